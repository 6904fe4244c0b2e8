"""How much darker each cell is than the bare paper beside it.

Lamps throw light aslant and book backs throw shadows, so no two places of a page need be equally
bright. Paper is followed from the columns of text, which nobody fills, into the time grid from cell
to cell: a shadow grows by little from one to the next, a fill has an edge.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment
from zi_extract.tables.time_grid import TimeGrid

NEIGHBOURS = 5
"""Bare cells nearest to a cell whose paper is compared with it: those around it. Fewer follow a
stain or a seal, many more reach to where the light is another. Those that touch it weigh most: next
to the margin the others lie a column of text away, where the page may be brighter by 0.08."""

FEWEST = 2
"""Bare cells from which paper can be followed: of one nobody knows whether it is bare. A table of
one row has four or five."""

FILL_EDGE = 0.06
"""Share (0-1) by which a cell is darker than the paper beside it from which it is not followed as
paper. The shadow of a book's back falls by 0.05 over a week's column, the palest fills stand at
0.07 and more."""

CENTRES = 0.1
"""Weight of the distance of two cells' centres beside that of their borders: of cells that touch
alike the nearer middle tells more."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def darker_than_paper(
    fragment: TableFragment, grounds: Sequence[float], grids: Sequence[TimeGrid]
) -> list[float]:
    """The share (0-1) by which each cell is darker than the bare cells nearest to it.

    ``grounds`` are the median grey levels (0-255) of the cells, ``grids`` the table's time grids.
    Headers and bands are filled more often than not, so they are compared but never paper.
    """
    cells = fragment.cells
    bright = np.maximum(np.array(grounds, dtype=np.float64), 1.0)
    head = max((grid.header for grid in grids), default=0)
    wide = np.array([cell.col_span == fragment.n_cols > 1 for cell in cells])
    paper = ~wide & np.array([cell.row >= head for cell in cells])
    places = paper & np.array([any(grid.holds(cell) for grid in grids) for cell in cells])
    apart = _apart([cell.box for cell in cells])
    bare = paper & ~places
    if bare.sum() < FEWEST:
        return [float(dark) for dark in 1.0 - bright / bright.max()]
    bare &= _darker(bright, apart, bare) < FILL_EDGE
    bare = _followed(bright, apart, bare, places)
    return [float(dark) for dark in np.maximum(_darker(bright, apart, bare), 0.0)]


def _apart(boxes: Sequence[Box]) -> Floats:
    """How far cells lie from one another; no cell is its own neighbour."""
    sides = np.array([(box.left, box.right, box.top, box.bottom) for box in boxes])
    gaps, middles = [], []
    for first, last in (sides[:, :2].T, sides[:, 2:].T):
        gap = np.maximum(first[:, None], first) - np.minimum(last[:, None], last)
        gaps.append(np.maximum(gap, 0.0))
        middles.append(first[:, None] + last[:, None] - first - last)
    apart = np.hypot(*gaps) + CENTRES / 2 * np.hypot(*middles)
    np.fill_diagonal(apart, np.inf)
    return np.asarray(apart)


def _darker(bright: Floats, apart: Floats, bare: Flags) -> Floats:
    """How much darker each cell is than the usual of the bare ones nearest to it."""
    known = np.flatnonzero(bare)
    return np.asarray(1.0 - bright / _paper(bright[known], apart[:, known]))


def _paper(bright: Floats, apart: Floats) -> Floats:
    """The usual of the bare cells' grey levels for each row of ``apart``: how far off they lie.

    Half of the weight is brighter, half darker; a cell weighs as much as it is near.
    """
    near = _nearest(apart)
    levels = bright[near]
    weights = 1.0 / np.maximum(np.take_along_axis(apart, near, axis=-1), 1.0)
    order = np.argsort(levels, axis=-1)
    levels = np.take_along_axis(levels, order, axis=-1)
    heaped = np.cumsum(np.take_along_axis(weights, order, axis=-1), axis=-1)
    middle = np.argmax(heaped >= heaped[..., -1:] / 2, axis=-1)
    return np.asarray(np.take_along_axis(levels, middle[..., None], axis=-1)[..., 0])


def _paper_beside(bright: Floats, apart: Floats) -> float:
    """The same for one cell, faster."""
    near = _nearest(apart)
    near = near[np.argsort(bright[near])]
    heaped = np.cumsum(1.0 / np.maximum(apart[near], 1.0))
    return float(bright[near[np.searchsorted(heaped, heaped[-1] / 2)]])


def _followed(bright: Floats, apart: Floats, bare: Flags, places: Flags) -> Flags:
    """The bare cells with the places of time grids that are paper like those before them.

    What was no paper by those known then is looked at again once more are known.
    """
    known = -1
    while bare.sum() > known:
        known = bare.sum()
        bare = _followed_once(bright, apart, bare, places & ~bare)
    return bare


def _followed_once(bright: Floats, apart: Floats, bare: Flags, left: Flags) -> Flags:
    bare, left = bare.copy(), left.copy()
    reach = np.where(bare, apart, np.inf).min(axis=1)
    while left.any():
        here = int(np.argmin(np.where(left, reach, np.inf)))
        left[here] = False
        known = np.flatnonzero(bare)
        if bright[here] > (1.0 - FILL_EDGE) * _paper_beside(bright[known], apart[here, known]):
            bare[here] = True
            reach = np.minimum(reach, apart[:, here])
    return bare


def _nearest(apart: Floats) -> NDArray[np.int_]:
    """Which of the last axis are the NEIGHBOURS nearest; all where there are no more."""
    if apart.shape[-1] <= NEIGHBOURS:
        return np.broadcast_to(np.arange(apart.shape[-1]), apart.shape)
    return np.asarray(np.argpartition(apart, NEIGHBOURS, axis=-1)[..., :NEIGHBOURS])
