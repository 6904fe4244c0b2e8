"""Ones in the month of a number: digits by the flags of their ink, roman without, else in doubt."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.number_months import SEEN_SURE, UNSEEN, with_month
from zi_extract.ocr.repair import repaired

HIGH, WIDE = 34, 26


def printed(text: str, *, flags: bool, gap: int = 4) -> Pixels:
    """Blocks for letters, upright strokes for ones, slanting ones for slashes."""
    paper = np.full((HIGH + 8, (WIDE + gap) * len(text) + 8), 255, np.uint8)
    at = 4
    for sign in text:
        if sign == "/":
            cv2.line(paper, (at, HIGH + 3), (at + 10, 4), 0, 3)
            at += 14 + gap
        elif sign in "1I":
            paper[4 : HIGH + 4, at + 8 : at + 13] = 0
            if flags:
                cv2.line(paper, (at + 2, 12), (at + 9, 5), 0, 4)
            at += 14 + gap
        else:
            paper[4 : HIGH + 4, at : at + WIDE - 6] = 0
            at += WIDE - 6 + gap
    return paper[:, : at + 4]


def read(text: str, picture: Pixels) -> Word:
    high, wide = picture.shape
    box = Box(0, 0, wide - 1, high - 1)
    crop = Crop(picture, ((0.0, 0.0),), 0.0, 1.0, box)
    return with_month(repaired(Word(text, box, 0.99, "fake")), crop, box)


@pytest.mark.parametrize(
    ("text", "flags", "want", "sure"),
    [
        ("65/PW/11/2024", True, "65/PW/11/2024", SEEN_SURE),
        ("65/PW/11/2024", False, "65/PW/II/2024", SEEN_SURE),
        ("65/PW/1/2024", False, "65/PW/I/2024", SEEN_SURE),
        ("65/PW/1/2024", True, "65/PW/1/2024", SEEN_SURE),
        ("65/PW/|l/2024", False, "65/PW/II/2024", SEEN_SURE),
    ],
)
def test_the_flags_of_the_ink_decide(text: str, flags: bool, want: str, sure: float) -> None:
    word = read(text, printed(text.replace("|", "1").replace("l", "1"), flags=flags))
    assert word.text == want
    assert word.confidence == sure


def test_two_strokes_that_touch_stay_in_doubt() -> None:
    word = read("65/PW/11/2024", printed("65/PW/11/2024", flags=True, gap=-1))
    assert word.confidence == UNSEEN


def test_a_month_in_other_digits_is_left_alone() -> None:
    word = read("65/PW/03/2024", printed("65/PW/03/2024", flags=True))
    assert (word.text, word.confidence) == ("65/PW/03/2024", 0.99)


def test_digits_that_are_digits_were_not_repaired() -> None:
    word = read("65/PW/11/2024", printed("65/PW/11/2024", flags=True))
    assert (word.raw, word.repair) == ("", "")
