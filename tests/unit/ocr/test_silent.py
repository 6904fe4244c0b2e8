"""Crops in which nothing was seen are read row by row; what is no text is not asked for."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from fake_reader import FakeReader

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import Crop, cut_out
from zi_extract.ocr.silent import read_silent


def _paper(*rows: str) -> Pixels:
    paper = np.full((60 + 60 * len(rows), 700), 255, np.uint8)
    for number, row in enumerate(rows):
        place = (30, 60 + 60 * number)
        cv2.putText(paper, row, place, cv2.FONT_HERSHEY_DUPLEX, 1.4, 0, 3, cv2.LINE_AA)
    return paper


def _crop(paper: Pixels) -> Crop:
    high, wide = paper.shape
    crop = cut_out(paper, Box(0, 0, float(wide), float(high)), 24.0, bordered=False)
    assert crop is not None
    return crop


def test_two_rows_are_read_one_by_one_and_placed_below_each_other() -> None:
    reader, crop = FakeReader("x"), _crop(_paper("Perpindahan", "nama"))
    upper, lower = read_silent([crop], [0], reader, "first")[0]
    assert [call.layout for call in reader.calls if call.shapes] == ["line"]
    assert (upper.line, lower.line) == (0, 1)
    assert upper.box.top < lower.box.top < lower.box.bottom <= crop.pixels.shape[0]


def test_one_row_is_read_without_looking_for_letters() -> None:
    reader, crop = FakeReader("x"), _crop(_paper("nama"))
    assert len(read_silent([crop], [0], reader, "second")[0]) == 1
    assert [call.layout for call in reader.calls if call.shapes] == ["raw"]


@pytest.mark.parametrize("rows", [("---", "---"), ("nama",) * 9], ids=["dashes", "many rows"])
def test_what_is_no_text_is_not_asked_for(rows: tuple[str, ...]) -> None:
    reader = FakeReader("x")
    assert read_silent([_crop(_paper(*rows))], [0], reader, "first") == {}


def test_specks_are_no_crop() -> None:
    paper = np.full((90, 90), 255, np.uint8)
    paper[30:34, 30:34] = paper[60:63, 50:56] = 0
    assert cut_out(paper, Box(0, 0, 90, 90), 24.0, bordered=False) is None
    paper[30:34, 30:42] = 0
    assert cut_out(paper, Box(0, 0, 90, 90), 24.0, bordered=False) is not None
