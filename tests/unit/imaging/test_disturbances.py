"""Seals and signatures go, whatever their form; the print below them and clean pages stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging import character_height, without_stamps_and_pen
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage

FONT = cv2.FONT_HERSHEY_DUPLEX
LINES = (
    (120, 150, "Menimbang bahwa rencana aksi perlu ditetapkan"),
    (120, 200, "dengan keputusan kepala kantor tentang rencana"),
    (120, 250, "aksi dan kelompok kerja pada tahun anggaran ini"),
    (160, 480, "Salinan sesuai dengan aslinya"),
    (250, 530, "KEPALA SUBBAGIAN UMUM,"),
    (260, 700, "SITI RAHMAWATI SALEH"),
    (260, 745, "NIP. 19800112 200501 2 003"),
)
CENTRE = (330, 620)


def printed(scale=1.0):
    pixels = np.full((round(1000 * scale), round(1000 * scale)), 246, np.uint8)
    thick = max(1, round(2 * scale))
    for x, y, text in LINES:
        place = (round(x * scale), round(y * scale))
        cv2.putText(pixels, text, place, FONT, 0.8 * scale, 40, thick, cv2.LINE_AA)
    return pixels


def stamped(pixels, form, ink, scale=1.0):
    """``pixels`` under a seal that lets what is darker through."""
    seal = np.full_like(pixels, 255)
    x, y, size = round(CENTRE[0] * scale), round(CENTRE[1] * scale), 110 * scale
    for share, width in ((1.0, 4), (0.92, 1), (0.6, 2)):
        r, w = round(size * share), max(1, round(width * scale))
        if form == "square":
            cv2.rectangle(seal, (x - r, y - r), (x + r, y + r), ink, w)
        elif form == "oval":
            cv2.ellipse(seal, (x, y), (round(1.3 * r), round(0.9 * r)), 8, 0, 360, ink, w)
        else:
            cv2.circle(seal, (x, y), r, ink, w, cv2.LINE_AA)
    if form == "star":
        turns = np.arange(10) * np.pi / 5
        reach = np.where(np.arange(10) % 2, 0.2, 0.5) * size
        points = np.stack([x + reach * np.sin(turns), y - reach * np.cos(turns)], axis=1)
        cv2.fillPoly(seal, [points.astype(np.int32)], ink)
    return np.minimum(pixels, seal)


def signed(pixels, scale=1.0, ink=40):
    curve = [(300 + 9 * i, 600 + 34 * np.sin(1.2 * i)) for i in range(20)]
    points = (np.array(curve) * scale).astype(np.int32)
    cv2.polylines(pixels, [points], False, ink, max(2, round(2.5 * scale)), cv2.LINE_AA)
    return pixels


def cleaned(pixels, bilevel=False, tables=()):
    image = PageImage(1, pixels, 200.0, bilevel=bilevel)
    height = character_height(PageImage(1, printed(len(pixels) / 1000), 200.0))
    return without_stamps_and_pen(image, tables, height).pixels


def kept_and_added(result, clean):
    """The share of the print that is still dark, and foreign ink in shares of the print."""
    ink, dark = clean < 120, result < 150
    rim = cv2.dilate(ink.view(np.uint8), np.ones((5, 5), np.uint8)) > 0
    return dark[ink].mean(), (dark & ~rim).sum() / ink.sum()


def test_small_pale_print_beside_bold_print_is_no_seal():
    pixels = printed()
    place = np.s_[780:990, 480:1000]
    for y in range(820, 920, 18):
        cv2.putText(pixels, "Lampiran Keputusan Direktur", (520, y), FONT, 0.6, 90, 1, cv2.LINE_AA)
    small = cv2.GaussianBlur(pixels, (0, 0), 0.8)
    page = PageImage(1, small, 144.0)
    clean = without_stamps_and_pen(page, (), character_height(page))
    assert np.array_equal(clean.pixels[place], small[place])


@pytest.mark.parametrize("form", ["circle", "star", "oval", "square"])
@pytest.mark.parametrize("ink", [110, 160])
def test_a_grey_seal_is_lifted_off_the_print(form, ink):
    clean = printed()
    kept, added = kept_and_added(cleaned(stamped(clean, form, ink)), clean)
    assert kept > 0.98
    assert added < 0.01


@pytest.mark.parametrize("scale", [0.75, 1.5, 2.0])
def test_at_other_resolutions(scale):
    clean = printed(scale)
    kept, added = kept_and_added(cleaned(stamped(clean, "star", 120, scale)), clean)
    assert kept > 0.98
    assert added < 0.01


def test_a_signature_goes_with_the_seal():
    clean = printed()
    kept, added = kept_and_added(cleaned(signed(stamped(clean, "star", 120))), clean)
    assert kept > 0.98
    assert added < 0.01


def test_a_signature_alone_goes():
    clean = printed()
    kept, added = kept_and_added(cleaned(signed(clean.copy())), clean)
    assert kept > 0.99
    assert added < 0.005


@pytest.mark.parametrize("holes", [0.0, 0.35])
def test_a_seal_of_a_fax_is_told_by_its_rings(holes):
    clean = np.where(printed() < 140, 0, 255).astype(np.uint8)
    dirty = np.where(stamped(printed(), "star", 40) < 140, 0, 255).astype(np.uint8)
    gaps = np.random.default_rng(7).random((40, 40)) < holes
    lost = cv2.resize(gaps.astype(np.uint8), dirty.shape[::-1], interpolation=cv2.INTER_NEAREST)
    dirty[(lost > 0) & (clean > 0)] = 255
    kept, added = kept_and_added(cleaned(dirty, bilevel=True), clean)
    assert kept > 0.95
    assert added < 0.03


def test_clean_pages_come_back_as_they_are():
    for pixels in (printed(), np.full((800, 600), 250, np.uint8)):
        image = PageImage(1, pixels, 200.0)
        assert without_stamps_and_pen(image, (), 14.0) is image
    assert without_stamps_and_pen(image, (), 0.0) is image


def test_what_is_in_tables_is_left_alone():
    pixels = stamped(np.full((1000, 1000), 246, np.uint8), "circle", 110)
    assert np.array_equal(cleaned(pixels, tables=[Box(150, 400, 560, 800)]), pixels)
