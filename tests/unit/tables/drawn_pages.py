"""Pages with ruled tables, drawn for the tests: the grid is known before it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from zi_extract.imaging.rulings import find_rulings
from zi_extract.model.table import TableFragment
from zi_extract.tables.grid import find_fragments

HEIGHT = 12
"""Character height of the drawn print in pixels."""


@dataclass
class DrawnTable:
    """A grid to draw: edges in pixels, merged cells as (row, col, row_span, col_span)."""

    rows: list[int]
    cols: list[int]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    thickness: int = 2

    def cells(self) -> set[tuple[int, int, int, int]]:
        taken = {(r + i, c + j) for r, c, h, w in self.merged for i in range(h) for j in range(w)}
        single = {
            (r, c, 1, 1)
            for r in range(len(self.rows) - 1)
            for c in range(len(self.cols) - 1)
            if (r, c) not in taken
        }
        return single | set(self.merged)

    def box(self, cell: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
        r, c, h, w = cell
        return self.cols[c], self.rows[r], self.cols[c + w], self.rows[r + h]

    def draw(self, page: np.ndarray) -> None:
        for cell in self.cells():
            x0, y0, x1, y1 = self.box(cell)
            cv2.rectangle(page, (x0, y0), (x1, y1), 0, self.thickness)


def blank(height: int = 900, width: int = 1400) -> np.ndarray:
    return np.full((height, width), 255, np.uint8)


def read(page: np.ndarray, height: float = HEIGHT) -> tuple[TableFragment, ...]:
    """The tables of a drawn page."""
    mask = page < 128
    return find_fragments(1, mask, find_rulings(mask, height), height)


def spans(fragment: TableFragment) -> set[tuple[int, int, int, int]]:
    """(row, col, row_span, col_span) of every cell that was read."""
    return {(c.row, c.col, c.row_span, c.col_span) for c in fragment.cells}


def write(page: np.ndarray, text: str, x: int, y: int) -> None:
    """Text whose lower-case letters are about HEIGHT pixels high; ``y`` is its baseline."""
    cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.75, 0, 2, cv2.LINE_AA)


def check_mark(page: np.ndarray, x: int, y: int) -> None:
    points = np.array([[x - 6, y], [x - 2, y + 6], [x + 7, y - 8]], np.int32)
    cv2.polylines(page, [points], False, 0, 3)


def plan_table() -> DrawnTable:
    """A table as in an action plan: two header rows, a band, a merged number, twelve months."""
    cols = [40, 90, 320, 500, *range(600, 600 + 12 * 40, 40), 1080, 1300]
    rows = [100, 135, 170, 205, 290, 375, 460]
    return DrawnTable(
        rows,
        cols,
        [
            (0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 2, 1),
            (0, 4, 1, 12), (0, 16, 2, 1), (2, 0, 1, 17), (3, 0, 2, 1),
        ],
    )  # fmt: skip


def plan_page(ticks: set[tuple[int, int]]) -> tuple[np.ndarray, DrawnTable]:
    """The table with text in its cells and check marks at (row, month column)."""
    page, table = blank(), plan_table()
    table.draw(page)
    write(page, "Jadwal pelaksanaan tahun 2025", 640, 127)
    write(page, "II Penataan tata laksana", 50, 196)
    for row in (3, 4, 5):
        for col in (1, 2, 16):
            x0, y0, _, _ = table.box((row, col, 1, 1))
            write(page, "Menyusun laporan", x0 + 6, y0 + 30)
    for row, col in ticks:
        x0, y0, x1, y1 = table.box((row, col, 1, 1))
        check_mark(page, (x0 + x1) // 2, (y0 + y1) // 2)
    return page, table
