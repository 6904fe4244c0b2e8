"""Where rulings end: outer rulings that are missing, and bare rows that are bands all the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.bands import ENDS_AGREE, OVERHANG, is_low
from zi_extract.tables.crossed import Crossed, both_ways
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.lattice_line import Lattice, LatticeLine

OVERHANG_GAP = 0.6
"""Longest gap passed over in rulings that run past the last crossing line, in character heights."""

OVERHANG_SHARE = 0.5
"""Share (0-1) of the lines that must run past the last crossing one; at least two of them."""

FOLLOWED = 0.8
"""Share (0-1) of the stretch past the last crossing line that must have ink: letters of a title
above the table leave more of it bare."""

ROW_GAP, ROW_FOLLOWED = 3.0, 0.6
"""The same gap and share where row lines run past the outermost column: letters beside a table
leave no level runs of ink, and a fax leaves such gaps in rulings."""


BANDED = 4.0
"""Length past the last crossing line, in character heights, from which two rulings that end at one
place tell of a column: those of a band, where the column's other cells are merged."""

HEADED, HEADED_LINES = 2.0, 3
"""Length past the first or last row line, in character heights, from which so many columns that end
at one place tell of a row, however many others stop short: those below the title of a time grid.
Both sides of the table tell as much: of a band. The lowest rows of tables are 2.1 high, the highest
letters above one 1.7."""


ONE_LINE = 1.25
"""Height of a band row in heights of the table's lowest row: bands of 16 tables had 1.04 at most,
headings between tables on the same pages 1.5, for their space above and below."""


EATEN_LENGTH = 0.6
"""Length, as share (0-1) of the table's width, of one of a band's lines where a fax eats them."""


def is_band(lattice: Lattice, gap: int, ruled: Sequence[float], ink: EdgeInk) -> bool:
    """Whether a bare row is a row of a table that is open at its sides, not the end of a table.

    It is as high as a line of text in another row. The frame is missing on both sides, or a fax may
    have eaten it here, and the lines that bound the row run through from one side to the other,
    though a fax may have eaten an end. ``ruled`` are the heights of the rows that are not bare.
    """
    upper, lower = lattice.rows[gap], lattice.rows[gap + 1]
    heights = np.diff([line.position for line in lattice.rows])
    height, lowest = float(heights[gap]), np.delete(heights, gap).min(initial=np.inf)
    if height > ONE_LINE * lowest or not is_low(height, ruled, ink.character_height):
        return False
    _, _, left, right = outer_lines(lattice, ink)
    gnawed = ink.support(lattice).is_gnawed()
    if left is None or right is None:
        if not gnawed:
            return False
        left, right = lattice.columns[0], lattice.columns[-1]
    width = right.position - left.position
    shorter, longer = sorted(line.length / width for line in (upper, lower))
    return longer >= FRAME_LENGTH and shorter >= (EATEN_LENGTH if gnawed else FRAME_LENGTH)


def missing_line(way: Crossed, side: int) -> LatticeLine | None:
    """The outer crossing line that is missing on one side (0 before, -1 after): lines end there."""
    outer, unit = way.crossing[side], way.ink.character_height
    ends, reaching = {}, 0
    for place, line in enumerate(way.lines):
        edge = outer.place(line.position)
        own = line.end if side else line.start
        reaching += (own - edge if side else edge - own) >= -OVERHANG * unit
        found = _ends_past(way, line, side)
        if found:
            ends[place] = found
    middle = float(np.median([found[0] for found in ends.values()])) if ends else 0.0
    agreeing = ENDS_AGREE * unit
    near = {i for i, found in ends.items() if min(abs(end - middle) for end in found) <= agreeing}
    beyond = abs(middle - outer.position) / unit
    framed = len(near) >= HEADED_LINES or near >= {0, len(way.lines) - 1}
    enough = (beyond >= BANDED) if way.level else (beyond >= HEADED and framed)
    if len(near) < 2 or not (enough or len(near) >= OVERHANG_SHARE * reaching):
        return None
    drawn = [way.hits(way.lines[i]) for i in near]
    if _widest_gap(drawn, outer.position, middle) > OVERHANG_GAP * unit:
        return None
    return LatticeLine.straight(middle, way.lines[0].position, way.lines[-1].position)


def _widest_gap(beyond: list[NDArray[np.bool_]], edge: float, end: float) -> int:
    """The longest stretch between ``edge`` and ``end`` where no line at all has ink.

    What a fax eats lies at other places of each line; the space between two tables has none.
    """
    inked = np.any([stretch_of(hits, *sorted((edge, end))) for hits in beyond], axis=0)
    places = np.flatnonzero(np.r_[True, inked, True])
    return int(np.diff(places).max()) - 1


def _ends_past(way: Crossed, line: LatticeLine, side: int) -> list[float]:
    """Where a line may end that runs past the last crossing one; empty where it does not.

    Its own rulings tell first, gaps in them or not, then ink that goes on in runs that are none.
    """
    hits, unit = way.hits(line), way.ink.character_height
    edge = way.crossing[side].place(line.position)
    gap, followed = (ROW_GAP, ROW_FOLLOWED) if way.level else (OVERHANG_GAP, FOLLOWED)
    end = last_ink(hits, edge, 1 if side else -1, gap * unit)
    own = line.end if side else line.start
    return [
        place
        for place, share in ((own, ROW_FOLLOWED), (end, followed))
        if (place - edge if side else edge - place) >= OVERHANG * unit
        and stretch_of(hits, min(edge, place), max(edge, place)).mean() >= share
    ]


def stretch_of(hits: NDArray[np.bool_], start: float, end: float) -> NDArray[np.bool_]:
    """The part of ``hits`` from one pixel place to another."""
    return hits[max(0, round(start)) : max(0, round(end))]


def last_ink(hits: NDArray[np.bool_], edge: float, step: int, gap: float) -> float:
    """Where the ink that leaves ``edge`` in direction ``step`` ends; small gaps are passed over."""
    place = round(min(max(edge, 0), len(hits) - 1))
    inked = np.flatnonzero(hits[place:] if step > 0 else hits[place::-1])
    most = max(2.0, gap)
    if not len(inked) or inked[0] > most:
        return float(place)
    breaks = np.flatnonzero(inked[1:] - inked[:-1] > most)
    return float(place + step * inked[breaks[0] if len(breaks) else -1])


def outer_lines(lattice: Lattice, ink: EdgeInk) -> tuple[LatticeLine | None, ...]:
    """The missing outer lines above, below, left and right; None where the lattice has its own."""
    rows, columns = both_ways(lattice, ink)
    return tuple(missing_line(way, side) for way in (columns, rows) for side in (0, -1))


def enclosed(lattice: Lattice, ink: EdgeInk) -> Lattice:
    """The lattice with lines where its rulings end, on the sides where its frame is missing."""
    return with_lines(lattice, outer_lines(lattice, ink))


def with_lines(lattice: Lattice, outer: tuple[LatticeLine | None, ...]) -> Lattice:
    """The lattice with those of the outer lines (above, below, left, right) that there are."""
    top, bottom, left, right = outer
    return Lattice(
        tuple(line for line in (top, *lattice.rows, bottom) if line is not None),
        tuple(line for line in (left, *lattice.columns, right) if line is not None),
    )


ENDING_SHARE = 0.4
"""Share (0-1) of the columns that must end on the first or last row line for it to be the frame
though a fax has eaten most of it; columns of a time grid begin below its title."""

FRAME_NEAR = 0.6
"""How far a column may end from the frame, in character heights."""

FRAME_LENGTH, FRAME_INK = 0.8, 0.25
"""Least length of such a line as share (0-1) of the table's width, and least mean support (0-1) of
its edges: below it the page may have been cut there."""


def framing_rows(lattice: Lattice, ink: EdgeInk) -> NDArray[np.bool_]:
    """Which rows are the upper or lower frame because the columns end there, broken or not."""
    framing = np.zeros(len(lattice.rows), bool)
    width = lattice.columns[-1].position - lattice.columns[0].position
    support = ink.support(lattice).level.mean(axis=1)
    near = FRAME_NEAR * ink.character_height
    for place, ends in (
        (0, [column.start for column in lattice.columns]),
        (-1, [column.end for column in lattice.columns]),
    ):
        line = lattice.rows[place]
        ending = np.abs(np.array(ends) - line.position) <= near
        framing[place] = (
            ending.mean() >= ENDING_SHARE
            and line.length >= FRAME_LENGTH * width
            and support[place] >= FRAME_INK
        )
    return framing
