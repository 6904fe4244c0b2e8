"""Ink within reach of a line is found on both sides of it, wherever the line bends."""

import numpy as np
import pytest

from zi_extract.pixels.bitmap import Bitmap
from zi_extract.tables.lattice_line import LatticeLine
from zi_extract.tables.reached_ink import ReachedInk

BENT = LatticeLine(np.array([0.5, 99.5]), np.array([10.5, 40.5]), 0.0, 100.0, 1.0)


def page(horizontal):
    random = np.random.default_rng(3)
    mask = random.random((60, 100)) < 0.1
    return mask, ReachedInk(Bitmap.of(mask if horizontal else mask.T), horizontal=horizontal)


@pytest.mark.parametrize("horizontal", [True, False])
@pytest.mark.parametrize(("wide", "away"), [(1, 0), (5, 0), (3, 4), (4, -6)])
def test_as_looked_up_one_by_one(horizontal, wide, away):
    mask, ink = page(horizontal)
    rows = BENT.pixels(100) + away - wide // 2
    expected = [mask[row : row + wide, place].any() for place, row in enumerate(rows)]
    assert ink.along(BENT, wide, away).tolist() == expected
