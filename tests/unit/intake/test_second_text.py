"""Two parsers must read the same letters from the text of a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fpdf import FPDF

from zi_extract.intake.second_text import compare_texts
from zi_extract.intake.textlayer import read_text_layer
from zi_extract.model.ocr import Word


@pytest.fixture
def page(tmp_path: Path) -> Path:
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    for line, text in enumerate(("Nomor 12 Tahun 2024", "tentang Zona Integritas;")):
        pdf.text(50, 50 + 20 * line, text)
    path = tmp_path / "page.pdf"
    pdf.output(str(path))
    return path


def read(path: Path) -> list[Word]:
    return list(read_text_layer(path, 1, 72.0).words)


def test_the_same_letters_are_no_finding_in_whatever_order(page: Path) -> None:
    assert compare_texts(page, 1, reversed(read(page))) == ()


def test_ligatures_are_their_letters(page: Path) -> None:
    words = read(page)
    assert (
        compare_texts(page, 1, [*words[:2], replace(words[2], text="\uff34ahun"), *words[3:]]) == ()
    )


@pytest.mark.parametrize("text", ["Tahum", "", "Tahunn"])
def test_other_lost_and_new_letters_are_told(page: Path, text: str) -> None:
    words = read(page)
    assert words[2].text == "Tahun"
    words[2] = replace(words[2], text=text)
    (found,) = compare_texts(page, 1, words)
    assert (found.code, found.severity, found.page) == ("page-damaged", "error", 1)


def test_signs_of_symbol_fonts_are_no_letters(page: Path) -> None:
    words = read(page)
    assert compare_texts(page, 1, [*words, replace(words[0], text="\u00f1\u00d6")]) == ()
