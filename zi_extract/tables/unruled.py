"""The ink of a table without its rulings."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell
from zi_extract.pixels.bitmap import Bitmap

Mask = NDArray[np.bool_]
Bits = NDArray[np.uint8]
Corners = tuple[tuple[int, int], tuple[int, int]]
"""(top, left), (bottom, right) of a cell in the window of its table, in pixels."""

STRAIGHT = 2.0
"""Shortest straight run of a ruling, in character heights: bars of letters are shorter, strokes
that cross a ruling leave it sooner."""

WANDER = 0.6
"""How far from the borders of its cells a ruling may lie, in character heights. What is straight
further inside a cell is no ruling of it."""

DOUBLE = 1.0
"""The same from the frame of the table: the second rule of a double one lies 0.4 to 0.8 inside."""

RIM = 0.07
"""Soft rim of a ruling, in character heights; at least a pixel. With it, and a pixel more, a ruling
that is taken away leaves the gap over which a stroke goes on; wider ones would join the texts of
two cells that stand close to their ruling."""


def corners_in_window(cell: Cell, origin: tuple[int, int]) -> Corners:
    """Where a cell lies in a window of the page that begins at ``origin`` (top, left)."""
    top, left = origin
    return (
        (max(0, round(cell.box.top) - top), max(0, round(cell.box.left) - left)),
        (max(0, round(cell.box.bottom) - top), max(0, round(cell.box.right) - left)),
    )


def without_rulings(mask: Mask, corners: Sequence[Corners], height: float, thick: float) -> Mask:
    """The ink without rulings at the borders of cells; strokes across them stay whole.

    ``height`` is the character height, ``thick`` the usual thickness of rulings, both in pixels.
    """
    length, rim = (max(1, round(share * height)) for share in (STRAIGHT, RIM))
    gap, ink = round(thick) + 2 * rim + 1, Bitmap.of(mask)
    level, upright = (Bitmap.of(lines) for lines in _places(mask.shape, corners, height))
    level &= ink.opened(columns=length).dilated(rows=2 * rim + 1)
    upright &= ink.opened(rows=length).dilated(columns=2 * rim + 1)
    ruled = level | upright
    rest = ink & ~ruled
    return (rest | rest.closed(gap, gap) & ruled).unpacked().view(np.bool_)


def _places(shape: tuple[int, ...], corners: Sequence[Corners], height: float) -> tuple[Bits, Bits]:
    """Where level and upright rulings may lie: along cells, and wider along the table's frame."""
    level, upright = np.zeros(shape, np.uint8), np.zeros(shape, np.uint8)
    starts, ends = zip(*corners, strict=True)
    frame = (
        (min(top for top, _ in starts), min(left for _, left in starts)),
        (max(bottom for bottom, _ in ends), max(right for _, right in ends)),
    )
    wander = ((each, WANDER) for each in corners)
    for ((top, left), (bottom, right)), share in (*wander, (frame, 2 * DOUBLE)):
        wide = max(1, round(share * height))
        for y in (top, bottom):
            cv2.line(level, (left, y), (right, y), 1, wide)
        for x in (left, right):
            cv2.line(upright, (x, top), (x, bottom), 1, wide)
    return level, upright


def borders(shape: tuple[int, ...], corners: Sequence[Corners]) -> Mask:
    """The border of every cell, a pixel wide: ink gets from cell to cell through them only."""
    lines = np.zeros(shape, np.uint8)
    for (top, left), (bottom, right) in corners:
        cv2.rectangle(lines, (left, top), (right, bottom), 1)
    return lines.view(np.bool_)
