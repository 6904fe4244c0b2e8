"""Codes of months with letters for figures."""

import pytest

from zi_extract.actions.month_codes import repair_codes
from zi_extract.actions.phrases import read_phrase


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("B03, B06, BOS dan B12", [3, 6, 9, 12]),
        ("B03, B06, BOI dan B12", [3, 6, 9, 12]),
        ("B03, B06, BOY dan B12", [3, 6, 9, 12]),
        ("B03 dan BOS", [3, 5]),
        ("BOo1", [1]),
    ],
)
def test_a_letter_for_a_figure_is_set_right_and_flagged(text, months):
    reading = read_phrase(text, 2025)
    assert [period.index for period in reading.periods] == months
    assert reading.confidence < 0.8


def test_clean_codes_stay_sure():
    assert repair_codes("b03, b06, b09 dan b12") == ("b03, b06, b09 dan b12", False)
    assert repair_codes("bo3 dan b1o") == ("bo3 dan b1o", False)
    assert read_phrase("BO3", 2025).confidence >= 0.8


def test_a_code_that_nobody_can_know_gives_no_month():
    reading = read_phrase("B03 dan BOY", 2025)
    assert [period.index for period in reading.periods] == [3]
    assert reading.confidence < 0.8


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("B03, B06, B09 dan-B12", [3, 6, 9, 12]),
        ("B01-B03 dan - B06", [1, 2, 3, 6]),
        ("Januari, - Maret", [1, 3]),
        ("Januari - Maret", [1, 2, 3]),
    ],
)
def test_a_dash_behind_what_joins_two_times_is_no_span(text, months):
    assert [period.index for period in read_phrase(text, 2025).periods] == months
