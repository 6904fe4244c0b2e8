"""Rules of which a fax has left dashes far apart: the columns that all end on them tell that."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise

import numpy as np

from zi_extract.tables.lattice_line import LatticeLine, merged

ENDING = 5
"""Columns that must begin and end at the same heights: those of one row, or of a whole table."""

ENDS_AGREE = 0.6
"""How far from one another they may end, in character heights."""

LEAST_COLUMN = 2.0
"""Length of such a column at least, in character heights; letters of a line are lower."""

ON_RULE = 0.4
"""How far a dash may lie from where the columns end, in character heights."""

DASHES, LEAST_INK = 5, 0.4
"""Dashes from which a rule is broken, and their least share (0-1) of its length. A rule in fewer
pieces is followed over its gaps, or two rules of two tables."""

LONGEST_GAP = 0.1
"""Longest gap in such a rule, as share (0-1) of its length."""

KNOWN_INK, KNOWN_ENDS = 0.7, 2.0
"""Least share (0-1) of its length that pieces of a rule ink which together end where another rule
of the page does, and how far from there, in character heights: a fax eats ends, and of a rule in
dashes as much as lies between two of them. Two tables side by side under a wide one are parted
again by the bare gap between them."""

EVEN_DASHES, EVEN_GAP, EVEN_INK = 6, 6.0, 0.45
"""Dashes in a row that tell of a rule by themselves, the longest gap between them in character
heights, and their least share (0-1) of the length. Two tables side by side have long rules and one
gap; words of a line make no dashes of a character's width and a half."""


def with_whole_rules(
    level: Sequence[LatticeLine], upright: Sequence[LatticeLine], character_height: float
) -> list[LatticeLine]:
    """The level lines; dashes on which columns begin or end made one where both are broken."""
    whole = _with_known_ends(_with_even_dashes(level, character_height), character_height)
    for columns in _ending_alike(upright, character_height):
        ends = [np.median([getattr(line, name) for line in columns]) for name in ("start", "end")]
        dashes = [_dashes(whole, float(end), character_height) for end in ends]
        if all(_is_broken(each) for each in dashes):
            gone = {id(line) for each in dashes for line in each}
            whole = [line for line in whole if id(line) not in gone]
            whole += [reduce(merged, each) for each in dashes]
    return whole


def _with_even_dashes(level: Sequence[LatticeLine], character_height: float) -> list[LatticeLine]:
    """The level lines; many dashes at one height, with gaps no longer than they are, made one."""
    near = ON_RULE * character_height
    left, whole = sorted(level, key=lambda each: each.start), []
    while left:
        run = [left.pop(0)]
        for line in left:
            gap = line.start - run[-1].end
            if gap > EVEN_GAP * character_height:
                break
            even = 0 < gap <= run[-1].length + line.length
            if abs(line.position - run[-1].position) <= near and even:
                run.append(line)
        length = run[-1].end - run[0].start
        if len(run) >= EVEN_DASHES and sum(each.ink for each in run) >= EVEN_INK * length:
            joined = {id(line) for line in run}
            left = [line for line in left if id(line) not in joined]
            run = [reduce(merged, run)]
        whole.append(run[0])
    return whole


def _with_known_ends(level: Sequence[LatticeLine], character_height: float) -> list[LatticeLine]:
    """The level lines; pieces at one height made one that end, together, as a whole rule does."""
    near = KNOWN_ENDS * character_height
    left = sorted(level, key=lambda each: -each.length)
    joined: list[LatticeLine] = []
    while left:
        piece = left.pop(0)
        pieces = sorted(
            [piece, *_dashes(left, piece.position, character_height)], key=lambda each: each.start
        )
        start, end = pieces[0].start, max(each.end for each in pieces)
        gaps = [after.start - before.end for before, after in pairwise(pieces)]
        broken = _is_broken(pieces)
        off = max(near, *gaps) if broken else near
        may_be_one = len(pieces) > 1 and (broken or _fills(pieces, gaps, end - start))
        if may_be_one and any(
            abs(other.start - start) <= off and abs(other.end - end) <= off
            for other in (*left, *joined)
            if other not in pieces and other.ink >= KNOWN_INK * other.length
        ):
            left = [each for each in left if each not in pieces]
            piece = reduce(merged, pieces)
        joined.append(piece)
    return joined


def _fills(pieces: Sequence[LatticeLine], gaps: Sequence[float], length: float) -> bool:
    ink = sum(each.ink for each in pieces)
    return min(gaps) >= 0 and max(gaps) <= LONGEST_GAP * length and ink >= KNOWN_INK * length


def _ending_alike(
    upright: Sequence[LatticeLine], character_height: float
) -> list[list[LatticeLine]]:
    """Groups of columns that begin at the same height and end at the same height."""
    near = ENDS_AGREE * character_height
    groups: list[list[LatticeLine]] = []
    for line in sorted(upright, key=lambda each: (each.start, each.end)):
        if line.length < LEAST_COLUMN * character_height:
            continue
        alike = next(
            (
                group
                for group in groups
                if abs(group[0].start - line.start) <= near and abs(group[0].end - line.end) <= near
            ),
            None,
        )
        if alike is None:
            groups.append([line])
        else:
            alike.append(line)
    return [group for group in groups if len(group) >= ENDING]


def _dashes(
    level: Sequence[LatticeLine], height: float, character_height: float
) -> list[LatticeLine]:
    """The level lines at that height, from left to right."""
    near = ON_RULE * character_height
    return sorted(
        (line for line in level if abs(line.position - height) <= near), key=lambda each: each.start
    )


def _is_broken(dashes: Sequence[LatticeLine]) -> bool:
    """Whether they are a rule in pieces: many, with gaps that are short beside it."""
    if len(dashes) < DASHES:
        return False
    length = dashes[-1].end - dashes[0].start
    gaps = [after.start - before.end for before, after in pairwise(dashes)]
    return max(gaps) <= LONGEST_GAP * length and (
        sum(line.ink for line in dashes) >= LEAST_INK * length
    )
