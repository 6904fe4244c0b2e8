"""Short lines whose ink runs on past their edges: strokes of stamps and words, no rulings."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.crossed import Crossed
from zi_extract.tables.evidence import ABSENT
from zi_extract.tables.lattice_line import LatticeLine
from zi_extract.tables.open_sides import last_ink, stretch_of
from zi_extract.tables.stepped import in_step

DRAWN = 0.6
"""Support (0-1) from which an edge of a faxed table shows that its line is drawn there."""

LONG_LINE = 0.4
"""Ink of a line, as share (0-1) of the table's size, from which it is trusted without looking at
its ends. Letters on a patterned ground line up to 0.27; shorter rulings are tested, not lost."""

DANGLING = 0.8
"""How far ink must go on past the last whole edge, in character heights, to dangle: rulings end on
rulings, sides of a stamp printed over the table do not. Below 0.5 ragged corners dangle."""

DANGLING_PART, DANGLING_PART_CLEAN = 0.6, 0.7
"""Share (0-1) of the next edge from which such ink was an edge that a fax has eaten, on a faxed
and on a clean table."""

CLEAN = 0.95
"""Support (0-1) that all but a tenth of the drawn edges of a clean table have."""

GOES_ON = 0.5
"""Share (0-1) of the last character height before the next crossing from which a rule reaches it
over a gap: a side of a stamp does not begin again there."""

DANGLING_GAP = 1.3
"""Longest gap in dangling ink, in character heights: broken rulings go on beyond it."""

FLOATING_SHARE = 0.5
"""Largest share (0-1) of the table that a floating line may cross; longer ones are rulings whose
crossing lines are missing."""

THROUGH, THROUGH_INK = 0.8, 0.3
"""Least length of a line in pieces, as share (0-1) of the table, and least ink as share of that
length, for it to be a ruling that a fax has eaten; strokes of words in a row have 0.1."""

WHOLE_MARGIN = 0.1
"""How far below the usual support a whole edge's may lie; half-covered edges are ends of ink."""

BOUNDED_EDGES, BOUNDED_SHARE = 3, 0.75
"""Whole edges, and their share (0-1) of all from end to end, from which a line that ends on
crossing lines at both ends is a ruling, whatever stands behind it. Strokes of a stamp or a word
seldom make one or two. The share does not count where all others are absent altogether: cells are
merged there, and marks that stand in their middles are what lies beyond."""

BOUNDED_ENDS = 0.3
"""How far its ends may lie from the crossing lines, in character heights."""

BURIED, NEVER_FREE = 0.4, 0.15
"""Usual and least (tenth percentile) share (0-1) of ink on both sides of a short line from which it
is no ruling but an edge of the holes that a fax leaves in dark fills. On a dotted ground the usual
one is 0.35 at most; a ruling between fills is free in other rows."""

STOP = 0.3, 0.5
"""From where to where behind a crossing paper is bare that ends a line there, in character heights.
Nearer lies what is left of the ruling, farther the print of the next cell."""

ENDING, ENDS_NEAR = 3, 0.4
"""Crossing lines that must begin or end on a line, and how near in character heights, for it to be
a ruling though a fax has eaten its ends: the labels of a time grid hang on it. Columns that run
through a stamp do not end at its sides. All columns end at the frame: it has rules of its own."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def buried(side: Crossed) -> Flags:
    """Which lines are short and lie in dark fills wherever they have ink."""
    found = np.zeros(len(side.lines), bool)
    for i, line in enumerate(side.lines):
        if min(line.ink, line.length) < LONG_LINE * side.span:
            beside = side.ink.beside(line, horizontal=side.level)
            least, usual = np.percentile(beside, [10, 50]) if len(beside) else (0.0, 0.0)
            found[i] = least >= NEVER_FREE and usual >= BURIED
    return found


class Print(NamedTuple):
    """How well a table is printed.

    ``whole`` is the support (0-1) from which an edge is whole, ``part`` the share (0-1) of an edge
    from which dangling ink is one that a fax has eaten.
    """

    whole: float
    part: float


def floating(side: Crossed) -> Flags:
    """Which lines are short, and go on as dangling ink past all their whole edges."""
    support = side.support()
    printed = _printed(side, support)
    stepped = in_step(side.lines)
    return np.array(
        [_floats(side, i, support[i], printed, stepped[i]) for i in range(len(side.lines))], bool
    )


def _printed(side: Crossed, support: Floats) -> Print:
    long = np.array([line.ink for line in side.lines]) >= LONG_LINE * side.span
    drawn = support[long][support[long] >= DRAWN]
    usual = float(np.percentile(drawn, 10)) if len(drawn) else 0.0
    if usual >= CLEAN:
        return Print(usual - WHOLE_MARGIN, DANGLING_PART_CLEAN)
    return Print(DRAWN, DANGLING_PART)


def _floats(side: Crossed, place: int, support: Floats, printed: Print, stepped: bool) -> bool:
    line, unit = side.lines[place], side.ink.character_height
    cuts, whole = side.cuts(line), support >= printed.whole
    if _is_through(line, cuts[-1] - cuts[0]) or _is_bounded(
        line, (whole, support <= ABSENT), cuts, unit, stepped=stepped
    ):
        return False
    inner = 0 < place < len(side.lines) - 1
    if inner and _holds_ends(line, side.crossing, ENDS_NEAR * unit):
        return False
    hits, limits = side.hits(line), (unit, printed.part)
    return all(
        any(
            _dangles(hits, cuts, place, step, limits)
            and not _stops(line, hits, cuts[place], step, unit)
            for place, step in ((first, -1), (last, 1))
        )
        for first, last in _whole(whole)
    )


def _is_through(line: LatticeLine, span: float) -> bool:
    """Whether a line crosses so much of the table, in one piece or in many, that it is a ruling."""
    in_pieces = line.length >= THROUGH * span and line.ink >= THROUGH_INK * line.length
    return in_pieces or line.ink >= FLOATING_SHARE * span


def _is_bounded(
    line: LatticeLine,
    edges: tuple[Flags, Flags],
    cuts: Floats,
    character_height: float,
    *,
    stepped: bool,
) -> bool:
    """Whether a line runs over several edges from crossing to crossing: a letter is beyond.

    ``edges`` are which of them are whole, and which absent.
    In step with a time grid one edge will do, and one end: a fax may have eaten the other.
    """
    first, last = (int(np.abs(cuts - end).argmin()) for end in (line.start, line.end))
    off = np.abs(np.array([line.start - cuts[first], line.end - cuts[last]]))
    ends = off <= BOUNDED_ENDS * character_height
    whole, absent = edges
    if stepped and ends.any() and whole.any():
        return True
    between, clear = whole[first:last], (whole | absent)[first:last].all()
    least = BOUNDED_EDGES if clear else max(BOUNDED_EDGES, BOUNDED_SHARE * len(between))
    return bool(ends.all() and between.sum() >= least)


def _holds_ends(line: LatticeLine, crossing: tuple[LatticeLine, ...], near: float) -> bool:
    """Whether several of the crossing lines begin or end on a line."""
    ending = 0
    for other in crossing:
        if line.start - near <= other.position <= line.end + near:
            place = line.place(other.position)
            ending += min(abs(other.start - place), abs(other.end - place)) <= near
    return ending >= ENDING


def _whole(drawn: Flags) -> list[tuple[int, int]]:
    """First and last crossing line of every run of drawn edges."""
    steps = np.flatnonzero(np.diff(np.r_[False, drawn, False].astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True)]


def _stops(line: LatticeLine, hits: Flags, cut: float, step: int, unit: float) -> bool:
    """Whether a line's own rulings end on the crossing at ``cut``, and bare paper follows.

    What stands farther off is print of the next cell.
    """
    end = line.end if step > 0 else line.start
    first, last = sorted((cut + step * STOP[0] * unit, cut + step * STOP[1] * unit))
    return abs(end - cut) <= BOUNDED_ENDS * unit and not stretch_of(hits, first, last).any()


def _dangles(hits: Flags, cuts: Floats, place: int, step: int, limits: tuple[float, float]) -> bool:
    """Whether ink goes on past crossing ``place`` in direction ``step`` without reaching the next.

    ``limits`` are the character height and the share of the next edge that counts as reaching it.
    """
    unit, part = limits
    beyond = np.r_[-np.inf, cuts, np.inf]
    rest = abs(last_ink(hits, cuts[place], step, DANGLING_GAP * unit) - cuts[place])
    other = beyond[place + 1 + step]
    before = stretch_of(hits, *sorted((other, other - step * unit))) if np.isfinite(other) else ()
    if len(before) and np.mean(before) > GOES_ON:
        return False
    return bool(DANGLING * unit < rest < part * abs(beyond[place + 1 + step] - cuts[place]))
