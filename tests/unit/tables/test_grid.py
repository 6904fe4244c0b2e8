from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, plan_page, read, spans, write
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.grid import is_framed
from zi_extract.tables.lattice import gathered
from zi_extract.tables.lattice_line import LatticeLine
from zi_extract.tables.region import Region


def test_every_span_of_a_plan_is_read() -> None:
    page, table = plan_page({(3, 5), (4, 9)})
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()
    assert min(cell.structure for cell in fragment.cells) >= 0.8


def test_cells_tile_the_grid_and_their_boxes_follow_the_rulings() -> None:
    page, table = plan_page(set())
    (fragment,) = read(page)
    covered = np.zeros((fragment.n_rows, fragment.n_cols), int)
    for cell in fragment.cells:
        covered[cell.row : cell.row + cell.row_span, cell.col : cell.col + cell.col_span] += 1
        x0, y0, x1, y1 = table.box((cell.row, cell.col, cell.row_span, cell.col_span))
        assert (cell.box.left, cell.box.top) == pytest.approx((x0, y0), abs=2)
        assert (cell.box.right, cell.box.bottom) == pytest.approx((x1, y1), abs=2)
    assert (covered == 1).all()


def test_each_piece_of_a_line_tells_where_it_lies_itself() -> None:
    along = np.array([100.0, 200.0, 300.0, 400.0])
    upper = LatticeLine(along, np.array([50.0, 50.0, 50.5, 51.0]), 90.0, 210.0, 2.0, 120.0)
    lower = LatticeLine(along, np.array([53.0, 53.0, 53.5, 54.0]), 290.0, 410.0, 2.0, 120.0)
    (line,) = gathered([upper, lower], HEIGHT)
    assert line.at(along).tolist() == [50.0, 50.0, 53.5, 54.0]


def test_tables_a_line_of_text_apart_are_separate() -> None:
    page = blank()
    upper = DrawnTable([100, 150], [50, 300, 600, 900])
    lower = DrawnTable([180, 230], [50, 300, 600, 900])
    upper.draw(page)
    lower.draw(page)
    write(page, "IV Akuntabilitas", 60, 172)
    first, second = read(page)
    assert (first.n_rows, second.n_rows) == (1, 1)
    assert (first.index, second.index) == (0, 1)


def test_tables_side_by_side_are_separate() -> None:
    page = blank()
    DrawnTable([100, 150, 200], [50, 300, 600]).draw(page)
    DrawnTable([100, 150, 200], [700, 900, 1200]).draw(page)
    assert [f.n_cols for f in read(page)] == [2, 2]


def test_missing_bottom_ruling_is_told() -> None:
    page, table = plan_page(set())
    page[table.rows[-1] - 4 :, :] = 255
    (fragment,) = read(page)
    assert fragment.open_bottom
    assert not fragment.open_top
    assert spans(fragment) == table.cells()


def test_stamp_over_a_table_leaves_its_grid() -> None:
    page, table = plan_page(set())
    cv2.rectangle(page, (740, 250), (990, 330), 0, 3)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_filled_cells_hide_no_column() -> None:
    page, table = plan_page(set())
    for row, col in ((3, 9), (4, 9), (4, 8), (5, 7)):
        x0, y0, x1, y1 = table.box((row, col, 1, 1))
        cv2.rectangle(page, (x0, y0), (x1, y1), 0, cv2.FILLED)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_punch_hole_on_the_frame_ties_no_tables_together() -> None:
    page = blank()
    for rows in ([100, 150, 200], [280, 330, 380]):
        DrawnTable(rows, [60, 400, 800, 1300]).draw(page)
    cv2.circle(page, (45, 262), 22, 0, cv2.FILLED)
    assert [f.n_rows for f in read(page)] == [2, 2]


def test_words_of_two_lines_on_a_column_line_part_no_heading() -> None:
    page, table = plan_page(set())
    page[103:132, 610:1070] = 255
    for baseline in (118, 132):
        cv2.putText(page, "ll", (755, baseline), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 0, 2)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_rules_without_columns_of_text_are_a_table_of_one() -> None:
    page = blank()
    DrawnTable([100, 200, 300, 400], [60, 1300]).draw(page)
    for y in (140, 240, 340):
        write(page, "Menyusun laporan pelaksanaan rencana aksi", 80, y)
    (fragment,) = read(page)
    assert (fragment.n_rows, fragment.n_cols) == (3, 1)


def test_mark_in_the_middle_of_merged_months_parts_nothing() -> None:
    page, table = plan_page(set())
    x0, y0, x1, y1 = table.box((3, 6, 1, 4))
    page[y0 + 3 : y1 - 2, x0 + 3 : x1 - 2] = 255
    cv2.circle(page, ((x0 + x1) // 2, (y0 + y1) // 2), 8, 0, cv2.FILLED)
    (fragment,) = read(page)
    assert fragment.cell_at(3, 6).col_span == 4


def test_label_under_merged_marks_keeps_its_column() -> None:
    page, table = plan_page(set())
    for row in (3, 4, 5):
        x0, y0, x1, y1 = table.box((row, 8, 1, 2))
        page[y0 + 3 : y1 - 2, x0 + 3 : x1 - 2] = 255
    for y in (132, 190):
        cv2.putText(page, "l", (table.cols[9] - 3, y), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 0, 2)
    (fragment,) = read(page)
    assert fragment.n_cols == len(table.cols) - 1


def test_frame_that_a_fax_left_in_dashes_stays() -> None:
    page, table = plan_page(set())
    for y in range(table.rows[3], table.rows[-1], 20):
        page[y : y + 4, table.cols[-1] - 3 : table.cols[-1] + 4] = 255
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_open_side_is_found_over_gaps_of_a_fax() -> None:
    page = blank()
    rows, cols = [100, 160, 220, 280, 340], [60, 300, 700, 1000, 1300]
    DrawnTable(rows, cols).draw(page)
    page[:, :64], page[:, 1298:] = 255, 255
    for place, row in enumerate(rows):
        page[row - 3 : row + 4, 1050 + 40 * place : 1070 + 40 * place] = 255
    (fragment,) = read(page)
    assert (fragment.n_rows, fragment.n_cols) == (4, 4)


def test_ruling_at_the_side_of_a_grey_of_dots_is_seen() -> None:
    page = blank()
    table = DrawnTable([100, 250, 400, 550], [60, 400, 500, 600, 1000])
    table.draw(page)
    for row, col in ((0, 1), (1, 2), (2, 1)):
        x0, y0, x1, y1 = table.box((row, col, 1, 1))
        page[y0 + 2 : y1 - 1 : 2, x0 + 2 : x1 - 1 : 2] = 0
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_lost_piece_of_a_ruling_costs_confidence_at_most() -> None:
    page, table = plan_page(set())
    page[292 : 292 + 50, 325:336] = 255
    (fragment,) = read(page)
    changed = spans(fragment) != table.cells()
    assert not changed or min(cell.structure for cell in fragment.cells) < 0.8


@pytest.mark.parametrize("what", ["blank", "underline", "box", "letterhead", "chart", "dark boxes"])
def test_what_is_no_table(what: str) -> None:
    page = blank()
    write(page, "KEPUTUSAN KETUA", 300, 200)
    if what == "underline":
        cv2.line(page, (300, 210), (560, 210), 0, 2)
    if what == "box":
        cv2.rectangle(page, (900, 60), (1100, 120), 0, 3)
        write(page, "SALINAN", 930, 100)
    if what == "letterhead":
        cv2.line(page, (50, 240), (1350, 240), 0, 4)
        cv2.line(page, (50, 248), (1350, 248), 0, 1)
    if what == "chart":
        for x, y in ((600, 300), (200, 500), (600, 500), (1000, 500)):
            cv2.rectangle(page, (x, y), (x + 220, y + 70), 0, 2)
        cv2.line(page, (310, 430), (1110, 430), 0, 2)
        for x, y in ((310, 430), (710, 370), (1110, 430)):
            cv2.line(page, (x, y), (x, 500), 0, 2)
    if what == "dark boxes":
        for y in (300, 380, 460):
            cv2.rectangle(page, (500, y), (900, y + 60), 0, cv2.FILLED)
            cv2.putText(page, "EVALUASI", (560, y + 40), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 255, 2)
    assert read(page) == ()


def test_feet_of_a_bold_title_over_two_lines_frame_no_table() -> None:
    def framed(rows: int) -> bool:
        level, upright = np.full((rows + 1, 6), 0.4), np.full((rows, 7), 0.6)
        level[0] = level[-1] = 0.9
        print_ = (upright > 1, upright > 1, upright)
        evidence = Evidence(level, upright, np.ones(rows), np.ones(6), *print_, level)
        sure = {0: 0.7, 3: 0.7}
        places = [(row, col) for row in range(rows) for col in range(6)]
        return is_framed(
            evidence,
            [Region(row, col, row + 1, col + 1, sure.get(col, 0.1)) for row, col in places],
        )

    assert not framed(rows=2)
    assert framed(rows=5)


@pytest.mark.parametrize("marked", [False, True])
def test_quarters_merged_in_most_rows_keep_the_line_between_them(marked: bool) -> None:
    """A mark in the middle of merged quarters stands on the line that other rows have there."""
    page = blank()
    rows, columns = list(range(100, 560, 44)), [50, 300, 600, 660, 720, 780, 840]
    merged = [row for row in range(len(rows) - 1) if row not in (3, 6, 9)]
    table = DrawnTable(rows, columns, [(row, 3, 1, 2) for row in merged])
    table.draw(page)
    for row in merged if marked else ():
        page[rows[row] + 14 : rows[row] + 30, 712:728] = 0
    (found,) = read(page)
    assert (found.n_rows, found.n_cols) == (len(rows) - 1, len(columns) - 1)
    assert spans(found) == table.cells()
