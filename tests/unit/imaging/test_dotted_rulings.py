from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from zi_extract.imaging.dotted_rulings import with_dots_joined
from zi_extract.imaging.rulings import find_rulings
from zi_extract.reading import read_page
from zi_extract.tables.grid import find_fragments, in_doubt, is_doubtful, sureness

HEIGHT = 12.0


def blank() -> np.ndarray:
    return np.zeros((700, 1300), bool)


def dotted(page: np.ndarray, step: int, dot: int) -> None:
    """A table of five columns and four rows in dots of ``dot`` pixels, one every ``step``."""
    for y in range(100, 501, 100):
        for x in range(100, 1101, step):
            page[y, x : x + dot] = True
    for x in range(100, 1101, 200):
        for y in range(100, 501, step):
            page[y : y + dot, x] = True


def test_dots_of_rulings_are_joined() -> None:
    page = blank()
    dotted(page, 5, 2)
    joined = with_dots_joined(page, HEIGHT)
    assert joined[200, 150:1050].all()
    assert joined[150:450, 300].all()


def test_leaders_and_print_are_not() -> None:
    page = blank()
    for x in range(100, 1100, 9):
        page[200:202, x : x + 2] = True
    picture = np.zeros(page.shape, np.uint8)
    for line in range(6):
        cv2.putText(picture, "Illi lili Hlil Illi", (100, 300 + 24 * line), 0, 0.7, 1, 2)
    page |= picture > 0
    assert (with_dots_joined(page, HEIGHT) == page).all()


def test_a_dotted_table_is_read_when_its_dots_are_joined() -> None:
    page = blank()
    dotted(page, 5, 2)
    joined = with_dots_joined(page, HEIGHT)
    (table,) = find_fragments(1, joined, find_rulings(joined, HEIGHT), HEIGHT)
    assert (table.n_rows, table.n_cols) == (4, 5)
    assert find_fragments(1, page, find_rulings(page, HEIGHT), HEIGHT) == ()


def test_a_table_in_doubt_has_no_sure_cell() -> None:
    page = with_dots_joined(_with_table(), HEIGHT)
    (table,) = find_fragments(1, page, find_rulings(page, HEIGHT), HEIGHT)
    assert not is_doubtful(table)
    assert is_doubtful(in_doubt(table))
    assert sureness([in_doubt(table)]) < sureness([table])


def _with_table() -> np.ndarray:
    page = blank()
    dotted(page, 5, 2)
    return page


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no Tesseract")
def test_a_page_whose_rulings_are_half_in_dots_is_read_whole_and_in_doubt(tmp_path: Path) -> None:
    picture = np.full((900, 1300), 255, np.uint8)
    rows, columns = range(100, 501, 80), range(100, 1101, 200)
    for y in rows:
        picture[y, 100:1101] = _half_dotted(100, 1101)
    for x in columns:
        picture[100:501, x] = _half_dotted(100, 501)
    for y in rows[:-1]:
        for x in columns[:-1]:
            cv2.putText(picture, "Rapat tim", (x + 20, y + 48), 0, 0.8, 0, 2, cv2.LINE_AA)
    Image.fromarray(picture).convert("1").save(tmp_path / "fax.png", dpi=(150, 150))
    (table,) = read_page(tmp_path / "fax.png", 1).fragments
    assert (table.n_rows, table.n_cols) == (5, 5)
    assert is_doubtful(table)


def _half_dotted(first: int, last: int) -> np.ndarray:
    """Grey levels along a ruling: dots of three pixels, whole in every other 40 pixels."""
    at = np.arange(first, last)
    return np.where((at % 5 < 3) | (at // 40 % 2 == 0), 0, 255).astype(np.uint8)
