"""When a run ends before its inputs do: somebody asks for it, or too much has failed."""

from __future__ import annotations

import time

from zi_extract.batch.outcome import FileOutcome

GRACE_SECONDS = 10.0
"""Wall seconds that pages under way get once a run is to stop. A page takes 2-6 s; less loses
work that is nearly done, more tries the patience of whoever pressed ctrl-c."""

BAD = frozenset({"failed", "partial"})
"""Statuses that count as failures."""


class Brake:
    """``reason`` is empty while the run may go on.

    ``max_rate`` is the share (0-1) of the ``files`` inputs that may fail: the run stops as soon
    as it is certain that more will have failed, so the order of files does not matter.
    """

    def __init__(self, files: int, *, fail_fast: bool = False, max_rate: float = 1.0) -> None:
        self.reason = ""
        self._files = files
        self._bearable = 0 if fail_fast else int(max_rate * files)
        self._bad = 0
        self._until = 0.0

    def pull(self, reason: str) -> None:
        """Asks the run to stop; the first reason stays."""
        if not self.reason:
            self.reason = reason
            self._until = time.monotonic() + GRACE_SECONDS

    def count(self, outcome: FileOutcome) -> None:
        """Takes note of a file that is finished."""
        self._bad += outcome.status in BAD
        if self._bad > self._bearable:
            self.pull(f"{self._bad} of {self._files} files failed")

    @property
    def is_out_of_patience(self) -> bool:
        """Whether what is still under way is to be given up."""
        return bool(self.reason) and time.monotonic() >= self._until
