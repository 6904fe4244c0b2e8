"""The single tables of a lattice: trusted lines only, parted at bare bands, open ends closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.broken_rules import is_usual_gap
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.floating import DRAWN, LONG_LINE, buried, floating, lone
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.open_sides import (
    enclosed,
    framing_columns,
    framing_rows,
    is_band,
    outer_lines,
    stretch_of,
    with_lines,
)
from zi_extract.tables.part import Part, remeasured

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

STREAK = 1.5
"""How far beyond the table a streak of the scanner is looked for, in character heights: less than
the gap between two tables, more than a ruling drawn past its corner."""

STREAK_SUPPORT = 0.35
"""Share (0-1) of that stretch that must have ink on both sides of the table; streaks are dotted."""


Floats = NDArray[np.float64]


def find_parts(
    lattice: Lattice,
    ink: EdgeInk,
    character_height: float,
    rejected: tuple[tuple[bool, LatticeLine], ...] = (),
) -> Iterator[Part]:
    """The tables of a lattice, each with every line backed by at least one drawn edge."""
    if len(lattice.rows) < 1 or len(lattice.columns) < 1:
        return
    if len(lattice.rows) > 1 and len(lattice.columns) > 1:
        rows, columns = _trusted(lattice, ink)
        columns &= ~_streaks(lattice, ink, character_height)
        whole = enclosed(lattice, ink, character_height)
        loose_rows, loose_columns = _floating(lattice, whole, ink, character_height)
        rejected += tuple(
            (False, lattice.columns[i]) for i in np.flatnonzero(loose_columns & columns)
        )
        rejected += tuple((True, lattice.rows[i]) for i in np.flatnonzero(loose_rows & rows))
        loose_columns |= lone(lattice.columns, whole.rows, ink, character_height, level=False)
        loose_rows |= lone(lattice.rows, whole.columns, ink, character_height, level=True)
        loose_columns |= buried(lattice.columns, lattice.rows, ink, level=False)
        loose_rows |= buried(lattice.rows, lattice.columns, ink, level=True)
        framing = framing_rows(lattice, ink, character_height)
        rows = (rows & ~loose_rows) | framing
        columns = (columns & ~loose_columns) | framing_columns(lattice, ink, character_height)
        if not (rows.all() and columns.all()):
            kept = picked(lattice, rows, columns)
            yield from find_parts(kept, ink, character_height, rejected)
            return
        halves = list(_parted(lattice, ink, character_height))
        if len(halves) > 1:
            for half in halves:
                yield from find_parts(half, ink, character_height, rejected)
            return
    part = _closed(lattice, ink, character_height)
    if part is not None:
        yield replace(part, rejected=rejected)


def _floating(
    lattice: Lattice, whole: Lattice, ink: EdgeInk, character_height: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which row and column lines float, judged once more by those alone that do not.

    Strokes of a word that passed for columns would make the ruling above it dangle.
    """
    rows = floating(lattice.rows, whole.columns, ink, character_height, level=True)
    columns = floating(lattice.columns, whole.rows, ink, character_height, level=False)
    firm_rows = _without(whole.rows, lattice.rows, rows)
    firm_columns = _without(whole.columns, lattice.columns, columns)
    if not (rows.any() and columns.any()) or min(len(firm_rows), len(firm_columns)) < 2:
        return rows, columns
    return (
        rows & floating(lattice.rows, firm_columns, ink, character_height, level=True),
        columns & floating(lattice.columns, firm_rows, ink, character_height, level=False),
    )


def _without(
    whole: tuple[LatticeLine, ...], lines: tuple[LatticeLine, ...], gone: NDArray[np.bool_]
) -> tuple[LatticeLine, ...]:
    dropped = {id(lines[place]) for place in np.flatnonzero(gone)}
    return tuple(line for line in whole if id(line) not in dropped)


def _trusted(lattice: Lattice, ink: EdgeInk) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which row and column lines are long, or run from one trusted line to the next."""
    spans = (
        lattice.columns[-1].position - lattice.columns[0].position,
        lattice.rows[-1].position - lattice.rows[0].position,
    )
    rows = np.array([line.ink >= LONG_LINE * spans[0] for line in lattice.rows])
    columns = np.array([line.ink >= LONG_LINE * spans[1] for line in lattice.columns])
    long_rows, long_columns = rows, columns
    drawn = _usual(lattice, rows, columns, ink) - DRAWN_MARGIN
    while True:
        more_rows = rows | _drawn(lattice, np.ones_like(rows), columns, ink, drawn, level=True)
        more_columns = columns | _drawn(
            lattice, rows, np.ones_like(columns), ink, drawn, level=False
        )
        if (more_rows == rows).all() and (more_columns == columns).all():
            break
        rows, columns = more_rows, more_columns
    rows &= long_rows | _drawn(lattice, np.ones_like(rows), columns, ink, DRAWN, level=True)
    columns &= long_columns | _drawn(lattice, rows, np.ones_like(columns), ink, DRAWN, level=False)
    return rows, columns


def _usual(
    lattice: Lattice, rows: NDArray[np.bool_], columns: NDArray[np.bool_], ink: EdgeInk
) -> float:
    """The support that the edges of trusted lines usually have, at least enough for DRAWN."""
    least = DRAWN + DRAWN_MARGIN
    if rows.sum() < 2 or columns.sum() < 2:
        return least
    support = ink.support(picked(lattice, rows, columns)).edges()
    support = support[support >= DRAWN]
    return max(least, float(np.percentile(support, 20))) if len(support) else least


def _drawn(
    lattice: Lattice,
    rows: NDArray[np.bool_],
    columns: NDArray[np.bool_],
    ink: EdgeInk,
    least: float,
    *,
    level: bool,
) -> NDArray[np.bool_]:
    """Which of the row lines (``level``) or column lines have an edge between those given."""
    if rows.sum() < 2 or columns.sum() < 2:
        return np.zeros(len(rows if level else columns), bool)
    evidence = ink.support(picked(lattice, rows, columns))
    drawn = (evidence.level.T if level else evidence.upright) >= least
    crossing = picked(lattice, rows, columns)
    cuts = [line.position for line in (crossing.columns if level else crossing.rows)]
    lines = lattice.rows if level else lattice.columns
    short = SHORT * ink.contents.character_height
    for place, line in enumerate(lines):
        if line.ink <= short:
            drawn[:, place] &= _reaches(line, cuts)
    length = np.diff(cuts) @ drawn
    solid = np.array([line.ink for line in lines]) >= SOLID * length
    solid |= length >= LONG_LINE * (cuts[-1] - cuts[0])
    return np.asarray(drawn.any(axis=0) & solid, dtype=bool)


def _reaches(line: LatticeLine, cuts: Sequence[float]) -> NDArray[np.bool_]:
    """Between which two cuts the line's own rulings lie: other ink is fills or words."""
    places = np.asarray(cuts)
    return np.asarray((places[1:] > line.start) & (places[:-1] < line.end))


def _parted(lattice: Lattice, ink: EdgeInk, character_height: float) -> Iterator[Lattice]:
    """The lattice in pieces, parted where a whole band of rows or columns is bare."""
    evidence = ink.support(lattice)
    row_gaps = _bare(evidence.upright)
    for gap in np.flatnonzero(row_gaps):
        row_gaps[gap] = not is_band(lattice, int(gap), ink, character_height)
    column_gaps = _bare(evidence.level.T)
    for gap in np.flatnonzero(column_gaps):
        column_gaps[gap] = not is_usual_gap(lattice, int(gap), ink)
    if row_gaps.any():
        for run in _runs(row_gaps):
            yield replace(lattice, rows=lattice.rows[run])
    elif column_gaps.any():
        for run in _runs(column_gaps):
            yield replace(lattice, columns=lattice.columns[run])


def _bare(support: Floats) -> NDArray[np.bool_]:
    """Which rows of edges hold no ruling: the outer ones bare, at most stray letters inside."""
    outer = (support[:, 0] < BARE) & (support[:, -1] < BARE)
    strays = (support >= BARE).mean(axis=1) <= STRAYS
    return np.asarray(outer & strays & (support < DRAWN).all(axis=1), dtype=bool)


def picked(lattice: Lattice, rows: NDArray[np.bool_], columns: NDArray[np.bool_]) -> Lattice:
    """The lattice with only those of its lines."""
    return Lattice(
        tuple(line for line, keep in zip(lattice.rows, rows, strict=True) if keep),
        tuple(line for line, keep in zip(lattice.columns, columns, strict=True) if keep),
    )


def _runs(gaps: NDArray[np.bool_]) -> Iterator[slice]:
    """Slices of lines between the bands that are gaps."""
    start = 0
    for place in [*np.flatnonzero(gaps).tolist(), len(gaps)]:
        yield slice(start, place + 1)
        start = place + 1


def _streaks(lattice: Lattice, ink: EdgeInk, character_height: float) -> NDArray[np.bool_]:
    """Which columns go on above and below the table, as streaks of a scanner do."""
    top, bottom = lattice.rows[0], lattice.rows[-1]
    reach, rim = STREAK * character_height, 0.3 * character_height
    beyond = []
    for line in lattice.columns:
        hits = ink.dots(line)
        above, below = top.place(line.position) - rim, bottom.place(line.position) + rim
        stretches = stretch_of(hits, above - reach, above), stretch_of(hits, below, below + reach)
        beyond.append(all(len(s) and s.mean() >= STREAK_SUPPORT for s in stretches))
    long = (bottom.position - top.position) * LONG_LINE
    short = np.array([line.ink < long for line in lattice.columns], bool)
    return np.asarray(np.array(beyond, bool) & short, dtype=bool)


def _closed(lattice: Lattice, ink: EdgeInk, character_height: float) -> Part | None:
    """The table with its missing outer lines put in, their evidence set as if they were drawn."""
    top, bottom, left, right = outer = outer_lines(lattice, ink, character_height)
    closed = with_lines(lattice, outer)
    if len(closed.rows) < 2 or len(closed.columns) < 2:
        return None
    opened = Part(
        closed,
        ink.measure(closed),
        open_top=top is not None,
        open_bottom=bottom is not None,
        open_left=left is not None,
        open_right=right is not None,
    )
    return remeasured(opened, closed, ink)
