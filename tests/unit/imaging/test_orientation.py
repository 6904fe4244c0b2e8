"""Which way up: right where the votes are sure, unsure where there is nothing to vote."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging import find_orientation
from zi_extract.model.page_image import PageImage

SENTENCES = (
    "bahwa untuk melaksanakan pembangunan zona integritas",
    "perlu ditetapkan dengan keputusan kepala kantor tentang",
    "rencana kerja dan pembagian tugas tim pelaksana kegiatan",
)


def text_page():
    pixels = np.full((1600, 1150), 245, np.uint8)
    for i in range(24):
        place = (120, 150 + 52 * i)
        text = SENTENCES[i % 3]
        cv2.putText(pixels, text, place, cv2.FONT_HERSHEY_COMPLEX, 0.95, 15, 2, cv2.LINE_AA)
    return pixels


@pytest.mark.parametrize("turns", range(4))
def test_text_is_turned_upright(turns):
    scanned = np.ascontiguousarray(np.rot90(text_page(), k=turns))
    found = find_orientation(PageImage(1, scanned, 140.0))
    assert found.rotation == 90 * turns
    assert found.confidence >= 0.9


@pytest.mark.parametrize("skew", [-2.0, 2.0])
def test_skew_does_not_matter(skew):
    matrix = cv2.getRotationMatrix2D((575, 800), skew, 1.0)
    scanned = cv2.warpAffine(text_page(), matrix, (1150, 1600), borderValue=245)
    found = find_orientation(PageImage(1, scanned[::-1, ::-1].copy(), 140.0))
    assert found.rotation == 180
    assert found.confidence >= 0.9


def test_a_blank_page_has_no_orientation():
    found = find_orientation(PageImage(1, np.full((800, 600), 250, np.uint8), 70.0))
    assert (found.rotation, found.confidence) == (0, 0.0)


def test_marks_without_letters_are_not_sure():
    pixels = np.full((1200, 900), 250, np.uint8)
    random = np.random.default_rng(5)
    for x, y in random.integers(50, 850, (150, 2)):
        cv2.circle(pixels, (int(x), int(y)), 5, 20, -1)
    assert find_orientation(PageImage(1, pixels, 100.0)).confidence < 0.9
