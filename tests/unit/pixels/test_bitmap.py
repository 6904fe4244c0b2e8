"""Windows over packed masks are those of OpenCV's rectangles, at borders as well."""

import cv2
import numpy as np
import pytest

from zi_extract.pixels.bitmap import Bitmap

WAYS = {
    "eroded": cv2.MORPH_ERODE,
    "dilated": cv2.MORPH_DILATE,
    "opened": cv2.MORPH_OPEN,
    "closed": cv2.MORPH_CLOSE,
}


def masks():
    random = np.random.default_rng(7)
    for high, wide in ((1, 1), (40, 64), (33, 65), (70, 190), (5, 300)):
        for share in (0.05, 0.5, 0.93):
            yield random.random((high, wide)) < share


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "window", [(1, 1), (1, 2), (1, 3), (4, 1), (7, 5), (1, 64), (1, 130), (90, 2)]
)
def test_windows_are_those_of_opencv(way, window):
    for mask in masks():
        found = getattr(Bitmap.of(mask), way)(*window).unpacked()
        kernel = np.ones(window, np.uint8)
        assert np.array_equal(found, cv2.morphologyEx(mask.view(np.uint8), WAYS[way], kernel))


def test_masks_come_back_as_they_were():
    for mask in masks():
        packed = Bitmap.of(mask)
        assert np.array_equal(packed.unpacked().view(bool), mask)
        assert np.array_equal((~packed).unpacked().view(bool), ~mask)
        assert not (packed & ~packed).any()
        assert np.array_equal((packed | ~packed).unpacked().view(bool), np.ones_like(mask))
        assert (~(packed | ~packed)).any() is False


def test_windows_do_not_change_the_mask():
    mask = np.eye(70, dtype=bool)
    packed = Bitmap.of(mask)
    packed.opened(3, 3)
    packed.closed(1, 1)
    assert np.array_equal(packed.unpacked().view(bool), mask)
