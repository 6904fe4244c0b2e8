"""Rows missed or mixed are read row by row; what is no text is not asked for."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from fake_reader import FakeReader

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import Crop, cut_out
from zi_extract.ocr.engine import Sighting
from zi_extract.ocr.row_by_row import is_mixed, read_rows
from zi_extract.ocr.twice import read_crops


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
    upper, lower = read_rows([crop], [0], reader, "first")[0]
    assert [call.layout for call in reader.calls if call.shapes] == ["line"]
    assert (upper.line, lower.line) == (0, 1)
    assert upper.box.top < lower.box.top < lower.box.bottom <= crop.pixels.shape[0]


def test_one_row_is_read_without_looking_for_letters() -> None:
    reader, crop = FakeReader("x"), _crop(_paper("nama"))
    assert len(read_rows([crop], [0], reader, "second")[0]) == 1
    assert [call.layout for call in reader.calls if call.shapes] == ["raw"]


@pytest.mark.parametrize("rows", [("---", "---"), ("nama",) * 9], ids=["dashes", "many rows"])
def test_what_is_no_text_is_not_asked_for(rows: tuple[str, ...]) -> None:
    reader = FakeReader("x")
    assert read_rows([_crop(_paper(*rows))], [0], reader, "first") == {}


def _seen(text: str, line: int, top: float, bottom: float) -> Sighting:
    return Sighting(text, Box(20, top, 90, bottom), 0.9, line)


def test_a_line_for_each_row_is_not_mixed() -> None:
    crop = _crop(_paper("nama jabatan", "unit kerja"))
    low = crop.pixels.shape[0] - 20.0
    upper, lower = _seen("nama", 0, 15, 50), _seen("unit", 1, low - 35, low)
    assert not is_mixed(crop, [upper, _seen("jabatan", 0, 15, 50), lower])
    assert not is_mixed(crop, [])


def test_rows_in_one_line_lost_or_doubled_are_mixed() -> None:
    crop = _crop(_paper("nama jabatan", "unit kerja"))
    low = crop.pixels.shape[0] - 20.0
    upper = _seen("nama", 0, 15, 50)
    assert is_mixed(crop, [upper, _seen("unit", 0, low - 35, low)]), "one line of two rows"
    assert is_mixed(crop, [upper]), "a row without a word"
    tail = _seen("o", 1, 40, 52)
    assert is_mixed(crop, [upper, tail, _seen("unit", 2, low - 35, low)]), "a row in tails"
    assert is_mixed(crop, [upper, _seen("an", 1, 20, 45)]), "two lines of one row"
    assert is_mixed(crop, [upper, _seen("an", 1, 15, low)]), "a word as high as both rows"


def test_a_cell_whose_second_row_was_missed_is_read_row_by_row() -> None:
    reader, crop = FakeReader("kata"), _crop(_paper("nama jabatan", "unit kerja"))
    (read,) = read_crops([crop], reader, "block")
    assert (len(read.words), read.lines) == (2, (0, 1))
    assert {"block", "line"} <= {call.layout for call in reader.calls if call.shapes}


@pytest.mark.parametrize(("said", "again"), [("dari", True), ("dalam", False)])
def test_in_cells_words_that_ink_makes_of_others_are_read_twice(said: str, again: bool) -> None:
    crop = _crop(_paper("nama jabatan"))
    for layout, twice in (("block", again), ("line", False)):
        reader = FakeReader(said, confidence=0.95)
        read_crops([crop], reader, layout)
        asked = {call.model for call in reader.calls if call.shapes}
        assert asked == ({"first", "second"} if twice else {"first"})


def test_dots_belong_to_the_row_under_them_and_specks_far_off_to_none() -> None:
    dotted = _paper("nama", "manisan")
    crop = _crop(dotted)
    low = crop.pixels.shape[0] - 20.0
    assert is_mixed(crop, [_seen("nama", 0, 15, 50), _seen("manisan", 0, low - 35, low)])
    dotted[5:12, 200:207] = 0  # a speck far above the first row
    crop = _crop(dotted)
    low = crop.pixels.shape[0] - 20.0
    assert not is_mixed(crop, [_seen("manisan", 0, low - 35, low)])


def test_dots_between_two_rows_belong_to_the_nearer_one() -> None:
    paper = np.full((140, 300), 255, np.uint8)
    paper[26:68, 40:140] = paper[83:118, 40:140] = 0  # rows, the second with its dots over it
    paper[75:81, 60:66] = 0
    crop = _crop(paper)
    rows = [_seen("nama", 0, 17, 59), _seen("jiwa", 1, 74, 109)]
    assert not is_mixed(crop, rows)
    assert is_mixed(crop, rows[:1])


def test_specks_are_no_crop() -> None:
    paper = np.full((90, 90), 255, np.uint8)
    paper[30:34, 30:34] = paper[60:63, 50:56] = 0
    assert cut_out(paper, Box(0, 0, 90, 90), 24.0, bordered=False) is None
    paper[30:34, 30:42] = 0
    assert cut_out(paper, Box(0, 0, 90, 90), 24.0, bordered=False) is not None
