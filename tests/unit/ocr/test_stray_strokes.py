"""A stroke between two words is doubted where the document says them side by side elsewhere."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Line, Word
from zi_extract.model.page import PageLayout
from zi_extract.ocr.stray_strokes import STRAY, beside_in, without_stray_strokes


def _page(*lines: str) -> PageLayout:
    words: list[Word] = []
    rows: list[Line] = []
    for text in lines:
        first = len(words)
        words += [Word(one, Box(0, 0, 10, 10), 0.99, "tesseract/eng") for one in text.split()]
        rows.append(Line(text, Box(0, 0, 10, 10), tuple(range(first, len(words))), 0.99))
    frame = PageFrame(100, 100, 200)
    return PageLayout(1, frame, "scan", "read", 10.0, words=tuple(words), lines=tuple(rows))


def _doubted(*lines: str) -> list[str]:
    page = _page(*lines)
    told = without_stray_strokes(page, beside_in([page]))
    assert all(word.confidence == STRAY for word in told.values())
    return [word.text for word in told.values()]


@pytest.mark.parametrize("stroke", ["I", "|", "1", "l"])
def test_a_stroke_between_words_that_stand_together(stroke: str) -> None:
    said = ["Wilayah Birokrasi Bersih", "Wilayah Birokrasi Bersih"]
    assert _doubted(*said, f"Wilayah {stroke} Birokrasi Bersih") == [stroke]


def test_a_line_end_parts_no_words() -> None:
    said = ["Menuju Wilayah", "Birokrasi Bersih", "Wilayah Birokrasi Bersih"]
    assert _doubted(*said, "dan Wilayah", "I Birokrasi") == ["I"]


def test_what_is_printed_so_more_often_stays() -> None:
    assert not _doubted(*2 * ["Kantor Kelas I Ambon"], *2 * ["Kelas Ambon"])
    assert not _doubted("Kelas Ambon", "Kantor Kelas I Ambon")


def test_a_stroke_beside_a_short_word_or_a_number_stays() -> None:
    assert not _doubted(*3 * ["TW di"], "TW I di", *3 * ["Tahun 2022"], "Tahun I 2022")
