"""Which pages of a file are asked for: ``1-3,7`` or ``12-``; nothing means all."""

from __future__ import annotations

import re
from dataclasses import dataclass

RANGE = re.compile(r"(\d{1,6})(?:(-)(\d{1,6})?)?")

LAST = 999_999
"""End of a range without one; more pages than any file may have."""


@dataclass(frozen=True, slots=True)
class PageSelection:
    """Ranges of pages, both ends included, counted from 1. No range at all stands for all pages."""

    ranges: tuple[tuple[int, int], ...] = ()

    def holds(self, page: int) -> bool:
        """Whether this page is asked for."""
        return not self.ranges or any(first <= page <= last for first, last in self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __str__(self) -> str:
        return ",".join(
            str(first) if first == last else f"{first}-{'' if last == LAST else last}"
            for first, last in self.ranges
        )


ALL = PageSelection()


def parse_pages(text: str) -> PageSelection:
    """The selection that a person wrote. Raises ValueError in plain words."""
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    return PageSelection(tuple(sorted({_range(part) for part in parts})))


def _range(part: str) -> tuple[int, int]:
    match = RANGE.fullmatch(part)
    if match is not None:
        first = int(match[1])
        last = int(match[3]) if match[3] else LAST if match[2] else first
        if 1 <= first <= last:
            return first, last
    raise ValueError(f"{part!r} is no page and no range of pages such as 1-3")
