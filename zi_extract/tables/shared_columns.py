"""Columns that a table has in common with those above and below it on its page.

A table that is printed in pieces keeps its columns: where all cells of a short piece are merged
over a column line, or a dark fill hides it, the other pieces of the page still show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.evidence import PRESENT
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.part import Part, remeasured

SAME_PLACE = 0.6
"""How far apart column lines of two pieces may lie, in character heights: more than skew and bend
leave, half of the narrowest column."""

MIN_COLUMNS = 3
"""Fewest columns of a piece whose lines can be told to be another's; two lines of a box of notes
may meet those of the table below by chance."""

LEAST_DRAWN = 2
"""Edges of a line that must be drawn in one other piece: a single one may be a letter's stem, which
the heading of every piece repeats."""


def with_shared_columns(parts: Sequence[Part], ink: EdgeInk) -> tuple[Part, ...]:
    """The same parts; one whose lines all recur in a richer part of equal width gets the rest.

    Lines that are drawn in another such part stay, were all cells of this one merged over them.
    """
    completed = tuple(_completed(part, parts, ink) for part in parts)
    return tuple(_keeping(part, completed, ink.character_height) for part in completed)


def _keeping(part: Part, parts: Sequence[Part], character_height: float) -> Part:
    """The part with those of its lines shared that are drawn in a part with the same columns."""
    mine = _places(part)
    drawn = np.zeros(len(mine), int)
    for other in parts:
        others = _places(other)
        if other is part or len(others) != len(mine) or len(mine) <= MIN_COLUMNS:
            continue
        if np.abs(others - mine).max() <= SAME_PLACE * character_height:
            drawn = np.maximum(drawn, (other.evidence.upright >= PRESENT).sum(axis=0))
    kept = tuple(
        line
        for line, edges in zip(part.lattice.columns, drawn, strict=True)
        if edges >= LEAST_DRAWN and line not in part.shared
    )
    return replace(part, shared=(*part.shared, *kept))


def _completed(part: Part, parts: Sequence[Part], ink: EdgeInk) -> Part:
    richest = max(parts, key=lambda each: len(each.lattice.columns))
    mine, others = _places(part), _places(richest)
    if not MIN_COLUMNS < len(mine) < len(others):
        return part
    nearest = np.abs(mine[:, None] - others[None, :]).argmin(axis=1)
    apart = np.abs(mine - others[nearest])
    ends = (nearest[0], nearest[-1]) == (0, len(others) - 1)
    if apart.max() > SAME_PLACE * ink.character_height or not ends:
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
