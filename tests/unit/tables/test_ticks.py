from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.unit.tables.drawn_pages import (
    HEIGHT,
    DrawnTable,
    blank,
    check_mark,
    plan_page,
    plan_table,
    write,
)
from zi_extract.imaging.rulings import find_rulings
from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment, Tick
from zi_extract.tables.calendar_marks import settle_ticks
from zi_extract.tables.grid import find_fragments
from zi_extract.tables.mark_shapes import ALIKE, read_likeness
from zi_extract.tables.mark_shapes import _likeness as whole_likeness
from zi_extract.tables.ticks import read_ticks

HEADS = {(0, 0): "No", (0, 1): "Rencana Aksi", (0, 2): "Smt I", (0, 3): "Smt II", (0, 4): "Output"}

TICKS = {(3, 4), (3, 8), (4, 9), (5, 15), (5, 6)}


def read(page: np.ndarray) -> TableFragment:
    mask = page < 128
    fragments = find_fragments(1, mask, find_rulings(mask, HEIGHT), HEIGHT)
    (fragment,) = read_ticks(page, mask, fragments, HEIGHT)
    return fragment


def marked(fragment: TableFragment) -> set[tuple[int, int]]:
    return {(c.row, c.col) for c in fragment.cells if c.tick and c.tick.verdict == "marked"}


def unsure(fragment: TableFragment) -> set[tuple[int, int]]:
    return {(c.row, c.col) for c in fragment.cells if c.tick and c.tick.verdict == "unsure"}


def tick_at(fragment: TableFragment, row: int, col: int) -> Tick | None:
    cell = fragment.cell_at(row, col)
    assert cell is not None
    return cell.tick


def test_check_marks_are_read_and_nothing_else_is_marked() -> None:
    fragment = read(plan_page(TICKS)[0])
    assert marked(fragment) == TICKS
    empty = tick_at(fragment, 4, 4)
    assert empty is not None
    assert empty.verdict == "empty"
    assert empty.confidence >= 0.8


def test_text_columns_and_header_rows_have_no_ticks() -> None:
    fragment = read(plan_page(TICKS)[0])
    assert tick_at(fragment, 3, 1) is None
    assert tick_at(fragment, 0, 4) is None
    assert tick_at(fragment, 1, 4) is None


def test_merged_mark_stands_for_its_columns() -> None:
    page, table = plan_page(TICKS)
    x0, y0, x1, y1 = table.box((4, 9, 1, 3))
    page[y0 + 3 : y1 - 2, x0 + 3 : x1 - 2] = 255
    check_mark(page, (x0 + x1) // 2, (y0 + y1) // 2)
    cell = read(page).cell_at(4, 10)
    assert cell is not None
    assert (cell.col, cell.col_span) == (9, 3)
    assert cell.tick is not None
    assert cell.tick.verdict == "marked"


def test_filled_cells_are_marked_and_shaded() -> None:
    page, table = plan_page(set())
    for cell in ((3, 6, 1, 1), (3, 7, 1, 1)):
        x0, y0, x1, y1 = table.box(cell)
        page[y0 + 2 : y1 - 1, x0 + 2 : x1 - 1] = 190
    fragment = read(page)
    assert marked(fragment) == {(3, 6), (3, 7)}
    assert tick_at(fragment, 3, 6).kind == "shade"
    assert fragment.cell_at(3, 6).shaded


def test_grey_of_dots_is_a_mark() -> None:
    page, table = plan_page(set())
    for cell in ((3, 6, 1, 1), (4, 9, 1, 1)):
        x0, y0, x1, y1 = table.box(cell)
        page[y0 + 2 : y1 - 1 : 2, x0 + 2 : x1 - 1 : 2] = 0
    fragment = read(page)
    assert marked(fragment) == {(3, 6), (4, 9)}
    assert tick_at(fragment, 3, 6).kind == "shade"


def test_a_fill_of_dots_that_a_fax_has_thinned_is_a_mark() -> None:
    page, table = plan_page(TICKS)
    x0, y0, x1, y1 = table.box((4, 12, 1, 1))
    page[y0 + 4 : y1 - 3 : 3, x0 + 4 : x1 - 3 : 2] = 0
    page[y0 + 20 : y1 - 35, x0 + 4 : x1 - 3] = 255
    fragment = read(page)
    assert marked(fragment) == TICKS | {(4, 12)}
    cell = fragment.cell_at(4, 12)
    assert cell is not None
    assert cell.shaded


def test_a_square_speck_beside_a_mark_does_not_make_it_another_mark() -> None:
    page, table = plan_page(TICKS)
    x0, y0, x1, y1 = table.box((4, 9, 1, 1))
    page[(y0 + y1) // 2 + 6 :, :][:4, (x0 + x1) // 2 + 9 : (x0 + x1) // 2 + 13] = 0
    assert marked(read(page)) == TICKS


def test_specks_are_no_marks_on_a_page_that_marks_with_fills() -> None:
    page, table = plan_page(set())
    filled = {(3, 5), (3, 6), (4, 8), (5, 9)}
    for row, col in filled:
        x0, y0, x1, y1 = table.box((row, col, 1, 1))
        page[y0 + 2 : y1 - 1 : 2, x0 + 2 : x1 - 1 : 2] = 0
    x0, y0, _, _ = table.box((4, 12, 1, 1))
    page[y0 + 30 : y0 + 34, x0 + 15 : x0 + 19] = 0
    fragment = read(page)
    assert marked(fragment) == filled
    assert unsure(fragment) == set()


def test_a_mark_with_a_speck_beside_it_is_a_mark_in_doubt() -> None:
    fragment = read(plan_page(TICKS)[0])
    texts = {(1, col): f"{col - 3}" for col in range(4, 16)} | {(0, 4): "Bulan", (4, 9): "X."}
    cells = [replace(c, text=texts.get((c.row, c.col), ""), tick=None) for c in fragment.cells]
    (settled,) = settle_ticks([replace(fragment, cells=tuple(cells))])
    tick = tick_at(settled, 4, 9)
    assert tick is not None
    assert tick.verdict == "marked"
    assert tick.confidence < 0.8


def test_uneven_light_fills_no_cell() -> None:
    page, _ = plan_page(TICKS)
    light = np.linspace(1.0, 0.55, page.shape[1])[None, :]
    fragment = read((page * light).astype(np.uint8))
    assert marked(fragment) == TICKS


def test_specks_and_the_side_of_a_stamp_are_no_ticks() -> None:
    page, table = plan_page(TICKS)
    for col, where in ((5, 12), (7, 25), (10, 18)):
        x0, y0, _, _ = table.box((4, col, 1, 1))
        cv2.circle(page, (x0 + where, y0 + 50), 1, 0, -1)
    cv2.line(page, (702, 410), (818, 410), 0, 3)
    fragment, crossed_out = read(page), {(5, 6)}
    assert marked(fragment) == TICKS - crossed_out
    assert unsure(fragment) >= crossed_out


def test_pale_ink_larger_than_the_marks_is_a_stamps() -> None:
    page, table = plan_page(TICKS)
    x0, y0, x1, y1 = table.box((4, 12, 1, 1))
    cv2.rectangle(page, (x0 - 40, y0 - 60), (x1 - 8, y1 - 10), 120, 3)
    mask = page < 128
    fragments = find_fragments(1, page < 100, find_rulings(page < 100, HEIGHT), HEIGHT)
    (fragment,) = read_ticks(page, mask, fragments, HEIGHT)
    assert marked(fragment) == TICKS
    corner = tick_at(fragment, 4, 12)
    assert corner is not None
    assert corner.verdict == "empty"


def test_a_letter_of_a_stamp_among_check_marks_is_unsure() -> None:
    page, table = plan_page(TICKS)
    x0, y0, x1, y1 = table.box((4, 12, 1, 1))
    cv2.putText(page, "B", ((x0 + x1) // 2 - 7, (y0 + y1) // 2 + 6), 0, 0.55, 0, 2)
    fragment = read(page)
    assert marked(fragment) == TICKS
    assert unsure(fragment) == {(4, 12)}


def test_a_whole_mark_in_a_merged_cell_is_like_those_that_narrow_columns_cut() -> None:
    page, narrow, high = blank(), 14, 26
    centers = [(100 + 60 * k, 100) for k in range(6)]
    for x, y in centers:
        cv2.polylines(page, [np.array([(x - 12, y), (x - 2, y + 10), (x + 14, y - 12)])], 0, 0, 3)
    cut = [Box(x - narrow / 2, y - high / 2, x + narrow / 2, y + high / 2) for x, y in centers[:5]]
    x, y = centers[5]
    whole = Box(x - 14, y - 14, x + 16, y + 13)
    mask = page < 128
    for x, _ in centers[:5]:
        mask[:, x - 30 : x - narrow // 2] = mask[:, x + narrow // 2 : x + 30] = False
    single = read_likeness(mask, [*cut, whole], HEIGHT)[-1]
    merged = whole_likeness(mask, [*cut, whole], [False] * 5 + [True], HEIGHT)[-1]
    assert single < ALIKE <= merged


def test_a_few_strokes_among_many_fills_are_unsure() -> None:
    page, table = plan_page({(3, 4)})
    for col in range(8, 16, 2):
        x0, y0, x1, y1 = table.box((4, col, 1, 1))
        page[y0 + 2 : y1 - 1, x0 + 2 : x1 - 1] = 190
    fragment = read(page)
    assert marked(fragment) == {(4, col) for col in range(8, 16, 2)}
    assert unsure(fragment) == {(3, 4)}


def test_thick_rulings_round_a_corner_are_no_tick() -> None:
    page, table = plan_page(TICKS)
    x0, _, x1, y1 = table.box((4, 12, 1, 1))
    page[y1 - 40 : y1, x1 - 5 : x1] = 0
    page[y1 - 5 : y1, x0 + 6 : x1] = 0
    tick = tick_at(read(page), 4, 12)
    assert tick is not None
    assert tick.verdict == "empty"


def test_words_in_a_month_are_left_to_reading() -> None:
    page, table = plan_page(TICKS)
    x0, y0, _, _ = table.box((4, 6, 1, 1))
    cv2.putText(page, "100", (x0 + 4, y0 + 50), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 0, 2)
    assert tick_at(read(page), 4, 6) is None


def test_marks_of_two_semesters_are_provisional_until_their_headings_are_read() -> None:
    page = blank()
    table = DrawnTable([100, 140, 220, 300], [60, 160, 700, 800, 900, 1300])
    table.draw(page)
    check_mark(page, 750, 180)
    check_mark(page, 850, 260)
    fragment = read(page)
    marked = {(c.row, c.col) for c in fragment.cells if c.tick and c.tick.verdict == "marked"}
    assert marked == {(1, 2), (2, 3)}
    assert all(c.tick.provisional for c in fragment.cells if c.tick)
    labelled = replace(
        fragment,
        cells=tuple(replace(c, text=HEADS.get((c.row, c.col), "")) for c in fragment.cells),
    )
    (settled,) = settle_ticks([labelled])
    ticks = {(c.row, c.col): c.tick.verdict for c in settled.cells if c.tick}
    assert ticks == {(1, 2): "marked", (1, 3): "empty", (2, 2): "empty", (2, 3): "marked"}
    unlabelled = replace(labelled, cells=tuple(replace(c, text="12") for c in labelled.cells))
    (settled,) = settle_ticks([unlabelled])
    assert all(c.tick is None for c in settled.cells)


def test_small_marks_beside_a_column_of_words_are_told_by_the_marks_alone() -> None:
    cols, rows = [40, 190, *range(320, 321 + 4 * 110, 110), 1100], [*range(100, 500, 50)]
    page, table = blank(), DrawnTable(rows, cols)
    table.draw(page)
    for row in range(7):
        write(page, "laporan", table.box((row, 1, 1, 1))[0] + 10, rows[row] + 30)
    ticks = {(0, 2), (1, 4), (2, 3), (2, 5), (4, 2), (6, 4)}
    for row, col in ticks:
        x0, y0, x1, _ = table.box((row, col, 1, 1))
        cv2.putText(page, "v", ((x0 + x1) // 2, y0 + 30), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 0, 1)
    fragment = read(page)
    assert marked(fragment) == ticks
    assert not unsure(fragment)


def test_what_is_read_on_black_is_no_text() -> None:
    page, table = blank(), DrawnTable([100, 140, 180], [100, 130, 500, 550, 600, 700])
    table.draw(page)
    x0, y0, x1, y1 = table.box((1, 2, 1, 1))
    page[y0:y1, x0:x1] = 0
    fragment = read(page)
    headed = replace(
        fragment,
        cells=tuple(replace(c, text=HEADS.get((c.row, c.col), "1\nI")) for c in fragment.cells),
    )
    (settled,) = settle_ticks([headed])
    assert marked(settled) == {(1, 2)}
    assert settled.cell_at(1, 2).text == ""
    assert tick_at(settled, 1, 3) is None


def test_merged_cells_of_a_time_grid_without_a_mark_are_in_doubt() -> None:
    page, table = plan_page(TICKS)
    x0, y0, _, y1 = table.box((4, 12, 1, 1))
    page[y0 + 2 : y1 - 1, x0 - 4 : x0 + 5] = 255
    cell = read(page).cell_at(4, 12)
    assert cell is not None
    assert cell.col_span == 1 or cell.structure < 0.8


@pytest.mark.parametrize(("left", "columns"), [(1.2, 1), (0.5, 2)])
def test_merged_places_without_a_mark_are_parted_where_their_edge_left_a_trace(
    left: float, columns: int
) -> None:
    page, table = plan_page(TICKS)
    x0, y0, _, y1 = table.box((4, 12, 1, 1))
    page[y0 + 2 : y1 - 1, x0 - 4 : x0 + 5] = 255
    middle, long = (y0 + y1) // 2, round(left * HEIGHT)
    page[middle : middle + long, x0 - 1 : x0 + 1] = 0
    fragment = read(page)
    cell, tick = fragment.cell_at(4, 12), tick_at(fragment, 4, 12)
    assert cell is not None
    assert tick is not None
    assert (cell.col_span, tick.verdict) == (columns, "empty")
    assert cell.structure < (1.0 if columns == 1 else 0.8)


@pytest.mark.parametrize("text_runs_on", [False, True])
def test_a_text_is_not_merged_with_the_month_beside_it(text_runs_on: bool) -> None:
    page, table = plan_page(TICKS | {(4, 4)})
    left, top, _, bottom = table.box((4, 4, 1, 1))
    page[top + 3 : bottom - 2, left - 6 : left + 7] = 255
    if text_runs_on:
        for line in (30, 60):
            write(page, "mmmmm", left - 50, top + line)
    fragment = read(page)
    text, month = fragment.cell_at(4, 3), fragment.cell_at(4, 4)
    assert text is not None
    assert text.structure < 0.95
    assert (text is month) == text_runs_on
    assert ((4, 4) in marked(fragment)) != text_runs_on


def test_figures_in_every_place_of_a_grid_are_provisional() -> None:
    page, table = plan_page(set())
    for row in range(3, 6):
        for col in range(4, 16):
            x0, y0, _, _ = table.box((row, col, 1, 1))
            cv2.putText(page, "25", (x0 + 5, y0 + 45), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 0, 2)
    ticks = [tick_at(read(page), 3, col) for col in range(4, 16)]
    assert all(tick is not None and tick.provisional for tick in ticks)
    marks = [tick_at(read(plan_page(TICKS)[0]), 3, col) for col in range(4, 16)]
    assert not any(tick is not None and tick.provisional for tick in marks)


def test_a_number_over_all_months_at_the_head_of_a_page_is_provisional() -> None:
    cols = plan_table().cols
    table = DrawnTable([100, 140, 225, 310, 395], cols, [(0, 4, 1, 12)])
    page = blank()
    table.draw(page)
    for number, col in enumerate((0, 1, 2, 3, 4, 16), start=1):
        x0, y0, x1, y1 = table.box((0, col, 1, 12 if col == 4 else 1))
        write(page, str(number), (x0 + x1) // 2, (y0 + y1) // 2 + 8)
    for row, col in ((1, 5), (2, 8), (3, 12), (3, 13)):
        x0, y0, x1, y1 = table.box((row, col, 1, 1))
        check_mark(page, (x0 + x1) // 2, (y0 + y1) // 2)
    fragment = read(page)
    head, mark = tick_at(fragment, 0, 4), tick_at(fragment, 1, 5)
    assert head is not None
    assert head.provisional
    assert mark is not None
    assert not mark.provisional


def test_a_mark_over_all_months_right_below_the_header_is_a_mark() -> None:
    cols = plan_table().cols
    heads = [(0, col, 2, 1) for col in (0, 1, 2, 3, 16)]
    table = DrawnTable([100, 135, 170, 255, 340, 425], cols, [*heads, (0, 4, 1, 12), (2, 4, 1, 12)])
    page = blank()
    table.draw(page)
    for row, col, span in ((2, 4, 12), (3, 5, 1), (4, 8, 1), (4, 12, 1)):
        x0, y0, x1, y1 = table.box((row, col, 1, span))
        check_mark(page, (x0 + x1) // 2, (y0 + y1) // 2)
    fragment = read(page)
    assert marked(fragment) == {(2, 4), (3, 5), (4, 8), (4, 12)}
    assert tick_at(fragment, 2, 4).provisional
    assert not tick_at(fragment, 3, 5).provisional


def test_a_number_in_every_month_below_the_header_is_provisional_and_one_mark_is_not() -> None:
    cols = plan_table().cols
    heads = [(0, 4, 1, 12), *((0, col, 2, 1) for col in (0, 1, 2, 3, 16))]
    table = DrawnTable([100, 135, 170, 215, 300, 385], cols, heads)
    numbered, marks = blank(), blank()
    for page in (numbered, marks):
        table.draw(page)
        check_mark(page, cols[6] + 20, 255)
        check_mark(page, cols[9] + 20, 340)
    for col in range(4, 16):
        write(numbered, str(col + 1), cols[col] + 5, 200)
        check_mark(marks, cols[col] + 20, 192)
    row = [tick_at(read(numbered), 2, col) for col in range(4, 16)]
    assert all(tick is None or tick.provisional for tick in row)
    row = [tick_at(read(marks), 2, col) for col in range(4, 16)]
    assert not any(tick is None or tick.provisional for tick in row)


def test_dashes_are_empty_places() -> None:
    page, table = plan_page(TICKS)
    free = [(3, 5), (3, 6), (4, 4), (4, 12), (5, 8)]
    for row, col in free:
        x0, y0, x1, y1 = table.box((row, col, 1, 1))
        middle = (y0 + y1) // 2
        cv2.line(page, ((x0 + x1) // 2 - 5, middle), ((x0 + x1) // 2 + 5, middle), 0, 3)
    fragment = read(page)
    assert marked(fragment) == TICKS
    assert all(tick_at(fragment, *place).verdict == "empty" for place in free)
