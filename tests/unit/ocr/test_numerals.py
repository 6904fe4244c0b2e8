"""Roman numerals by the strokes of their ink."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.roman import roman_in

HEIGHT = 34
STROKE = 6


def _drawn(numeral: str, *, serifs: bool) -> Pixels:
    """The numeral as a printer draws it, capitals 34 pixels high."""
    picture = np.full((HEIGHT + 20, 40 * len(numeral) + 20), 255, np.uint8)
    top, foot, at = 10, 10 + HEIGHT, 16
    for letter in numeral:
        if letter == "I":
            cv2.line(picture, (at, top), (at, foot), 0, STROKE)
            if serifs:
                cv2.line(picture, (at - 6, top), (at + 6, top), 0, 3)
                cv2.line(picture, (at - 6, foot), (at + 6, foot), 0, 3)
            at += 18
        else:
            cv2.line(picture, (at, top), (at + 14, foot), 0, STROKE)
            cv2.line(picture, (at + 28, top), (at + 14, foot), 0, STROKE)
            at += 44
    return picture


@pytest.mark.parametrize("serifs", [False, True])
@pytest.mark.parametrize("numeral", ["I", "II", "III"])
def test_numerals_are_counted_by_their_strokes(numeral: str, serifs: bool) -> None:
    assert roman_in(_drawn(numeral, serifs=serifs), 24.0) == numeral


@pytest.mark.parametrize("numeral", ["IV", "V", "VI", "VIII"])
def test_slanting_strokes_are_left_to_the_engine(numeral: str) -> None:
    assert roman_in(_drawn(numeral, serifs=True), 24.0) == ""


def test_an_h_is_no_two() -> None:
    picture = _drawn("II", serifs=False)
    cv2.line(picture, (16, 27), (34, 27), 0, STROKE)
    assert roman_in(picture, 24.0) == ""


def test_low_and_empty_ink_is_no_numeral() -> None:
    assert roman_in(np.full((40, 40), 255, np.uint8), 24.0) == ""
    assert roman_in(_drawn("II", serifs=False), 60.0) == ""
