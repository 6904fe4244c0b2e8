from __future__ import annotations

import cv2
import numpy as np

from zi_extract.imaging import ink_mask, without_coloured_seals
from zi_extract.model.page_image import PageImage

HEIGHT = 12.0
VIOLET = (120, 80, 170)


def page_with_rulings() -> np.ndarray:
    page = np.full((700, 900, 3), 255, np.uint8)
    for y in range(100, 600, 60):
        cv2.line(page, (60, y), (840, y), (0, 0, 0), 3)
    return page


def as_page(pixels: np.ndarray) -> PageImage:
    return PageImage(1, pixels, 200.0, bilevel=False)


def test_coloured_ring_goes_and_the_rulings_under_it_stay() -> None:
    plain = page_with_rulings()
    stamped = plain.copy()
    cv2.circle(stamped, (450, 330), 90, VIOLET, 5)
    stamped = np.minimum(stamped, plain)
    ink = ink_mask(without_coloured_seals(as_page(stamped), HEIGHT))
    expected = ink_mask(as_page(plain))
    assert (ink & ~expected).sum() < 40
    assert (expected & ~ink).mean() == 0


def test_coloured_rulings_are_no_seal() -> None:
    page = np.full((700, 900, 3), 255, np.uint8)
    for at in range(100, 600, 60):
        cv2.line(page, (60, at), (840, at), VIOLET, 3)
        cv2.line(page, (at, 100), (at, 580), VIOLET, 3)
    image = as_page(page)
    assert without_coloured_seals(image, HEIGHT) is image


def test_grey_page_comes_back_as_it_is() -> None:
    image = as_page(page_with_rulings()[..., 0])
    assert without_coloured_seals(image, HEIGHT) is image


def test_a_fill_under_a_seal_stays() -> None:
    plain = page_with_rulings()
    plain[282:400, 500:560] = 190
    stamp = np.full_like(plain, 255)
    cv2.circle(stamp, (450, 330), 90, VIOLET, 5)
    for k in range(5):
        cv2.putText(stamp, "B", (500, 300 + 22 * k), cv2.FONT_HERSHEY_SIMPLEX, 0.7, VIOLET, 2)
    stamp = cv2.GaussianBlur(stamp, (0, 0), 3).astype(int) + stamp  # colour spreads, as in JPEG
    stamped = (plain * (stamp / 510)).astype(np.uint8)
    left = without_coloured_seals(as_page(stamped), HEIGHT).pixels[290:395, 505:555]
    assert ((left > 170) & (left < 210)).mean() > 0.75


def test_a_coloured_fill_under_a_seal_of_another_colour_stays() -> None:
    plain = page_with_rulings()
    plain[282:338, 440:600] = (100, 210, 155)
    stamp = np.full_like(plain, 255)
    cv2.circle(stamp, (450, 330), 90, VIOLET, 5)
    stamped = (plain.astype(int) * stamp // 255).astype(np.uint8)
    left = without_coloured_seals(as_page(stamped), HEIGHT).pixels
    assert (np.ptp(left[286:334, 445:595], axis=2) > 60).mean() > 0.9
    assert (np.ptp(left[345:395, 380:520], axis=2) < 30).mean() > 0.95
