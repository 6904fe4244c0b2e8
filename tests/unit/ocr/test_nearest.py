"""Unknown words as the nearest word there is, in doubt; never a word between two others."""

from __future__ import annotations

from collections import Counter

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.nearest import PROPOSED, RULE, nearest
from zi_extract.ocr.vocabulary import Vocabulary

SAID = Vocabulary(
    Counter({"folder": 1, "Renstra": 2, "angket": 3}), Counter(), Counter(), Counter()
)


UNSURE = 0.5


def _word(text: str, confidence: float, *engine: float) -> Word:
    readings = tuple(Reading(text, each, "fake") for each in engine)
    return Word(text, Box(0, 0, 9, 9), confidence, "fake", readings)


def _near(text: str, confidence: float = 0.7) -> Word:
    return nearest(_word(text, confidence, UNSURE, 0.9), SAID)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("fokder", "folder"),
        ("Renstia,", "Renstra,"),
        ("(FOKDER)", "(FOLDER)"),
        ("inegritas", "integritas"),
        ("memimpn", "memimpin"),
        ("inenguasai", "menguasai"),
    ],
)
def test_a_word_that_is_none_is_the_nearest_in_doubt(read: str, told: str) -> None:
    word = _near(read)
    assert (word.text, word.raw, word.repair, word.confidence) == (told, read, RULE, PROPOSED)


@pytest.mark.parametrize(
    "read",
    ["lalu", "pimpinan", "VPenguatan", "ktxqzwvb", "fokd3r", "tonam"],
    ids=["known", "known too", "glued", "far from all", "no letters", "short"],
)
def test_other_words_stay_as_they_are(read: str) -> None:
    assert _near(read).text == read


def test_a_word_with_another_ones_syllable_before_it_is_a_word() -> None:
    said = Vocabulary(Counter({"folder": 1, "terangkai": 1}), Counter(), Counter(), Counter())
    assert nearest(_word("sifolder", 0.7, UNSURE), said).text == "sifolder"
    assert nearest(_word("folderan", 0.7, UNSURE), said).text == "folderan"


def test_a_believed_word_stays() -> None:
    assert _near("fokder", 0.9).text == "fokder"


def test_what_all_readers_see_clearly_is_an_authors_word() -> None:
    assert nearest(_word("fokder", 0.7, 0.9, 0.9), SAID).text == "fokder"


def test_a_word_between_two_others_stays() -> None:
    said = Vocabulary(Counter({"batang": 1, "katang": 1}), Counter(), Counter(), Counter())
    assert nearest(_word("zatang", 0.7, UNSURE), said).text == "zatang"
