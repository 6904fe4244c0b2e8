"""Lines to reading order: row by row, left to right, but never across two blocks side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from zi_extract.model.ocr import Line

SAME_ROW_OVERLAP = 0.5
"""Share of the lower line's height that two lines of one row have in common. Label, colon and text
share nearly all; below 0.4 the next row's ascenders would join."""

BLOCK_LINES = 3
"""Lines that make a block: a signature block has at least role, name and one more. With two, a
wrapped label beside its text would count."""

BLOCK_PITCH = 4.0
"""Line heights between neighbouring lines of one block, room for a signature apart. Labels of
clauses stand further apart; their text is several lines."""

WIDE_BLOCK_WORDS = 2
"""Words that most lines of a left block have; labels of clauses are single words."""

FIRST_WORDS = re.compile(r"^(?:ditetapkan|dikeluarkan|ditandatangani|diundangkan)\b", re.IGNORECASE)
"""A block that starts so is the decree's own closing and comes before an attestation beside it."""


def in_reading_order(lines: Sequence[Line], height: float) -> tuple[Line, ...]:
    """``lines`` as one reads them; ``height`` is the page's in pixels.

    Rows from top to bottom, each from left to right. Two blocks side by side (signatures) come one
    after the other: the one that says where the decree was issued first, else the left one.
    """
    rows = _rows(lines)
    ordered: list[Line] = []
    while rows:
        span = _side_by_side(rows, height)
        if span is None:
            ordered += [line for row in rows for line in row]
            break
        start, end, gutter = span
        ordered += [line for row in rows[:start] for line in row]
        ordered += _blocks([line for row in rows[start:end] for line in row], gutter)
        rows = rows[end:]
    return tuple(ordered)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: item.box.center_y):
        if rows and any(_same_row(line, other) for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda item: item.box.left) for row in rows]


def _same_row(one: Line, other: Line) -> bool:
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared >= SAME_ROW_OVERLAP * max(1.0, min(one.box.height, other.box.height))


def _side_by_side(rows: list[list[Line]], height: float) -> tuple[int, int, float] | None:
    """First and last (exclusive) row of two blocks side by side, and the x that parts them."""
    for start in range(len(rows)):
        for gutter in _gutters(rows[start:], height):
            end = start
            while end < len(rows) and not _crossed(rows[end], gutter):
                end += 1
            if end - start >= BLOCK_LINES and _are_blocks(rows[start:end], gutter):
                return start, end, gutter
    return None


def _gutters(rows: list[list[Line]], height: float) -> list[float]:
    """Where two blocks that begin in or soon below the first of ``rows`` could be parted."""
    if not rows:
        return []
    top = rows[0][0].box.top
    near = [line for row in rows for line in row if line.box.top < top + height / 4]
    edges = sorted({line.box.left for line in near})
    return [edge - 1 for edge in edges[1:]]


def _crossed(row: Sequence[Line], gutter: float) -> bool:
    return any(line.box.left < gutter < line.box.right for line in row)


def _are_blocks(rows: Sequence[Sequence[Line]], gutter: float) -> bool:
    left = [line for row in rows for line in row if line.box.right <= gutter]
    right = [line for row in rows for line in row if line.box.left >= gutter]
    if min(len(left), len(right)) < BLOCK_LINES:
        return False
    beside = min(left[-1].box.bottom, right[-1].box.bottom) - max(left[0].box.top, right[0].box.top)
    return beside > 0 and all(_is_block(block) for block in (left, right))


def _is_block(lines: Sequence[Line]) -> bool:
    """Lines of several words, one below the other: no column of labels, colons or numbers."""
    size = median(line.box.height for line in lines)
    pitches = [b.box.center_y - a.box.center_y for a, b in pairwise(lines)]
    wordy = sum(len(_spoken(line)) >= WIDE_BLOCK_WORDS for line in lines)
    return median(pitches) <= BLOCK_PITCH * size and 2 * wordy > len(lines)


def _spoken(line: Line) -> list[str]:
    """The line's words without colons and other marks that stand alone."""
    return [word for word in line.text.split() if any(map(str.isalnum, word))]


def _blocks(lines: Sequence[Line], gutter: float) -> list[Line]:
    left = [line for line in lines if line.box.right <= gutter]
    right = [line for line in lines if line.box.left >= gutter]
    if not any(FIRST_WORDS.match(line.text) for line in right):
        return left + right
    above = [line for line in left if line.box.bottom <= right[0].box.top]
    below = [line for line in left if line.box.bottom > right[0].box.top]
    return above + right + below
