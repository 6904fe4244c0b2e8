"""Candidate lattices: rulings that cross one another, gathered into lines of rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Ruling
from zi_extract.tables.bands import Group, joined_over_bands
from zi_extract.tables.broken_rules import with_whole_rules
from zi_extract.tables.lattice_line import Lattice, LatticeLine, merged

Floats = NDArray[np.float64]

TOUCH = 0.6
"""How far a ruling may end short of one that it meets, in character heights. Lower loses tables
whose corners a fax has eaten; higher ties letterhead rules to stamps beside them."""

LONG, LONG_TOUCH = 10.0, 1.6
"""The same of two lines that are both at least so long: a frame of which a fax has eaten a corner.
Sides of stamps and strokes of letters are shorter."""

FOLLOW_GAP = 3.0
"""Longest gap between two pieces of one ruling, in character heights. Lower drops rulings from the
table where a stamp or a fax hides them; higher ties tables that stand side by side."""

FOLLOW_OFFSET = 0.3
"""How far the pieces of one ruling may lie apart across where one follows the other, in character
heights. Lower breaks bent rulings, higher swaps the two lines of a double ruling."""

SAME_LINE = 0.4
"""How far rulings of one lattice line may lie apart across, in character heights: more than what
is left of skew and bend, less than half a row of the smallest print (rows are >= 1.2)."""

BESIDE = 0.5
"""Share (0-1) of a line's length along a longer one from which it is no piece of that line."""

ROW_PITCH, PITCH = 1.6, 0.9
"""Least distance of two row lines, and of two column lines, in character heights; of closer ones
that with more ink counts. The lowest rows of 430 tables are 2.1 high: what lies closer to a ruling
is a line of bold words. The tightest week columns are 1.2; below 0.6 words on a patterned ground
make columns."""

LETTER_LENGTH = 3.0
"""Length below which strokes may be parts of letters, in character heights: such a one must run
from ruling to ruling exactly."""

BEND_STEP = 6.0
"""Spacing of the places at which the common bend is measured, in character heights."""

BEND_LINES = 3
"""Fewest lines that must agree on the slope at a place; fewer may be letters or stamps."""

BEND_LENGTH, STEEPEST = 10.0, 0.03
"""Least ink of a line that tells of the bend, in character heights, and the steepest slope (1.7
degrees) that a straightened page leaves: strokes of a signature are shorter and steeper."""

LEAST_BEND = 0.15
"""Bend below which lines count as straight, in character heights: within reach of every search."""


def find_lines(
    rulings: Sequence[Ruling], character_height: float
) -> tuple[list[LatticeLine], list[LatticeLine]]:
    """Horizontal and vertical rulings with their pieces put together, strays left out."""
    level, upright = (
        _prolonged(
            _followed([r for r in rulings if r.horizontal == way], character_height),
            character_height,
        )
        for way in (True, False)
    )
    level = with_whole_rules(level, upright, character_height)
    return (
        [line for line in level if _stands(line, upright, character_height)],
        [line for line in upright if _stands(line, level, character_height)],
    )


def find_lattices(
    level: Sequence[LatticeLine], upright: Sequence[LatticeLine], character_height: float
) -> list[Lattice]:
    """One lattice for every group of rulings that hang together, with lines in both directions."""
    groups = joined_over_bands(_groups(level, upright, character_height), character_height)
    return [
        Lattice(
            gathered(rows, character_height, ROW_PITCH), gathered(columns, character_height, PITCH)
        )
        for rows, columns in groups
        if columns
    ]


def _groups(
    level: Sequence[LatticeLine], upright: Sequence[LatticeLine], character_height: float
) -> list[Group]:
    """Rows and columns of every group of rulings that meet one another; single rules too."""
    crossing = _crossings(level, upright, character_height)
    unseen, groups = set(range(len(level))), []
    while unseen:
        rows: set[int] = {unseen.pop()}
        columns: set[int] = set()
        while True:
            wider = set(np.flatnonzero(crossing[list(rows)].any(axis=0)).tolist())
            if wider == columns:
                break
            columns = wider
            rows |= set(np.flatnonzero(crossing[:, list(columns)].any(axis=1)).tolist())
        unseen -= rows
        groups.append(([level[i] for i in rows], [upright[i] for i in columns]))
    return groups


def _followed(rulings: list[Ruling], character_height: float) -> list[LatticeLine]:
    """Rulings of one direction whose pieces follow one another made one."""
    chains: list[list[Ruling]] = []
    growing: list[list[Ruling]] = []
    offset, gap = FOLLOW_OFFSET * character_height, FOLLOW_GAP * character_height
    for ruling in sorted(rulings, key=lambda r: r.start):
        growing = [c for c in growing if c[-1].end >= ruling.start - gap]
        lowest, highest = ruling.position - offset, ruling.position + offset
        length = _length(ruling)
        near = [
            c
            for c in growing
            if lowest <= c[-1].position <= highest
            and c[-1].end - ruling.start <= 0.5 * length
            and ruling.start - c[-1].end <= min(length, _length(c[-1]))
        ]
        if near:
            min(near, key=lambda c: abs(c[-1].position - ruling.position)).append(ruling)
        else:
            chains.append([ruling])
            growing.append(chains[-1])
    return [_line(chain) for chain in chains]


def _prolonged(lines: list[LatticeLine], character_height: float) -> list[LatticeLine]:
    """The lines carried on beyond their ends, bending as the other lines bend there."""
    if not lines:
        return lines
    step = BEND_STEP * character_height
    places = np.arange(step / 2, max(line.end for line in lines) + step, step)
    slopes: list[list[float]] = [[] for _ in places]
    for line in (each for each in lines if each.ink >= BEND_LENGTH * character_height):
        run = np.diff(line.along)
        middles = (line.along[1:] + line.along[:-1]) / 2
        steep = np.diff(line.across) / np.maximum(run, 1.0)
        for middle, slope in zip(middles, steep, strict=True):
            if abs(slope) > STEEPEST:
                continue
            slopes[min(int(middle / step), len(places) - 1)].append(slope)
    usual = np.array([np.median(s) if len(s) >= BEND_LINES else 0.0 for s in slopes])
    bend = np.cumsum(usual) * step - usual * step / 2
    if np.ptp(bend) < LEAST_BEND * character_height:
        return lines
    return [_carried_on(line, places, bend) for line in lines]


def _carried_on(line: LatticeLine, places: Floats, bend: Floats) -> LatticeLine:
    first, last = line.along[0], line.along[-1]
    before, after = places < first - 1, places > last + 1
    at_first, at_last = np.interp([first, last], places, bend)
    return replace(
        line,
        along=np.r_[places[before], line.along, places[after]],
        across=np.r_[
            line.across[0] + bend[before] - at_first,
            line.across,
            line.across[-1] + bend[after] - at_last,
        ],
    )


def _length(ruling: Ruling) -> float:
    return ruling.end - ruling.start


def _line(rulings: list[Ruling]) -> LatticeLine:
    """One line through the middles of its rulings."""
    length = sum(r.end - r.start for r in rulings)
    return LatticeLine(
        along=np.array([(r.start + r.end) / 2 for r in rulings]),
        across=np.array([r.position for r in rulings]),
        start=min(r.start for r in rulings),
        end=max(r.end for r in rulings),
        thickness=sum(r.thickness * (r.end - r.start) for r in rulings) / length,
        ink=length,
    )


def _stands(line: LatticeLine, others: Sequence[LatticeLine], character_height: float) -> bool:
    """Whether a line is long, or runs from one perpendicular line to another."""
    if line.length >= LETTER_LENGTH * character_height:
        return True
    touch = TOUCH * character_height
    met = np.array(
        [
            place
            for other in others
            if other.start - touch <= line.position <= other.end + touch
            and line.start - touch <= (place := other.place(line.position)) <= line.end + touch
        ]
    )
    if len(met) < 2:
        return False
    return bool(np.ptp(met) >= max(line.length - 2 * touch, touch))


def _crossings(
    level: Sequence[LatticeLine], upright: Sequence[LatticeLine], character_height: float
) -> NDArray[np.bool_]:
    """Which horizontal line meets which vertical one (rows: horizontal, columns: vertical)."""
    met = np.zeros((len(level), len(upright)), bool)
    top, bottom = np.array([v.start for v in upright]), np.array([v.end for v in upright])
    middle = np.array([v.position for v in upright])
    long = LONG * character_height
    for i, line in enumerate(level):
        height = line.at(middle) if len(upright) else middle
        both_long = (bottom - top >= long) & (line.length >= long)
        touch = np.where(both_long, LONG_TOUCH, TOUCH) * character_height
        met[i] = (middle >= line.start - touch) & (middle <= line.end + touch)
        met[i] &= (height >= top - touch) & (height <= bottom + touch)
    return met


def gathered(
    lines: list[LatticeLine], character_height: float, pitch: float = ROW_PITCH
) -> tuple[LatticeLine, ...]:
    """Lines at one place across made one, the longest first; sorted by position.

    ``pitch`` is the least distance of two of them in character heights.
    """
    gathered: list[LatticeLine] = []
    pieces: list[list[LatticeLine]] = []
    for line in sorted(lines, key=lambda each: -each.length):
        gap, k = min(
            ((_apart(line, other), k) for k, other in enumerate(gathered)), default=(np.inf, 0)
        )
        if gap > SAME_LINE * character_height:
            gathered.append(line)
            pieces.append([line])
        elif not any(_is_beside(line, longer, character_height) for longer in pieces[k]):
            gathered[k] = merged(gathered[k], line)
            pieces[k].append(line)
    spaced: list[LatticeLine] = []
    for line in sorted(gathered, key=lambda each: -each.ink):
        if all(_apart(line, other) >= pitch * character_height for other in spaced):
            spaced.append(line)
    return tuple(sorted(spaced, key=lambda each: each.position))


def _apart(line: LatticeLine, other: LatticeLine) -> float:
    """How far two lines lie apart across, where they come closest along."""
    place = min(max((line.start + line.end) / 2, other.start), other.end)
    return abs(line.place(place) - other.place(place))


def _is_beside(line: LatticeLine, longer: LatticeLine, character_height: float) -> bool:
    """Whether a line runs along a longer one: a stroke of a striped fill, no piece of that one."""
    covered = min(line.end, longer.end) - max(line.start, longer.start)
    return covered >= BESIDE * line.length and (
        _apart(line, longer) > FOLLOW_OFFSET * character_height
    )
