"""Words that a speck or a lost space made one, and neighbours that a reading has together."""

from __future__ import annotations

from collections import Counter

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.glued_words import rims_aside, said_apart, seen_together, taken_apart
from zi_extract.ocr.vocabulary import Vocabulary

SAID = Vocabulary(Counter({"Area": 2}), Counter(), Counter({("kelompok", "kerja"): 2}), Counter())


def _word(text: str, confidence: float = 0.5, *readings: str) -> Word:
    seen = tuple(Reading(one, 0.6, "eng") for one in readings)
    return Word(text, Box(0, 0, 100, 20), confidence, "eng", seen)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("kelompok-kerja", "kelompok kerja"),
        ("dan-rencana", "dan rencana"),
        ("layanan-tentang,", "layanan tentang,"),
        ("Area.VI", "Area VI"),
        ("Area-VI", "Area-VI"),
        ("kerja.dan", "kerja dan"),
        ("kelompok.kerja,", "kelompok kerja,"),
        ("Kab.Dompu", "Kab.Dompu"),
        ("S.Sos", "S.Sos"),
        ("surat-menyurat", "surat-menyurat"),
        ("laporan-kegiatan", "laporan-kegiatan"),
        ("kerjayang", "kerja yang"),
        ("xolquyang", "xolquyang"),
        ("imbangan", "imbangan"),
    ],
)
def test_two_words_are_told_apart(read: str, told: str) -> None:
    assert taken_apart(_word(read), SAID).text == told


@pytest.mark.parametrize(
    ("read", "confidence", "told"),
    [
        ("KEPALASUBBAGIAN", 0.5, "KEPALA SUBBAGIAN"),
        ("AyuLestari,", 0.5, "Ayu Lestari,"),
        ("AyuLestari,", 0.99, "AyuLestari,"),
        ("AyuLestarj,", 0.5, "AyuLestarj,"),
        ("KEPALABIDANG", 0.5, "KEPALABIDANG"),
    ],
)
def test_two_words_are_told_as_the_document_says_them(
    read: str, confidence: float, told: str
) -> None:
    pairs = Counter({("KEPALA", "SUBBAGIAN"): 2, ("Ayu", "Lestari,"): 1})
    said = Vocabulary(Counter(), Counter(), pairs, Counter())
    word = said_apart(_word(read, confidence), said)
    assert word.text == told
    assert (word.raw or word.text) == read


def test_neighbours_that_another_reading_has_as_one() -> None:
    pair = [_word("dan", 0.6, "dan", "dan.Laporan"), _word("Laporan", 0.5, "Laporan", "danLaporan")]
    assert [word.confidence for word in seen_together(pair)] == [0.9, 0.9]
    other = [_word("dan", 0.6, "dan", "Jan"), _word("Laporan", 0.5, "Laporan", "danLaporan")]
    assert [word.confidence for word in seen_together(other)] == [0.6, 0.9]


def test_a_dash_at_the_end_of_one_reading_is_a_speck() -> None:
    assert rims_aside(_word("V", 0.5, "V", "V-")).confidence == 0.9
    assert rims_aside(_word("V", 0.5, "V", "IV")).confidence == 0.5
    assert rims_aside(_word("312", 0.5, "312", "312")).confidence == 0.5, "not for its end"
