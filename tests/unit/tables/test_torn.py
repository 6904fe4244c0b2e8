"""Pieces of one table that a fax has torn apart."""

from __future__ import annotations

import cv2
import pytest

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, spans
from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment
from zi_extract.tables.torn import goes_on


def piece(top: float, bottom: float, columns: tuple[float, ...]) -> TableFragment:
    box = Box(columns[0], top, columns[-1], bottom)
    return TableFragment(1, 0, box, 1, len(columns) - 1, columns, (top, bottom), ())


@pytest.mark.parametrize(
    ("top", "columns", "same"),
    [
        (146.0, (50, 150, 500, 900, 1200), True),
        (146.0, (50, 250, 400, 600, 1200), False),
        (180.0, (50, 150, 500, 900, 1200), False),
    ],
    ids=["columns go on", "columns of its own", "far below"],
)
def test_a_piece_at_a_band_below_another_goes_on_with_its_columns(
    top: float, columns: tuple[float, ...], same: bool
) -> None:
    header, body = piece(70, 100, (54, 150, 500, 900)), piece(top, 300, columns)
    assert goes_on(header, body, HEIGHT) is same
    assert goes_on(body, header, HEIGHT) is same


def test_a_table_past_which_one_rule_runs_far_on_is_in_doubt() -> None:
    for end, doubted in ((910, False), (1200, True)):
        page = blank()
        DrawnTable([100, 200, 300, 400], [50, 300, 600, 900]).draw(page)
        cv2.line(page, (900, 200), (end, 200), 0, 2)
        (fragment,) = read(page)
        assert (max(cell.structure for cell in fragment.cells) < 0.8) is doubted


def test_a_line_too_close_to_a_rule_for_a_row_of_print_is_none() -> None:
    page = blank()
    table = DrawnTable([100, 200, 300, 400], [50, 300, 600, 900])
    table.draw(page)
    cv2.line(page, (300, 185), (600, 185), 0, 2)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_the_edge_of_the_sheet_in_pieces_is_no_two_columns_beside_a_table() -> None:
    table = DrawnTable([100, 130, 160], [50, 300, 600, 900])
    for places, doubted in (((1350, 1353), False), ((1200, 1350), True)):
        page = blank()
        table.draw(page)
        for place, (top, bottom) in zip(places, ((95, 160), (100, 165)), strict=True):
            page[top:bottom, place : place + 2] = 0
        (fragment,) = read(page)
        assert (max(cell.structure for cell in fragment.cells) < 0.8) is doubted
