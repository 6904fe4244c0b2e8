"""What lies in a single cell, however much that is."""

from __future__ import annotations

import time

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.tables.marks import MOST_STROKES, inside_of, read_marking

HEIGHT = 10.0


def cell_of_dots(rows: int, columns: int) -> tuple[np.ndarray, np.ndarray, Box]:
    """A page, its ink and the cell on it that is full of dots, as a fax makes them of grey."""
    mask = np.zeros((6 * rows + 20, 6 * columns + 20), np.bool_)
    dots = mask[10:-10, 10:-10].reshape(6 * rows, columns, 6)
    dots[(np.arange(6 * rows) % 6 < 3)] = np.arange(6) < 3
    high, wide = mask.shape
    return np.where(mask, 0, 255).astype(np.uint8), mask, Box(0.0, 0.0, float(wide), float(high))


def test_a_cell_of_few_strokes_has_one_mark() -> None:
    grey, mask, box = cell_of_dots(3, 1)
    mask[:, :], grey[:, :] = False, 255
    mask[10:20, 10:18] = True
    found = read_marking(grey, mask, inside_of(box, HEIGHT), HEIGHT)
    assert (found.area, found.height, found.width) == (0.8, 1.0, 0.8)


def test_thousands_of_dots_in_a_cell_are_measured_at_once() -> None:
    grey, mask, box = cell_of_dots(60, 120)
    start = time.process_time()
    found = read_marking(grey, mask, inside_of(box, HEIGHT), HEIGHT)
    assert time.process_time() - start < 5.0  # to group them pair by pair takes minutes
    assert found.area * HEIGHT**2 == mask.sum() > MOST_STROKES * 9
    assert found.width > 60
