"""Strokes of the pen taken off the page before it is read: signatures are as dark as print."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import Mask
from zi_extract.imaging.strokes import pen_strokes
from zi_extract.model.geometry import Box
from zi_extract.pixels.pieces import Pieces

LEAST_BREADTH = 2.2
"""Least width and height of a signature's stroke in character heights. Written figures and initials
have up to 2 and must be read; letters of a heading that touch are wide but not as high."""

LEAST_EXTENT = 3.2
"""Least length of the longer side in character heights."""

BAND_RIM = 0.2
"""Rim of a printed row in character heights that is kept where a stroke crosses the row."""

ROW_REACH = 10.0
"""Character heights beside a row's letters in which it may go on: letters that hang together with
a stroke are in no row by themselves."""


def find_pen(pieces: Pieces, height: float) -> Mask:
    """The strokes of signatures among pieces of ink, with the print that they touch.

    Long thin curved connected strokes much larger than letters. The ink must be without tables.
    """
    labels, stats = pieces.labels, pieces.stats
    pen = np.zeros(labels.shape, dtype=np.bool_)
    for index in np.flatnonzero(_large(stats[:, 2], stats[:, 3], height)):
        if index == 0:
            continue
        x, y, w, h = (int(value) for value in stats[index, :4])
        own = labels[y : y + h, x : x + w] == index
        if pen_strokes(np.ascontiguousarray(own), height) is not None:
            pen[y : y + h, x : x + w] |= own
    return pen


def _large(width: NDArray[np.int32], tall: NDArray[np.int32], height: float) -> Mask:
    breadth, extent = np.minimum(width, tall), np.maximum(width, tall)
    large = (breadth >= LEAST_BREADTH * height) & (extent >= LEAST_EXTENT * height)
    return np.asarray(large, dtype=np.bool_)


def outside_rows(pen: Mask, rows: Sequence[Box], height: float) -> Mask:
    """Strokes of the pen without what lies in the printed ``rows`` that they cross."""
    pen = pen.copy()
    for row in rows:
        top, bottom = row.top - BAND_RIM * height, row.bottom + BAND_RIM * height
        left, right = row.left - ROW_REACH * height, row.right + ROW_REACH * height
        pen[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1] = False
    return pen
