"""Roman numerals by the strokes of their ink."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.numerals import UNCOUNTED, with_roman
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


def _word_in(picture: Pixels, text: str, left: float, before: str, *, heads: bool) -> Word:
    """A word as it is believed whose box begins at ``left`` of the picture."""
    high, wide = picture.shape
    box = Box(left, 10, wide - 17, high - 10)
    crop = Crop(picture, ((0.0, 0.0),), 0.0, 1.0, box)
    return with_roman(Word(text, box, 0.99, "fake"), crop, box, before, heads=heads)


def test_a_box_that_cuts_off_a_stroke_of_the_letter_before_counts_no_stroke_more() -> None:
    word = _word_in(_drawn("III", serifs=False), "II", 17, "TW", heads=False)
    assert (word.text, word.confidence) == ("II", 0.99)


def test_a_lone_digit_before_a_heading_is_roman_where_it_has_no_flag_and_in_doubt() -> None:
    word = _word_in(_drawn("I", serifs=True), "1", 8, "", heads=True)
    assert (word.text, word.raw, word.confidence) == ("I", "1", UNCOUNTED)


def test_a_lone_digit_before_a_heading_stays_one_where_it_has_its_flag() -> None:
    picture = _drawn("I", serifs=False)
    cv2.line(picture, (7, 20), (15, 11), 0, 5)
    word = _word_in(picture, "1", 2, "", heads=True)
    assert (word.text, word.confidence) == ("1", 0.99)
