"""Two readings of one word: on fax paper the second model and every comma are believed."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.ocr.votes import is_second_better, with_seen_comma


def _word(text: str, confidence: float = 0.8) -> Word:
    return Word(text, Box(0, 0, 10, 10), confidence, "fake")


@pytest.mark.parametrize("rough", [False, True])
def test_the_only_known_reading_is_better(rough: bool) -> None:
    known, unknown = _word("laporan"), _word("lapoxan")
    assert is_second_better(unknown, known, rough=rough)
    assert not is_second_better(known, unknown, rough=rough)


def test_of_two_words_the_second_is_better_on_fax_only() -> None:
    first, second = _word("dan"), _word("dari")
    assert is_second_better(first, second, rough=True)
    assert not is_second_better(first, second, rough=False)


def test_a_sure_first_word_stands_against_an_unsure_second_one() -> None:
    assert not is_second_better(_word("dan", 0.9), _word("dari", 0.5), rough=True)


def test_a_comma_that_one_reading_sees_is_kept() -> None:
    word = with_seen_comma(_word("tugas."), "tugas,")
    assert (word.text, word.raw, word.repair) == ("tugas,", "tugas.", "seen-comma")


@pytest.mark.parametrize(("text", "other"), [("tugas,", "tugas."), ("tugas.", "tugax,")])
def test_other_marks_stay(text: str, other: str) -> None:
    assert with_seen_comma(_word(text), other).text == text
