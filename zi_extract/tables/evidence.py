"""Ink support of every edge between two neighbouring places of a lattice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PRESENT = 0.7
"""Support (0-1) from which an edge tells how well a table's rulings are printed."""

REMAINS = 0.2
"""Support (0-1) from which an upright edge may be the remains of a ruling."""

ABSENT, WHOLE, GNAWED = 0.1, 0.9, 0.055
"""Support (0-1) up to which an edge is absent and from which it is whole, and the share of edges in
between from which a table is gnawed. Of 189 tables those of faxes have 0.07 to 0.25, those of
stamped, bent, copied and clean pages 0.04 at most."""


@dataclass(frozen=True, slots=True)
class Support:
    """Share (0-1) of each edge that has ink.

    ``level[i, j]``: on row line ``i`` between column lines ``j`` and ``j + 1``;
    ``upright[i, j]``: on column line ``j`` between row lines ``i`` and ``i + 1``.
    """

    level: Floats
    upright: Floats

    def edges(self) -> Floats:
        """The support of all edges in one row."""
        return np.concatenate([self.level.ravel(), self.upright.ravel()])

    def is_gnawed(self) -> bool:
        """Whether a fax has eaten into the edges: many are neither whole nor absent."""
        support = self.edges()
        inked = support[support > ABSENT]
        return len(inked) > 0 and float((inked < WHOLE).mean()) >= GNAWED


@dataclass(frozen=True, slots=True)
class Evidence(Support):
    """The support of each edge, and all else that tells whether it is there.

    ``heights`` of the rows and ``widths`` of the columns are in character heights.
    ``blank[i, j]``: whether no print lies near that upright edge; ``free[i, j]``: whether none lies
    across it, though words may stand on one side; ``traces[i, j]``: share (0-1) of it that has ink
    in runs of any length, 0 where that ink floats between the rulings above and below, or is a
    number that stands across the edge by itself. ``dashes[i, j]``: the same of a level edge near
    which no print lies, and 0 of any other.
    """

    heights: Floats
    widths: Floats
    blank: Flags
    free: Flags
    traces: Floats
    dashes: Floats

    def usual(self) -> float:
        """The support that nearly all rulings of this table have."""
        support = self.edges()
        drawn = support[support >= PRESENT]
        return float(np.percentile(drawn, 10)) if len(drawn) else 1.0
