"""Paper beside a cell tells how bright it is there: light that columns and rows do not explain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zi_extract.model.table import Cell
from zi_extract.tables.shading import UNSURE_SHADE

NEIGHBOURS = 5
"""Bare cells nearest to a cell whose paper is compared with it: those around it. Fewer follow a
stain or a seal, many more reach to where the light is another."""

STEPS = 4
"""How often what is bare is looked at anew: paper is followed into a shadow by as many columns. It
has no edge that stops it, a fill has."""


def without_uneven_light(cells: Sequence[Cell], shades: Sequence[float]) -> list[float]:
    """How much darker (0-1) each cell is than the bare cells around it.

    ``shades`` are how much darker (below 0: brighter) than paper would be where the light of a page
    is that of its columns times that of its rows. Lamps throw it aslant: towards a corner all cells
    are too bright or too dark alike.
    """
    dark = np.array(shades, dtype=np.float64)
    centres = np.array([(cell.box.center_x, cell.box.center_y) for cell in cells])
    apart = np.hypot(*(centres[:, None, axis] - centres[None, :, axis] for axis in (0, 1)))
    np.fill_diagonal(apart, np.inf)
    beside = dark
    for _ in range(STEPS):
        bare = np.flatnonzero(beside < UNSURE_SHADE)
        if len(bare) <= NEIGHBOURS:
            break
        nearest = np.argpartition(apart[:, bare], NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        beside = dark - np.median(dark[bare][nearest], axis=1)
    return [float(shade) for shade in np.maximum(beside, 0.0)]
