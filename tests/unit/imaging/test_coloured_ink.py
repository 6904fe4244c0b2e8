"""Coloured ink lifted off print, and black print left whole where its edges have colour."""

from __future__ import annotations

import cv2
import numpy as np

from zi_extract.imaging.ink import light_ink_mask
from zi_extract.imaging.measures import measure
from zi_extract.imaging.paper import grey_of
from zi_extract.imaging.preparation import prepare_for_reading
from zi_extract.model.page_image import PageImage, Pixels

PAPER = 255
INK = 60


def printed() -> Pixels:
    """A grey page at 150 dots per inch with lines of text."""
    page = np.full((900, 700), PAPER, np.uint8)
    for y in range(60, 860, 40):
        cv2.putText(page, "Zona Integritas nama-namanya", (40, y), 0, 0.8, INK, 2, cv2.LINE_AA)
    return page


def coloured(red: Pixels, green: Pixels, blue: Pixels) -> PageImage:
    return PageImage(1, np.dstack([red, green, blue]), 150.0)


def lifted(image: PageImage) -> Pixels:
    measures = measure(image)
    assert measures.has_colour
    return prepare_for_reading(image, measures).pixels


def test_fringes_of_black_letters_are_no_stamp() -> None:
    page = printed()
    shifted = cv2.addWeighted(page, 0.6, np.roll(page, 1, axis=0), 0.4, 0)
    image = coloured(page, page, shifted)
    assert (np.ptp(image.pixels.astype(int), axis=2) > 40).sum() > 1000
    assert np.array_equal(lifted(image), grey_of(image))


def test_a_stamp_is_lifted_to_paper_and_the_print_under_it_stays() -> None:
    page = printed()
    stamp = np.zeros_like(page)
    cv2.circle(stamp, (350, 450), 150, 1, 6)
    cv2.circle(stamp, (350, 450), 60, 1, -1)
    ring, black = stamp > 0, page < 100
    red, green, blue = (np.where(ring & ~black, tone, page) for tone in (90, 100, 200))
    after = lifted(coloured(red, green, blue))
    inner = cv2.erode((ring & (page == PAPER)).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    assert np.median(after[inner]) >= 0.95 * PAPER
    assert np.median(after[ring & (page == INK)]) <= INK + 40


def test_light_text_on_a_coloured_band_stays_on_it() -> None:
    """A heading in white on blue: lifted like a stamp, it would be white on white."""
    band = np.s_[420:480, 40:660]
    red, green, blue = (printed() for _ in range(3))
    for channel, level in ((red, 70), (green, 110), (blue, 155)):
        channel[band] = level
        cv2.putText(channel, "Nama Jabatan", (200, 462), 0, 0.9, PAPER, 2, cv2.LINE_AA)
    image = coloured(red, green, blue)
    heading = lifted(image)[430:470, 190:430]
    assert heading.max() - np.median(heading) > 100
    light = light_ink_mask(image)
    assert light[430:470, 190:430].mean() > 0.1
    assert not light[:400].any()
    assert not light[430:470, 500:640].any()
