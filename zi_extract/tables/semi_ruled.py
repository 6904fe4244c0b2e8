"""Tables with rules between their rows only: the columns are those of their texts, in doubt.

Where no rulings part the columns, white gaps that run through all rows do. What stands across a gap
is merged; which cells without print are merged nobody can tell, so no cell of such a table is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.gutters import (
    Gap,
    RowPrint,
    find_gutters,
    find_label_gutters,
    read_row_print,
)
from zi_extract.tables.lattice import gathered
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.part import Part
from zi_extract.tables.time_grid import sure_runs

Floats = NDArray[np.float64]

LEAST_RULE = 6.0
"""Shortest rule between rows, in character heights: underlined words are shorter or rare."""

FULL = 0.9
"""Least length of a rule that crosses the whole table, as share (0-1) of its width."""

SIDES_OF_FILLS, MANY_ROWS = 0.4, 6
"""Largest share (0-1) of the edges between columns that sides of filled cells make, in a table of
at least so many rows: 0.33 so far. Of 115 ruled tables of faxes and copies none had less than 0.52,
merged cells counted."""

MIN_GUTTERS = 2
"""Fewest gutters of a table: one may part labels of a form from their contents."""

IN_COLUMNS = 0.5
"""Least share (0-1) of the rows that have print in two columns or more."""

MIN_RULES, LEAST_WIDTH = 4, 0.4
"""Fewest rules of a table without a frame, that begin and end together, and their least length as
share (0-1) of the page's width: a letterhead with its double rule and a footer have three."""

PARTED = 0.9
"""Support (0-1) that stands for a gutter no print lies across."""

NEAR, MIN_ENDS = 0.8, 2
"""How far apart, in character heights, what tells of one side of a column may lie, and how many
rules must end there: one may be broken."""

BAND, BAND_TEXT, SPECK = 3.5, 4.0, 0.7
"""Greatest height of a band in character heights, one line of text; the least width of its text;
and the width up to which what stands alone to the right of it is a speck."""

RULED = 0.5
"""Support (0-1) from which a column has a rule below a title."""

OFF_CENTRE = 0.35
"""How far from the middle of its columns a label may be centred, in columns."""


def with_text_columns(part: Part, level: Sequence[LatticeLine], ink: EdgeInk) -> Part:
    """The part with the columns of its texts, if it has rules between rows only; else as it is."""
    left, right = part.lattice.columns[0], part.lattice.columns[-1]
    if len(part.lattice.rows) < 3 or not _lacks_columns(part):
        return part
    unit, width = ink.contents.character_height, right.position - left.position
    rules = _rules_inside(part.lattice, level, unit)
    rows = gathered([*part.lattice.rows, *rules], unit)
    places = [line.position for line in rows]
    prints = read_row_print(ink.contents.mask, left.position, right.position, places, unit)
    header = _header_rows(rows, width)
    found = find_gutters(_without_titles(prints, rows, header, left.position), header)
    telling = sum(len(prints.texts(row)) > 1 for row in range(len(rows) - 1))
    if len(found) < MIN_GUTTERS or telling < IN_COLUMNS * (len(rows) - 1):
        return part
    known = _ends(rules, left.position, width, unit)
    if header > 1:
        over = rows[header - 1]
        start, end = over.start - left.position, over.end - left.position
        labels = find_label_gutters(prints, header - 1, (start - unit, end + unit))
        found = [f for f in found if not labels or not labels[0] < f[1] < labels[-1]]
        known = _distinct([*known, start, end], width, unit) + labels
    gutters = _put_in(found, known, unit)
    first, last = places[0], places[-1]
    inner = [LatticeLine.straight(left.position + gutter, first, last) for gutter in gutters]
    lattice = Lattice(rows, (left, *inner, right))
    measured = ink.measure(lattice)
    upright = _uprights(prints, gutters, measured, lattice, header)
    evidence = replace(measured, upright=upright)
    return replace(part, lattice=lattice, evidence=evidence, semi_ruled=True)


def _lacks_columns(part: Part) -> bool:
    """Whether no ruling parts columns: none at all, or but sides of filled cells here and there."""
    inner = part.evidence.upright[:, 1:-1]
    if inner.size == 0:
        return True
    return len(inner) >= MANY_ROWS and float((inner >= RULED).mean()) < SIDES_OF_FILLS


def _without_titles(
    prints: RowPrint, rows: Sequence[LatticeLine], header: int, left: float
) -> RowPrint:
    """The print without the titles that stand over rules: columns go on below them."""
    inked = prints.inked.copy()
    for row in range(header - 1):
        start, end = (
            max(0, round(place - left)) for place in (rows[row + 1].start, rows[row + 1].end)
        )
        inked[row, start:end] = False
    return replace(prints, inked=inked)


def _distinct(places: Sequence[float], width: float, unit: float) -> list[float]:
    """The places inside the table, those that come near an earlier one left out."""
    kept: list[float] = []
    for place in places:
        inside = unit < place < width - unit
        if inside and all(abs(place - other) > NEAR * unit for other in kept):
            kept.append(place)
    return kept


def _put_in(found: Sequence[tuple[Gap, float]], known: Sequence[float], unit: float) -> list[float]:
    """The lines in the gutters, in place of those near them the lines that are ``known``."""
    near = NEAR * unit
    kept = [
        place
        for (start, end), place in found
        if not any(start - near <= line <= end + near for line in known)
    ]
    return sorted([*kept, *known])


def _ends(rules: Sequence[LatticeLine], left: float, width: float, unit: float) -> list[float]:
    """Where several rules end inside the table: at the sides of columns whose cells are merged."""
    ends = sorted(
        end - left
        for rule in rules
        for end in (rule.start, rule.end)
        if unit < end - left < width - unit
    )
    clusters: list[list[float]] = []
    for end in ends:
        if clusters and end - clusters[-1][0] <= NEAR * unit:
            clusters[-1].append(end)
        else:
            clusters.append([end])
    return [float(np.median(cluster)) for cluster in clusters if len(cluster) >= MIN_ENDS]


def find_rule_stacks(
    level: Sequence[LatticeLine], ink: EdgeInk, taken: Sequence[tuple[float, float]]
) -> list[Part]:
    """Rules above one another that all begin and end together; ``taken`` are heights of tables."""
    unit, page_width = ink.contents.character_height, ink.contents.mask.shape[1]
    free = [
        line
        for line in level
        if line.length >= LEAST_WIDTH * page_width
        and not any(top - unit <= line.position <= bottom + unit for top, bottom in taken)
    ]
    stacks = []
    while free:
        stack = [o for o in free if abs(o.start - free[0].start) + abs(o.end - free[0].end) <= unit]
        free = [line for line in free if all(line is not other for other in stack)]
        rows = gathered(stack, unit)
        if len(rows) >= MIN_RULES:
            stacks.append(_boxed(rows, ink))
    return stacks


def _boxed(rows: tuple[LatticeLine, ...], ink: EdgeInk) -> Part:
    """The rules with uprights where they begin and end."""
    first, last = rows[0].position, rows[-1].position
    ends = (np.median([r.start for r in rows]), np.median([r.end for r in rows]))
    lattice = Lattice(rows, tuple(LatticeLine.straight(float(end), first, last) for end in ends))
    evidence = ink.measure(lattice)
    evidence.upright[:] = 1.0
    return Part(lattice, evidence, open_left=True, open_right=True)


def _rules_inside(lattice: Lattice, level: Sequence[LatticeLine], unit: float) -> list[LatticeLine]:
    """All rules between the first and the last row line, those over some columns too."""
    top, bottom = lattice.rows[0], lattice.rows[-1]
    left, right = (column.position for column in (lattice.columns[0], lattice.columns[-1]))
    return [
        line
        for line in level
        if line.length >= LEAST_RULE * unit
        and top.position - unit <= line.position <= bottom.position + unit
        and left - unit <= line.start
        and line.end <= right + unit
    ]


def _header_rows(rows: Sequence[LatticeLine], width: float) -> int:
    """Rows above the first rule below the top that crosses the whole table."""
    return next((i for i, line in enumerate(rows[1:], 1) if line.length >= FULL * width), 1)


def _uprights(
    prints: RowPrint,
    gutters: Sequence[float],
    measured: Evidence,
    lattice: Lattice,
    header: int,
) -> Floats:
    """The support of the upright edges: gutters that no print crosses part the columns."""
    upright = measured.upright.copy()
    upright[:, 1:-1] = PARTED
    for row in range(len(prints.inked)):
        for k, gutter in enumerate(gutters, 1):
            if prints.crosses(row, gutter):
                upright[row, k] = 0.0
        if row >= header and (first := _band_start(prints, row, gutters, measured)):
            upright[row, first:-1] = 0.0
    edges = np.array([line.position for line in lattice.columns]) - lattice.columns[0].position
    for row in range(min(header + 1, len(prints.inked))):
        texts = prints.texts(row, gap=1.0)
        _join_labels(upright[row], texts, measured.widths, edges)
        if row < header - 1:
            _join_title(upright[row], prints.texts(row), measured.level[row + 1], edges)
    return upright


def _band_start(prints: RowPrint, row: int, gutters: Sequence[float], measured: Evidence) -> int:
    """From which column on a row is one cell because it is a band; 0 for any other row.

    A band is a line of text at the left, with rules over the whole table above and below it; its
    number may have a cell of its own.
    """
    ruled = (measured.level[row : row + 2] >= RULED).mean(axis=1).min() >= FULL
    least = SPECK * prints.character_height
    texts = [t for t in prints.texts(row) if t[0] < gutters[0] or t[1] - t[0] >= least]
    if not texts or not ruled or measured.heights[row] > BAND or len(gutters) < MIN_GUTTERS:
        return 0
    wide = texts[-1][1] - texts[-1][0] >= BAND_TEXT * prints.character_height
    if len(texts) > 2 or not wide or texts[-1][0] > gutters[1] or texts[0][0] > gutters[0]:
        return 0
    return 1 if len(texts) == 1 else 2


def _join_title(
    uprights: Floats, texts: Sequence[tuple[int, int]], rule: Floats, edges: Floats
) -> None:
    """Join the columns over a rule that parts one title from the labels below it."""
    drawn = np.flatnonzero(rule >= RULED)
    if not len(drawn) or len(drawn) == len(rule):
        return
    left, right = int(drawn[0]), int(drawn[-1]) + 1
    over = [text for text in texts if edges[left] < sum(text) / 2 < edges[right]]
    if len(over) == 1 and len(drawn) == right - left:
        uprights[left + 1 : right] = 0.0


def _join_labels(
    uprights: Floats, texts: Sequence[tuple[int, int]], widths: Floats, edges: Floats
) -> None:
    """Join the columns of a calendar under labels that stand over equally many each."""
    for left, right in sure_runs(widths.tolist()):
        centres = [(a + b) / 2 for a, b in texts if edges[left] < (a + b) / 2 < edges[right]]
        count = len(centres)
        if not 0 < count < right - left or (right - left) % count:
            continue
        each = (right - left) // count
        groups = np.arange(left, right + 1, each)
        middles = (edges[groups[:-1]] + edges[groups[1:]]) / 2
        column = (edges[right] - edges[left]) / (right - left)
        if np.abs(np.array(centres) - middles).max() <= OFF_CENTRE * column * max(1, each / 2):
            uprights[left + 1 : right] = 0.0
            uprights[groups[1:-1]] = PARTED
