"""What was laid over a table: strokes, lines across the sheet, watermarks and punched holes."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from zi_extract.imaging.rulings import find_rulings
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.covered import find_punched
from zi_extract.tables.crossed_places import doubt_crossed
from zi_extract.tables.crossing import find_crossed, find_strokes
from zi_extract.tables.ragged import doubt_ragged
from zi_extract.tables.through_lines import find_through_lines

HEIGHT = 14.0
LEFT, TOP, WIDE, HIGH, ROWS, COLUMNS = 150, 200, 120, 80, 4, 6
RIGHT, BOTTOM = LEFT + COLUMNS * WIDE, TOP + ROWS * HIGH


def page() -> np.ndarray:
    """A ruled table with a word in each cell, black (0) on white (255)."""
    drawn = np.full((700, 1050), 255, np.uint8)
    for row in range(ROWS + 1):
        cv2.line(drawn, (LEFT, TOP + row * HIGH), (RIGHT, TOP + row * HIGH), 0, 3)
    for col in range(COLUMNS + 1):
        cv2.line(drawn, (LEFT + col * WIDE, TOP), (LEFT + col * WIDE, BOTTOM), 0, 3)
    for row in range(ROWS):
        for col in range(COLUMNS):
            place = (LEFT + col * WIDE + 12, TOP + row * HIGH + 45)
            cv2.putText(drawn, "Tim", place, cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    return drawn


def table(tick: Tick | None = None) -> TableFragment:
    cells = [
        Cell(row, col, 1, 1, box(row, col), tick=tick)
        for row in range(ROWS)
        for col in range(COLUMNS)
    ]
    columns = tuple(float(LEFT + col * WIDE) for col in range(COLUMNS + 1))
    rows = tuple(float(TOP + row * HIGH) for row in range(ROWS + 1))
    around = Box(LEFT, TOP, RIGHT, BOTTOM)
    return TableFragment(1, 0, around, ROWS, COLUMNS, columns, rows, tuple(cells))


def box(row: int, col: int) -> Box:
    left, top = LEFT + col * WIDE, TOP + row * HIGH
    return Box(left, top, left + WIDE, top + HIGH)


def crossed(drawn: np.ndarray) -> set[tuple[int, int]]:
    mask = drawn < 128
    strokes, boxes = find_strokes(mask, find_rulings(mask, HEIGHT), [table()], HEIGHT)
    assert strokes.any() == bool(boxes)
    found = find_crossed(1, boxes, [table()], HEIGHT)
    places = {box(row, col): (row, col) for row in range(ROWS) for col in range(COLUMNS)}
    return {places[finding.box] for finding in found if finding.box}


def test_the_second_rule_of_a_double_frame_is_no_stamp() -> None:
    drawn = page()
    inner = (LEFT + 9, TOP + 9), (RIGHT - 9, BOTTOM - 9)
    cv2.rectangle(drawn, *inner, 0, 2)
    assert not crossed(drawn)


def test_print_in_its_cells_crosses_nothing() -> None:
    assert crossed(page()) == set()


def test_a_ring_doubts_the_cells_that_it_reaches_into() -> None:
    drawn = page()
    cv2.circle(drawn, (LEFT + 2 * WIDE, TOP + 2 * HIGH), 70, 0, 3)
    assert crossed(drawn) == {(1, 1), (1, 2), (2, 1), (2, 2)}


def test_a_pen_stroke_through_a_row_doubts_its_cells() -> None:
    drawn = page()
    cv2.line(drawn, (LEFT + 60, TOP + 15), (LEFT + 3 * WIDE + 60, TOP + 65), 0, 2)
    assert crossed(drawn) == {(0, 0), (0, 1), (0, 2), (0, 3)}


def test_marks_of_neighbours_that_touch_are_no_stroke() -> None:
    drawn = page()
    x, y = LEFT + WIDE, TOP + 60
    for shift in (-14, 4):
        cv2.polylines(
            drawn,
            [np.array([(x + shift - 3, y), (x + shift + 2, y + 7), (x + shift + 12, y - 9)])],
            False,
            0,
            2,
        )
    assert crossed(drawn) == set()


def test_high_marks_that_touch_in_places_of_weeks_are_no_stroke() -> None:
    assert _weeks([(-16, 8), (-9, 18), (0, -8), (9, 14), (17, -12)]) == 0
    assert _weeks([(-60, 8), (-9, 18), (0, -8), (9, 14), (60, -12)]) > 0


@pytest.mark.parametrize("radius", [8, 12])
def test_bullets_of_successive_weeks_that_touch_are_no_stroke(radius: int) -> None:
    drawn, part = _places()
    for at in range(LEFT + 42, LEFT + 28 * 6, 14):
        cv2.circle(drawn, (at, TOP + 40), radius, 0, -1)
    strokes, _ = find_strokes(drawn < 128, find_rulings(drawn < 128, HEIGHT), [part], HEIGHT)
    assert not strokes.any()


def test_a_place_that_strokes_ran_through_is_not_surely_empty() -> None:
    drawn, part = _places()
    cv2.line(drawn, (LEFT + 10, TOP + 10), (LEFT + 102, TOP + 70), 0, 3)
    strokes, _ = find_strokes(drawn < 128, find_rulings(drawn < 128, HEIGHT), [part], HEIGHT)
    empty = Tick("empty", "none", 0.0, 0.97)
    part = replace(part, cells=tuple(replace(cell, tick=empty) for cell in part.cells))
    (told,) = doubt_crossed(strokes, [part], HEIGHT)
    unsure = {cell.col for cell in told.cells if cell.tick and cell.tick.verdict == "unsure"}
    assert unsure == {0, 1, 2, 3}
    assert doubt_crossed(np.zeros_like(strokes), [part], HEIGHT) == (part,)


def _weeks(points: list[tuple[int, int]]) -> int:
    """Cells that are told of a row of narrow places with one line drawn over a ruling in it."""
    drawn, part = _places()
    line = np.array([(LEFT + 28 * 4 + x, TOP + 40 + y) for x, y in points])
    cv2.polylines(drawn, [line], False, 0, 3)
    mask = drawn < 128
    _, boxes = find_strokes(mask, find_rulings(mask, HEIGHT), [part], HEIGHT)
    return len(find_crossed(1, boxes, [part], HEIGHT))


def _places() -> tuple[np.ndarray, TableFragment]:
    """A drawn row of eight narrow places, and its table."""
    edges = [LEFT + 28 * k for k in range(9)]
    drawn = np.full((400, 700), 255, np.uint8)
    for x in edges:
        cv2.line(drawn, (x, TOP), (x, TOP + HIGH), 0, 3)
    for y in (TOP, TOP + HIGH):
        cv2.line(drawn, (edges[0], y), (edges[-1], y), 0, 3)
    cells = tuple(Cell(0, k, 1, 1, Box(edges[k], TOP, edges[k + 1], TOP + HIGH)) for k in range(8))
    around = Box(edges[0], TOP, edges[-1], TOP + HIGH)
    rows = (float(TOP), float(TOP + HIGH))
    return drawn, TableFragment(1, 0, around, 1, 8, tuple(map(float, edges)), rows, cells)


def test_light_dots_of_a_fax_are_no_strokes() -> None:
    drawn = page()
    row = drawn[TOP : TOP + HIGH, LEFT:RIGHT]
    y, x = np.indices(row.shape)
    row[(x + y) % 6 == 0] = 0  # a sixth of the place, hanging together over the rulings
    assert crossed(drawn) == set()


def test_dots_of_a_grey_ground_are_no_strokes() -> None:
    drawn = page()
    rng = np.random.default_rng(1)
    row = drawn[TOP : TOP + HIGH, LEFT:RIGHT]
    row[rng.random(row.shape) < 0.45] = 0
    assert crossed(drawn) == set()


def through(drawn: np.ndarray) -> list[str]:
    parts = [replace(table(), row_edges=(*table().row_edges[:2], 400.0, *table().row_edges[3:]))]
    return [finding.message for finding in find_through_lines(1, drawn < 128, parts, HEIGHT)]


def test_a_fold_between_rows_puts_the_table_in_doubt() -> None:
    drawn = page()
    cv2.line(drawn, (0, 394), (1049, 402), 0, 2)
    (message,) = through(drawn)
    assert "rows of table 1" in message


def test_a_line_of_the_scanner_between_columns_is_told_though_it_is_broken() -> None:
    drawn = page()
    drawn[::3, LEFT + 3 * WIDE + 2] = 0
    drawn[1::3, LEFT + 3 * WIDE + 2] = 0
    (message,) = through(drawn)
    assert "columns of table 1" in message


def test_a_line_is_seen_through_the_print_above_a_table() -> None:
    drawn = page()
    drawn[:, LEFT + 3 * WIDE : LEFT + 3 * WIDE + 3] = 0
    cv2.putText(drawn, "RENCANA AKSI", (LEFT + 200, TOP - 30), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    assert len(through(drawn)) == 1


def test_rulings_that_overrun_and_print_beside_a_table_are_no_line() -> None:
    drawn = page()
    cv2.line(drawn, (LEFT - 12, TOP + 2 * HIGH), (RIGHT + 12, TOP + 2 * HIGH), 0, 3)
    for x in (LEFT - 60, RIGHT + 12):
        cv2.putText(drawn, "Tim", (x, 408), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    assert through(drawn) == []


STROKE, FILL = Tick("marked", "mark", 0.2, 0.99), Tick("marked", "shade", 0.1, 0.97)


def verdicts(grey: np.ndarray, marks: int) -> set[str]:
    cells = [
        replace(cell, tick=FILL if cell.row == 3 else STROKE if index < marks else None)
        for index, cell in enumerate(table().cells)
    ]
    (part,) = doubt_ragged(grey, [replace(table(), cells=tuple(cells))], HEIGHT)
    return {cell.tick.verdict for cell in part.cells if cell.tick and cell.tick.kind == "shade"}


def filled(share: float) -> np.ndarray:
    grey = np.full((700, 1050), 255, np.uint8)
    for col in range(COLUMNS):
        at = box(3, col)
        grey[int(at.top) : int(at.bottom), int(at.left) : int(at.left + share * WIDE)] = 160
    return grey


@pytest.mark.parametrize(
    ("share", "marks", "verdict"),
    [(1.0, 6, "marked"), (0.7, 6, "unsure"), (0.7, 2, "marked"), (0.7, 5, "marked")],
    ids=["even", "watermark", "no other marks", "fills are more"],
)
def test_ragged_fills_among_strokes_are_unsure(share: float, marks: int, verdict: str) -> None:
    assert verdicts(filled(share), marks) == {verdict}


def test_broad_black_marks_in_low_rows_are_no_ragged_fills() -> None:
    grey = np.full((700, 1050), 225, np.uint8)
    for col in range(COLUMNS):
        at = box(3, col)
        mark = np.s_[int(at.top) + 8 : int(at.bottom) - 8, int(at.left) + 27 : int(at.right) - 27]
        grey[mark] = 25
    assert verdicts(cv2.GaussianBlur(grey, (0, 0), 3), 6) == {"marked"}


def punched(
    hole: Box, words: tuple[int, ...] = (), row_span: int = 1, indent: float = 60
) -> list[Box | None]:
    at = box(1, 0)
    left = at.left + indent
    word = Word("Tim", Box(left, at.top + 30, left + 40, at.top + 44), 0.9, "tesseract")
    bitten = {at: replace(table().cells[COLUMNS], words=words, row_span=row_span)}
    cells = [bitten.get(cell.box, cell) for cell in table().cells]
    part = replace(table(), cells=tuple(cells))
    return [finding.box for finding in find_punched(1, [hole], [part], [word], HEIGHT)]


def test_a_hole_is_told_where_it_may_have_taken_print_or_a_border() -> None:
    at = box(1, 0)
    hole = Box(at.left - 20, at.top + 15, at.left + 30, at.top + 65)
    assert punched(hole, words=(0,)) == []
    assert punched(replace(hole, right=at.left + 58), words=(0,)) == [at]
    assert punched(replace(hole, right=at.left + 70)) == [at]


def test_a_hole_that_nibbles_at_a_side_hides_no_letter() -> None:
    at = box(1, 0)
    hole = Box(at.left - 40, at.top + 15, at.left + 0.3 * HEIGHT, at.top + 65)
    assert punched(hole, words=(0,), indent=0.6 * HEIGHT) == []
    assert punched(hole, words=(0,), indent=0.2 * HEIGHT) == [at]
    assert punched(replace(hole, right=at.left + 0.6 * HEIGHT), (0,), indent=0.8 * HEIGHT) == [at]


def test_a_hole_is_told_where_it_may_hide_the_border_of_a_row() -> None:
    at = box(1, 0)
    across = Box(at.left - 20, at.bottom - 25, at.left + 70, at.bottom + 25)
    assert punched(across, words=(0,)) == []
    assert punched(across, words=(0,), row_span=2) == [at]
    nibble = replace(across, right=at.left + 30)
    assert punched(nibble, words=(0,), row_span=2) == []
