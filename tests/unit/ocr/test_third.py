"""Two readings differ: a third decides, or all three leave the word in doubt."""

from __future__ import annotations

import numpy as np
import pytest
from fake_reader import Call, FakeReader

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.third import SMALLER, read_third
from zi_extract.ocr.twice import ReadCrop


class Third(FakeReader):
    """Says one word in the place of the ink."""

    def __init__(self, text: str, confidence: float = 0.8) -> None:
        super().__init__(text, Box(20, 20, 100, 40).scaled(SMALLER), confidence=confidence)

    def check(self, call: Call) -> None:
        assert (call.layout, call.model, call.characters) == ("block", "third", "")

    @property
    def shapes(self) -> list[tuple[int, ...]]:
        """Of the pictures that it was given."""
        return [shape for call in self.calls for shape in call.shapes]


def _voted(
    first: str, second: str, third: str, confidence: float = 0.6, second_sure: float = 0.5
) -> tuple[Word, Third]:
    picture = np.full((60, 120), 255, np.uint8)
    crop = Crop(picture, ((0.0, 0.0),), 0.0, 1.0, Box(20, 20, 100, 40))
    readings = (Reading(first, 0.6, "one"), Reading(second, second_sure, "two"))
    word = Word(first, Box(20, 20, 100, 40), confidence, "one", readings)
    reader = Third(third)
    (read,) = read_third([crop], [ReadCrop((word,), (0,))], reader, "block")
    return read.words[0], reader


@pytest.mark.parametrize(
    ("first", "second", "third", "want", "sure"),
    [
        ("dan", "dari", "dari", "dan", False),
        ("dari", "dan", "dan", "dan", True),
        ("lapnran", "laporan", "laporan", "laporan", True),
        ("laporan", "lapuran", "laporan", "laporan", True),
        ("xolqu", "xolpu", "xolpu", "xolqu", False),
        ("laporan", "lapuran", "lapuran", "laporan", False),
        ("om", "im", "bm", "om", False),
        ("BARAQDAH,", "BARAODAH.", "BARAODAH,", "BARAQDAH,", False),
        ("Iqdal", "Igdal", "Igdal", "Iqdal", False),
        ("Iqbal", "Igbal", "Igbal", "Iqbal", True),
        ("integntas", "integntas", "integritas", "integritas", False),
        ("alau", "adu", "atau", "atau", True),
        ("laporan", "lapuran", "lapisan", "laporan", False),
        ("de", "dc", "di", "de", False),
    ],
    ids=[
        *(
            "two words",
            "a word that ink makes of another",
            "second",
            "first",
            "unknown",
            "a known word stays",
            "three ways",
            "Q",
            "q",
            "q known",
        ),
        *("two agree on no word", "only the third is known", "the first is known", "too short"),
    ],
)
def test_two_of_three_decide_and_a_word_that_only_the_third_has(
    first: str, second: str, third: str, want: str, sure: bool
) -> None:
    word, reader = _voted(first, second, third)
    assert word.text == want
    assert (word.confidence >= 0.8) == sure
    assert [reading.text for reading in word.readings] == [first, second, third]
    assert reader.shapes == [(45, 90)]


@pytest.mark.parametrize(
    ("text", "other", "engine", "sure"),
    [("3", "Kn", 0.05, False), ("3", "Kn", 0.2, True), ("pada", "parla", 0.05, True)],
    ids=["guessed twice", "seen", "a word"],
)
def test_two_guesses_at_a_sign_are_no_reading(
    text: str, other: str, engine: float, *, sure: bool
) -> None:
    readings = (Reading(text, 0.05, "one"), Reading(other, 0.0, "two"))
    word = Word(text, Box(20, 20, 100, 40), 0.05, "one", readings)
    crop = Crop(np.full((60, 120), 255, np.uint8), ((0.0, 0.0),), 0.0, 1.0, word.box)
    (read,) = read_third([crop], [ReadCrop((word,), (0,))], Third(text, engine), "block")
    assert (read.words[0].confidence >= 0.8) == sure
    assert len(read.words[0].readings) == 3


def test_a_name_that_two_readings_have_alike_stays_as_it_is() -> None:
    word, _ = _voted("Wiramukti", "Wiramukti", "Wiramukt1", confidence=0.7)
    assert (word.text, word.confidence, len(word.readings)) == ("Wiramukti", 0.7, 2)


def test_of_readings_that_nobody_knows_the_surer_ones_decide() -> None:
    word, _ = _voted("FADLEAN", "FADLAN", "FADLAN", second_sure=0.9)
    assert (word.text, word.confidence < 0.8) == ("FADLAN", True)
    word, _ = _voted("314/ORT.07-Kpt", "314/ORT.0O7-Kpt", "314/ORT.0O7-Kpt", second_sure=0.4)
    assert (word.text, word.confidence < 0.8) == ("314/ORT.07-Kpt", True)


@pytest.mark.parametrize(
    ("first", "second", "confidence"),
    [("Tw", "TW", 0.6), ("laporan", "lapuran", 0.9)],
    ids=["capitals only", "no doubt"],
)
def test_nothing_is_read_where_a_third_reading_says_nothing(
    first: str, second: str, confidence: float
) -> None:
    word, reader = _voted(first, second, second, confidence)
    assert (word.text, word.confidence) == (first, confidence)
    assert reader.shapes == []


def test_a_third_reading_of_two_words_says_nothing_of_one_of_them() -> None:
    picture = np.full((60, 120), 255, np.uint8)
    crop = Crop(picture, ((0.0, 0.0),), 0.0, 1.0, Box(20, 20, 100, 40))
    readings = (Reading("Undang", 0.6, "one"), Reading("Undang-Undang", 0.5, "two"))
    word = Word("Undang", Box(20, 20, 55, 40), 0.6, "one", readings)
    (read,) = read_third([crop], [ReadCrop((word,), (0,))], Third("Undang-Undang"), "block")
    assert read.words[0] == word
