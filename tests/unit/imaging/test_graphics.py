"""Seals and signatures are found; words, rules and tables are not taken for them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging import find_graphics
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage

HEIGHT = 16.0


def closing():
    pixels = np.full((1500, 1100), 246, np.uint8)
    font = cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(pixels, "KEPALA KANTOR,", (600, 700), font, 0.8, 20, 2, cv2.LINE_AA)
    cv2.putText(pixels, "SITI AMINAH", (620, 900), font, 0.8, 20, 2, cv2.LINE_AA)
    words = [Box(598, 680, 800, 708), Box(618, 880, 780, 904)]
    return pixels, words


def seal(pixels, centre=(600, 800), ink=90):
    for radius, width in ((105, 4), (96, 1), (62, 1)):
        cv2.circle(pixels, centre, radius, ink, width, cv2.LINE_AA)


def signature(pixels, left=640, top=760):
    curve = [(left + 9 * i, top + 40 + int(38 * np.sin(1.1 * i))) for i in range(19)]
    cv2.polylines(pixels, [np.array(curve)], False, 40, 2, cv2.LINE_AA)


def kinds(pixels, words, tables=()):
    return sorted(g.kind for g in find_graphics(PageImage(1, pixels, 130.0), words, tables, HEIGHT))


def test_words_and_rules_are_no_graphics():
    pixels, words = closing()
    cv2.line(pixels, (100, 300), (1000, 300), 20, 3)
    assert kinds(pixels, words) == []


def test_a_signature_alone():
    pixels, words = closing()
    signature(pixels)
    (found,) = find_graphics(PageImage(1, pixels, 130.0), words, (), HEIGHT)
    assert found.kind == "signature"
    assert found.box.left == pytest.approx(640, abs=8)


def test_a_seal_alone_is_a_stamp_only():
    pixels, words = closing()
    seal(pixels)
    (found,) = find_graphics(PageImage(1, pixels, 130.0), words, (), HEIGHT)
    assert found.kind == "stamp"
    assert found.box.width == pytest.approx(210, abs=16)


def test_a_signature_over_a_seal_and_a_name():
    pixels, words = closing()
    seal(pixels)
    signature(pixels, 600, 800)
    assert kinds(pixels, words) == ["signature", "stamp"]


def test_what_lies_in_a_table_is_left_out():
    pixels, words = closing()
    signature(pixels)
    assert kinds(pixels, words, [Box(500, 650, 1050, 950)]) == []


def test_specks_are_noise():
    pixels, words = closing()
    random = np.random.default_rng(0)
    for x, y in random.integers(20, 1080, (400, 2)):
        pixels[y : y + 3, x : x + 3] = 0
    assert kinds(pixels, words) == []


def test_a_turned_frame_is_a_stamp():
    pixels, words = closing()
    corners = cv2.boxPoints(((800, 200), (260, 70), 7.0)).astype(np.int32)
    cv2.polylines(pixels, [corners], True, 80, 4, cv2.LINE_AA)
    assert kinds(pixels, words) == ["stamp"]
