"""Band rows that no upright line ties to what is above and below: outer rulings are missing there.

All rules of a table without them run equally far past its outermost columns. Of a table with a
frame a fax may have eaten both sides of a band: its columns go on below it. Whether such a row is a
band, or two tables stand close together, is decided when their lattice is looked at as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_high, median_low

from zi_extract.tables.lattice_line import LatticeLine

Group = tuple[list[LatticeLine], list[LatticeLine]]
"""Level and upright lines that hang together."""

BAND_HEIGHT = 4.0
"""Highest band row, in character heights: two lines of text. Higher ones are the space between
two tables."""

LEAST_ROW, HIGHEST, SAME_HEIGHT = 1.8, 5.0, 0.05
"""Lowest row that tells of one line of text, and highest band that is known by being as high, in
character heights; and by how much, as share (0-1), it may differ. A fax that eats into letters
makes them lower, rows stay. Headings between two tables stand in gaps of 4.1 to 4.5, which are 0.15
off any row."""

ACROSS = 0.8
"""Length of a line that crosses its table, as share (0-1) of the longest one's."""

OVERHANG = 1.2
"""How far, in character heights, rulings must run past the last crossing line to show that the
outer ruling is missing there. Lower opens tables at rulings drawn past their corner."""

SHARED_COLUMNS, SAME_COLUMN = 3, 0.4
"""Upright lines that both parts of a framed table have in common, and how far apart these may lie
in character heights; the frame is two of them."""

ENDS_AGREE = 1.0
"""How far from one another the ends may lie, in character heights, to be of one table."""


def joined_over_bands(groups: Sequence[Group], character_height: float) -> list[Group]:
    """The groups from top to bottom, those made one that only a band row parts."""
    joined: list[Group] = []
    for group in sorted(groups, key=lambda each: min(line.position for line in each[0])):
        above = next((g for g in joined if _is_band_between(g, group, character_height)), None)
        if above is None:
            joined.append((list(group[0]), list(group[1])))
        else:
            above[0].extend(group[0])
            above[1].extend(group[1])
    return joined


def _is_band_between(upper: Group, lower: Group, character_height: float) -> bool:
    """Whether the last rule of one group and the first of the other bound a band row."""
    near = ENDS_AGREE * character_height
    above, below = (_through_rules(group, character_height) for group in (upper, lower))
    alike = bool(above and below and (upper[1] or lower[1])) and _end_alike(above, below, near)
    if not alike:
        above, below = (sorted(rows, key=lambda line: line.position) for rows, _ in (upper, lower))
        if not _are_framed_alike(upper, lower, character_height):
            return False
    height = below[0].position - above[-1].position
    heights = [*_row_heights(above), *_row_heights(below)]
    return height > 0 and is_low(height, heights, character_height)


def _row_heights(lines: Sequence[LatticeLine]) -> list[float]:
    """The heights of the rows between lines that cross a table."""
    width = max(line.length for line in lines)
    places = [line.position for line in lines if line.length >= ACROSS * width]
    return [lower - upper for upper, lower in pairwise(places)]


def is_low(height: float, heights: Iterable[float], character_height: float) -> bool:
    """Whether a row is low enough for a band, or as high as the lowest of the rows beside it."""
    if height <= BAND_HEIGHT * character_height:
        return True
    lowest = min((h for h in heights if h >= LEAST_ROW * character_height), default=0.0)
    return height <= HIGHEST * character_height and abs(height - lowest) <= SAME_HEIGHT * lowest


def _are_framed_alike(upper: Group, lower: Group, character_height: float) -> bool:
    """Whether both groups reach equally far to both sides and have columns in common."""
    near = ENDS_AGREE * character_height
    starts, ends = (
        [choose(getattr(line, name) for line in rows) for rows, _ in (upper, lower)]
        for choose, name in ((min, "start"), (max, "end"))
    )
    mine, theirs = ([line.position for line in columns] for _, columns in (upper, lower))
    shared = places_in_common(mine, theirs, SAME_COLUMN * character_height)
    alike = abs(starts[0] - starts[1]) <= near and abs(ends[0] - ends[1]) <= near
    return alike and shared >= SHARED_COLUMNS


def places_in_common(places: Sequence[float], others: Sequence[float], near: float) -> int:
    """How many of the places have one of the others as ``near`` as this."""
    return sum(any(abs(place - other) <= near for other in others) for place in places)


def _through_rules(group: Group, character_height: float) -> list[LatticeLine]:
    """The rules from top to bottom that run past all upright lines, if there are any."""
    rules = sorted(group[0], key=lambda line: line.position)
    if not group[1]:
        return rules
    reach = OVERHANG * character_height
    left = min(line.position for line in group[1]) - reach
    right = max(line.position for line in group[1]) + reach
    return [line for line in rules if line.start <= left and line.end >= right]


def _end_alike(above: list[LatticeLine], below: list[LatticeLine], near: float) -> bool:
    """Whether the rules above and below usually end at the same places.

    A single one may end early, or late, in a punched hole.
    """
    starts = [median_low([line.start for line in rules]) for rules in (above, below)]
    ends = [median_high([line.end for line in rules]) for rules in (above, below)]
    return abs(starts[0] - starts[1]) <= near and abs(ends[0] - ends[1]) <= near
