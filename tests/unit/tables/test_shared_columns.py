from __future__ import annotations

import numpy as np

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.part import Part
from zi_extract.tables.shared_columns import with_shared_columns

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


def test_a_column_over_which_a_piece_merges_all_its_cells_stays_where_another_draws_it() -> None:
    page = blank()
    tables = [
        DrawnTable([100, 150, 200], COLUMNS),
        DrawnTable([260, 310, 360], COLUMNS, [(0, 4, 1, 2), (1, 4, 1, 2)]),
    ]
    for table in tables:
        table.draw(page)
    ink = EdgeInk(page < 128, HEIGHT)
    lattices = [
        Lattice(
            tuple(LatticeLine.straight(y, COLUMNS[0], COLUMNS[-1]) for y in table.rows),
            tuple(LatticeLine.straight(x, table.rows[0], table.rows[-1]) for x in COLUMNS),
        )
        for table in tables
    ]
    parts = [Part(lattice, ink.measure(lattice)) for lattice in lattices]
    upper, lower = with_shared_columns(parts, ink)
    assert [line.position for line in lower.shared] == COLUMNS
    assert COLUMNS[5] not in [line.position for line in upper.shared]


def faxed_pieces() -> np.ndarray:
    """A whole piece of a table above a gnawed one."""
    page = blank()
    DrawnTable([100, 180, 260], COLUMNS).draw(page)
    DrawnTable([340, 420, 500], COLUMNS).draw(page)
    return page


def test_a_piece_that_lost_its_side_gets_it_where_its_rows_go_on() -> None:
    for goes_on, columns in ((True, 8), (False, 7)):
        page = faxed_pieces()
        page[330:510, 1005:1210] = 255
        if goes_on:
            for y in (340, 420, 500):
                page[y - 1 : y + 1, 1060:1160] = 0
        assert read(page)[1].n_cols == columns


def test_a_piece_that_lost_its_side_gets_it_where_half_of_that_stands_alone() -> None:
    page = faxed_pieces()
    page[330:510, 1005:1210] = 255
    page[350:430, 1199:1201] = 0
    assert read(page)[1].n_cols == 8


def test_stems_of_letters_above_one_another_are_no_column_of_other_pieces() -> None:
    page = blank()
    DrawnTable([100, 180], COLUMNS).draw(page)
    DrawnTable([240, 320], COLUMNS).draw(page)
    page[246:268, 640] = page[274:300, 640] = 0
    assert [f.n_cols for f in read(page)] == [8, 8]
