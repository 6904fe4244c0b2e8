"""Columns that letters make: stems of capitals that stand above one another where cells begin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.crossed import chosen
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.edge_odds import edge_odds
from zi_extract.tables.lattice_line import Lattice
from zi_extract.tables.part import Part, remeasured

BESIDE = 1.6
"""How far from a column's ruling its text begins at most, in character heights: cells are padded by
0.7 to 1.3. The narrowest columns, of weeks, are 1.2 wide, with rulings in nearly all rows."""

DRAWN_ROWS = 0.5
"""Share (0-1) of the rows with the ruling that a line beside it must part, too, to be one itself.
Stems of three lines in tight print reach a third of the rows, rulings of the worst fax all but a
few."""


def without_stem_columns(part: Part, ink: EdgeInk) -> Part:
    """The part without column lines close to a ruling that hardly any row has."""
    while (stems := _stems(part, ink.character_height)).any():
        columns = chosen(part.lattice.columns, ~stems)
        part = remeasured(part, Lattice(part.lattice.rows, columns), ink)
    return part


def _stems(part: Part, character_height: float) -> NDArray[np.bool_]:
    """Which column lines are letters; of two beside one another only the worse one."""
    places = np.array([line.position for line in part.lattice.columns])
    drawn = (edge_odds(part.evidence)[1] > 0).sum(axis=0).astype(float)
    drawn[[0, -1]] = np.inf
    stems = np.zeros(len(places), bool)
    for left in np.flatnonzero(np.diff(places) < BESIDE * character_height):
        pair = [left, left + 1]
        worse = pair[int(np.argmin(drawn[pair]))]
        most = min(float(drawn[pair].max()), float(len(part.lattice.rows) - 1))
        stems[worse] = drawn[worse] < DRAWN_ROWS * most
    return stems
