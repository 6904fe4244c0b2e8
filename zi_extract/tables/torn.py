"""Tables whose rows or columns may be counted wrong: rulings go on past them, or run askew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.table import Ruling, TableFragment
from zi_extract.tables.bands import BAND_HEIGHT, OVERHANG, SHARED_COLUMNS, places_in_common
from zi_extract.tables.crossed import both_ways
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.lattice import LETTER_LENGTH, PITCH
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.open_sides import OVERHANG_GAP, last_ink

LOOSE_LINES = 3
"""Fewest lines that must run past one side of a table for its grid to be in doubt: one may be a
streak, two may end in punched holes."""

LOOSE_SHARE = 0.3
"""Share (0-1) that must of the lines that reach that side. Where a row or column is missing nearly
all of them do, of which a fax leaves a third."""


FAR = 4.0
"""How far past a side one row line's own rulings must run, in character heights, to tell by itself
that a column is missing: rulings overshoot their frame by less."""


def is_torn(lattice: Lattice, ink: EdgeInk) -> bool:
    """Whether rulings run on past a side of the table, so that a row or column may be missing."""
    gap, least = OVERHANG_GAP * ink.character_height, OVERHANG * ink.character_height
    left, right = (lattice.columns[side].position for side in (0, -1))
    farthest = max(max(left - line.start, line.end - right) for line in lattice.rows)
    if farthest >= FAR * ink.character_height:
        return True
    for way in both_ways(lattice, ink):
        for outer, step in ((way.crossing[0], -1), (way.crossing[-1], 1)):
            past = reaching = 0
            for line in way.lines:
                edge = outer.place(line.position)
                reaching += step * ((line.end if step > 0 else line.start) - edge) >= -least
                past += abs(last_ink(way.hits(line), edge, step, gap) - edge) >= least
            if past >= max(LOOSE_LINES, LOOSE_SHARE * reaching):
                return True
    return False


SLANT = 0.45
"""How far a line may rise beside the usual one of its table from end to end, in character heights.
Of 10,500 lines of straightened pages three had more, one of them a stroke; sides of a stamp that
was set askew over a table have 0.5 to 1.5."""

TELLING = 0.25
"""Share (0-1) of a line's length over which its places must be spread to tell its slope. Two pieces
on black whose middles lie side by side differ by half a pixel, which is steep over so little."""


NEIGHBOURS = 2
"""Lines on either side to which a line should run alike. A page that was not quite flat slants from
top to bottom, so the lines of a whole table do not; one on either side may be a stamp's itself."""


def is_slanted(lattice: Lattice, character_height: float) -> bool:
    """Whether a line is askew to those beside it and to most: the side of a stamp, no ruling.

    What no ruling draws runs straight and tells nothing.
    """
    for lines in (lattice.rows, lattice.columns):
        drawn = [line for line in lines if line.ink > 0]
        slopes = np.array([_slope(line) for line in drawn])
        for place, line in enumerate(drawn):
            beside = slopes[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
            usual = np.median(beside), np.median(slopes)
            off = np.abs(slopes[place] - usual).min() * line.length
            if off > SLANT * character_height:
                return True
    return False


def _slope(line: LatticeLine) -> float:
    """How far the line rises in a pixel; 0 where places close together cannot tell."""
    drawn = (line.along >= line.start) & (line.along <= line.end)
    if not drawn.any() or np.ptp(line.along[drawn]) < max(1.0, TELLING * line.length):
        return 0.0
    along, across = (each[drawn] - each[drawn].mean() for each in (line.along, line.across))
    return float(along @ across / max(along @ along, 1.0))


STRAY_LINES = 2
"""Lines that must go on beside a table in pieces of its rows, or stand there as its columns: one
may be an underline at the same height, a streak, or the edge of the sheet in pieces."""

ROW_INK, ROW_ENDS = 0.3, 0.1
"""Least share (0-1) of a table's width that pieces of a rule above or below it ink to be a row's,
and the share by which their ends may miss its own: words that pass for pieces ink less, underlines
are shorter."""

AS_HIGH = 0.6
"""Least share (0-1) of a table's height over which an upright ruling beside it stands to be one of
its columns: a fax leaves so much of them in one piece where tables are low."""

STRAY_OFFSET = 0.3
"""How far beside its line such a piece may lie, in character heights: what is left of skew."""


def has_strays(
    fragment: TableFragment,
    tables: Sequence[Box],
    rulings: Sequence[Ruling],
    character_height: float,
) -> bool:
    """Whether rulings that belong to no table continue this one beyond one of its sides.

    They lie on lines of its rows, stand from its top to its bottom as its columns do, or lie above
    or below it from one side to the other as a row does. ``tables`` are the boxes of all tables of
    the page.
    """
    box, near = fragment.box, STRAY_OFFSET * character_height
    within = [table.grown(near) for table in tables]
    loose = [r for r in rulings if not _is_inside(r, within)]
    if _is_row_beyond(_without_bars(loose, character_height), box, character_height):
        return True
    for beyond in (
        [r for r in loose if (r.end if r.horizontal else r.position) <= box.left + near],
        [r for r in loose if (r.start if r.horizontal else r.position) >= box.right - near],
    ):
        rows = {
            place
            for place, edge in enumerate(fragment.row_edges)
            for ruling in beyond
            if ruling.horizontal and abs(ruling.position - edge) <= near
        }
        high = [r.position for r in beyond if not r.horizontal and _is_as_high(r, box)]
        columns = np.diff(sorted(high), prepend=-np.inf) >= PITCH * character_height
        if len(rows) + columns.sum() >= STRAY_LINES:
            return True
    return False


def _without_bars(loose: Sequence[Ruling], character_height: float) -> list[Ruling]:
    """The level rulings but bars of letters: short ones that a stem as short stands on.

    Those of a heading in capitals larger than the table's print lie on one line, as wide as it.
    """
    most, near = LETTER_LENGTH * character_height, STRAY_OFFSET * character_height
    stems = [r for r in loose if not r.horizontal and r.end - r.start <= most]
    places = np.array([(stem.position, stem.start, stem.end) for stem in stems]).reshape(-1, 3)

    def is_bar(ruling: Ruling) -> bool:
        across, along = (ruling.start, ruling.end), ruling.position
        touch = (places[:, 0] >= across[0] - near) & (places[:, 0] <= across[1] + near)
        touch &= (places[:, 1] <= along + near) & (places[:, 2] >= along - near)
        return ruling.end - ruling.start <= most and bool(touch.any())

    return [ruling for ruling in loose if ruling.horizontal and not is_bar(ruling)]


def _is_row_beyond(loose: Sequence[Ruling], box: Box, character_height: float) -> bool:
    """Whether pieces of one rule lie above or below a table, no farther than a band is high."""
    farthest, near = BAND_HEIGHT * character_height, STRAY_OFFSET * character_height
    close = [
        ruling
        for ruling in loose
        if 0 < max(box.top - ruling.position, ruling.position - box.bottom) <= farthest
    ]
    for ruling in close:
        pieces = [each for each in close if abs(each.position - ruling.position) <= near]
        start, end = min(each.start for each in pieces), max(each.end for each in pieces)
        off = max(abs(start - box.left), abs(end - box.right))
        ink = sum(each.end - each.start for each in pieces)
        if off <= ROW_ENDS * box.width and ink >= ROW_INK * box.width:
            return True
    return False


def _is_as_high(ruling: Ruling, box: Box) -> bool:
    """Whether an upright ruling stands beside a table over most of its height, and no farther."""
    outside = max(box.top - ruling.start, ruling.end - box.bottom, 0.0)
    shared = min(ruling.end, box.bottom) - max(ruling.start, box.top)
    return shared >= AS_HIGH * box.height and outside <= (1 - AS_HIGH) * box.height


def _is_inside(ruling: Ruling, boxes: Sequence[Box]) -> bool:
    middle, place = (ruling.start + ruling.end) / 2, ruling.position
    x, y = (middle, place) if ruling.horizontal else (place, middle)
    return any(box.contains(x, y) for box in boxes)


SAME_PLACE = 0.6
"""How far apart these may lie, in character heights: what is left of skew and bend."""


def goes_on(fragment: TableFragment, other: TableFragment, character_height: float) -> bool:
    """Whether ``other`` stands as close above or below as over a band, with columns of this one."""
    gap = max(other.box.top - fragment.box.bottom, fragment.box.top - other.box.bottom)
    near = SAME_PLACE * character_height
    shared = places_in_common(fragment.column_edges, other.column_edges, near)
    return 0 <= gap <= BAND_HEIGHT * character_height and shared >= SHARED_COLUMNS
