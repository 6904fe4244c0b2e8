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


EVEN = 0.15
"""By what share (0-1) two gaps may differ that are one column wide: of rulings of weeks, 21 pixels
apart, none lay more than half a pixel off."""


def without_stem_columns(part: Part, ink: EdgeInk) -> Part:
    """The part without column lines close to a ruling that hardly any row has."""
    while (stems := _stems(part, ink.character_height)).any():
        columns = chosen(part.lattice.columns, ~stems)
        part = remeasured(part, Lattice(part.lattice.rows, columns), ink)
    return part


def _stems(part: Part, character_height: float) -> NDArray[np.bool_]:
    """Which column lines are letters; of two beside one another only the worse one.

    The last of a row of even columns, such as a calendar's, is none: on a page of few rows it ends
    below the headings, as all of them do, beside a ruling that does not.
    """
    places = np.array([line.position for line in part.lattice.columns])
    upright = edge_odds(part.evidence)[1] > 0
    drawn = upright.sum(axis=0).astype(float)
    drawn[[0, -1]] = np.inf
    stems = np.zeros(len(places), bool)
    for left in np.flatnonzero(np.diff(places) < BESIDE * character_height).tolist():
        worse, ruling = sorted((left, left + 1), key=drawn.__getitem__)
        most = min(float(drawn[ruling]), float(len(part.lattice.rows) - 1))
        few = drawn[worse] < DRAWN_ROWS * most
        stems[worse] = few and not _goes_on(places, upright, ruling, worse)
    return stems


def _goes_on(
    places: NDArray[np.float64], upright: NDArray[np.bool_], ruling: int, line: int
) -> bool:
    """Whether a third line follows the two as far on as they lie apart, in the line's rows."""
    third = 2 * line - ruling
    if not 0 <= third < len(places):
        return False
    gap, other = places[line] - places[ruling], places[third] - places[line]
    alike = bool((upright[:, line] == upright[:, third]).all())
    return alike and bool(abs(other - gap) <= EVEN * abs(gap))
