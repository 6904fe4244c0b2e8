"""Punched holes are filled with paper; other dark things stay."""

from __future__ import annotations

import cv2
import numpy as np

from zi_extract.imaging.holes import find_holes, without_holes
from zi_extract.model.page_image import Pixels

DPI = 200.0


def _page() -> Pixels:
    return np.full((2339, 1654), 245, np.uint8)


def _hole(page: Pixels, x: int, y: int, millimetres: float = 6.0) -> None:
    cv2.circle(page, (x, y), round(millimetres / 25.4 * DPI / 2), 70, -1)


def test_holes_at_the_edge_are_found_and_filled() -> None:
    page = _page()
    _hole(page, 90, 800)
    _hole(page, 90, 1430)
    cv2.line(page, (60, 800), (1500, 800), 0, 3)
    assert len(find_holes(page, DPI)) == 2
    filled = without_holes(page, find_holes(page, DPI), DPI)
    assert (filled[770:795, 80:100] == 245).all()
    assert (filled[800, 200:1500] == 0).all()


def test_other_dark_things_are_no_holes() -> None:
    page = _page()
    _hole(page, 800, 1000)
    _hole(page, 90, 300, millimetres=2.0)
    cv2.rectangle(page, (70, 1500), (400, 1545), 60, -1)
    cv2.circle(page, (100, 2000), 24, 40, 4)
    cv2.rectangle(page, (700, 120), (755, 165), 110, -1)
    for y in range(124, 163, 10):  # specks in a filled cell, left and right
        page[y : y + 3, 742:745] = page[y + 4 : y + 7, 707:710] = 245
    assert find_holes(page, DPI) == ()
    assert without_holes(page, find_holes(page, DPI), DPI) is page


def test_a_filled_cell_near_the_edge_is_no_hole_at_any_resolution() -> None:
    for dpi in (150.0, 200.0, 300.0):
        for wide in range(36, 60, 4):
            page = _page()
            cv2.rectangle(page, (300, 120), (300 + wide, 156), 60, -1)
            assert find_holes(page, dpi) == ()


def test_holes_of_a_coloured_page_are_filled_and_coloured_discs_are_none() -> None:
    page = np.dstack([_page()] * 3)
    cv2.circle(page, (90, 800), 24, (70, 70, 70), -1)
    cv2.circle(page, (90, 1430), 24, (40, 60, 200), -1)
    filled = without_holes(page, find_holes(page, DPI), DPI)
    assert (filled[770:830, 70:110] == 245).all()
    assert (filled[1430, 90] == (40, 60, 200)).all()
