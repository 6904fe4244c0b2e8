"""Letters of two lines that touch: parted again, so that each line is read for itself.

Where lines are set solid, the foot of a letter runs into the head of one below it, and the engine
gives both to one line: the other loses its letter, and the words around it.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.runs import runs_of

TALLEST_LETTER = 2.3
"""Character heights of the tallest piece of ink in one line (``(Jg)`` has 2.2); letters of two
lines that touch have 2.5 and more."""

AROUND = 4.0
"""Character heights to both sides of a join in which its lines are looked for. With less a single
tall letter tells where a line is; with more slanting lines run together."""

BODY = 0.5
"""Share of the mean ink of rows from which a row crosses letters without their feet and heads: such
rows have 1.2 and more, rows between two lines 0.1 to 0.4."""

CUT = 0.12
"""Character heights of a cut: narrower ones close again when the picture is enlarged."""

JOINED = 190
"""Grey level (0-255) up to which ink joins two lines for the engine, which sees the soft rims of
strokes as ink, too."""

LEAST_BODY, LEAST_GAP = 0.6, 0.15
"""Character heights of such rows in one line, and of what parts two lines."""


def parted(piece: Pixels, height: float) -> Pixels:
    """``piece`` with joins of two lines cut through, half way between them.

    It is black on white, with a character height of ``height`` pixels, and comes back as it is
    where nothing reaches over two lines. Only what joins them loses ink.
    """
    if piece.shape[0] <= TALLEST_LETTER * height:
        return piece
    ink = (piece < JOINED).view(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    joins = find_joins(labels, stats, height)
    return piece if joins is None else np.where(joins, np.uint8(255), piece)


def find_joins(
    labels: NDArray[np.integer], stats: NDArray[np.int32], height: float, highest: float = np.inf
) -> NDArray[np.bool_] | None:
    """Where pieces of ink are to be cut for each line to be its own; or None.

    ``labels`` and ``stats`` are the pieces as OpenCV tells them. What is higher than ``highest``
    character heights is left whole: a stamp, or a logo.
    """
    tall = (stats[:, 3] > TALLEST_LETTER * height) & (stats[:, 3] <= highest * height)
    gaps = (
        (k, row) for k in np.flatnonzero(tall[1:]) + 1 for row in _gaps(labels, stats[k], height)
    )
    cut, thick = np.zeros(labels.shape, dtype=np.bool_), ceil(CUT * height)
    for piece, row in gaps:
        rows = slice(row - thick // 2, row - thick // 2 + thick)
        cut[rows] |= labels[rows] == piece
    return cut if cut.any() else None


def _gaps(labels: NDArray[np.integer], stats: NDArray[np.int32], height: float) -> list[int]:
    """The rows half way between the lines over which a piece of ink reaches."""
    left, top, width, high = (int(stats[k]) for k in range(4))
    around = round(AROUND * height)
    near = labels[top : top + high, max(0, left - around) : left + width + around]
    rows = (near > 0).sum(axis=1)
    found = runs_of(rows >= BODY * rows.mean())
    bodies = [run for run in found if run[1] - run[0] >= LEAST_BODY * height]
    return [
        top + (first[1] + then[0]) // 2
        for first, then in pairwise(bodies)
        if then[0] - first[1] >= LEAST_GAP * height
    ]
