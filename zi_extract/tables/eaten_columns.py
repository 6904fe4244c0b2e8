"""Columns of one cell from top to bottom of which a fax has eaten the rules above and below.

Nothing ties what stands left of such a column to what stands right of it. But all rows go on beyond
it at their heights, and words stand between: these are no two tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.lattice import SAME_LINE
from zi_extract.tables.lattice_line import Lattice, merged
from zi_extract.tables.part import Part, remeasured

LEAST_LINES = 4
"""Fewest row lines by which rows are known to go on: two or three lie at the same heights in tables
that stand side by side."""

WORDS = 2.0
"""Least ink between, in square character heights: two such columns of a fax held 13 and 19, a speck
has 0.04 at most."""


def joined_over_columns(parts: Sequence[Part], ink: EdgeInk) -> list[Part]:
    """The parts of a page, from left to right those made one that only such a column parts."""
    joined: list[Part] = []
    for part in sorted(parts, key=lambda each: each.lattice.columns[0].position):
        before = next((k for k, other in enumerate(joined) if _goes_on(other, part, ink)), None)
        if before is None:
            joined.append(part)
        else:
            joined[before] = _as_one(joined[before], part, ink)
    return joined


def _goes_on(left: Part, right: Part, ink: EdgeInk) -> bool:
    """Whether every row of one part goes on in the other, with words between."""
    rows = left.lattice.rows, right.lattice.rows
    if left.semi_ruled or right.semi_ruled or len(rows[0]) != len(rows[1]):
        return False
    first, last = left.lattice.columns[-1].position, right.lattice.columns[0].position
    if len(rows[0]) < LEAST_LINES or not 0 < last - first <= max(map(_widest, (left, right))):
        return False
    middle, near = (first + last) / 2, SAME_LINE * ink.character_height
    if any(abs(a.place(middle) - b.place(middle)) > near for a, b in zip(*rows, strict=True)):
        return False
    top, bottom = rows[0][0].place(middle), rows[0][-1].place(middle)
    return ink.contents.held((first, top, last, bottom))[0] >= WORDS


def _widest(part: Part) -> float:
    """The width of the widest column of a part, in pixels."""
    return max(b.position - a.position for a, b in pairwise(part.lattice.columns))


def _as_one(left: Part, right: Part, ink: EdgeInk) -> Part:
    """Both parts as one, open where both are."""
    rows = tuple(merged(a, b) for a, b in zip(left.lattice.rows, right.lattice.rows, strict=True))
    lattice = Lattice(rows, (*left.lattice.columns, *right.lattice.columns))
    whole = Part(
        lattice,
        left.evidence,
        open_top=left.open_top and right.open_top,
        open_bottom=left.open_bottom and right.open_bottom,
        open_left=left.open_left,
        open_right=right.open_right,
        rejected=(*left.rejected, *right.rejected),
        shared=(*left.shared, *right.shared),
    )
    return remeasured(whole, lattice, ink)
