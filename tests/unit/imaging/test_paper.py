"""The paper under the ink, and what is a dark band on it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.imaging.measures import measure
from zi_extract.imaging.paper import darkness_of, paper_and_bands, reduced
from zi_extract.imaging.preparation import UNEVEN, prepare_for_reading
from zi_extract.model.page_image import PageImage

PAPER, INK, BAND = 240, 60, 90


def ruled(thickness: int) -> np.ndarray:
    page = np.full((700, 900), PAPER, np.uint8)
    for at in range(100, 600, 60):
        cv2.line(page, (60, at), (840, at), INK, thickness)
        cv2.line(page, (at, 100), (at, 580), INK, thickness)
    return page


@pytest.mark.parametrize("thickness", [1, 3])
def test_crossings_of_rulings_are_no_dark_bands(thickness: int) -> None:
    page = ruled(thickness)
    assert not paper_and_bands(page)[1].any()
    assert darkness_of(page)[page == INK].min() > 150


def test_light_text_stands_on_a_dark_band() -> None:
    page = np.full((1200, 900), PAPER, np.uint8)
    page[300:340, 100:800] = BAND
    cv2.putText(page, "Rencana Aksi", (150, 330), 0, 0.9, 250, 2, cv2.LINE_AA)
    paper, bands = paper_and_bands(page)
    assert bands[305:335, 110:790].mean() > 0.9
    assert not bands[:280].any()
    assert abs(int(np.median(paper[310:330, 500:700])) - BAND) < 10


def test_a_dark_heading_over_cells_of_a_lighter_grey_is_a_band() -> None:
    page = np.full((1200, 1700), PAPER, np.uint8)
    page[300:348, 100:1600] = 60
    page[348:900, 900:1500] = 150
    for at in range(100, 1601, 100):
        cv2.line(page, (at, 300), (at, 900), 0, 1)
        cv2.putText(page, "No", (at + 30, 335), 0, 0.9, 255, 3, cv2.LINE_AA)
    bands = paper_and_bands(page)[1]
    assert bands[305:340, 110:1590].mean() > 0.8
    assert not bands[400:].any()


def test_a_dark_lid_beside_the_sheet_is_no_band() -> None:
    page = np.full((1200, 1700), PAPER, np.uint8)
    page[:, :60] = 60
    page[100:1100:40, 20:30] = 250
    page[200:1000, 60:400] = 150
    assert not paper_and_bands(page)[1].any()


@pytest.mark.parametrize("long", [900, 1301, 1999, 2600, 3507, 7016])
def test_a_reduced_copy_keeps_means_and_places(long: int) -> None:
    page = np.full((long, long * 2 // 3), 200, np.uint8)
    page[long // 2 :, long // 3 :] = 100
    small, scale = reduced(page, 1300)
    assert max(small.shape) == min(long, 1300)
    assert abs(float(small.mean()) - float(page.mean())) < 1
    edge = np.flatnonzero(small[:, -5] < 150)[0] / scale
    assert abs(edge - long // 2) <= 1.5 / scale


def test_a_dark_heading_in_uneven_light_keeps_no_pale_frame() -> None:
    page = np.full((1650, 2340), PAPER, np.uint8)
    page[400:496, 110:2230] = BAND
    cv2.putText(page, "Rencana Aksi", (900, 465), 0, 1.2, 250, 3, cv2.LINE_AA)
    light = np.linspace(1.0, 0.6, page.shape[1])[None, :]
    image = PageImage(1, (page * light).astype(np.uint8), 200.0)
    measures = measure(image)
    assert measures.uneven_light >= UNEVEN
    prepared = prepare_for_reading(image, measures).pixels
    around = np.concatenate(
        [prepared[404:412, 120:2220].ravel(), prepared[484:492, 120:2220].ravel()]
    )
    assert np.percentile(around, 99) < 140
