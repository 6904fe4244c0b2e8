"""Letters of two lines that touch are parted, and only they."""

from __future__ import annotations

import cv2
import numpy as np

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.joined_lines import parted

HEIGHT, PITCH, FIRST = 24, 42, 30
"""Pixels: of letters without tall parts, from line to line, and the first line's top."""


def _lines(count: int) -> Pixels:
    """Lines of twelve square letters; they do not touch."""
    picture = np.full((FIRST + count * PITCH, 400), 255, np.uint8)
    for line in range(count):
        top = FIRST + line * PITCH
        for left in range(20, 380, 30):
            picture[top : top + HEIGHT, left : left + 18] = 0
    return picture


def _pieces(picture: Pixels) -> int:
    return cv2.connectedComponents((picture < 150).astype(np.uint8), connectivity=8)[0] - 1


def test_a_foot_that_runs_into_the_line_below_is_cut_half_way() -> None:
    picture = _lines(3)
    picture[FIRST : FIRST + PITCH + 4, 114:117] = 0
    picture[FIRST + PITCH : FIRST + 2 * PITCH + 4, 204:207] = 0
    result = parted(picture, HEIGHT)
    assert _pieces(result) == 3 * 12
    changed = np.flatnonzero((result != picture).any(axis=1))
    assert all((row - FIRST) % PITCH >= HEIGHT for row in changed)  # between lines, not in letters


def test_lines_that_do_not_touch_come_back_as_they_are() -> None:
    picture = _lines(3)
    assert parted(picture, HEIGHT) is picture


def test_a_tall_sign_of_one_line_is_no_join() -> None:
    picture = _lines(1)
    picture = np.pad(picture, ((40, 40), (0, 0)), constant_values=255)
    picture[50:130, 200:204] = 0  # a brace: higher than two letters, with nothing above or below
    assert (parted(picture, HEIGHT) == picture).all()
