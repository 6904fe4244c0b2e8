"""Marks that stand by themselves in a cell are specks; what begins or joins stays."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell
from zi_extract.ocr.lone_marks import _bare


def _cell(text: str, sure: float) -> tuple[Cell, list[Word]]:
    words = [
        Word(part, Box(40 * k, 0, 40 * k + 30, 20), 0.99 if part.isalnum() else sure, "eng")
        for k, part in enumerate(text.split())
    ]
    cell = Cell(0, 0, 1, 1, Box(0, 0, 400, 40), text=text, words=tuple(range(len(words))))
    return cell, words


@pytest.mark.parametrize(
    ("read", "bare"),
    [
        ("bukti pada . folder", "bukti pada folder"),
        ("bukti pada\n. folder", "bukti pada\n folder"),
        ("daftar hadir ,", "daftar hadir"),
        ("daftar hadir :", "daftar hadir"),
        ("tujuan : daftar", "tujuan : daftar"),
        (". daftar hadir", ". daftar hadir"),
        ("rapat - daftar", "rapat - daftar"),
        ("rapat daftar -", "rapat daftar"),
    ],
)
def test_lone_marks_are_left_out(read: str, bare: str) -> None:
    cell, words = _cell(read, 0.6)
    assert _bare(cell, words).text == bare


def test_a_mark_that_was_read_surely_stays() -> None:
    cell, words = _cell("bukti . folder", 0.98)
    assert _bare(cell, words) is cell
