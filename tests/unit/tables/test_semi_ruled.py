"""Tables with rules between their rows only, and what looks like them."""

from __future__ import annotations

import cv2
import numpy as np

from tests.unit.tables.drawn_pages import DrawnTable, blank, check_mark, read, spans, write

ROWS = [100, 140, 180, 240, 300, 360, 420, 480, 540]
MONTHS = range(700, 1180, 40)


def texts(page: np.ndarray) -> None:
    """A header of two rows with twelve months under a title, and seven rows below it."""
    write(page, "No", 65, 150)
    write(page, "Program", 200, 150)
    write(page, "Output", 500, 150)
    write(page, "Jadwal", 890, 130)
    write(page, "Ket", 1230, 150)
    for k, x in enumerate(MONTHS, 1):
        write(page, str(k), x + (14 if k < 10 else 6), 170)
    for row in range(2, 8):
        y = ROWS[row] + 36
        write(page, str(row - 1), 75, y)
        write(page, "Menyusun laporan", 125, y)
        write(page, "Dokumen", 425 + 3 * row, y)
        write(page, "Rutin", 1195, y)
        check_mark(page, 700 + 40 * row + 20, ROWS[row] + 30)


def framed() -> np.ndarray:
    page = blank()
    for y in ROWS:
        if y != 140:
            cv2.line(page, (50, y), (1300, y), 0, 2)
    cv2.line(page, (690, 140), (1182, 140), 0, 2)
    for x in (50, 1300):
        cv2.line(page, (x, 100), (x, 540), 0, 2)
    texts(page)
    return page


def test_columns_are_those_of_the_texts_and_no_cell_is_sure() -> None:
    (fragment,) = read(framed())
    header = {(0, 3, 1, 12), *((1, c, 1, 1) for c in range(3, 15))}
    high = {(0, c, 2, 1) for c in (0, 1, 2, 15)}
    body = {(r, c, 1, 1) for r in range(2, 8) for c in range(16)}
    assert fragment.semi_ruled
    assert spans(fragment) == header | high | body
    assert max(cell.structure for cell in fragment.cells) <= 0.6


def test_rules_without_a_frame_are_a_table_as_well() -> None:
    page = framed()
    for x in (50, 1300):
        page[:, x - 3 : x + 4] = 255
    (fragment,) = read(page)
    assert fragment.semi_ruled
    assert (fragment.n_rows, fragment.n_cols) == (8, 16)


def test_sides_of_filled_cells_are_no_rulings_between_columns() -> None:
    page = framed()
    for row in range(2, 8):
        x = 700 + 40 * row
        page[ROWS[row] : ROWS[row + 1], x : x + 40] = 0
    (fragment,) = read(page)
    assert fragment.semi_ruled
    assert fragment.n_cols == 16


def test_a_band_is_one_cell_whatever_gaps_its_words_have() -> None:
    page = framed()
    page[304:364, 55:1295] = 255
    cv2.line(page, (50, 338), (1300, 338), 0, 2)
    write(page, "II Penataan sistem manajemen", 65, 328)
    (fragment,) = read(page)
    band = [c for c in fragment.cells if c.row == 4]
    assert [(c.col, c.col_span) for c in band] == [(0, 16)]


def test_a_rule_that_stops_short_merges_cells_down() -> None:
    page = framed()
    page[232:250, 53:390] = 255
    page[246:300, 55:390] = 255
    (fragment,) = read(page)
    assert {(2, 0, 2, 1), (2, 1, 2, 1)} <= spans(fragment)


def test_a_table_with_all_its_rulings_is_not_read_by_its_texts() -> None:
    page = blank()
    DrawnTable(ROWS, [50, 110, 400, 690, 1300]).draw(page)
    texts(page)
    (fragment,) = read(page)
    assert not fragment.semi_ruled
    assert fragment.n_cols == 4


def test_two_signatures_between_the_rules_of_a_page_are_no_table() -> None:
    page = blank()
    for y in (60, 66, 640, 860):
        cv2.line(page, (50, y), (1300, y), 0, 2)
    for k in range(12):
        write(page, "Menimbang bahwa untuk mewujudkan tata kelola yang baik", 60, 110 + 40 * k)
    for x in (150, 850):
        write(page, "Kepala Dinas", x, 690)
        write(page, "Nama Pejabat", x, 790)
    assert read(page) == ()


def test_a_list_of_names_without_rules_is_no_table() -> None:
    page = blank()
    for k in range(15):
        write(page, str(k + 1), 70, 100 + 50 * k)
        write(page, "Nama Peserta", 150, 100 + 50 * k)
        write(page, "Jabatan", 600, 100 + 50 * k)
        write(page, "Tanda tangan", 1000, 100 + 50 * k)
    assert read(page) == ()
