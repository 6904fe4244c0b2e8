from __future__ import annotations

import itertools

import cv2
import numpy as np

from tests.unit.tables.drawn_pages import blank, read

COLUMNS = (150, 500, 900)
"""Inner column lines in pixels; the rules run from 60 to 1200."""


def open_table(rows: list[int], bands: set[int]) -> np.ndarray:
    """Rules over the whole width, column lines only inside and not in bands."""
    page = blank()
    for y in rows:
        cv2.line(page, (60, y), (1200, y), 0, 2)
    for row, (top, bottom) in enumerate(itertools.pairwise(rows)):
        if row not in bands:
            for x in COLUMNS:
                cv2.line(page, (x, top), (x, bottom), 0, 2)
    return page


def test_bands_do_not_part_a_table_that_is_open_at_its_sides() -> None:
    rows = [100, 150, 200, 245, 300, 350, 395, 450]
    (fragment,) = read(open_table(rows, {2, 5}))
    assert (fragment.n_rows, fragment.n_cols) == (7, 4)
    wide = [(c.row, c.col_span) for c in fragment.cells if c.col_span > 1]
    assert wide == [(2, 4), (5, 4)]


def test_a_band_at_the_top_of_a_page_belongs_to_the_table_below() -> None:
    (fragment,) = read(open_table([100, 145, 200, 260], {0}))
    assert (fragment.n_rows, fragment.n_cols) == (3, 4)
    assert fragment.cells[0].col_span == 4


def test_a_punched_hole_at_the_end_of_a_rule_does_not_part_the_table_at_a_band() -> None:
    page = open_table([100, 150, 200, 245, 300, 350], {2})
    cv2.circle(page, (60, 190), 22, 0, -1)
    (fragment,) = read(page)
    assert (fragment.n_rows, fragment.n_cols) == (5, 4)


def test_rules_whose_ends_a_fax_has_eaten_part_no_table_at_a_band() -> None:
    page = open_table([100, 150, 200, 245, 300, 350], {2})
    page[190:210, 1040:1210] = 255
    page[190:210, 870:890] = 255
    (fragment,) = read(page)
    assert (fragment.n_rows, fragment.n_cols) == (5, 4)


def test_open_tables_far_apart_stay_two() -> None:
    assert len(read(open_table([100, 150, 200, 330, 380, 430], {2}))) == 2


def test_open_tables_with_a_heading_between_them_stay_two() -> None:
    """A heading has space above and below it; a band is as high as its line of text."""
    assert len(read(open_table([100, 130, 160, 207, 237, 267], {2}))) == 2
    assert len(read(open_table([100, 130, 160, 192, 222, 252], {2}))) == 1


def test_a_band_whose_frame_a_fax_has_eaten_parts_no_table() -> None:
    """Where all other edges are whole a bare row is the space between two tables."""
    for eaten in (False, True):
        page = open_table([100, 134, 168, 202, 236, 270], {2})
        for x in (60, 1200):
            for top, bottom in ((100, 168), (202, 270)):
                cv2.line(page, (x, top), (x, bottom), 0, 2)
        if eaten:
            for x in (60, 500, 1200):
                page[110:120, x - 5 : x + 6] = 255
                page[212:222, x - 5 : x + 6] = 255
        assert [(f.n_rows, f.n_cols) for f in read(page)] == (
            [(5, 4)] if eaten else [(2, 4), (2, 4)]
        )


def test_a_band_is_as_high_as_another_row_where_a_fax_has_made_letters_lower() -> None:
    """Without such a row in it, what is as high is the space between two tables."""
    for low in (True, False):
        page = open_table([100, 150 if low else 170, 235, 300, 350, 420, 500], {3})
        for x in (60, 1200):
            for top, bottom in ((100, 300), (350, 500)):
                cv2.line(page, (x, top), (x, bottom), 0, 2)
        for x in (60, 500, 1200):
            page[110:120, x - 5 : x + 6] = 255
            page[410:420, x - 5 : x + 6] = 255
        assert len(read(page)) == (1 if low else 2)
