"""Print in cells in which no word was read, and what is no print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, write
from zi_extract import reading
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.unread import find_unread


def table_page() -> tuple[np.ndarray, TableFragment]:
    """A table of two columns and rows; a word in its first cell, a numeral in its last."""
    page = blank()
    DrawnTable([100, 160, 220], [50, 350, 700]).draw(page)
    write(page, "Laporan", 70, 140)
    write(page, "1", 500, 198)
    (fragment,) = read(page)
    return page, fragment


def named(page: np.ndarray, fragment: TableFragment) -> set[tuple[int, int]]:
    """Row and column of the cells that are told to hold print that was not read."""
    boxes = [finding.box for finding in find_unread(1, page < 128, [fragment], HEIGHT)]
    return {(cell.row, cell.col) for cell in fragment.cells if cell.box in boxes}


def with_text(fragment: TableFragment, row: int, col: int) -> TableFragment:
    def filled(cell: Cell) -> Cell:
        return replace(cell, text="x") if (cell.row, cell.col) == (row, col) else cell

    return replace(fragment, cells=tuple(map(filled, fragment.cells)))


def test_print_without_a_word_is_told_and_read_print_is_not() -> None:
    page, fragment = table_page()
    assert named(page, fragment) == {(0, 0), (1, 1)}
    assert named(page, with_text(fragment, 0, 0)) == {(1, 1)}


def test_specks_remains_of_rulings_and_dots_are_no_print() -> None:
    page, fragment = table_page()
    page[110:114, 400:404] = 0
    page[105:135, 354:356] = 0
    page[164:216:4, 60:340:5] = 0
    cv2.line(page, (420, 104), (640, 156), 0, 2)
    assert named(page, fragment) == {(0, 0), (1, 1)}


def test_a_page_tells_of_cells_in_which_its_readers_found_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = table_page()
    cv2.imwrite(str(tmp_path / "page.png"), page)
    monkeypatch.setattr(reading, "read_cells", lambda _, grids, *__, **___: ((), grids))
    layout = reading.read_page(tmp_path / "page.png", 1)
    assert [finding.code for finding in layout.findings].count("cell-covered") == 2
