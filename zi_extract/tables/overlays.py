"""Boxes printed over a table (stamps such as SALINAN) and streaks of the scanner."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.tables.lattice_line import LatticeLine

CORNER = 0.7
"""How far the sides of a box may miss its corner, in character heights: rounded and tilted stamps
miss by 0.5; columns of a table are at least 1.2 apart."""

THROUGH = 0.8
"""How far a ruling must run on both sides of a box to go through it, in character heights. Rulings
that meet a table's frame overshoot by less."""


def without_boxes(
    level: list[LatticeLine], upright: list[LatticeLine], character_height: float
) -> tuple[list[LatticeLine], list[LatticeLine]]:
    """The lines without those of boxes that lie over other rulings.

    The frame of a table has corners too, but rulings end at it; a stamp has four corners of its
    own, and rulings run through its sides. Rows of a table whose frame is broken above and below
    them have such corners as well: other rulings of the table are as long.
    """
    foreign: set[int] = set()
    for top, bottom in _pairs(level, character_height):
        sides = [
            _side(upright, place, top, bottom, character_height) for place in (top.start, top.end)
        ]
        if None in sides or _has_fellows(top, bottom, level, character_height):
            continue
        left, right = (s for s in sides if s is not None)
        inside = [v for v in upright if left.position < v.position < right.position]
        across = [h for h in level if top.position < h.position < bottom.position]
        through = sum(
            _passes(line, side, character_height)
            for lines, pair in ((inside, (top, bottom)), (across, (left, right)))
            for line in lines
            for side in pair
        )
        if through > 0:
            foreign |= {id(top), id(bottom), id(left), id(right)}
    return (
        [line for line in level if id(line) not in foreign],
        [line for line in upright if id(line) not in foreign],
    )


def _pairs(
    lines: Sequence[LatticeLine], character_height: float
) -> list[tuple[LatticeLine, LatticeLine]]:
    """Pairs of lines, the upper first, that begin and end at the same places."""
    near = CORNER * character_height
    ordered = sorted(lines, key=lambda each: each.position)
    return [
        (first, second)
        for i, first in enumerate(ordered)
        for second in ordered[i + 1 :]
        if first.ends_like(second, near) and second.position - first.position > 2 * near
    ]


def _has_fellows(
    top: LatticeLine, bottom: LatticeLine, level: Sequence[LatticeLine], character_height: float
) -> bool:
    """Whether lines above or below the box, clear of a second frame, end where its own do."""
    near = CORNER * character_height
    return any(
        top.ends_like(line, near)
        for line in level
        if line.position < top.position - 2 * near or line.position > bottom.position + 2 * near
    )


def _side(
    lines: Sequence[LatticeLine],
    place: float,
    top: LatticeLine,
    bottom: LatticeLine,
    character_height: float,
) -> LatticeLine | None:
    """The line at ``place`` that runs just from ``top`` to ``bottom``."""
    near = CORNER * character_height
    for line in lines:
        if (
            abs(line.position - place) <= near
            and abs(line.start - top.position) <= near
            and abs(line.end - bottom.position) <= near
        ):
            return line
    return None


def _passes(line: LatticeLine, side: LatticeLine, character_height: float) -> int:
    """1 when ``line`` crosses ``side`` and goes on beyond it, -1 when it ends there, else 0."""
    reach = THROUGH * character_height
    if not side.start < line.position < side.end:
        return 0
    before, after = side.position - line.start, line.end - side.position
    if min(before, after) > reach:
        return 1
    return -1 if max(before, after) > reach and min(before, after) > -reach else 0
