from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np
import pytest

from zi_extract.intake.second_grid import (
    differs,
    read_second_grid,
    read_second_grid_of_pdf,
)

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


def test_a_reader_that_breaks_has_no_opinion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import camelot  # noqa: PLC0415  slow to load

    def broken(*_args: object, **_options: object) -> None:
        raise struct.error

    monkeypatch.setattr(camelot, "read_pdf", broken)
    assert read_second_grid_of_pdf(tmp_path / "a.pdf", 1, 60.0) == ()
