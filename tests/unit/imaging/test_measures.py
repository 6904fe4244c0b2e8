"""Measures, ink and the yardstick of drawn pages."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging import (
    character_height,
    find_ink,
    ink_mask,
    letter_height_or_usual,
    measure,
    prepare_for_reading,
)
from zi_extract.model.page_image import PageImage


def printed(paper=245, ink=20, size=(1200, 900)):
    pixels = np.full(size, paper, np.uint8)
    for i in range(18):
        text = "menetapkan rencana aksi satuan kerja"
        place = (90, 120 + 50 * i)
        cv2.putText(pixels, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.9, ink, 2, cv2.LINE_AA)
    return pixels


def page(pixels, *, bilevel=False):
    return PageImage(1, pixels, 100.0, bilevel)


def test_character_height_is_that_of_small_letters():
    box = np.full((60, 60), 255, np.uint8)
    cv2.putText(box, "n", (10, 45), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)
    rows = np.flatnonzero((box < 140).any(axis=1))
    assert character_height(page(printed())) == pytest.approx(rows[-1] - rows[0] + 1, abs=2)


def test_specks_and_rulings_do_not_change_the_yardstick():
    pixels = printed()
    plain = character_height(page(pixels))
    random = np.random.default_rng(1)
    for x, y in random.integers(20, 880, (900, 2)):
        pixels[y : y + 2, x : x + 3] = 0
    cv2.rectangle(pixels, (60, 60), (860, 1150), 10, 2)
    assert character_height(page(pixels)) == pytest.approx(plain, abs=1.5)


def test_a_page_with_few_letters_has_those_of_usual_print():
    pixels = np.full((2000, 1400), 245, np.uint8)
    pixels[300:304, 800:1200] = 20
    assert letter_height_or_usual(find_ink(pixels), 200.0) == pytest.approx(14.0)
    assert letter_height_or_usual(find_ink(printed()), 200.0) == character_height(page(printed()))


def test_a_blank_page_has_no_character_height():
    assert character_height(page(np.full((700, 500), 240, np.uint8))) == 0.0


def test_print_is_not_blank_and_paper_is():
    assert not measure(page(printed())).is_blank
    assert measure(page(np.full((1200, 900), 240, np.uint8))).is_blank


def test_grain_bleed_through_and_edge_shadow_are_blank():
    random = np.random.default_rng(2)
    reverse = printed(245, 205)[:, ::-1]
    pixels = np.clip(reverse + random.normal(0, 5, reverse.shape), 0, 255).astype(np.uint8)
    pixels[:, :25] = 50
    assert measure(page(pixels)).is_blank


def test_grain_is_measured_as_a_standard_deviation():
    random = np.random.default_rng(3)
    pixels = np.clip(200 + random.normal(0, 9, (900, 700)), 0, 255).astype(np.uint8)
    assert measure(page(pixels)).grain == pytest.approx(9, rel=0.15)


def test_bilevel_is_seen_in_the_pixels():
    pixels = np.where(printed() < 128, 0, 255).astype(np.uint8)
    assert measure(page(pixels)).bilevel
    assert not measure(page(printed())).bilevel


def test_colour_is_seen():
    pixels = np.repeat(printed()[:, :, np.newaxis], 3, axis=2)
    assert not measure(page(pixels)).has_colour
    cv2.circle(pixels, (600, 900), 80, (150, 40, 160), 6)
    assert measure(page(pixels)).has_colour


def test_ink_is_found_in_shadow_and_bleed_through_is_not():
    pixels = printed().astype(np.float64)
    clean = ink_mask(page(printed()))
    reverse = printed(0, 45)[:, ::-1]
    shade = np.linspace(1.0, 0.55, 900)[np.newaxis, :]
    dirty = np.clip((pixels - reverse) * shade, 0, 255).astype(np.uint8)
    mask = ink_mask(page(dirty))
    assert (mask != clean).mean() < 0.01
    assert mask[clean].mean() > 0.9


def test_stamp_ink_is_lifted_and_print_under_it_stays():
    pixels = np.repeat(printed()[:, :, np.newaxis], 3, axis=2)
    before = pixels[:, :, 0].copy()
    ring = np.zeros(before.shape, np.uint8)
    cv2.circle(ring, (450, 600), 120, 255, 9)
    stamped = pixels.copy()
    stamped[ring > 0] = np.minimum(stamped[ring > 0], (160, 60, 200))
    result = prepare_for_reading(page(stamped), measure(page(stamped))).pixels
    assert result.ndim == 2
    assert np.median(result[(ring > 0) & (before > 200)]) >= 185
    assert np.median(result[before < 60]) <= 80


def test_bilevel_and_clean_pages_are_left_alone():
    for pixels in (printed(), np.where(printed() < 128, 0, 255).astype(np.uint8)):
        assert prepare_for_reading(page(pixels), measure(page(pixels))).pixels is pixels


def test_grain_is_smoothed():
    random = np.random.default_rng(4)
    grainy = np.clip(printed() + random.normal(0, 18, (1200, 900)), 0, 255).astype(np.uint8)
    result = prepare_for_reading(page(grainy), measure(page(grainy))).pixels
    assert result[1100:, :].std() < 0.6 * grainy[1100:, :].std()


def test_light_text_on_a_dark_band_keeps_its_contrast_where_light_is_uneven():
    pixels = printed()
    pixels[330:430, 80:820] = 50
    place = (110, 395)
    cv2.putText(pixels, "Triwulan", place, cv2.FONT_HERSHEY_SIMPLEX, 1.2, 240, 3, cv2.LINE_AA)
    shadow = np.linspace(0.7, 1.0, pixels.shape[1])
    image = page((pixels * shadow).astype(np.uint8))
    flat = prepare_for_reading(image, measure(image)).pixels
    assert flat[100, 20] > 235
    assert flat[100, -20] > 235
    assert flat[345:415, 300:800].max() < 120
    letters = flat[360:400, 110:270]
    assert letters.max() - np.median(letters) > 120


def test_no_ink_is_seen_around_light_letters_on_a_dark_band():
    pixels = printed()
    pixels[330:430, 80:820] = 50
    place = (110, 395)
    cv2.putText(pixels, "Triwulan", place, cv2.FONT_HERSHEY_SIMPLEX, 1.2, 240, 3, cv2.LINE_AA)
    assert ink_mask(page(pixels))[350:410, 110:290].mean() < 0.02
