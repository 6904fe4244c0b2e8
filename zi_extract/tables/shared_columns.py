"""Columns that a table has in common with those above and below it on its page.

A table that is printed in pieces keeps its columns: where all cells of a short piece are merged
over a column line, or a dark fill hides it, the other pieces of the page still show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.crossed import chosen
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

GOES_ON = 0.3
"""Mean support (0-1) of the edges of the upper and lower frame outside a piece, or of a side there,
from which the rest was eaten by a fax: where a piece ends there is none. Cells there may be merged
from top to bottom."""

LEAST_DRAWN = 2
"""Edges of a line that must be drawn in one other piece: a single one may be a letter's stem, which
the heading of every piece repeats."""

ROW_LINES, WHOLE = 2, 0.9
"""Row lines of a table of one row, and the support (0-1) from which an edge there is no letter's:
in print set close a capital reaches from the ruling above to 0.8 of the row's height."""


def with_shared_columns(parts: Sequence[Part], ink: EdgeInk) -> tuple[Part, ...]:
    """The same parts; one whose lines all recur in a richer part gets the rest.

    What lacks its sides gets them where its frame goes on there: a fax has eaten what ties them
    together.

    One row is no witness of columns that the table above it has not: it loses those.

    Lines that are drawn in another such part stay, were all cells of this one merged over them.
    """
    if not parts:
        return ()
    parts = [_without_stems(part, parts, ink) for part in parts]
    richest = max(parts, key=lambda each: len(each.lattice.columns))
    completed = tuple(_completed(part, richest, ink) for part in parts)
    return tuple(_keeping(part, completed, ink.character_height) for part in completed)


def _without_stems(part: Part, parts: Sequence[Part], ink: EdgeInk) -> Part:
    """A single row that has all columns of a table on its page: its further ones must be whole."""
    if len(part.lattice.rows) > ROW_LINES or part.semi_ruled:
        return part
    mine, unit = _places(part), ink.character_height
    for other in parts:
        others = _places(other)
        if len(other.lattice.rows) <= ROW_LINES or not MIN_COLUMNS < len(others) < len(mine):
            continue
        apart = np.abs(others[:, None] - mine[None, :])
        if apart.min(axis=1).max() > SAME_PLACE * unit:
            continue
        kept = part.evidence.upright[0] >= WHOLE
        kept[apart.argmin(axis=1)] = True
        columns = chosen(part.lattice.columns, kept)
        return remeasured(part, Lattice(part.lattice.rows, columns), ink)
    return part


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


def _completed(part: Part, richest: Part, ink: EdgeInk) -> Part:
    """The part with the columns of the richest that it lacks, those outside it if ink goes on."""
    nearest = _nearest(part, richest, ink.character_height)
    if nearest is None or len(nearest) == len(richest.lattice.columns):
        return part
    mine, others = _places(part), _places(richest)
    missing = np.setdiff1d(np.arange(len(others)), nearest)
    drawn = np.asarray((richest.evidence.upright >= PRESENT).any(axis=0))
    missing = missing[drawn[missing]]  # stems of letters above one another are lines until settled
    if not len(missing):
        return part
    off = np.interp(others[missing], others[nearest], mine - others[nearest])
    places = others[missing] + off
    if not ((places > mine[0]) & (places < mine[-1])).all():
        whole = _with_lines(part, places, ink)
        return whole if _goes_on(whole, mine[0], mine[-1]) else part
    return _with_lines(part, places, ink) if len(mine) > MIN_COLUMNS else part


def _nearest(part: Part, richest: Part, unit: float) -> NDArray[np.int_] | None:
    """Which column of the richest each of the part's is; None where one is none of them."""
    apart = np.abs(_places(part)[:, None] - _places(richest)[None, :])
    nearest = apart.argmin(axis=1)
    same = apart.min(axis=1).max() <= SAME_PLACE * unit
    return nearest if same and (np.diff(nearest) > 0).all() else None


def _goes_on(part: Part, left: float, right: float) -> bool:
    """Whether the frame goes on outside of the places on every side where there are columns now.

    Its upper and lower rules do, or the side itself stands where the richest has it.
    """
    places, frame, upright = _places(part), part.evidence.level[[0, -1]], part.evidence.upright
    return all(
        not beyond.any()
        or float(frame[:, beyond].mean()) >= GOES_ON
        or float(upright[:, side].mean()) >= GOES_ON
        for side, beyond in ((0, places[1:] <= left), (-1, places[:-1] >= right))
    )


def _with_lines(part: Part, places: NDArray[np.float64], ink: EdgeInk) -> Part:
    shared = tuple(_line_at(float(place), part) for place in places)
    columns = tuple(sorted((*part.lattice.columns, *shared), key=lambda line: line.position))
    return replace(remeasured(part, Lattice(part.lattice.rows, columns), ink), shared=shared)


def _places(part: Part) -> NDArray[np.float64]:
    return np.array([line.position for line in part.lattice.columns])


def _line_at(place: float, part: Part) -> LatticeLine:
    """A column line from the first to the last row at ``place``."""
    first, last = part.lattice.rows[0].position, part.lattice.rows[-1].position
    return LatticeLine.straight(place, first, last)
