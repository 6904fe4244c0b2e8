"""Printed rows that the engine took apart: pieces side by side at one height are one row again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.ocr.engine import Sighting

LEVEL = 0.7
"""Share of the taller one's height that two pieces of a row have in common. Rows set solid share a
fifth, a line and the tall box of a speck before it less than a half."""


def in_rows(found: Sequence[Sighting]) -> list[Sighting]:
    """The same words, those of one printed row under one line number, from left to right.

    Within a picture of one row the engine may see three lines, and tell them from the last to the
    first.
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
    return [replace(sighting, line=number) for number, row in enumerate(rows) for sighting in row]


def _is_beside(line: Sequence[Sighting], row: Sequence[Sighting]) -> bool:
    """Whether a line stands at the height of a row, wholly to its left or right or in a gap."""
    one, other = (Box.around(sighting.box for sighting in words) for words in (line, row))
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= LEVEL * max(one.height, other.height) and not any(
        a.box.left < b.box.right and b.box.left < a.box.right for a in line for b in row
    )
