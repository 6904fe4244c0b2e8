"""A few letters alone in a cell are read as one line, and smaller; their boxes come back whole."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from fake_reader import Call, FakeReader

from zi_extract.model.geometry import Box
from zi_extract.ocr.crops import Crop, cut_out
from zi_extract.ocr.narrow import REDUCED, is_narrow, read_crops_once
from zi_extract.ocr.tesseract import FAX_MODELS, Tesseract


class Unrestricted(FakeReader):
    """Is asked by the first model for anything."""

    def check(self, call: Call) -> None:
        assert call.model == "first"
        assert not call.characters


def cell(text: str) -> Crop:
    """A cell with a text in bold letters of 24 pixels and a ruling around it."""
    paper = np.full((90, 60 + 34 * len(text)), 255, np.uint8)
    cv2.putText(paper, text, (28, 60), cv2.FONT_HERSHEY_DUPLEX, 1.5, 0, 3, cv2.LINE_AA)
    crop = cut_out(paper, Box(0, 0, float(paper.shape[1]), 90), 24.0)
    assert crop is not None
    return crop


def test_only_a_few_letters_on_one_line_are_narrow() -> None:
    assert is_narrow(cell("2"))
    assert not is_narrow(cell("Januari"))


def test_narrow_crops_are_read_as_smaller_lines_and_placed_on_the_whole_picture() -> None:
    reader, crops = Unrestricted("x"), [cell("2"), cell("Januari")]
    (narrow,), (wide,) = read_crops_once(crops, reader, "block")
    asked = {call.layout: call.shapes for call in reader.calls}
    assert asked["block"] == (crops[1].pixels.shape,)
    assert asked["line"][0][0] == pytest.approx(REDUCED * crops[0].pixels.shape[0], abs=1)
    assert wide.box.right == crops[1].pixels.shape[1]
    assert narrow.box.right == pytest.approx(crops[0].pixels.shape[1], abs=2)


def test_rows_of_text_are_read_as_they_are() -> None:
    reader = Unrestricted("x")
    read_crops_once([cell("2")], reader, "line")
    assert [call for call in reader.calls if call.layout != "line"] == []
    assert (cell("2").pixels.shape,) in [call.shapes for call in reader.calls]


@pytest.mark.parametrize("digit", ["2", "3", "4", "5", "8"])
def test_the_engine_reads_lone_digits(digit: str) -> None:
    (seen,) = read_crops_once([cell(digit)], Tesseract(FAX_MODELS), "block")
    assert [one.text for one in seen] == [digit]
