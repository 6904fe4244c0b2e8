"""Letters of two lines that touch: parted again, so that each line is read for itself.

Where lines are set solid, the foot of a letter runs into the head of one below it, and the engine
gives both to one line: the other loses its letter, and the words around it.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.cleaning import RULING_LEVEL

TALLEST_LETTER = 2.3
"""Character heights of the tallest piece of ink in one line (``(Jg)`` has 2.2); letters of two
lines that touch have 2.5 and more."""

AROUND = 4.0
"""Character heights to both sides of a join in which its lines are looked for. With less a single
tall letter tells where a line is; with more slanting lines run together."""

BODY = 0.5
"""Share of the mean ink of rows from which a row crosses letters without their feet and heads: such
rows have 1.2 and more, rows between two lines 0.1 to 0.4."""

LEAST_BODY, LEAST_GAP = 0.6, 0.15
"""Character heights of such rows in one line, and of what parts two lines."""


def parted(piece: Pixels, height: float) -> Pixels:
    """``piece`` with joins of two lines cut through, half way between them.

    It is black on white, with a character height of ``height`` pixels, and comes back as it is
    where nothing reaches over two lines. Only what joins them loses a pixel's row.
    """
    tallest = TALLEST_LETTER * height
    if piece.shape[0] <= tallest:
        return piece
    ink = (piece < RULING_LEVEL).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    joins = [k for k in range(1, len(stats)) if stats[k, 3] > tallest]
    if not joins:
        return piece
    cut = piece.copy()
    for join in joins:
        for row in _gaps(ink, stats[join], height):
            cut[row][labels[row] == join] = 255
    return cut


def _gaps(ink: Pixels, stats: NDArray[np.int32], height: float) -> list[int]:
    """The rows half way between the lines over which a piece of ink reaches."""
    left, top, width, high = (int(stats[k]) for k in range(4))
    around = round(AROUND * height)
    near = ink[top : top + high, max(0, left - around) : left + width + around]
    rows = near.sum(axis=1)
    bodies = _runs(rows >= BODY * rows.mean(), LEAST_BODY * height)
    return [
        top + (first[1] + then[0]) // 2
        for first, then in pairwise(bodies)
        if then[0] - first[1] >= LEAST_GAP * height
    ]


def _runs(there: NDArray[np.bool_], least: float) -> list[tuple[int, int]]:
    """Start and end of each run in ``there`` that is long enough."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], there, [False])).astype(np.int8)))
    return [
        (int(start), int(end))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start >= least
    ]
