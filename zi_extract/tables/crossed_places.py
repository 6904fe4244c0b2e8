"""Places of a time grid that strokes run through: a mark may have been taken away with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.crossing import INSET, LEAST

Mask = NDArray[np.bool_]

MAYBE_EMPTY = 0.6
"""Probability (0-1) that a place is empty from which strokes were taken: that of an odd mark in
`ticks`. Not counted: five scans of 144 documents had such places, the marks of three were lost."""


def doubt_crossed(
    strokes: Mask, fragments: Sequence[TableFragment], character_height: float
) -> tuple[TableFragment, ...]:
    """The fragments, unsure whether a place is empty where strokes ran: a mark may have gone along.

    ``strokes`` is the ink (``H x W``) that was taken away before the marks were read.
    """
    if not strokes.any():
        return tuple(fragments)
    return tuple(
        replace(part, cells=tuple(_unsure(strokes, cell, character_height) for cell in part.cells))
        for part in fragments
    )


def _unsure(strokes: Mask, cell: Cell, height: float) -> Cell:
    if cell.tick is None or cell.tick.verdict != "empty":
        return cell
    inside = cell.box.grown(-INSET * height)
    taken = strokes[int(inside.top) : int(inside.bottom), int(inside.left) : int(inside.right)]
    if np.count_nonzero(taken) < LEAST * height * height:
        return cell
    return cell.with_unsure_mark(MAYBE_EMPTY)
