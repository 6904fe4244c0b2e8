"""Short cells that stand side by side in a row, in which numerals may count up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.crops import LOWEST_LINE, READING_HEIGHT, Crop
from zi_extract.ocr.twice import ReadCrop

LONGEST = 13
"""Characters of the longest cell that may be one of a sequence: ``Triwulan III`` and a space."""

TWO_LINES = 4.8
"""Character heights of the ink of two printed lines."""

Key = Callable[[Cell], tuple[int, ...]]
"""What cells of one row have in common."""

Headings = Mapping[tuple[int, int], int]
"""First column of the cell over several columns that stands above each place of a grid."""

Place = tuple[int, int]
"""Index of a fragment on the page and of a cell in it."""


def short_rows(
    fragments: Sequence[TableFragment],
    places: Sequence[Place],
    crops: Sequence[Crop],
    reads: Sequence[ReadCrop],
) -> Iterator[list[int]]:
    """Indices of short cells that stand side by side in one row.

    First all that are alike in height, as the numbers of columns are, then those alike in width,
    too, as months and weeks are, then those under one heading, where texts stand beside quarters:
    what a row says last holds.
    """
    short = {
        place: k
        for k, place in enumerate(places)
        if _is_low(crops[k]) and _length(reads[k]) <= LONGEST
    }
    headings = [_headings(fragment) for fragment in fragments]
    for key in (_in_row, _in_row_by_width, _under_one_heading):
        for f, (fragment, above) in enumerate(zip(fragments, headings, strict=True)):
            cells = [(cell, short.get((f, c))) for c, cell in enumerate(fragment.cells)]
            yield from _runs(cells, partial(key, above))


def _runs(cells: list[tuple[Cell, int | None]], key: Key) -> Iterator[list[int]]:
    """The indices of neighbours that have one and are alike by ``key``."""
    run: list[int] = []
    last: Cell | None = None
    for cell, k in sorted(cells, key=lambda pair: (*key(pair[0]), pair[0].col)):
        beside = last is not None and _is_beside(last, cell) and key(last) == key(cell)
        if run and (k is None or not beside):
            yield run
            run = []
        if k is not None:
            run.append(k)
        last = cell
    if run:
        yield run


def _is_low(crop: Crop) -> bool:
    """Whether the ink is one line high, or two (``Trw`` over ``1``)."""
    return LOWEST_LINE <= crop.ink.height * crop.scale / READING_HEIGHT <= TWO_LINES


def _headings(fragment: TableFragment) -> Headings:
    return {
        (cell.row + cell.row_span, col): cell.col
        for cell in fragment.cells
        if cell.col_span > 1
        for col in range(cell.col, cell.col + cell.col_span)
    }


def _in_row(_: Headings, cell: Cell) -> tuple[int, ...]:
    return cell.row, cell.row_span


def _in_row_by_width(_: Headings, cell: Cell) -> tuple[int, ...]:
    return cell.row, cell.row_span, cell.col_span


def _under_one_heading(headings: Headings, cell: Cell) -> tuple[int, ...]:
    return cell.row, cell.row_span, cell.col_span, headings.get((cell.row, cell.col), -1)


def _is_beside(last: Cell, cell: Cell) -> bool:
    return cell.col == last.col + last.col_span


def _length(read: ReadCrop) -> int:
    return sum(len(word.text) + 1 for word in read.words)
