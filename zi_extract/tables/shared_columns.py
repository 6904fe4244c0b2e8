"""Columns that a table has in common with those above and below it on its page.

A table that is printed in pieces keeps its columns: where all cells of a short piece are merged
over a column line, or a dark fill hides it, the other pieces of the page still show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.part import Part, remeasured

SAME_PLACE = 0.6
"""How far apart column lines of two pieces may lie, in character heights: more than skew and bend
leave, half of the narrowest column."""

MIN_COLUMNS = 3
"""Fewest columns of a piece whose lines can be told to be another's; two lines of a box of notes
may meet those of the table below by chance."""


def with_shared_columns(
    parts: Sequence[Part], ink: EdgeInk, character_height: float
) -> tuple[Part, ...]:
    """The same parts; one whose lines all recur in a richer part of equal width gets the rest."""
    return tuple(_completed(part, parts, ink, character_height) for part in parts)


def _completed(part: Part, parts: Sequence[Part], ink: EdgeInk, character_height: float) -> Part:
    richest = max(parts, key=lambda each: len(each.lattice.columns))
    mine, others = _places(part), _places(richest)
    if not MIN_COLUMNS < len(mine) < len(others):
        return part
    nearest = np.abs(mine[:, None] - others[None, :]).argmin(axis=1)
    apart = np.abs(mine - others[nearest])
    ends = (nearest[0], nearest[-1]) == (0, len(others) - 1)
    if apart.max() > SAME_PLACE * character_height or not ends:
        return part
    missing = np.setdiff1d(np.arange(len(others)), nearest)
    shared = tuple(
        _line_at(float(place), part) for place in np.interp(others[missing], others[nearest], mine)
    )
    columns = tuple(sorted((*part.lattice.columns, *shared), key=lambda line: line.position))
    lattice = Lattice(part.lattice.rows, columns)
    return replace(remeasured(part, lattice, ink), shared=shared)


def _places(part: Part) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([line.position for line in part.lattice.columns])


def _line_at(place: float, part: Part) -> LatticeLine:
    """A column line from the first to the last row at ``place``."""
    first, last = part.lattice.rows[0].position, part.lattice.rows[-1].position
    return LatticeLine.straight(place, first, last)
