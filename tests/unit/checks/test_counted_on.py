"""Numbers of rows, columns and weeks bear one another out where they count on."""

from __future__ import annotations

import pytest

from zi_extract.checks.counting import counted
from zi_extract.model.evidence import Extracted
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.logical import CellRef, LogicalCell, LogicalTable, RowKind
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment

SIDE = 40


def fits(rows: list[str], kinds: list[RowKind]) -> list[list[int]]:
    """The neighbours that bear out each cell of a table, written as words between spaces."""
    texts = [row.split() for row in rows]
    cells = [
        Cell(y, x, 1, 1, Box(SIDE * x, SIDE * y, SIDE * (x + 1), SIDE * (y + 1)), text=text)
        for y, row in enumerate(texts)
        for x, text in enumerate(row)
    ]
    n_rows, n_cols = len(rows), len(texts[0])
    around = Box.around(cell.box for cell in cells)
    part = TableFragment(1, 0, around, n_rows, n_cols, (), (), tuple(cells))
    page = PageLayout(1, PageFrame(500, 500, 150.0), "scan", "read", 12.0, fragments=(part,))
    logical = tuple(
        LogicalCell(
            cell.row,
            cell.col,
            1,
            1,
            Extracted(cell.text, cell.text, 0.9, ()),
            None,
            (CellRef(1, 0, cell.row, cell.col),),
        )
        for cell in cells
    )
    table = LogicalTable(n_rows, n_cols, tuple(kinds), logical, ((1, 0),), n_rows)
    found = counted([table], {1: page})
    return [
        [found.get((1, cell.box), 0) for cell in cells if cell.row == row] for row in range(n_rows)
    ]


def test_numbers_of_rows_count_down_their_column_over_bands() -> None:
    kinds: list[RowKind] = ["item", "item", "band", "item", "item"]
    assert fits(["1 a", "2. b", "A c", "3 d", "1 e"], kinds) == [
        [1, 0],
        [2, 0],
        [0, 0],
        [1, 0],
        [0, 0],
    ]


@pytest.mark.parametrize("kind", ["header", "numbers"])
def test_numbers_of_columns_and_weeks_count_along_their_row(kind: RowKind) -> None:
    assert fits(["(1) (2) (3) (5)"], [kind]) == [[1, 2, 1, 0]]
    assert fits(["I II III 4"], [kind]) == [[1, 2, 1, 0]]


def test_a_misread_number_fits_nowhere() -> None:
    assert fits(["1 a", "8 b", "3 c"], ["item"] * 3) == [[0, 0]] * 3
    assert fits(["VII XXX IXI"], ["header"]) == [[0, 0, 0]]


def test_numerals_of_areas_count_on_over_the_numbers_of_their_items() -> None:
    column = ["I a", "1 b", "2 c", "3 d", "II e", "4 f", "III g", "1 h"]
    assert [row[0] for row in fits(column, ["item"] * 8)] == [1, 1, 2, 1, 2, 0, 1, 0]
    assert fits(["VI a", "XXX b", "VII c"], ["item"] * 3) == [[0, 0]] * 3
