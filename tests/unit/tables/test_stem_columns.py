from __future__ import annotations

import numpy as np

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read

ROWS = [100, 184, 268, 352, 436, 520]
COLUMNS = [50, 200, 500, 800, 1000, 1200]


def tight_print(page: np.ndarray, x: int, rows: list[int]) -> None:
    """Stems of three lines in each of the rows, set so close that little lies between them."""
    for top in rows:
        for line in range(3):
            start = top + 4 + 26 * line
            page[start : start + 24, x : x + 3] = 0


def test_stems_beside_a_ruling_are_no_column() -> None:
    page = blank()
    DrawnTable(ROWS, COLUMNS).draw(page)
    tight_print(page, COLUMNS[1] + round(1.2 * HEIGHT), ROWS[:4:3])
    (found,) = read(page)
    assert found.n_cols == len(COLUMNS) - 1


def test_a_narrow_column_with_rulings_in_all_rows_stays() -> None:
    narrow = sorted([*COLUMNS, COLUMNS[1] + round(1.3 * HEIGHT)])
    page = blank()
    DrawnTable(ROWS, narrow).draw(page)
    (found,) = read(page)
    assert found.n_cols == len(narrow) - 1


def test_the_last_week_of_a_page_of_few_rows_is_no_stem() -> None:
    """Its ruling ends below the headings, as those of all weeks; that of the calendar does not."""
    weeks = [800 + round(1.4 * HEIGHT) * k for k in range(9)]
    columns = [50, 300, *weeks, 1200]
    heads = [(row, 2, 1, 8) for row in range(3)]
    page = blank()
    DrawnTable([100, 140, 180, 220, 260], columns, heads).draw(page)
    (found,) = read(page)
    assert found.n_cols == len(columns) - 1


def test_a_single_row_has_no_column_that_the_table_above_it_lacks() -> None:
    page = blank()
    DrawnTable(ROWS, COLUMNS).draw(page)
    DrawnTable([570, 603], COLUMNS).draw(page)
    page[570:597, [850, 851, 852, 1110, 1111, 1112]] = 0
    assert [f.n_cols for f in read(page)] == [len(COLUMNS) - 1] * 2
