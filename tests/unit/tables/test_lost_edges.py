"""Time grids whose edges a fax has eaten: gaps in many rulings, some edges gone altogether."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, check_mark, write
from zi_extract.imaging.rulings import find_rulings
from zi_extract.model.table import TableFragment
from zi_extract.tables.grid import find_fragments

WEEK = 24
COLUMNS = [50, 300, *range(500, 500 + 24 * WEEK + 1, WEEK), 1250]
ROWS = [100, 135, 170, 230, 290, 350, 410]
HEADER = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 26, 2, 1), *((0, c, 1, 4) for c in range(2, 26, 4))]


def faxed(merged: list[tuple[int, int, int, int]]) -> tuple[np.ndarray, DrawnTable]:
    """A plan of 24 weeks with a gap in every third upright edge."""
    page, table = blank(), DrawnTable(ROWS, COLUMNS, [*HEADER, *merged])
    table.draw(page)
    for k, x in enumerate(COLUMNS):
        for i, (top, bottom) in enumerate(pairwise(ROWS[1:])):
            if (i + k) % 3 == 0:
                page[top + 10 : top + 10 + (bottom - top) // 4, x - 2 : x + 3] = 255
    for row in range(2, 6):
        write(page, "Laporan", 60, ROWS[row] + 30)
        write(page, "Menyusun", 310, ROWS[row] + 30)
    return page, table


def erase(page: np.ndarray, row: int, col: int) -> None:
    """The edge left of that place gone, with nothing left of it."""
    x = COLUMNS[col]
    page[ROWS[row] + 4 : ROWS[row + 1] - 3, x - 3 : x + 4] = 255


def read(page: np.ndarray, height: float = HEIGHT) -> TableFragment:
    mask = page < 128
    (fragment,) = find_fragments(1, mask, find_rulings(mask, height), height)
    return fragment


def cells(fragment: TableFragment) -> set[tuple[int, int, int, int]]:
    return {(c.row, c.col, c.row_span, c.col_span) for c in fragment.cells}


def test_empty_weeks_that_seem_merged_are_in_doubt() -> None:
    page, _ = faxed([])
    for row, col in ((2, 5), (3, 12), (3, 13), (5, 20)):
        erase(page, row, col)
    merged = {(c.row, c.col, c.col_span): c.structure for c in read(page).cells if c.col_span > 1}
    seen = {place: merged[place] for place in ((2, 4, 2), (3, 11, 3), (5, 19, 2))}
    assert max(seen.values()) < 0.8


def test_a_mark_in_the_middle_of_one_of_the_weeks_that_seem_merged_parts_them_in_doubt() -> None:
    page, table = faxed([])
    check_mark(page, COLUMNS[9] + WEEK // 2, ROWS[3] + 30)
    erase(page, 3, 10)
    fragment = read(page)
    assert cells(fragment) == table.cells()
    marked = fragment.cell_at(3, 9)
    assert marked is not None
    assert marked.structure < 0.8


def test_a_mark_in_the_middle_of_merged_weeks_stands_for_all() -> None:
    page, table = faxed([(3, 8, 1, 2), (4, 12, 1, 3)])
    check_mark(page, COLUMNS[9], ROWS[3] + 30)
    check_mark(page, COLUMNS[13] + WEEK // 2, ROWS[4] + 30)
    assert cells(read(page)) == table.cells()


def test_a_narrow_mark_right_where_an_edge_would_be_stands_for_both_weeks() -> None:
    page, table = faxed([(3, 8, 1, 2)])
    page = page.repeat(2, axis=0).repeat(2, axis=1)
    x, y = 2 * COLUMNS[9], 2 * ROWS[3] + 60
    page[y - 12 : y + 12, x - 5 : x + 7] = 0
    assert cells(read(page, 2 * HEIGHT)) == table.cells()


def test_what_is_left_of_an_edge_parts_two_weeks() -> None:
    page, table = faxed([])
    erase(page, 4, 15)
    x = COLUMNS[15]
    page[ROWS[4] : ROWS[4] + 16, x - 1 : x + 1] = 0
    assert cells(read(page)) == table.cells()


def test_strokes_of_labels_are_no_edges_and_lost_edges_stand_between_labels() -> None:
    page, table = faxed([])
    for col in (3, 5, 7, 9):
        x = COLUMNS[col]
        page[ROWS[0] + 4 : ROWS[1] - 3, x - 1 : x + 1] = 0
    erase(page, 0, 18)
    assert cells(read(page)) == table.cells()


@pytest.mark.parametrize("height", [35, 52])
def test_a_numeral_printed_in_the_middle_of_two_columns_is_no_edge(height: int) -> None:
    rows, columns = [100, 135, 170, 170 + height, 285, 365], [50, 300, 700, 850, 1000, 1250]
    merged = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1), (2, 2, 1, 2)]
    page, table = blank(), DrawnTable(rows, columns, merged)
    table.draw(page)
    for x in columns:
        page[235:255, x - 2 : x + 3] = 255
    write(page, "4", 841, 196)
    assert cells(read(page)) == table.cells()


def test_two_texts_whose_edge_is_gone_are_parted_in_doubt() -> None:
    page, table = faxed([])
    x = COLUMNS[1]
    for row in (3, 4):
        page[ROWS[row] + 3 : ROWS[row + 1] - 2, x - 3 : x + 4] = 255
    page[ROWS[4] + 5 : ROWS[5] - 4, x + 5 : COLUMNS[2] - 5] = 255
    found = read(page)
    merged = {(4, 0, 1, 2)}
    assert cells(found) == table.cells() - {(4, 0, 1, 1), (4, 1, 1, 1)} | merged
    doubted = [found.cell_at(3, 0), found.cell_at(3, 1), found.cell_at(4, 0)]
    assert max(cell.structure for cell in doubted if cell is not None) < 0.8


def test_a_clean_table_keeps_its_merged_empty_cells() -> None:
    page, table = blank(), DrawnTable(ROWS, COLUMNS, [*HEADER, (3, 8, 1, 2)])
    table.draw(page)
    assert cells(read(page)) == table.cells()
