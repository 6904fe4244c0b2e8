"""Band rows of tables without outer rulings: no upright line ties what is above to what is below.

All rules of such a table run equally far past its outermost columns; the rules of a table with a
frame end on it, so two framed tables that stand close together stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.tables.lattice_line import LatticeLine

Group = tuple[list[LatticeLine], list[LatticeLine]]
"""Level and upright lines that hang together."""

BAND_HEIGHT = 4.0
"""Highest band row, in character heights: two lines of text. Higher ones are the space between
two tables."""

OVERHANG = 1.2
"""How far, in character heights, rulings must run past the last crossing line to show that the
outer ruling is missing there. Lower opens tables at rulings drawn past their corner."""

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
    last, first = _outer_rule(upper, -1, character_height), _outer_rule(lower, 0, character_height)
    if last is None or first is None or not (upper[1] or lower[1]):
        return False
    near = ENDS_AGREE * character_height
    return (
        0 < first.position - last.position <= BAND_HEIGHT * character_height
        and abs(first.start - last.start) <= near
        and abs(first.end - last.end) <= near
    )


def _outer_rule(group: Group, side: int, character_height: float) -> LatticeLine | None:
    """The first or last rule that runs past all upright lines on both sides, if there are any."""
    if not group[1]:
        return group[0][side]
    reach = OVERHANG * character_height
    left = min(line.position for line in group[1]) - reach
    right = max(line.position for line in group[1]) + reach
    rules = [line for line in group[0] if line.start <= left and line.end >= right]
    rules.sort(key=lambda line: line.position)
    return rules[side] if rules else None
