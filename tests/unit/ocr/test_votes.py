"""Two readings of one word: when the second is believed, and that every comma on fax is."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.ocr.votes import (
    is_second_better,
    is_unsure_stop,
    with_seen_comma,
    with_seen_mark,
    without_speck,
)


def _word(text: str, confidence: float = 0.8) -> Word:
    return Word(text, Box(0, 0, 10, 10), confidence, "fake")


@pytest.mark.parametrize("rough", [False, True])
def test_the_only_known_reading_is_better(rough: bool) -> None:
    known, unknown = _word("laporan"), _word("lapoxan")
    assert is_second_better(unknown, known, rough=rough)
    assert not is_second_better(known, unknown, rough=rough)


def test_a_sure_second_word_is_better_than_an_unsure_first_one_on_fax_only() -> None:
    first, second = _word("dan", 0.4), _word("dari", 0.95)
    assert is_second_better(first, second, rough=True)
    assert not is_second_better(first, second, rough=False)


def test_a_figure_between_capitals_is_a_misread_letter() -> None:
    mixed, letters = _word("S1PP", 0.9), _word("SIPP", 0.6)
    assert is_second_better(mixed, letters, rough=False)
    assert not is_second_better(letters, mixed, rough=False)


@pytest.mark.parametrize(
    ("first", "second", "told"), [(0.75, 0.96, "1"), (0.75, 0.9, "1."), (0.85, 0.96, "1.")]
)
def test_a_stop_behind_a_number_that_a_surer_reading_lacks(
    first: float, second: float, told: str
) -> None:
    assert without_speck(_word("1.", first), _word("1", second)).text == told


@pytest.mark.parametrize(("first", "second"), [(0.7, 0.95), (0.4, 0.8)])
def test_otherwise_the_first_of_two_words_stands(first: float, second: float) -> None:
    assert not is_second_better(_word("dan", first), _word("dari", second), rough=True)


def test_a_comma_that_one_reading_sees_is_kept() -> None:
    word = with_seen_comma(_word("tugas."), "tugas,")
    assert (word.text, word.raw, word.repair) == ("tugas,", "tugas.", "seen-comma")


def test_a_mark_that_an_unsure_first_reading_lost_is_taken_over() -> None:
    word = with_seen_mark(_word("tugas", 0.1), _word("tugas.", 0.95))
    assert (word.text, word.raw, word.repair) == ("tugas.", "tugas", "seen-mark")
    assert is_unsure_stop(word)


@pytest.mark.parametrize(
    ("first", "sure", "second", "second_sure"),
    [
        ("tugas", 0.9, "tugas.", 0.95),
        ("tugas", 0.1, "tugas.", 0.5),
        ("tugas", 0.1, "tugaz.", 0.95),
        ("3", 0.1, "3.", 0.95),
        ("tugas", 0.1, "tugas.:", 0.95),
    ],
    ids=["sure first", "unsure second", "another word", "a number", "two marks"],
)
def test_other_marks_of_the_second_reading_are_left(
    first: str, sure: float, second: str, second_sure: float
) -> None:
    assert with_seen_mark(_word(first, sure), _word(second, second_sure)).text == first


@pytest.mark.parametrize(("text", "other"), [("tugas,", "tugas."), ("tugas.", "tugax,")])
def test_other_marks_stay(text: str, other: str) -> None:
    assert with_seen_comma(_word(text), other).text == text


def test_a_mark_that_one_unsure_reading_has_is_a_speck() -> None:
    word = without_speck(_word("dalam.:", 0.3), _word("dalam", 0.95))
    assert (word.text, word.raw, word.repair) == ("dalam", "dalam.:", "speck-as-mark")


@pytest.mark.parametrize(
    ("text", "other", "left"),
    [("a..", "a.", "a."), ("28.", "28", "28"), ("a.", "a", "a."), ("IV.", "IV", "IV.")],
)
def test_the_only_stop_behind_a_letter_or_numeral_stays(text: str, other: str, left: str) -> None:
    assert without_speck(_word(text, 0.3), _word(other, 0.95)).text == left


@pytest.mark.parametrize(
    ("sure", "other", "other_sure"),
    [(0.9, "dalam", 0.95), (0.3, "dalam", 0.5), (0.3, "dalan", 0.95), (0.3, "dalam.", 0.95)],
)
def test_marks_of_sure_or_agreeing_readings_stay(
    sure: float, other: str, other_sure: float
) -> None:
    assert without_speck(_word("dalam.", sure), _word(other, other_sure)).text == "dalam."
