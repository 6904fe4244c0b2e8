"""Two pieces that the first reading has in the place of one word."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.ocr.crops import Crop, cut_out
from zi_extract.ocr.engine import Layout, Model, Sighting
from zi_extract.ocr.twice import read_crops


class _Torn:
    """Sees two pieces of a word at first, and one word when asked again."""

    def __init__(self, first: str, second: str, whole: str) -> None:
        self._pieces, self._whole = (first, second), whole

    def read(
        self,
        pictures: list[np.ndarray],
        layout: Layout,
        model: Model = "first",
        characters: str = "",
    ) -> tuple[tuple[Sighting, ...], ...]:
        assert layout
        assert not characters
        return tuple(self._seen(*picture.shape, model) for picture in pictures)

    def _seen(self, high: int, wide: int, model: Model) -> tuple[Sighting, ...]:
        middle, end = wide / 2, float(wide)
        if model == "second":
            return (Sighting(self._whole, Box(0, 0, end, high), 0.9, 0),)
        left, right = Box(0, 0, middle, high), Box(middle, 0, end, high)
        first, second = self._pieces
        return Sighting(first, left, 0.5, 0), Sighting(second, right, 0.5, 0)

    def name(self, model: Model = "first") -> str:
        return f"fake/{model}"


def _crop() -> Crop:
    paper = np.full((100, 420), 255, np.uint8)
    cv2.putText(paper, "LAMPIRAN", (30, 65), cv2.FONT_HERSHEY_DUPLEX, 1.8, 0, 3, cv2.LINE_AA)
    crop = cut_out(paper, Box(0, 0, 420, 100), 34.0, bordered=False)
    assert crop is not None
    return crop


@pytest.mark.parametrize(
    ("first", "second", "whole", "words"),
    [
        ("LAMP", "TRAN", "LAMPIRAN", ["LAMPIRAN"]),
        ("LAMP", "TRANG", "LAMPU", ["LAMP", "TRANG"]),
        ("W9/0T.01", "3/I/2021", "W9/OT.01.3/I/2021", ["W9/OT.01.3/I/2021"]),
        ("W9/41", "3/I/2021", "W9/OT.01.3/I/2021", ["W9/41", "3/I/2021"]),
        ("kerja", "sama", "kerjasama", ["kerjasama"]),
        ("masa", "kena", "maksana", ["masa", "kena"]),
    ],
    ids=[
        "a stroke lost",
        "another word",
        "a number",
        "another number",
        "the same letters",
        "no word",
    ],
)
def test_pieces_that_are_no_words_are_the_word_that_is_seen_again(
    first: str, second: str, whole: str, words: list[str]
) -> None:
    (read,) = read_crops([_crop()], _Torn(first, second, whole), "line")
    assert [word.text for word in read.words] == words
