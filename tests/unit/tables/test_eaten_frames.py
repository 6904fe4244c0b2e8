"""Tables whose frame a fax has eaten, wholly or in pieces."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, spans, write
from zi_extract.tables.crossed import Crossed
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.floating import buried, floating
from zi_extract.tables.lattice_line import LatticeLine


def test_the_rules_of_a_band_tell_of_a_column_of_merged_cells() -> None:
    """The right frame is gone, and only the band's rules reach to where it was."""
    page = blank()
    band, merged = (1, 0, 1, 5), (2, 4, 4, 1)
    table = DrawnTable(
        [100, 160, 200, 280, 360, 440, 520], [50, 150, 450, 700, 900, 1200], [band, merged]
    )
    table.draw(page)
    page[95:526, 1196:1206] = 255
    page[95:106, 905:1206] = 255
    page[515:526, 905:1206] = 255
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_a_frame_above_columns_that_end_together_is_found_over_gaps() -> None:
    """The top rule is gone; every column above the first row is in dashes, at its own places."""
    page, table = blank(), DrawnTable([100, 200, 280, 360], [50, 250, 450, 700, 900, 1200])
    table.draw(page)
    for k, x in enumerate(table.cols):
        for start in (122 + 3 * k, 165 + 3 * k):
            page[start : start + 11, x - 3 : x + 4] = 255
    for left, right in pairwise(table.cols):
        page[95:104, left + 3 : right - 2] = 255
    (fragment,) = read(page)
    assert fragment.open_top
    assert spans(fragment) == table.cells()


def line(position: float, start: float, end: float) -> LatticeLine:
    return LatticeLine(np.array([start, end]), np.full(2, position), start, end, 2.0, end - start)


def test_a_rule_in_dashes_across_the_whole_table_is_no_stroke_of_a_stamp() -> None:
    mask = np.zeros((500, 1300), bool)
    columns = tuple(line(x, 100, 400) for x in (50, 250, 500, 750, 1000, 1250))
    rows = []
    for y, last in ((200, 1250), (300, 640)):
        dashes = [x for x in range(60, last, 62) if not 360 < x < 480]
        for x in (*dashes, 253, 270, *range(253, 500, 10)):
            mask[y : y + 2, x : x + 26] = True
        rows.append(replace(line(y, 52, last), ink=26.0 * len(dashes)))
    loose = floating(Crossed(tuple(rows), columns, EdgeInk(mask, HEIGHT), level=True))
    assert loose.tolist() == [False, True]


def test_a_hole_beside_a_band_parts_no_table_that_is_open_at_its_sides() -> None:
    page = blank()
    rows = [100, 160, 220, 254, 330, 400]
    for y in rows:
        cv2.line(page, (90, y), (1200, y), 0, 2)
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for x in (180, 500, 900):
            if row != 2:
                cv2.line(page, (x, top), (x, bottom), 0, 2)
    cv2.line(page, (55, 254), (90, 254), 0, 2)
    (fragment,) = read(page)
    assert (fragment.n_rows, fragment.n_cols) == (5, 4)


def test_bold_words_that_fill_their_cell_are_no_ruling() -> None:
    page = blank()
    table = DrawnTable([100, 142, 184, 260], [50, 400, 560, 600, 640, 680, 720, 760, 950])
    merged = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 5), (0, 7, 2, 1)]
    table.merged.extend(merged)
    table.draw(page)
    for x in range(770, 940, 14):
        cv2.rectangle(page, (x, 134), (x + 8, 150), 0, 2)
    cv2.line(page, (768, 142), (940, 142), 0, 3)
    write(page, "Program", 60, 150)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def open_left(gaps: dict[int, tuple[int, int]]) -> tuple[np.ndarray, DrawnTable]:
    """A table whose left frame is gone, beside a column of merged cells.

    ``gaps`` are the stretches from where to where the rules at those heights are gone, too.
    """
    rows, columns = [100, 180, 260, 340, 420], [60, 260, 500, 900, 1200]
    table = DrawnTable(rows, columns, [(0, 0, 2, 1), (2, 0, 2, 1)])
    page = blank()
    table.draw(page)
    page[:, 55:65] = np.where(np.isin(np.arange(900), [100, 260, 420])[:, None], 0, 255)
    for y, (first, last) in gaps.items():
        page[y - 3 : y + 4, first:last] = 255
    return page, table


def test_a_rule_in_pieces_tells_of_the_open_side_where_the_others_are_broken() -> None:
    page, table = open_left({100: (200, 212), 260: (200, 212), 420: (75, 100)})
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_pieces_of_rules_beside_a_table_put_it_in_doubt() -> None:
    page, _ = open_left({100: (180, 258), 260: (180, 258), 420: (180, 258)})
    (fragment,) = read(page)
    assert fragment.n_cols == 3
    assert all(cell.structure < 0.8 for cell in fragment.cells)


def test_a_side_whose_corners_a_fax_has_eaten_belongs_to_its_table() -> None:
    page = blank()
    table = DrawnTable([100, 200, 300], [50, 120, 500, 900, 1200], [(0, 0, 2, 1)])
    table.draw(page)
    page[90:110, 53:85] = 255
    page[282:298, 40:60] = 255
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_edges_of_holes_in_a_dark_fill_are_no_columns() -> None:
    """Of three strokes one lies in the fill, one at its side, one goes on above it."""
    mask = np.zeros((500, 600), bool)
    mask[300:360, 200:400] = (np.indices((60, 200)).sum(axis=0) % 4) > 0
    columns = [line(x, first, 360) for x, first in ((250, 300), (398, 300), (320, 240))]
    for column in columns:
        place = int(column.position)
        mask[int(column.start) : 360, place - 1 : place + 1] = True
    rows = tuple(line(y, 100, 500) for y in (100, 300, 360, 450))
    ends = (line(100, 100, 450), *columns, line(500, 100, 450))
    found = buried(Crossed(ends, rows, EdgeInk(mask, HEIGHT), level=False))
    assert found.tolist() == [False, True, False, False, False]


def test_a_rule_from_which_columns_hang_stays_where_a_fax_has_eaten_its_end() -> None:
    """A side of a stamp at the same place, through which the columns run, does not."""
    mask = np.zeros((500, 1300), bool)
    mask[200:202, 520:950] = True
    rows = (line(201, 520, 950),)
    outer = (line(100, 50, 1250), line(400, 50, 1250))
    places = (50, 250, 500, 600, 700, 800, 900, 1000, 1250)
    for hanging, floats in ((True, False), (False, True)):
        top = 200 if hanging else 100
        columns = tuple(line(x, top if 500 < x < 1000 else 100, 400) for x in places)
        ink = EdgeInk(mask, HEIGHT)
        lines = (outer[0], *rows, outer[1])
        loose = floating(Crossed(lines, columns, ink, level=True))
        assert bool(loose[1]) is floats


def test_a_column_in_step_with_a_time_grid_needs_but_one_whole_end() -> None:
    mask = np.zeros((500, 1300), bool)
    rows = tuple(line(y, 50, 1250) for y in (100, 200, 300, 400))
    places = [50, *range(600, 1201, 100), 1250]
    for x in places:
        mask[100:400, x - 1 : x + 1] = True
    mask[100:400, 899:901] = False
    columns = [line(x, 100, 400) for x in places]
    for step, floats in ((0, False), (20, True)):
        mask[270:400, 899 + step : 901 + step] = True
        columns[4] = line(900 + step, 270, 400)
        loose = floating(Crossed(tuple(columns), rows, EdgeInk(mask, HEIGHT), level=False))
        assert bool(loose[4]) is floats


def test_a_rule_that_goes_on_before_the_next_column_does_not_dangle() -> None:
    columns = tuple(line(x, 100, 400) for x in (50, 450, 600, 750, 900, 1250))
    rule = line(201, 520, 900)
    for goes_on in (True, False):
        mask = np.zeros((500, 1300), bool)
        mask[200:202, 540:900] = True
        mask[200:202, 450:470] = goes_on
        lines = (line(100, 50, 1250), rule, line(400, 50, 1250))
        loose = floating(Crossed(lines, columns, EdgeInk(mask, HEIGHT), level=True))
        assert bool(loose[1]) is not goes_on


def test_strokes_of_a_word_below_a_title_do_not_loosen_its_rule() -> None:
    page, table = blank(), DrawnTable([100, 130, 190, 300, 400], [50, 400, 800, 950, 1100, 1300])
    table.merged = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1)]
    table.draw(page)
    page[128:133, 1083:1098] = 255
    for x in (1030, 1067):
        page[131:206, x : x + 3] = 0
    (fragment,) = read(page)
    assert fragment.n_rows == 4
    assert {(0, 0, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1)} <= spans(fragment)


def test_print_in_the_next_cell_does_not_loosen_a_rule_that_ends_on_its_columns() -> None:
    page = blank()
    merged = [(0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1), (0, 4, 2, 1)]
    table = DrawnTable([100, 140, 220, 300, 380], [50, 500, 620, 740, 1000, 1300], merged)
    table.draw(page)
    page[139:141, 751:764] = 0
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_the_foot_of_a_bold_title_over_narrow_columns_is_no_row() -> None:
    """Its letters stand across whole columns of weeks, closer to the rule than a row is high."""
    page = blank()
    columns = [50, 500, *range(520, 1000, 20), 1300]
    merged = [(0, 0, 2, 1), (0, 1, 1, len(columns) - 3), (0, len(columns) - 2, 2, 1)]
    table = DrawnTable([100, 144, 184, 264], columns, merged)
    table.draw(page)
    page[126:129, 640:781] = 0
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()
