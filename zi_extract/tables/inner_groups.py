"""Pieces of a table whose lines a fax has cut off from the rest: they lie inside its outline."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zi_extract.tables.bands import Group
from zi_extract.tables.lattice_line import LatticeLine

INSIDE = 0.9
"""Least share (0-1) of a piece's outline, along both sides, that lies within the larger one's."""

LEAST_SIZE = 4.0
"""Least height and width of a piece, in character heights; letters of a heading that stand on the
columns below it are lower."""

SHARED = 2
"""Column lines of the piece, or row lines, that must continue lines of the larger one: a table in a
cell of a table, or a box in it, has its own."""

SAME_PLACE = 0.4
"""How far apart such lines may lie, in character heights: what is left of skew and bend."""


def with_inner_groups(groups: Sequence[Group], character_height: float) -> list[Group]:
    """The groups, those that lie inside another and continue its lines made part of it."""
    united: list[Group] = []
    for group in sorted(groups, key=_ink, reverse=True):
        around = next((g for g in united if _is_piece(group, g, character_height)), None)
        if around is None:
            united.append((list(group[0]), list(group[1])))
        else:
            around[0].extend(group[0])
            around[1].extend(group[1])
    return united


def _ink(group: Group) -> float:
    return sum(line.ink for lines in group for line in lines)


def _is_piece(group: Group, whole: Group, character_height: float) -> bool:
    if not (group[0] and group[1] and whole[0] and whole[1]):
        return False
    inside = all(
        min(outer[1], inner[1]) - max(outer[0], inner[0]) >= INSIDE * (inner[1] - inner[0])
        for inner, outer in zip(_outline(group), _outline(whole), strict=True)
    )
    near, least = SAME_PLACE * character_height, LEAST_SIZE * character_height
    large = all(last - first >= least for first, last in _outline(group))
    return (
        inside
        and large
        and any(
            _shared(mine, theirs, near) >= SHARED for mine, theirs in zip(group, whole, strict=True)
        )
    )


def _outline(group: Group) -> tuple[tuple[float, float], tuple[float, float]]:
    """From where to where the group's level and upright lines reach."""
    level, upright = group
    return (
        (min(line.start for line in level), max(line.end for line in level)),
        (min(line.start for line in upright), max(line.end for line in upright)),
    )


def _shared(lines: Sequence[LatticeLine], others: Sequence[LatticeLine], near: float) -> int:
    places = np.array([line.position for line in others])
    return sum(bool(np.abs(places - line.position).min() <= near) for line in lines)
