"""What a run tells those who watch it."""

from __future__ import annotations

from typing import Protocol

from zi_extract.batch.outcome import FileOutcome


class Listener(Protocol):
    """Called by the supervisor between its own steps; must be quick and must not raise."""

    def started(self, files: int) -> None:
        """The run begins; so many input files were found."""

    def pages_found(self, pages: int, cached: int) -> None:
        """A file was opened and has so many pages, of which so many were read before."""

    def page_done(self, file: str, page: int) -> None:
        """A page is read or given up."""

    def trouble(self, file: str, page: int, reason: str) -> None:
        """A worker crashed or hung on this page (0: on the file itself)."""

    def file_done(self, outcome: FileOutcome) -> None:
        """A file is finished, whatever became of it."""


class Silent:
    """Listens and says nothing."""

    def started(self, files: int) -> None:
        """Nothing to say."""

    def pages_found(self, pages: int, cached: int) -> None:
        """Nothing to say."""

    def page_done(self, file: str, page: int) -> None:
        """Nothing to say."""

    def trouble(self, file: str, page: int, reason: str) -> None:
        """Nothing to say."""

    def file_done(self, outcome: FileOutcome) -> None:
        """Nothing to say."""
