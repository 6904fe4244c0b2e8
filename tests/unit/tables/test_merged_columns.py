"""Pages of few rows that merge columns of their table."""

from dataclasses import replace

from tests.unit.tables.stitched_pages import HEADER, page
from zi_extract.tables.merged_columns import with_table_columns

ROW = ["1", "Program", "Menyusun", "SK", "#", ".", "#", ".", "Sekretaris"]
EDGES = tuple(k * 1000 / 9 for k in range(10))


def lone(row: list[str], lost: int, *, shift: float = 0.0, rows: int = 1, number: int = 2):
    """A next page: rows without the edge ``lost`` of the table; others lie ``shift`` off."""
    low = page(number, [row] * rows)
    (part,) = low.fragments
    edges = tuple(x + shift * (0 < k < 9) for k, x in enumerate(EDGES) if k != lost)
    return replace(low, fragments=(replace(part, column_edges=edges),))


SHORT = ["2", "Program", "Menguji", "SK", ".", "#", ".", "Sekretaris"]
"""A row whose second and third quarter are one."""


def test_a_lone_row_that_merges_two_places_has_all_columns_and_says_so():
    _, low = with_table_columns([page(1, [*HEADER, ROW, ROW]), lone(SHORT, lost=6)])
    (part,) = low.fragments
    assert part.n_cols == 9
    assert [(cell.col, cell.col_span) for cell in part.cells][4:] == [
        (4, 1),
        (5, 2),
        (7, 1),
        (8, 1),
    ]
    assert abs(part.column_edges[6] - EDGES[6]) < 1
    (told,) = low.findings
    assert (told.code, told.box) == ("columns-merged", part.cells[5].box)


def test_more_rows_do_not_all_merge_the_same_columns():
    pages = [page(1, [*HEADER, ROW, ROW]), lone(SHORT, lost=6, rows=3)]
    assert with_table_columns(pages) == pages


def test_other_columns_are_not_made_the_tables():
    pages = [page(1, [*HEADER, ROW, ROW]), lone(SHORT, lost=6, shift=40)]
    assert with_table_columns(pages) == pages


def test_the_widest_of_three_parts_must_not_stand_alone():
    upper = page(1, [*HEADER, ROW, ROW])
    pages = [upper, lone(SHORT, lost=6), lone(SHORT, lost=6, number=3)]
    assert with_table_columns(pages) == pages
    whole = [upper, page(2, [ROW, ROW, ROW]), lone(SHORT, lost=6, number=3)]
    assert with_table_columns(whole)[2].fragments[0].n_cols == 9
