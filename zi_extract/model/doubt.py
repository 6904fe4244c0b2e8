"""Which values a person should look at: low confidence, or a finding at the same place."""

from __future__ import annotations

from collections.abc import Iterable

from zi_extract.model.evidence import Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.working_point import WorkingPoints, below_at

COVERED_SHARE = 0.5
"""Share (0-1) of a value's box that a finding's box must cover to be about that value. Lower flags
the neighbours of a doubtful cell; higher misses values whose box is a little larger."""


class Doubt:
    """The findings that ask for a person, looked up by value, and each kind's working point."""

    def __init__(self, findings: Iterable[Finding], points: WorkingPoints | None = None) -> None:
        self._points = points or {}
        asking = [finding for finding in findings if finding.severity != "info"]
        self._pointers = {finding.pointer for finding in asking if finding.pointer}
        self._boxes: dict[int, list[Box]] = {}
        self._inks: dict[int, list[Box]] = {}
        for finding in asking:
            if finding.box is not None:
                boxes = self._inks if finding.pointer else self._boxes
                boxes.setdefault(finding.page, []).append(finding.box)

    def about(
        self, pointer: str, confidence: float, provenance: tuple[Provenance, ...] = ()
    ) -> bool:
        """True when the value at ``pointer`` with this ink needs review."""
        if confidence < below_at(pointer, self._points):
            return True
        return self.names(pointer) or any(self.covers(ink.page, ink.box) for ink in provenance)

    def names(self, pointer: str) -> bool:
        """A finding names the value or anything that encloses it."""
        if not self._pointers:
            return False
        parts = pointer.split("/")
        return any("/".join(parts[:end]) in self._pointers for end in range(2, len(parts) + 1))

    def covers(self, page: int, box: Box) -> bool:
        """A finding without a value covers this ink."""
        return any(_covers(other, box) for other in self._boxes.get(page, ()))

    def disputes(self, page: int, box: Box) -> bool:
        """A finding about some value covers this ink, which other values may be made of, too."""
        return any(_covers(other, box) for other in self._inks.get(page, ()))


def _covers(finding: Box, ink: Box) -> bool:
    if not ink.area:
        return finding.contains(ink.center_x, ink.center_y)
    return finding.intersection(ink) >= COVERED_SHARE * ink.area
