"""What a run tells those who watch it."""

from __future__ import annotations

from typing import Protocol

from zi_extract.batch.assembly import Notice
from zi_extract.batch.outcome import FileOutcome


class Listener(Protocol):
    """Called by the supervisor between its own steps; must be quick and must not raise."""

    def started(self, files: int) -> None:
        """The run begins; so many input files were found."""

    def pages_found(self, file: str, pages: int, cached: int) -> None:
        """A file was opened and has so many pages, of which so many were read before."""

    def page_done(self, file: str, page: int) -> None:
        """A page is read or given up."""

    def trouble(self, file: str, page: int, reason: str) -> None:
        """A worker crashed or hung on this page (0: on the file itself)."""

    def found(self, file: str, notice: Notice) -> None:
        """A finding about the file or one of its decrees."""

    def file_done(self, outcome: FileOutcome) -> None:
        """A file is finished, whatever became of it."""


class Silent:
    """Listens and says nothing."""

    def started(self, files: int) -> None:
        """Nothing to say."""

    def pages_found(self, file: str, pages: int, cached: int) -> None:
        """Nothing to say."""

    def page_done(self, file: str, page: int) -> None:
        """Nothing to say."""

    def trouble(self, file: str, page: int, reason: str) -> None:
        """Nothing to say."""

    def found(self, file: str, notice: Notice) -> None:
        """Nothing to say."""

    def file_done(self, outcome: FileOutcome) -> None:
        """Nothing to say."""


class Both:
    """Passes on to two listeners; more are made by nesting."""

    def __init__(self, one: Listener, other: Listener) -> None:
        self._all = (one, other)

    def started(self, files: int) -> None:
        """Passes it on."""
        for listener in self._all:
            listener.started(files)

    def pages_found(self, file: str, pages: int, cached: int) -> None:
        """Passes it on."""
        for listener in self._all:
            listener.pages_found(file, pages, cached)

    def page_done(self, file: str, page: int) -> None:
        """Passes it on."""
        for listener in self._all:
            listener.page_done(file, page)

    def trouble(self, file: str, page: int, reason: str) -> None:
        """Passes it on."""
        for listener in self._all:
            listener.trouble(file, page, reason)

    def found(self, file: str, notice: Notice) -> None:
        """Passes it on."""
        for listener in self._all:
            listener.found(file, notice)

    def file_done(self, outcome: FileOutcome) -> None:
        """Passes it on."""
        for listener in self._all:
            listener.file_done(outcome)
