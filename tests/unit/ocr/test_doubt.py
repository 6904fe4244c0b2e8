"""Words that stand where they hardly can."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.ocr.doubt import DOUBTED, doubted, ends_in_few, without_stops


def _confidences(text: str, *, rough: bool = False) -> dict[str, float]:
    words, lines = [], []
    for number, line in enumerate(text.split("\n")):
        for part in line.split():
            words.append(Word(part, Box(0, 0, 1, 1), 0.99, "test"))
            lines.append(number)
    return {word.text: word.confidence for word in doubted(words, lines, rough=rough)}


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Notulen rapat dan laporan kinerja —_", "—_"),
        ("2\n-", "-"),
        ("Laporan capaian .", "."),
        ("hasil analisis beban Kerja untuk jabatan", "analisis"),
        ("daftar. informasi publik", "daftar."),
        ("Dokumen.SKP seluruh pegawai", "Dokumen.SKP"),
        ("809 dan B10", "809"),
        ("4)", "4)"),
        ("jarak 5 meter' dari loket", "meter'"),
        ("aplikasi S1PP daring", "S1PP"),
    ],
)
def test_words_in_odd_places_are_flagged(text: str, odd: str) -> None:
    found = _confidences(text)
    if odd == "analisis":  # the capital, not its neighbours
        assert found["analisis"] == 0.99
        odd = "Kerja"
    assert found[odd] == DOUBTED


@pytest.mark.parametrize(
    "text",
    [
        "- Undangan\n- Daftar hadir",
        "-",
        "a. Surat tugas",
        "Drs. Ahmad",
        "Kab. Maros",
        "Tim Kerja",
        "https://www.pn.go.id/berita",
        "Rp 800.000",
        "1)\nSurat",
        "(4)",
        "aplikasi 'Lapor'",
        "Jum'at COVID19",
    ],
)
def test_ordinary_print_is_believed(text: str) -> None:
    assert set(_confidences(text).values()) == {0.99}


def test_a_lost_capital_is_doubted_on_faxes_only() -> None:
    assert _confidences("Keterbukaan informasi Publik", rough=True)["informasi"] == DOUBTED
    assert _confidences("Keterbukaan informasi Publik")["informasi"] == 0.99
    assert _confidences("Pimpinan ikut menyusun", rough=True)["ikut"] == 0.99


def test_full_stops_are_doubted_where_hardly_a_cell_has_one() -> None:
    cells = [["Laporan", "kegiatan"]] * 9 + [["Output."]]
    assert ends_in_few(cells)
    assert not ends_in_few([["Selesai."]] * 9)
    assert not ends_in_few([["Output."]])
    word = Word("Output.", Box(0, 0, 1, 1), 0.99, "test")
    assert without_stops((word,), (0,))[0].confidence == DOUBTED
    numerals = tuple(Word(text, word.box, 0.99, "test") for text in ("II.", "Area", "II."))
    seen = without_stops(numerals, (0, 1, 1))
    assert [one.confidence for one in seen] == [0.99, 0.99, DOUBTED]


def test_lone_signs_on_a_line_are_doubted() -> None:
    assert _confidences("1\nPelaksana")["1"] == DOUBTED
    assert _confidences("Triwulan\nI")["I"] == 0.99
    assert _confidences("12,")["12,"] == DOUBTED
