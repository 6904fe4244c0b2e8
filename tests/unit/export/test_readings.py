from __future__ import annotations

from sample_draft import UPRIGHT, Sheet

from zi_extract.export.readings import other_readings
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word


def other(text: str, *seen: tuple[str, ...]) -> tuple[str, ...]:
    """Other readings of a text whose words were seen as told, the chosen reading first."""
    sheet = Sheet(1, UPRIGHT)
    for readings in seen:
        words = tuple(Reading(word, 0.5, f"reader {n}") for n, word in enumerate(readings))
        sheet.words.append(Word(readings[0], Box(0, 0, 1, 1), 0.5, "reader 0", words[1:] and words))
    ink = Provenance(1, Box(0, 0, 1, 1), tuple(range(len(seen))))
    return other_readings(Extracted(text, text, 0.5, (ink,)), {1: sheet.layout()})


def test_each_other_reader_gives_one_text_with_all_that_it_saw_differently() -> None:
    texts = other(
        "Susunan tim keja\nsudah feniang",
        ("Susunan",),
        ("tim",),
        ("keja", "kerja", "kena"),
        ("sudah",),
        ("feniang", "tentang"),
    )
    assert texts == ("Susunan tim kerja\nsudah tentang", "Susunan tim kena\nsudah tentang")


def test_readers_that_agree_give_nothing() -> None:
    assert other("tim kerja", ("tim",), ("kerja", "kerja")) == ()


def test_words_that_one_reader_saw_as_one_are_replaced_together() -> None:
    seen = (("KEP-4/M.", "KEP-4/M.5."), ("5.", "KEP-4/M.5."), ("Tahun",))
    assert other("KEP-4/M. 5. Tahun", *seen) == ("KEP-4/M.5. Tahun",)


def test_a_word_that_stands_twice_is_replaced_where_it_was_seen() -> None:
    assert other("1 dan 1", ("1",), ("dan",), ("1", "I")) == ("1 dan I",)
