import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment
from zi_extract.tables.second_opinion import compare_grids, row_height


def grid(n_rows: int, n_cols: int, height: float = 20.0) -> TableFragment:
    columns = tuple(50.0 * i for i in range(n_cols + 1))
    rows = tuple(height * i for i in range(n_rows + 1))
    return TableFragment(3, 0, Box(0, 0, columns[-1], rows[-1]), n_rows, n_cols, columns, rows, ())


def test_equal_sizes_are_no_finding():
    assert compare_grids(3, [grid(5, 4), grid(2, 4)], [(5, 4), (2, 4)]) == ()


def test_another_count_is_a_warning_on_its_page():
    found = compare_grids(3, [grid(5, 4), grid(2, 4)], [(5, 4), (3, 4)])
    assert [(f.code, f.severity, f.page) for f in found] == [("grid-second-opinion", "warning", 3)]
    assert "2 rows by 4 columns" in found[0].message
    assert "3 by 4" in found[0].message


def test_tables_side_by_side_may_come_in_another_order():
    assert compare_grids(3, [grid(5, 4), grid(7, 4)], [(7, 4), (5, 4)]) == ()


def test_another_number_of_tables_is_no_opinion():
    assert compare_grids(3, [grid(5, 4)], [(2, 4), (3, 4)]) == ()
    assert compare_grids(3, [grid(5, 4)], []) == ()


def test_row_height_is_that_of_the_short_rows():
    assert row_height([grid(2, 2, 10.0), grid(8, 2, 40.0)]) == 40.0
    assert row_height([grid(4, 2, 10.0), grid(8, 2, 40.0)]) == 10.0


def test_no_rows_cannot_be_measured():
    with pytest.raises(ValueError, match="no rows"):
        row_height([])
