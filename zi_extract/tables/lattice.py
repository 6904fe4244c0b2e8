"""Candidate lattices: rulings that cross one another, gathered into lines of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Ruling

Floats = NDArray[np.float64]

TOUCH = 0.6
"""How far a ruling may end short of one that it meets, in character heights. Lower loses tables
whose corners a fax has eaten; higher ties letterhead rules to stamps beside them."""

FOLLOW_GAP = 3.0
"""Longest gap between two pieces of one ruling, in character heights. Lower drops rulings from the
table where a stamp or a fax hides them; higher ties tables that stand side by side."""

SAME_LINE = 0.4
"""How far pieces of one lattice line may lie apart across, in character heights: more than what is
left of skew and bend, less than half a row of the smallest print (rows are >= 1.2)."""

FREE_LENGTH = 3.0
"""Shortest piece, in character heights, that needs no perpendicular ruling at both its ends:
letters have no strokes as long as that, and nothing shorter can stand alone in a table."""


@dataclass(frozen=True, slots=True)
class LatticeLine:
    """A line of the lattice, followed along its rulings: ``across`` at each ``along``, in pixels.

    ``start`` and ``end`` are where its ink begins and ends, ``thickness`` its mean thickness.
    """

    along: Floats
    across: Floats
    start: float
    end: float
    thickness: float

    @property
    def position(self) -> float:
        """Where the line lies as a whole: the middle of its pieces."""
        return float(np.median(self.across))

    def at(self, along: Floats | float) -> Floats:
        """Where the line lies across at these places along it; level beyond its ends."""
        return np.asarray(np.interp(along, self.along, self.across))


@dataclass(frozen=True, slots=True)
class Lattice:
    """Lines of one candidate table: ``rows`` from top to bottom, ``columns`` from left to right."""

    rows: tuple[LatticeLine, ...]
    columns: tuple[LatticeLine, ...]


def find_lattices(rulings: Sequence[Ruling], character_height: float) -> list[Lattice]:
    """One lattice for every group of rulings that hang together, with lines in both directions."""
    kept = _without_strays(rulings, character_height)
    lattices = []
    for group in _groups(kept, character_height):
        rows = _lines([r for r in group if r.horizontal], character_height)
        columns = _lines([r for r in group if not r.horizontal], character_height)
        if rows and columns:
            lattices.append(Lattice(rows, columns))
    return lattices


def _without_strays(rulings: Sequence[Ruling], character_height: float) -> list[Ruling]:
    """Rulings without short strokes that do not run from one perpendicular ruling to another."""
    touch = TOUCH * character_height
    kept = []
    for ruling in rulings:
        if ruling.end - ruling.start >= FREE_LENGTH * character_height:
            kept.append(ruling)
            continue
        crossing = [
            other.position
            for other in rulings
            if other.horizontal != ruling.horizontal
            and other.start - touch <= ruling.position <= other.end + touch
            and ruling.start - touch <= other.position <= ruling.end + touch
        ]
        if crossing and max(crossing) - min(crossing) >= ruling.end - ruling.start - 2 * touch > 0:
            kept.append(ruling)
    return kept


def _groups(rulings: Sequence[Ruling], character_height: float) -> list[list[Ruling]]:
    """Rulings that touch or continue one another, directly or through others."""
    linked = _links(rulings, character_height)
    unseen, groups = set(range(len(rulings))), []
    while unseen:
        frontier, members = {unseen.pop()}, set()
        while frontier:
            members |= frontier
            reached = set(np.flatnonzero(linked[list(frontier)].any(axis=0)).tolist())
            frontier = reached - members
        unseen -= members
        groups.append([rulings[i] for i in sorted(members)])
    return groups


def _links(rulings: Sequence[Ruling], character_height: float) -> NDArray[np.bool_]:
    """Which ruling meets or continues which, as a square matrix."""
    level = np.array([r.horizontal for r in rulings], bool)
    position = np.array([r.position for r in rulings])
    start, end = np.array([r.start for r in rulings]), np.array([r.end for r in rulings])
    touch, gap = TOUCH * character_height, FOLLOW_GAP * character_height
    inside = (position[:, None] >= start - touch) & (position[:, None] <= end + touch)
    crossing = (level[:, None] != level) & inside & inside.T
    near = np.abs(position[:, None] - position) <= SAME_LINE * character_height
    apart = np.maximum(start[:, None], start) - np.minimum(end[:, None], end)
    following = (level[:, None] == level) & near & (apart <= gap)
    return np.asarray(crossing | following)


def _lines(rulings: list[Ruling], character_height: float) -> tuple[LatticeLine, ...]:
    """Rulings of one direction gathered into lattice lines, sorted by position."""
    lines: list[list[Ruling]] = []
    for ruling in sorted(rulings, key=lambda r: r.position):
        if lines and ruling.position - _mean(lines[-1]) <= SAME_LINE * character_height:
            lines[-1].append(ruling)
        else:
            lines.append([ruling])
    return tuple(_line(line) for line in lines)


def _mean(rulings: list[Ruling]) -> float:
    weight = sum(r.end - r.start for r in rulings)
    return sum(r.position * (r.end - r.start) for r in rulings) / weight


def _line(rulings: list[Ruling]) -> LatticeLine:
    """One line through the middles of its rulings."""
    ordered = sorted(rulings, key=lambda r: r.start + r.end)
    length = sum(r.end - r.start for r in ordered)
    return LatticeLine(
        along=np.array([(r.start + r.end) / 2 for r in ordered]),
        across=np.array([r.position for r in ordered]),
        start=min(r.start for r in ordered),
        end=max(r.end for r in ordered),
        thickness=sum(r.thickness * (r.end - r.start) for r in ordered) / length,
    )
