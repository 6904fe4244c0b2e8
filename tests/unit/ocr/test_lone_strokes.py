"""Lone strokes: remains of rulings are dropped, the numeral behind a name is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.ocr.engine import Sighting
from zi_extract.ocr.lone_strokes import as_numeral, without_remains

NAME = Sighting("Utama", Box(20, 10, 130, 44), 0.95, 1)


@pytest.mark.parametrize(
    ("top", "bottom", "line", "kept"),
    [
        (11, 43, 1, True),
        (0, 70, 1, False),
        (30, 44, 1, False),
        (25, 57, 1, False),
        (11, 43, 2, False),
    ],
)
def test_a_stroke_as_high_as_a_capital_on_the_line_of_a_word_stays(top, bottom, line, kept):
    stroke = Sighting("|", Box(145, top, 150, bottom), 0.9, line)
    assert (stroke in without_remains([NAME, stroke], one_row=True)) == kept


@pytest.mark.parametrize(
    ("text", "top", "bottom", "one_row", "kept"),
    [
        ("Manajemen", 11, 43, True, True),
        ("manajemen", 11, 43, True, False),
        ("Manajemen", 0, 70, True, False),
        ("Manajemen", 11, 43, False, False),
    ],
)
def test_a_stroke_as_high_as_the_capital_of_a_heading_behind_it_stays(
    text, top, bottom, one_row, kept
):
    stroke, heading = Sighting("|", Box(5, top, 11, bottom), 0.9, 1), replace(NAME, text=text)
    assert (stroke in without_remains([stroke, heading], one_row=one_row)) == kept


def test_a_stroke_that_stays_is_a_numeral_and_in_doubt():
    word = as_numeral(Word("|", Box(145, 11, 150, 43), 0.96, "engine"), "Utama")
    assert (word.text, word.raw, word.repair) == ("I", "|", "capital-stroke")
    assert word.confidence < 0.9
