"""The single tables of a lattice: trusted lines only, parted at bare bands, open ends closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.crossed import Crossed, both_ways, chosen
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.floating import DRAWN, LONG_LINE, buried, floating
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.open_sides import (
    enclosed,
    framing_rows,
    is_band,
    outer_lines,
    with_lines,
)
from zi_extract.tables.part import Part, remeasured
from zi_extract.tables.stepped import with_steps

DRAWN_MARGIN = 0.25
"""How far below the usual support of long lines that of a short line's best edge may lie. Smaller
loses short rulings of a fax; larger takes initial letters of three text lines for a column."""

SOLID = 0.5
"""Least ink of a line's own rulings as share (0-1) of the edges that seem drawn along it: words on
a patterned ground pass for edges, but hardly any of their strokes are rulings. A line drawn over
LONG_LINE of the table is no words; its hairline may be in dots too short for rulings."""

SHORT = 5.0
"""Ink of a line in character heights up to which its rulings must lie where its edges are drawn: a
longer one may be a rule of which a fax has left dashes that meet no other ruling."""

BARE = 0.35
"""Support (0-1) below which every edge of a band must lie for the band to part two tables."""

STRAYS = 0.1
"""Share (0-1) of a bare band's edges that may have more ink than BARE, but less than DRAWN:
capitals of a caption between two tables that stand under their column lines."""


Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def find_parts(
    lattice: Lattice, ink: EdgeInk, rejected: tuple[tuple[bool, LatticeLine], ...] = ()
) -> Iterator[Part]:
    """The tables of a lattice, each with every line backed by at least one drawn edge."""
    if not (lattice.rows and lattice.columns):
        return
    if len(lattice.rows) > 1 and len(lattice.columns) > 1:
        kept, loose = _ruled(lattice, ink)
        whole = kept == lattice
        pieces = list(_parted(lattice, ink)) if whole else [kept]
        if len(pieces) > 1 or not whole:
            for piece in pieces:
                yield from find_parts(piece, ink, rejected + loose)
            return
    part = _closed(lattice, ink)
    if part is not None:
        yield replace(part, rejected=rejected)


def _ruled(lattice: Lattice, ink: EdgeInk) -> tuple[Lattice, tuple[tuple[bool, LatticeLine], ...]]:
    """The lattice without lines that are no rulings, and those that float: sides of a stamp."""
    whole = enclosed(lattice, ink)
    sides = (
        Crossed(lattice.rows, whole.columns, ink, level=True),
        Crossed(lattice.columns, whole.rows, ink, level=False),
    )
    trusted, floats = _trusted(lattice, ink), _floating(sides)
    rejected, kept = [], []
    for side, drawn, loose in zip(sides, trusted, floats, strict=True):
        rejected += [(side.level, line) for line in chosen(side.lines, loose & drawn)]
        kept.append(drawn & ~(loose | buried(side)))
    rows, columns = kept
    return picked(lattice, rows | framing_rows(lattice, ink), columns), tuple(rejected)


def _floating(sides: tuple[Crossed, Crossed]) -> tuple[Flags, Flags]:
    """Which row and column lines float, judged once more by those alone that do not.

    Strokes of a word that passed for columns would make the ruling above it dangle.
    """
    rows, columns = sides
    loose = floating(rows), floating(columns)
    firm_rows = _without(columns.crossing, rows.lines, loose[0])
    firm_columns = _without(rows.crossing, columns.lines, loose[1])
    if not (loose[0].any() and loose[1].any()) or min(len(firm_rows), len(firm_columns)) < 2:
        return loose
    return (
        loose[0] & floating(replace(rows, crossing=firm_columns)),
        loose[1] & floating(replace(columns, crossing=firm_rows)),
    )


def _without(
    whole: tuple[LatticeLine, ...], lines: tuple[LatticeLine, ...], gone: Flags
) -> tuple[LatticeLine, ...]:
    dropped = chosen(lines, gone)
    return tuple(line for line in whole if line not in dropped)


def _trusted(lattice: Lattice, ink: EdgeInk) -> tuple[Flags, Flags]:
    """Which row and column lines are long, or run from one trusted line to the next."""
    long_rows, long_columns = (
        np.array([line.ink >= LONG_LINE * way.span for line in way.lines])
        for way in both_ways(lattice, ink)
    )
    rows, columns = long_rows, long_columns
    least = _usual(lattice, rows, columns, ink) - DRAWN_MARGIN
    while True:
        more_rows = rows | _drawn_rows(lattice, columns, ink, least)
        more_columns = columns | _drawn_columns(lattice, rows, ink, least)
        if (more_rows == rows).all() and (more_columns == columns).all():
            break
        rows, columns = more_rows, more_columns
    rows &= long_rows | _drawn_rows(lattice, columns, ink, DRAWN)
    columns &= long_columns | _drawn_columns(lattice, rows, ink, DRAWN)
    return rows, columns


def _usual(lattice: Lattice, rows: Flags, columns: Flags, ink: EdgeInk) -> float:
    """The support that the edges of trusted lines usually have, at least enough for DRAWN."""
    least = DRAWN + DRAWN_MARGIN
    if rows.sum() < 2 or columns.sum() < 2:
        return least
    support = ink.support(picked(lattice, rows, columns)).edges()
    support = support[support >= DRAWN]
    return max(least, float(np.percentile(support, 20))) if len(support) else least


def _drawn_rows(lattice: Lattice, columns: Flags, ink: EdgeInk, least: float) -> Flags:
    crossing = chosen(lattice.columns, columns)
    return _drawn(Crossed(lattice.rows, crossing, ink, level=True), least)


def _drawn_columns(lattice: Lattice, rows: Flags, ink: EdgeInk, least: float) -> Flags:
    crossing = chosen(lattice.rows, rows)
    return _drawn(Crossed(lattice.columns, crossing, ink, level=False), least)


def _drawn(way: Crossed, least: float) -> Flags:
    """Which of the lines have an edge with so much support (0-1) between crossing ones."""
    if len(way.lines) < 2 or len(way.crossing) < 2:
        return np.zeros(len(way.lines), bool)
    drawn = way.support() >= least
    cuts = [line.position for line in way.crossing]
    for place, line in enumerate(way.lines):
        if line.ink <= SHORT * way.ink.character_height:
            drawn[place] &= _reaches(line, cuts)
    length = drawn @ np.diff(cuts)
    solid = np.array([line.ink for line in way.lines]) >= SOLID * length
    solid |= length >= LONG_LINE * way.span
    return np.asarray(drawn.any(axis=1) & solid, dtype=bool)


def _reaches(line: LatticeLine, cuts: Sequence[float]) -> Flags:
    """Between which two cuts the line's own rulings lie: other ink is fills or words."""
    places = np.asarray(cuts)
    return np.asarray((places[1:] > line.start) & (places[:-1] < line.end))


def _parted(lattice: Lattice, ink: EdgeInk) -> Iterator[Lattice]:
    """The lattice in pieces, parted where a whole band of rows or columns is bare."""
    evidence = ink.support(lattice)
    row_gaps = _bare(evidence.upright)
    ruled = np.diff([line.position for line in lattice.rows])[~row_gaps].tolist()
    for gap in np.flatnonzero(row_gaps):
        row_gaps[gap] = not is_band(lattice, int(gap), ruled, ink)
    column_gaps = _bare(evidence.level.T)
    if row_gaps.any():
        for run in _runs(row_gaps):
            yield replace(lattice, rows=lattice.rows[run])
    elif column_gaps.any():
        for run in _runs(column_gaps):
            yield replace(lattice, columns=lattice.columns[run])


def _bare(support: Floats) -> Flags:
    """Which rows of edges hold no ruling: the outer ones bare, at most stray letters inside."""
    outer = (support[:, 0] < BARE) & (support[:, -1] < BARE)
    strays = (support >= BARE).mean(axis=1) <= STRAYS
    return np.asarray(outer & strays & (support < DRAWN).all(axis=1), dtype=bool)


def picked(lattice: Lattice, rows: Flags, columns: Flags) -> Lattice:
    """The lattice with only those of its lines."""
    return Lattice(chosen(lattice.rows, rows), chosen(lattice.columns, columns))


def _runs(gaps: Flags) -> Iterator[slice]:
    """Slices of lines between the bands that are gaps."""
    start = 0
    for place in [*np.flatnonzero(gaps).tolist(), len(gaps)]:
        yield slice(start, place + 1)
        start = place + 1


def _closed(lattice: Lattice, ink: EdgeInk) -> Part | None:
    """The table with its missing outer lines put in, their evidence set as if they were drawn."""
    top, bottom, left, right = outer = outer_lines(lattice, ink)
    closed, steps = with_steps(with_lines(lattice, outer), ink.character_height)
    if len(closed.rows) < 2 or len(closed.columns) < 2:
        return None
    opened = Part(
        closed,
        ink.measure(closed),
        open_top=top is not None,
        open_bottom=bottom is not None,
        open_left=left is not None,
        open_right=right is not None,
        shared=steps,
    )
    return remeasured(opened, closed, ink)
