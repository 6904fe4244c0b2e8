"""Upright and straight: the frame says where the ink lies, and straight pages stay untouched."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging import straighten
from zi_extract.model.page_image import PageImage


def table_page(width=1100, height=1500):
    """A page with five lines of text and a ruled table, drawn straight."""
    pixels = np.full((height, width), 250, np.uint8)
    for i in range(14):
        place = (110, 120 + 34 * i)
        text = "Penataan tata laksana dan pengelolaan arsip unit kerja"
        cv2.putText(pixels, text, place, cv2.FONT_HERSHEY_COMPLEX, 0.8, 20, 1, cv2.LINE_AA)
    for y in range(640, 1401, 95):
        cv2.line(pixels, (100, y), (1000, y), 30, 2)
    for x in (100, 250, 620, 1000):
        cv2.line(pixels, (x, 640), (x, 1400), 30, 2)
    return pixels


def rotated(pixels, clockwise):
    """The page turned about its centre, as a feeder does it."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), -clockwise, 1.0)
    return cv2.warpAffine(pixels, matrix, (width, height), borderValue=250)


def bent(pixels, depth):
    """The page bent as a book's page is: lines sag by up to ``depth`` pixels."""
    height, width = pixels.shape
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    sag = depth * np.sin(np.pi * x / width) * (0.4 + 0.6 * y / height)
    return cv2.remap(
        pixels,
        x.astype(np.float32),
        (y - sag).astype(np.float32),
        cv2.INTER_LINEAR,
        borderValue=250,
    )


def ruling_rows(pixels, x):
    """Centres of the dark runs in one column below the text."""
    column = (pixels[:, x - 4 : x + 5].mean(axis=1) < 140).astype(int)
    starts = np.flatnonzero(np.diff(column) == 1)
    ends = np.flatnonzero(np.diff(column) == -1)
    rows = (starts + ends) / 2 + 1
    return rows[rows > 610]


@pytest.mark.parametrize("angle", [-3.1, -0.7, 0.2, 1.9])
def test_skew_is_found_to_a_twentieth_of_a_degree(angle):
    page = PageImage(1, rotated(table_page(), angle), 130.0)
    straight, frame = straighten(page, 0)
    assert frame.skew == pytest.approx(-angle, abs=0.05)
    assert frame.warp is None
    assert (straight.width, straight.height) == (page.width, page.height)


def test_a_straight_page_is_returned_untouched():
    page = PageImage(1, table_page(), 130.0)
    straight, frame = straighten(page, 0)
    assert straight.pixels is page.pixels
    assert frame.skew == 0.0
    assert frame.warp is None


def test_a_blank_page_is_returned_untouched():
    page = PageImage(1, np.full((900, 640), 244, np.uint8), 80.0)
    straight, frame = straighten(page, 0)
    assert straight.pixels is page.pixels
    assert frame.skew == 0.0


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turns_are_clockwise(rotation):
    upright = table_page()
    scanned = np.rot90(upright, k=rotation // 90)  # numpy turns anticlockwise
    straight, frame = straighten(PageImage(1, np.ascontiguousarray(scanned), 130.0), rotation)
    assert np.array_equal(straight.pixels, upright)
    assert (frame.width, frame.height, frame.rotation) == (1100, 1500, rotation)


@pytest.mark.parametrize("angle", [0.0, 1.2])
def test_bent_rulings_become_straight(angle):
    page = PageImage(1, rotated(bent(table_page(), 9.0), angle), 130.0)
    straight, frame = straighten(page, 0)
    assert frame.warp is not None
    levels = [ruling_rows(straight.pixels, x) for x in (130, 300, 450, 700, 960)]
    assert {len(rows) for rows in levels} == {9}
    assert np.ptp(np.array(levels), axis=0).max() <= 1.6


def test_a_dark_edge_does_not_mislead():
    pixels = rotated(table_page(), 1.0)
    pixels[:, :18] = 40
    pixels[:14, :] = 60
    _, frame = straighten(PageImage(1, pixels, 130.0), 0)
    assert frame.skew == pytest.approx(-1.0, abs=0.05)


@pytest.mark.parametrize(("angle", "depth"), [(1.5, 0.0), (-0.8, 10.0), (0.0, 10.0)])
def test_a_straight_point_lies_on_the_same_ink_of_the_scan(angle, depth):
    upright = rotated(bent(table_page(), depth), angle)
    straight, frame = straighten(PageImage(1, upright, 130.0), 0)
    ys, xs = np.nonzero(straight.pixels[100:1400, 100:1000] < 80)
    for y, x in zip(ys[::97] + 100, xs[::97] + 100, strict=True):
        u, v = frame.to_upright(x + 0.5, y + 0.5)
        around = cv2.getRectSubPix(upright, (3, 3), (u - 0.5, v - 0.5))
        assert around.min() < 100


def test_what_comes_in_from_outside_is_paper_white():
    straight, _ = straighten(PageImage(1, rotated(table_page(), 3.0), 130.0), 0)
    corners = [straight.pixels[y, x] for y in (2, -3) for x in (2, -3)]
    assert min(corners) >= 240


def test_colour_stays_colour():
    grey = rotated(table_page(), 1.0)
    pixels = np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    straight, _ = straighten(PageImage(1, pixels, 130.0), 0)
    assert straight.pixels.shape == pixels.shape
