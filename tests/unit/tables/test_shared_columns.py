from __future__ import annotations

from tests.unit.tables.drawn_pages import DrawnTable, blank, read

COLUMNS = [50, 200, 500, 800, 850, 900, 950, 1000, 1200]


def test_a_short_piece_keeps_the_columns_of_the_pieces_below() -> None:
    page = blank()
    DrawnTable([100, 150], [50, 200, 500, 800, 1000, 1200]).draw(page)
    DrawnTable([220, 270, 320], COLUMNS).draw(page)
    upper, lower = read(page)
    assert (upper.n_cols, lower.n_cols) == (8, 8)
    assert [(c.col, c.col_span) for c in upper.cells if c.col_span > 1] == [(3, 4)]


def test_tables_of_other_columns_keep_their_own() -> None:
    page = blank()
    DrawnTable([100, 150], [50, 300, 650, 1200]).draw(page)
    DrawnTable([220, 270, 320], COLUMNS).draw(page)
    assert [f.n_cols for f in read(page)] == [3, 8]
