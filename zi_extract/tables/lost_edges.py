"""Edges that a fax has eaten whole: what seems merged is in doubt where its contents are odd.

Cells of a time grid are merged for one mark that stands for all of them, in their middle. What
seems merged and is empty has lost the edges between its columns, or the pale fill that was its
mark: nobody can tell. One whose mark stands in the middle of one of its columns is parted, in
doubt. A cell with two texts, each in the middle of its own columns, is parted too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.contents import OWN, Contents, Sides
from zi_extract.tables.eaten_between import is_eaten_between
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.lattice_line import Lattice
from zi_extract.tables.region import Region
from zi_extract.tables.time_grid import sure_runs

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PARTED = 0.3
"""Least share (0-1) of a row's places that stand alone for the row to be one of single months or
weeks. Rows of a header, merged over quarters, have none; the worst fax leaves 0.4."""

LEAST_INK = 0.04
"""Ink in square character heights below which a place is empty: specks have less, the thin ticks
of small print have 0.06."""

BOTH_SIDES = 0.2
"""Ink on the lesser side of an edge, as share (0-1) of the other side's, from which a mark lies
across it. Ticks drawn beyond their cell reach 0.1; one drawn in the middle of two has 0.4."""

NARROW, NARROW_INK = 0.6, 0.1
"""How far beside the middle line the halves of a narrow mark are looked for, in character heights,
and the ink that they have at least, in square character heights: of an `x` that stands there 0.2,
of what a fax leaves of a ruling 0.06."""

CENTRED = 0.25
"""How far from the middle of a merged cell its ink may be centred, in columns. Half a column off
is the middle of one place less."""

BETWEEN_MARKS = 0.3
"""How far from the lost edge two marks must stand, in character heights: digits in columns of weeks
stand 0.4 off."""

DOUBTED = 0.75
"""Most confidence (0-1) of parted cells, and of merged ones with odd contents: of seven of those
four were merged, with a fill that the fax had lost."""


def with_lost_edges(
    regions: Sequence[Region], lattice: Lattice, evidence: Evidence, contents: Contents
) -> list[Region]:
    """The cells, parted or in doubt where what they hold shows that they may not be merged."""
    if not evidence.is_gnawed():
        return list(regions)
    runs = sure_runs(evidence.widths.tolist())
    parted: list[Region] = []
    for region in regions:
        if region.right - region.left == 1:
            parted.append(region)
        elif is_eaten_between(region, evidence):
            parted += _two_texts(region, lattice, contents)
        else:
            among_single = _among_single(region, regions, runs)
            parted += _pieces(region, lattice, contents, among_single)
    return sorted(parted, key=lambda r: (r.top, r.left))


def _two_texts(region: Region, lattice: Lattice, contents: Contents) -> list[Region]:
    """The cell that lost the edge between two texts: two, or one in doubt where one is empty."""
    amounts, _ = _held(region, lattice, contents)
    doubted = replace(region, probability=min(region.probability, DOUBTED))
    return _cut(doubted, [1] if amounts.min() >= LEAST_INK else [])


def _pieces(
    region: Region, lattice: Lattice, contents: Contents, among_single: bool
) -> list[Region]:
    """The cells that what seems merged is made of; itself, in doubt or not, where nothing tells."""
    if not among_single or _has_narrow_mark(region, lattice, contents):
        return [region]
    amounts, centres = _held(region, lattice, contents)
    if not _is_odd(amounts, centres, _clear(region, lattice, contents)):
        return [region]
    doubted = replace(region, probability=min(region.probability, DOUBTED))
    return _cut(doubted, _round_mark(amounts, centres))


def _among_single(
    region: Region, regions: Sequence[Region], runs: Sequence[tuple[int, int]]
) -> bool:
    """Whether the region lies in a row of a time grid of which other places stand alone."""
    for left, right in runs:
        if left <= region.left and region.right <= right:
            beside = [r for r in regions if r.top <= region.top < r.bottom]
            alone = sum(
                left <= r.left and r.right <= right and r.right - r.left == 1 for r in beside
            )
            return alone >= PARTED * (right - left)
    return False


def _clear(region: Region, lattice: Lattice, contents: Contents) -> Flags:
    """Which edges inside the region have no ink beside them."""
    return np.array(
        [
            contents.is_clear(right, top, bottom, BETWEEN_MARKS)
            for place in range(region.left, region.right - 1)
            for _, top, right, bottom in [_sides(lattice, place, place + 1, region)]
        ]
    )


def _has_narrow_mark(region: Region, lattice: Lattice, contents: Contents) -> bool:
    """Whether a mark stands right on the middle line, too narrow to be seen inside the columns."""
    columns = region.right - region.left
    if columns % 2:
        return False
    middle = region.left + columns // 2
    _, top, place, bottom = _sides(lattice, middle - 1, middle, region)
    own = (lattice.columns[middle].thickness / 2 + 1) / contents.character_height
    halves = contents.beside(place, top, bottom, (max(OWN, own), NARROW))
    return min(halves) >= BOTH_SIDES * max(halves) and sum(halves) >= NARROW_INK


def _is_odd(amounts: Floats, centres: Floats, clear: Flags) -> bool:
    """Whether there is no mark, one off the middle of all columns, or one beside another."""
    total, places = float(amounts.sum()), np.arange(len(amounts)) + centres
    lesser, more = (f(amounts[:-1], amounts[1:]) for f in (np.minimum, np.maximum))
    both = lesser >= np.maximum(LEAST_INK, BOTH_SIDES * more)
    if total < LEAST_INK or abs(float(amounts @ places) / total - len(amounts) / 2) > CENTRED:
        return not both.all()
    return bool((both & clear).any())


def _round_mark(amounts: Floats, centres: Floats) -> list[int]:
    """All columns' edges where one mark stands in the middle of one column; else none."""
    marked = int(amounts.argmax())
    alone = float(amounts.sum() - amounts[marked]) < LEAST_INK <= amounts[marked]
    central = abs(float(centres[marked]) - 0.5) <= CENTRED
    return list(range(1, len(amounts))) if alone and central else []


def _cut(region: Region, cuts: Sequence[int]) -> list[Region]:
    """The region cut before those of its columns."""
    if not cuts:
        return [region]
    edges = [region.left, *(region.left + cut for cut in cuts), region.right]
    return [
        replace(region, left=left, right=right, probability=DOUBTED)
        for left, right in pairwise(edges)
    ]


def _held(region: Region, lattice: Lattice, contents: Contents) -> tuple[Floats, Floats]:
    """Ink of each column of the region in square character heights, and its centre there (0-1)."""
    held = [
        contents.held(_sides(lattice, place, place + 1, region))
        for place in range(region.left, region.right)
    ]
    amounts, centres = np.array(held).T
    return amounts, centres


def _sides(lattice: Lattice, first: int, last: int, region: Region) -> Sides:
    """Left, top, right and bottom of the region between two column lines."""
    top, bottom = lattice.rows[region.top], lattice.rows[region.bottom]
    left, right = lattice.columns[first], lattice.columns[last]
    x, y = (left.position + right.position) / 2, (top.position + bottom.position) / 2
    return left.place(y), top.place(x), right.place(y), bottom.place(x)
