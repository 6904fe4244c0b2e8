"""Printed rows that the engine took apart or told twice: one row again, and told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.ocr.engine import Sighting

LEVEL = 0.7
"""Share of the taller one's height that two pieces of a row have in common. Rows set solid share a
fifth, a line and the tall box of a speck before it less than a half."""

FEWEST, TWICE = 3, 0.5
"""Words of a row from which it may have been told twice (two words over each other are two
readings of unclear ink), and the share of them that lie over words of the fuller row."""


def in_rows(found: Sequence[Sighting]) -> list[Sighting]:
    """The same words, those of one printed row under one line number, from left to right.

    Within a picture of one row the engine may see three lines, and tell them from the last to the
    first; or one with holes in it, and the whole one over it.
    """
    lines: dict[int, list[Sighting]] = defaultdict(list)
    for sighting in found:
        lines[sighting.line].append(sighting)
    rows: list[list[Sighting]] = []
    for line in lines.values():
        row = next((row for row in rows if _is_beside(line, row)), None)
        if row is None:
            rows.append(line)
        else:
            row[:] = sorted(row + line, key=lambda sighting: sighting.box.left)
    rows = [row for row in rows if not any(_is_told_by(other, row) for other in rows)]
    return [replace(sighting, line=number) for number, row in enumerate(rows) for sighting in row]


def _is_told_by(fuller: Sequence[Sighting], row: Sequence[Sighting]) -> bool:
    """Whether the words of a row lie over those of another one that says more."""
    if len(row) < FEWEST or _letters(fuller) <= _letters(row) or not _is_level(fuller, row):
        return False
    over = sum(any(a.box.intersection(b.box) > 0 for b in fuller) for a in row)
    return over >= TWICE * len(row)


def _letters(row: Sequence[Sighting]) -> int:
    return sum(len(sighting.text) for sighting in row)


def _is_level(one: Sequence[Sighting], other: Sequence[Sighting]) -> bool:
    """Whether two lines stand at one height."""
    a, b = (Box.around(sighting.box for sighting in words) for words in (one, other))
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared >= LEVEL * max(a.height, b.height)


def _is_beside(line: Sequence[Sighting], row: Sequence[Sighting]) -> bool:
    """Whether a line stands at the height of a row, wholly to its left or right or in a gap."""
    return _is_level(line, row) and not any(
        a.box.left < b.box.right and b.box.left < a.box.right for a in line for b in row
    )
