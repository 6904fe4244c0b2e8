"""Lines across the whole sheet that were taken for a border between rows or columns.

A fold, a line of the scanner or the edge of a second sheet is as straight as a ruling. What betrays
it is that it runs on beyond both sides of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment

Mask = NDArray[np.bool_]

NEXT, BEYOND = 1.0, 4.0
"""Where beside a table the line is looked for, in character heights from its side: rulings overrun
their frame by less than one, and what stands beside a table is seldom nearer than four."""

SLOPE = 2.5
"""How far above or below the border the line may lie there, in character heights: a fold is not
level where the print is."""

ROOM = 1.5
"""Character heights beside a table from which a line could be seen there."""

GOES_ON, UNBROKEN, THIN = 0.5, 0.97, 0.4
"""Share (0-1) of the way along which the line has ink, by itself and where print is around it, and
how far that may lie apart across it, in character heights: faint lines come broken out of a scan,
letters are higher, and lines of them have gaps."""


def find_through_lines(
    page: int, mask: Mask, fragments: Sequence[TableFragment], character_height: float
) -> tuple[Finding, ...]:
    """An error for the whole page where such a line runs between rows or columns of a table.

    ``mask`` is the ink of the straight page (``H x W``). Where it parts a row, its values have come
    apart; where it runs between two tables, they may have become one.
    """
    if not fragments:
        return ()
    turned = np.ascontiguousarray(mask.T)
    return tuple(
        Finding(
            "grid-doubtful",
            "error",
            f"A line across the whole sheet, such as a fold, runs between the "
            f"{'rows' if level else 'columns'} of table {part.index + 1}; "
            f"it may part {'a row' if level else 'a column'} in two.",
            page,
        )
        for part in fragments
        for level, is_crossed in (
            (True, _runs_through(mask, part.box, part.row_edges, character_height)),
            (False, _runs_through(turned, _turned(part.box), part.column_edges, character_height)),
        )
        if is_crossed
    )


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _runs_through(mask: Mask, box: Box, edges: Sequence[float], height: float) -> bool:
    """Whether a line goes on beside the table at one of its inner borders, on every side with room.

    Tables seldom reach the edge of the sheet on one side, never on both.
    """
    for edge in edges[1:-1]:
        sides = [side for side in _beside(mask, box, edge, height) if _has_room(side, height)]
        if sides and all(_goes_on(side, height) for side in sides):
            return True
    return False


def _has_room(beside: Mask, height: float) -> bool:
    return len(beside) > 0 and beside.shape[1] >= ROOM * height


def _beside(mask: Mask, box: Box, edge: float, height: float) -> Iterator[Mask]:
    """The places left and right of a table at the height of one of its borders."""
    top, bottom = round(edge - SLOPE * height), round(edge + SLOPE * height)
    for start, end in (
        (box.left - BEYOND * height, box.left - NEXT * height),
        (box.right + NEXT * height, box.right + BEYOND * height),
    ):
        yield mask[max(0, top) : bottom, max(0, round(start)) : max(0, round(end))]


def _goes_on(beside: Mask, height: float) -> bool:
    """Whether a thin line runs all the way through the place, alone or through print."""
    if float(beside.any(axis=0).mean()) < GOES_ON:
        return False
    low, high = np.percentile(np.nonzero(beside)[0], (5, 95))
    if high - low <= THIN * height:
        return True
    wide = max(1, round(THIN * height))
    strips = (beside[start : start + wide] for start in range(len(beside) - wide + 1))
    return any(float(strip.any(axis=0).mean()) >= UNBROKEN for strip in strips)
