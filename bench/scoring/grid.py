"""Neutral grids as matrices whose entries point at (spanning) cells."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.scoring.text import plain

TICKS = set("✓✔√vVXx×●•■█☑☒")
"""A lone one of these is a tick where a cell does not say whether it is one."""

Floats = NDArray[np.floating[Any]]
Pairs = list[tuple[int, int]]


class Grid:
    """A table: ``owner[row, col]`` is the offset in ``cells`` of the cell that covers it."""

    def __init__(self, table: dict[str, Any]) -> None:
        given = table.get("cells") or []
        ends = [(c["row"] + c.get("rowspan", 1), c["col"] + c.get("colspan", 1)) for c in given]
        self.rows: int = max([table.get("n_rows") or 0, *(row for row, _ in ends)])
        self.cols: int = max([table.get("n_cols") or 0, *(col for _, col in ends)])
        self.owner = np.full((self.rows, self.cols), -1)
        self.cells: list[dict[str, Any]] = []
        for cell in given:
            self._place(cell)
        for row, col in zip(*np.nonzero(self.owner < 0), strict=True):
            self.owner[row, col] = len(self.cells)
            self.cells.append({"row": int(row), "col": int(col), "text": ""})
        self.ticks = np.array([is_tick(c) for c in self.cells] or [False])
        self.unsure = np.array([c.get("tick") == "unsure" for c in self.cells] or [False])
        self.texts = [self._text(i) for i in range(len(self.cells))]
        self.spans = np.array([_span(c) for c in self.cells] or [(0, 0, 1, 1)])

    def _place(self, cell: dict[str, Any]) -> None:
        left, top, right, bottom = _span(cell)
        part = self.owner[top:bottom, left:right]
        part[part < 0] = len(self.cells)
        self.cells.append(cell)

    def _text(self, index: int) -> str:
        if self.ticks[index]:
            return "✓"
        return "?" if self.unsure[index] else plain(self.cells[index].get("text"))

    def relative_boxes(self) -> NDArray[np.int_]:
        """For each position the box of its cell relative to that position."""
        rows, cols = np.indices(self.owner.shape)
        boxes = self.spans[self.owner] - np.stack([cols, rows, cols, rows], -1)
        return np.asarray(boxes)


def _span(cell: dict[str, Any]) -> tuple[int, int, int, int]:
    row, col = cell["row"], cell["col"]
    return col, row, col + cell.get("colspan", 1), row + cell.get("rowspan", 1)


def is_tick(cell: dict[str, Any]) -> bool:
    """True, False and "unsure" (no tick) as given; without ``tick`` the text decides."""
    if cell.get("tick") is not None:
        return cell["tick"] is True
    return str(cell.get("text") or "").strip() in TICKS
