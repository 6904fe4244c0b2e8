"""What a run tells those who watch it."""

from __future__ import annotations

from zi_extract.batch.assembly import Notice
from zi_extract.batch.outcome import FileOutcome


class Listener:
    """Called by the supervisor between its own steps; must be quick and must not raise.

    This one says nothing; others say what they like about what they like.
    """

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
