"""Places of a calendar that are merged because a fax has eaten an edge.

Months are merged for the one mark that stands for all of them. Where there is none, and something
is left of the ruling between them, they are places of their own. With a text no month is merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.time_grid import TimeGrid

Mask = NDArray[np.bool_]

RIM, REACH = 0.5, 0.2
"""What of an edge is left out at both ends, where other rulings end, and how far beside its line
ink is looked for; both in character heights."""

TRACE = 0.8
"""Length of ink along the line of a lost edge, in character heights, from which something is left
of it. Of four such edges of one fax three had left 1.0 and more, one 0.6; lower takes in specks."""

PARTED = 0.9
"""Probability (0-1) of the edges of places that were parted so: of 858 merged places of months that
446 plans print 16 are without a mark, each of them in the first or the last row of its page."""


CROSSED = 0.6
"""Most probability (0-1) of a cell that goes on from a text into a calendar, and has print on the
line between them."""


def part_from_texts(
    mask: Mask, fragment: TableFragment, grids: Sequence[TimeGrid], character_height: float
) -> TableFragment:
    """The fragment, cells that go on from a text into a calendar parted at its border.

    Of 375 plans none prints such a cell; a fax that ate the edge made two. ``mask`` is the ink of
    the straight page (``H x W``). A cell with print on the line is in doubt instead.
    """
    edges = fragment.column_edges
    cells = (
        part
        for cell in fragment.cells
        for part in _from_text(mask, cell, edges, grids, character_height)
    )
    return replace(fragment, cells=tuple(cells))


def _from_text(
    mask: Mask, cell: Cell, edges: Sequence[float], grids: Sequence[TimeGrid], height: float
) -> Iterator[Cell]:
    """The cell, in two where it goes on over a calendar's border."""
    cut = next((at for grid in grids if (at := _border(cell, grid)) is not None), None)
    if cut is None:
        yield cell
        return
    places = _places(cell, edges)
    if _trace(mask, cell.box, places[cut], height) < TRACE:
        yield from _cut(cell, places, [cut])
    else:
        yield replace(cell, structure=min(cell.structure, CROSSED))


def _border(cell: Cell, grid: TimeGrid) -> int | None:
    """The column at which a cell goes into a calendar, or out of it; None of others.

    Bands reach over all of it.
    """
    start, stop = cell.col, cell.col + cell.col_span
    if grid.is_provisional or cell.row < grid.header:
        return None
    if start < grid.left < stop < grid.right:
        return grid.left
    return grid.right if grid.left < start < grid.right < stop else None


def part_unmarked(
    mask: Mask,
    fragment: TableFragment,
    judged: TableFragment,
    grids: Sequence[TimeGrid],
    character_height: float,
) -> TableFragment:
    """The fragment, merged places that hold no mark parted where their edges have left traces.

    ``judged`` is the same with its ticks told; ``mask`` the ink of the straight page (``H x W``).
    Places of the first and last row are left: text that goes on over a page break is cut there.
    """
    cells: list[Cell] = []
    for cell, told in zip(fragment.cells, judged.cells, strict=True):
        grid = next((grid for grid in grids if grid.holds(cell)), None)
        if grid is None or not _is_bare(told) or not _is_within(cell, fragment, grid):
            cells.append(cell)
        else:
            cells.extend(_parted(mask, cell, fragment.column_edges, character_height))
    return replace(fragment, cells=tuple(cells)) if len(cells) > len(judged.cells) else fragment


def _is_bare(cell: Cell) -> bool:
    return cell.col_span > 1 and cell.tick is not None and cell.tick.verdict != "marked"


def _is_within(cell: Cell, fragment: TableFragment, grid: TimeGrid) -> bool:
    """Whether a place is neither in the first nor in the last row, nor the whole grid wide."""
    first, last = grid.header, fragment.n_rows - cell.row_span
    return first < cell.row < last and cell.col_span < grid.right - grid.left


def _parted(mask: Mask, cell: Cell, edges: Sequence[float], height: float) -> Iterator[Cell]:
    places = _places(cell, edges)
    inner = range(cell.col + 1, cell.col + cell.col_span)
    cuts = [col for col in inner if _trace(mask, cell.box, places[col], height) >= TRACE]
    return _cut(cell, places, cuts)


def _places(cell: Cell, edges: Sequence[float]) -> dict[int, float]:
    """Where each column edge of a cell lies, its outer ones included, in pixels."""
    stop = cell.col + cell.col_span
    scale = cell.box.width / (edges[stop] - edges[cell.col])
    return {
        col: cell.box.left + scale * (edges[col] - edges[cell.col])
        for col in range(cell.col, stop + 1)
    }


def _cut(cell: Cell, places: Mapping[int, float], cuts: Sequence[int]) -> Iterator[Cell]:
    """The cell parted at these columns."""
    for first, last in pairwise([cell.col, *cuts, cell.col + cell.col_span]):
        box = Box(places[first], cell.box.top, places[last], cell.box.bottom)
        sure = min(cell.structure, PARTED) if cuts else cell.structure
        yield replace(cell, col=first, col_span=last - first, box=box, structure=sure)


def _trace(mask: Mask, box: Box, place: float, height: float) -> float:
    """The length of the ink along a line through the box, in character heights."""
    reach, rim = max(1.0, REACH * height), RIM * height
    strip = mask[
        round(box.top + rim) : round(box.bottom - rim),
        round(place - reach) : round(place + reach) + 1,
    ]
    return float(strip.any(axis=1).sum()) / height if strip.size else 0.0
