"""Words of a text layer that nobody can see."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from fpdf import FPDF
from PIL import Image

from zi_extract.intake.render import render_page
from zi_extract.intake.seen_words import is_on_backdrop, seen_words
from zi_extract.intake.textlayer import is_born_digital, read_text_layer
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage

DPI = 200.0


def test_white_words_and_words_under_a_picture_are_not_seen(tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.text(50, 50, "Ditetapkan di Dompu")
    pdf.text(50, 80, "Kepala Dinas")
    pdf.set_text_color(255, 255, 255)
    pdf.text(50, 110, "Paraf Hierarki")
    pdf.set_fill_color(0, 0, 120)
    pdf.rect(40, 140, 200, 30, style="F")
    pdf.text(50, 160, "Putih")
    pdf.set_text_color(255, 255, 0)
    pdf.text(50, 200, "Kuning")
    noise = np.random.default_rng(1).integers(250, 256, (60, 200, 3), dtype=np.uint8)
    pdf.image(Image.fromarray(noise), x=40, y=65, w=200, h=25)
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    words = read_text_layer(path, 1, DPI).words
    seen = [word.text for word in seen_words(words, render_page(path, 1, dpi=DPI))]
    assert seen == ["Ditetapkan", "di", "Dompu", "Putih", "Kuning"]


def test_a_picture_that_lacks_most_words_hides_none() -> None:
    words = [Word("Ditetapkan", Box(10, 10, 90, 30), 1.0, "text-layer")] * 3
    blank = PageImage(1, np.full((100, 100), 255, dtype=np.uint8), DPI)
    assert seen_words(words, blank) == tuple(words)


def test_letters_too_low_for_any_eye_are_not_seen(tmp_path: Path) -> None:
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    for size, left, text in ((12, 50, "Pasal"), (1, 90, "0B"), (12, 100, "1")):
        pdf.set_font("helvetica", size=size)
        pdf.text(left, 50, text)
    path = tmp_path / "a.pdf"
    pdf.output(str(path))
    words = read_text_layer(path, 1, DPI).words
    seen = [word.text for word in seen_words(words, render_page(path, 1, dpi=DPI))]
    assert seen == ["Pasal", "1"]


def test_text_before_a_backdrop_is_told_from_text_over_its_own_scan(tmp_path: Path) -> None:
    tint = np.full((500, 500, 3), 250, dtype=np.uint8)
    tint[:, :20] = 40
    found = []
    for scanned in (False, True):
        path = tmp_path / f"{scanned}.pdf"
        pdf = FPDF(unit="pt", format=(400, 400))
        pdf.add_page()
        pdf.image(Image.fromarray(_scan(tint) if scanned else tint), x=0, y=0, w=400, h=400)
        pdf.set_font("helvetica", size=12)
        for row in range(8):
            pdf.text(60, 50 + 40 * row, "Keputusan ini mulai berlaku")
        pdf.output(str(path))
        layer = read_text_layer(path, 1, DPI)
        assert not is_born_digital(layer)
        found.append(is_on_backdrop(path, 1, layer, DPI, DEFAULT_LIMITS))
    assert found == [True, False]


def _scan(tint: np.ndarray) -> np.ndarray:
    scan = tint.copy()
    for row in range(8):
        scan[52 + 50 * row : 62 + 50 * row, 75:270:3] = 0
    return scan
