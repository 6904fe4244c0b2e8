"""Tables whose outer rulings a fax has eaten: the row is found, or all cells are in doubt."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.unit.tables.drawn_pages import DrawnTable, blank, read, spans, write

DOUBT = 0.8


def erased(page: np.ndarray, y: int, left: int, right: int, keep: tuple[int, ...] = ()) -> None:
    """Take a level ruling away but for dashes of 70 pixels that begin at ``keep``."""
    dashes = [page[y - 3 : y + 4, x : x + 70].copy() for x in keep]
    page[y - 3 : y + 4, left - 3 : right + 4] = 255
    for x, dash in zip(keep, dashes, strict=True):
        page[y - 3 : y + 4, x : x + 70] = dash


def weeks_table() -> DrawnTable:
    """A title over six months, over four weeks each: few columns reach the first row."""
    weeks = range(600, 600 + 24 * 20, 20)
    cols = [40, 90, 320, 600, *list(weeks)[1:], 1080, 1300]
    rows = [100, 135, 170, 205, 290, 375]
    title = [(0, 3, 1, 24), *((1, 3 + 4 * month, 1, 4) for month in range(6))]
    sides = [(0, 0, 3, 1), (0, 1, 3, 1), (0, 2, 3, 1), (0, 27, 3, 1)]
    return DrawnTable(rows, cols, [*title, *sides])


def test_columns_that_end_at_one_height_tell_of_a_lost_top_row() -> None:
    page, table = blank(), weeks_table()
    table.draw(page)
    erased(page, table.rows[0], table.cols[0], table.cols[-1])
    (found,) = read(page)
    assert spans(found) == table.cells()
    assert found.open_top


def test_both_sides_tell_of_a_band_that_lost_its_upper_rule() -> None:
    page = blank()
    table = DrawnTable([100, 130, 200, 270, 340], [40, 300, 600, 900, 1300], [(0, 0, 1, 4)])
    table.draw(page)
    erased(page, 100, 40, 1300)
    (found,) = read(page)
    assert spans(found) == table.cells()


def test_dashes_of_the_upper_rule_are_a_row() -> None:
    page = blank()
    table = DrawnTable([100, 130, 200, 270, 340], [40, 300, 600, 900, 1300], [(0, 1, 1, 3)])
    table.draw(page)
    page[100:128, 36:45] = page[100:128, 1296:1305] = 255
    erased(page, 100, 40, 1300, keep=tuple(range(60, 1250, 145)))
    (found,) = read(page)
    assert spans(found) == table.cells()


@pytest.mark.parametrize("side", ["left", "right"])
def test_columns_that_stand_beside_a_table_put_it_in_doubt(side: str) -> None:
    page = blank()
    table = DrawnTable([100, 170, 240], [300, 500, 700, 900, 1100])
    table.draw(page)
    for x in (150, 220) if side == "left" else (1180, 1250):
        cv2.line(page, (x, 105), (x, 230), 0, 2)
    (found,) = read(page)
    assert all(cell.structure < DOUBT for cell in found.cells)


def test_a_rule_above_a_table_that_is_as_wide_puts_it_in_doubt() -> None:
    page = blank()
    table = DrawnTable([150, 220, 290], [40, 300, 600, 900, 1300])
    table.draw(page)
    write(page, "II Penataan tata laksana", 60, 140)
    for x in (60, 500, 940, 1200):
        cv2.line(page, (x, 112), (x + 110, 112), 0, 2)
    (found,) = read(page)
    assert all(cell.structure < DOUBT for cell in found.cells)


def test_an_underlined_heading_is_no_row() -> None:
    page = blank()
    table = DrawnTable([150, 220, 290], [40, 300, 600, 900, 1300])
    table.draw(page)
    write(page, "RENCANA AKSI", 500, 120)
    cv2.line(page, (480, 126), (820, 126), 0, 2)
    (found,) = read(page)
    assert spans(found) == table.cells()
    assert all(cell.structure >= DOUBT for cell in found.cells)


def test_rows_whose_frame_is_broken_above_and_below_are_no_stamp() -> None:
    page = blank()
    table = DrawnTable([100, 140, 180, 250, 320], [40, 300, 600, 900, 1300], [(0, 0, 2, 1)])
    table.draw(page)
    page[188:312, 36:45] = page[188:312, 1296:1305] = 255
    (found,) = read(page)
    assert spans(found) == table.cells()


def test_a_band_whose_sides_are_eaten_parts_no_framed_table() -> None:
    page = blank()
    rows = [100, 140, 180, 220, 260, 300, 340]
    table = DrawnTable(rows, [40, 300, 600, 900, 1300], [(2, 0, 1, 4)])
    table.draw(page)
    page[172:228, 36:45] = page[172:228, 1296:1305] = 255
    for y in (100, 140, 180, 220, 260, 300, 340):
        for x in range(70 + y, 1280, 210):
            page[y - 3 : y + 4, x : x + 32] = 255
    (found,) = read(page)
    assert spans(found) == table.cells()
