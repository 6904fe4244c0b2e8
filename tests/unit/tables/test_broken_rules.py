"""A row whose rules a fax has left in dashes: what is continued at the top of a page."""

from __future__ import annotations

import numpy as np

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, spans
from zi_extract.tables.broken_rules import with_whole_rules
from zi_extract.tables.lattice_line import LatticeLine

COLUMNS = [50, 150, 350, 550, *range(600, 1101, 50), 1300]


def broken_row(gaps: list[tuple[int, int]]) -> tuple[np.ndarray, DrawnTable]:
    page, table = blank(), DrawnTable([100, 160], COLUMNS)
    table.draw(page)
    for first, last in gaps:
        page[95:106, first:last] = 255
        page[155:166, first:last] = 255
    return page, table


def test_a_row_between_rules_in_dashes_is_one_table() -> None:
    gaps = [(80, 125), (200, 245), (290, 335), (400, 445), (480, 525), (1150, 1195)]
    page, table = broken_row(gaps)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_rows_of_two_tables_side_by_side_stay_two() -> None:
    page = blank()
    for columns in ([50, 100, 150, 200, 250, 300, 600], [660, 700, 750, 800, 850, 900, 1300]):
        DrawnTable([100, 160], columns).draw(page)
    assert len(read(page)) == 2


def test_a_frame_in_even_dashes_is_one_rule() -> None:
    """Gaps of four character heights: its first row, with headings over quarters, is not lost."""
    page = blank()
    header = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 4)]
    columns = [50, 350, 650, 950, 1010, 1070, 1130, 1190]
    table = DrawnTable([100, 150, 200, 300], columns, header)
    table.draw(page)
    for start in range(40, 1200, 130):
        page[95:106, start : start + 62] = 255
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_a_rule_in_pieces_that_ends_with_the_others_ties_a_band_to_rows_without_a_frame() -> None:
    page, rows = blank(), [100, 140, 240, 300]
    for y in rows:
        page[y - 1 : y + 1, 50:1300] = 0
    for x in (150, 500, 900):
        page[140:300, x - 1 : x + 1] = 0
    page[95:105, 600:660] = 255
    (fragment,) = read(page)
    assert (fragment.n_rows, fragment.n_cols) == (3, 4)


def test_each_dash_of_an_aslant_rule_tells_where_it_lies_itself() -> None:
    """Two pixels over the width of the page: each dash was carried on level, past the others."""
    along = np.arange(0.0, 1400.0, 60.0)
    dashes = [
        LatticeLine(along, np.full(len(along), 100.0 + start / 100), start, start + 80.0, 2.0, 80.0)
        for start in range(40, 1240, 120)
    ]
    (rule,) = with_whole_rules(dashes, [], HEIGHT)
    assert [round(rule.place(x), 1) for x in (80.0, 680.0, 1160.0)] == [100.4, 106.4, 111.2]
