"""Cells whose text runs up or down the page, read by the real engine."""

from __future__ import annotations

import shutil

import cv2
import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.cells import read_cells
from zi_extract.ocr.tesseract import Tesseract

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="no Tesseract")

HEIGHT = 17.0


def _level(text: str) -> np.ndarray:
    picture = np.full((60, 260), 245, np.uint8)
    cv2.putText(picture, text, (20, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
    return picture


@pytest.mark.parametrize("turns", [1, -1])
def test_a_month_printed_upright_is_read_and_its_word_lies_on_its_ink(turns):
    pixels = np.full((400, 400), 245, np.uint8)
    pixels[70:330, 100:160] = np.rot90(_level("November"), turns)
    box = Box(100, 70, 160, 330)
    cv2.rectangle(pixels, (100, 70), (160, 330), 0, 2)
    part = TableFragment(1, 0, box, 1, 1, (100, 160), (70, 330), (Cell(0, 0, 1, 1, box),))
    words, (table,) = read_cells(PageImage(1, pixels, 200.0), [part], Tesseract(), HEIGHT)
    assert table.cells[0].text == "November"
    (word,) = words
    ys, xs = np.nonzero(pixels[80:320, 108:152] < 100)
    assert abs(word.box.top - (80 + ys.min())) < 6
    assert abs(word.box.bottom - (80 + ys.max())) < 6
    assert abs(word.box.left - (108 + xs.min())) < 6
    assert word.confidence > 0.8


def test_numbers_one_above_another_stay_level():
    pixels = np.full((400, 400), 245, np.uint8)
    for row, text in enumerate("12345"):
        place = (118, 120 + 45 * row)
        cv2.putText(pixels, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
    box = Box(100, 70, 160, 330)
    part = TableFragment(1, 0, box, 1, 1, (100, 160), (70, 330), (Cell(0, 0, 1, 1, box),))
    _, (table,) = read_cells(PageImage(1, pixels, 200.0), [part], Tesseract(), HEIGHT)
    assert table.cells[0].text.split() == list("12345")


def test_short_months_beside_upright_ones_are_read_as_those_are():
    pixels = np.full((400, 900), 245, np.uint8)
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jul", "Agt", "Sep", "Okt")
    edges = [100 + 60 * n for n in range(len(months) + 1)]
    cells = []
    for n, month in enumerate(months):
        level = np.full((60, 130), 245, np.uint8)
        cv2.putText(level, month, (35, 40), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
        pixels[100:230, edges[n] : edges[n + 1]] = np.rot90(level, 1)
        box = Box(edges[n], 100, edges[n + 1], 230)
        cv2.rectangle(pixels, (edges[n], 100), (edges[n + 1], 230), 0, 2)
        cells.append(Cell(0, n, 1, 1, box))
    whole = Box(100, 100, edges[-1], 230)
    part = TableFragment(1, 0, whole, 1, len(months), tuple(edges), (100, 230), tuple(cells))
    _, (table,) = read_cells(PageImage(1, pixels, 200.0), [part], Tesseract(), HEIGHT)
    assert [cell.text for cell in table.cells] == list(months)
