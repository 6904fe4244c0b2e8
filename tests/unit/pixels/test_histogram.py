"""Percentiles that are counted are those that numpy sorts for."""

from __future__ import annotations

import numpy as np
import pytest

from zi_extract.pixels.histogram import median_of, percentile_of


@pytest.mark.parametrize("seed", range(20))
def test_as_numpy(seed):
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, random.integers(1, 30, 2), dtype=np.uint8)
    for share in (0.2, 25, 50, 75, 90):
        assert percentile_of(pixels, share) == np.percentile(pixels, share)
    assert median_of(pixels) == np.median(pixels)


def test_of_a_part():
    pixels = np.array([[0, 10, 20, 200]], np.uint8)
    assert median_of(pixels, np.array([[0, 1, 1, 0]], np.uint8)) == 15


def test_of_nothing():
    with pytest.raises(ValueError, match="no pixels"):
        percentile_of(np.zeros((2, 2), np.uint8), 50, np.zeros((2, 2), np.uint8))
