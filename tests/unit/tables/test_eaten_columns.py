"""A fax has eaten the rules above and below a column of one cell: the table stays one."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.tables.drawn_pages import DrawnTable, blank, read, write

ROWS = [100, 180, 250, 360, 430]
COLUMNS = [50, 120, 400, 700, 900, 960, 1020, 1080, 1140, 1200]
OWNER = (0, 3, len(ROWS) - 1, 1)


def page_with_owner(rows: list[int], *, owner: str) -> np.ndarray:
    """A plan with one owner for all its rows, above and below which no rules are left."""
    page = blank()
    DrawnTable(ROWS, COLUMNS, [OWNER]).draw(page)
    for y in ROWS[:: len(ROWS) - 1]:
        page[y - 3 : y + 4, 705:895] = 255
    page[90:440, 905:] = 255
    page[:, 897:905] = 255
    DrawnTable(rows, COLUMNS[4:]).draw(page)
    write(page, owner, 730, 270)
    return page


def test_what_stands_on_both_sides_of_such_a_column_is_one_table() -> None:
    (whole,) = read(page_with_owner(ROWS, owner="Tim Dua"))
    assert (whole.n_rows, whole.n_cols) == (len(ROWS) - 1, len(COLUMNS) - 1)
    spans = {(c.row, c.col, c.row_span) for c in whole.cells}
    assert {c for c in spans if c[1] == OWNER[1]} == {(0, OWNER[1], len(ROWS) - 1)}
    owner = next(c for c in whole.cells if c.col == OWNER[1])
    assert owner.structure < 0.5 < min(c.structure for c in whole.cells if c is not owner)


@pytest.mark.parametrize(
    ("rows", "owner"), [(ROWS, ""), ([100, 180, 270, 360, 430], "Tim Dua"), (ROWS[1:], "Tim Dua")]
)
def test_without_words_between_or_with_other_rows_it_is_two(rows: list[int], owner: str) -> None:
    assert len(read(page_with_owner(rows, owner=owner))) == 2
