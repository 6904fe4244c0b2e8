"""Slips that neighbours put right, and the places where the same text is right."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.ocr.in_place import TOLD, Beside, in_place


def _word(text: str) -> Word:
    return Word(text, Box(0, 0, 9, 9), 0.99, "fake")


def _told(run: str, place: int) -> Word:
    texts = ["", *run.split(), ""]
    beside = Beside(texts[place], texts[place + 2], texts)
    return in_place(_word(texts[place + 1]), beside)


@pytest.mark.parametrize(
    ("run", "place", "want", "rule"),
    [
        ("yang sudah lebih dan 3 tahun", 3, "dari", "dari-for-dan"),
        ("gratifikasi Jan memutar video", 1, "dan", "dan-for-Jan"),
        ("B03, B06, 809 dan B12", 2, "B09", "code-among-codes"),
        ("804, B07", 0, "B04,", "code-among-codes"),
        ("Kasubbag,Umum", 0, "Kasubbag Umum", "speck-between-words"),
        ("Susunan.tim kerja,", 0, "Susunan tim", "speck-between-words"),
        ("VPenguatan Pengawasan", 0, "V Penguatan", "numeral-before-heading"),
        ("IVPENGUATAN AKUNTABILITAS", 0, "IV PENGUATAN", "numeral-before-heading"),
        ("paling lambat S hari kerja", 2, "5", "figure-before-unit"),
    ],
)
def test_neighbours_say_what_was_printed(run: str, place: int, want: str, rule: str) -> None:
    word = _told(run, place)
    assert (word.text, word.raw, word.repair) == (want, run.split()[place], rule)
    assert word.confidence == TOLD


@pytest.mark.parametrize(
    ("run", "place"),
    [
        ("lebih dan kurang", 1),
        ("Feb Jan Mar", 1),
        ("target 809 pegawai", 1),
        ("a.n. Kepala", 0),
        ("Drs.Ahmad Yani", 0),
        ("notula, foto rapat", 0),
        ("Visi dan misi", 0),
        ("Badan IVPENGUATAN", 1),
    ],
)
def test_what_may_stand_there_stays(run: str, place: int) -> None:
    assert _told(run, place) == _word(run.split()[place])
