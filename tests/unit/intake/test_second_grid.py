from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.intake.second_grid import differs, read_second_grid

SPANS = {(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)}


def page() -> np.ndarray:
    pixels = np.full((800, 1100), 255, np.uint8)
    cv2.rectangle(pixels, (100, 200), (900, 300), 0, 3)
    cv2.rectangle(pixels, (100, 300), (500, 420), 0, 3)
    cv2.rectangle(pixels, (500, 300), (900, 420), 0, 3)
    return pixels


@pytest.mark.filterwarnings("ignore")
def test_counts_and_spans_of_a_drawn_table() -> None:
    (grid,) = read_second_grid(page(), 200.0, 100.0)
    assert (grid.n_rows, grid.n_cols) == (2, 2)
    assert not differs(sorted(SPANS), grid)
    assert differs([(0, 0, 1, 1)], grid)


@pytest.mark.filterwarnings("ignore")
def test_blank_page_has_no_grid() -> None:
    assert read_second_grid(np.full((400, 600), 255, np.uint8), 100.0, 30.0) == ()
