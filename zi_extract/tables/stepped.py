"""Columns of a time grid stand at even steps; dots hide the rulings of some.

Months and weeks are equally wide. A place in their run that is twice as wide holds the line of a
column whose ink decides whether it is there; a line without any is dropped with the others. Within
the run it stays: cells of all rows are merged over it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.time_grid import SURE_WIDTH

STEP, STEPS = 0.06, 5
"""How far, as share (0-1) of the step, a column's width may differ from the usual one, and how many
columns must have it, for them to be in step with a time grid. Letters fall anywhere."""

MOST_LOST = 3
"""Columns in a row that may be lost; a wider place is a column of texts."""


def in_step(lines: tuple[LatticeLine, ...]) -> NDArray[np.bool_]:
    """Which lines stand as far from both neighbours as most columns of a time grid do.

    One whole edge is enough for such a line: a label's ruling under merged marks.
    """
    gaps = np.diff([line.position for line in lines])
    found = np.zeros(len(lines), bool)
    for i in range(1, len(lines) - 1):
        alike = np.abs(gaps / gaps[i] - 1) <= STEP
        found[i] = alike[i - 1] and alike.sum() >= STEPS
    return found


def with_steps(
    lattice: Lattice, character_height: float
) -> tuple[Lattice, tuple[LatticeLine, ...]]:
    """The lattice with lines at the steps that its time grid leaves out; those within its run."""
    widths = np.diff([line.position for line in lattice.columns])
    step = usual_step(widths)
    if not step or step > SURE_WIDTH * character_height:
        return lattice, ()
    counts = [0, *(_steps(float(width), step) for width in widths), 0]
    columns, within = [lattice.columns[0]], []
    for before, count, after, (left, right) in zip(
        counts, counts[1:], counts[2:], pairwise(lattice.columns), strict=False
    ):
        if 1 in (before, count, after):
            columns.extend(_between(left, right, count, lattice))
            if before == after == 1 and count > 1:
                within += columns[-(count - 1) :]
        columns.append(right)
    return Lattice(lattice.rows, tuple(columns)), tuple(within)


def usual_step(widths: NDArray[np.float64]) -> float:
    """The width that several columns have; 0 where there is none."""
    alike = (np.abs(widths[:, None] / widths[None, :] - 1) <= STEP).sum(axis=0)
    if not len(widths) or alike.max() < STEPS:
        return 0.0
    usual = widths[int(alike.argmax())]
    return float(np.median(widths[np.abs(widths / usual - 1) <= STEP]))


def _steps(width: float, step: float) -> int:
    """How many steps wide a place is; 0 where it is none, or too many."""
    count = round(width / step)
    return count if 0 < count <= MOST_LOST + 1 and abs(width - count * step) <= STEP * step else 0


def _between(
    left: LatticeLine, right: LatticeLine, steps: int, lattice: Lattice
) -> Iterator[LatticeLine]:
    along = np.array([line.position for line in lattice.rows])
    for share in np.arange(1, steps) / max(steps, 1):
        across = left.at(along) * (1 - share) + right.at(along) * share
        yield LatticeLine(along, across, float(along[0]), float(along[-1]), left.thickness)
