"""Grey places of a time grid that are filled in part only, where the page marks with strokes.

A watermark or a stain darkens whatever lies below it. A fill is even to its edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.shading import bright_of

Grey = NDArray[np.uint8]

STROKES = 3
"""Marks made of strokes from which a page marks with them, unless its fills are more: ragged fills
of others are fills below a seal, or round marks that fill their places."""

LIGHTEST, RAGGED = 85, 0.6
"""Percentile of a place's brightness at which it is still filled, and the share (0-1) of its usual
darkness that it has there. Fills have 0.97 and more, places under letters of a watermark 0 to
0.35."""

GREY = 0.08, 0.7
"""Darkness (0-1) of a grey place. Dots of black and white have less or more in the middle; black is
looked for by itself."""

DARK = 25
"""Percentile of a place's brightness that must be grey: a quarter in black is a broad mark in a low
row. Letters of a watermark have no black."""

GRAIN, RIM = 0.25, 0.22
"""Side of the square in which the grain of paper averages out, and rim of a place that is left out,
in character heights."""

DOUBT = 0.6
"""Probability that a grey place of such a page is marked."""


def doubt_ragged(
    grey: Grey, fragments: Sequence[TableFragment], character_height: float
) -> tuple[TableFragment, ...]:
    """The fragments; where a page of stroke marks has a ragged fill, all its fills are unsure.

    ``grey`` is the straight page (``H x W``).
    """
    cells = [cell for part in fragments for cell in part.cells]
    fills = [cell for cell in cells if _is_marked(cell, "shade")]
    strokes = sum(_is_marked(cell, "mark") for cell in cells)
    if not fills or strokes < max(STROKES, len(fills)):
        return tuple(fragments)
    bright = bright_of(grey)
    if not any(_is_ragged(grey, bright, cell, character_height) for cell in fills):
        return tuple(fragments)
    return tuple(replace(part, cells=tuple(map(_doubted, part.cells))) for part in fragments)


def _doubted(cell: Cell) -> Cell:
    return cell.with_unsure_mark(DOUBT) if _is_marked(cell, "shade") else cell


def _is_marked(cell: Cell, kind: str) -> bool:
    return cell.tick is not None and (cell.tick.verdict, cell.tick.kind) == ("marked", kind)


def _is_ragged(grey: Grey, bright: float, cell: Cell, height: float) -> bool:
    box = cell.box.grown(-RIM * height)
    inside = grey[round(box.top) : round(box.bottom), round(box.left) : round(box.right)]
    if min(inside.shape) == 0:
        return False
    usual, darkest = 1 - np.percentile(inside, (50, DARK)) / bright
    if usual < GREY[0] or darkest > GREY[1]:
        return False
    side = max(1, round(GRAIN * height))
    lightest = float(np.percentile(cv2.blur(inside, (side, side)), LIGHTEST))
    return bool(1 - lightest / bright < RAGGED * usual)
