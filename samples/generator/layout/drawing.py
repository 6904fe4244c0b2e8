"""A fragment on the page: fills, rulings, words and marks, and its truth."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import Any

from samples.generator.fonts import Face
from samples.generator.layout.flow import ASCENT
from samples.generator.layout.fragments import PAD_X, PAD_Y, CellPiece, Fragment
from samples.generator.layout.marks import CellBox, set_mark
from samples.generator.layout.paper import Align, Paper, words_of
from samples.generator.layout.slots import GridSpec
from samples.generator.spec import Style

BLACK, WHITE = (0, 0, 0), (255, 255, 255)

TOUCHING = 3.0
"""Points that the widest line of a cell leaves free between its two rulings."""


class FragmentDrawer:
    """Draws one fragment with its top left corner at ``x, y``."""

    def __init__(
        self, paper: Paper, grid: GridSpec, style: Style, face: Face, rng: random.Random
    ) -> None:
        self.paper, self.grid, self.style, self.face, self.rng = paper, grid, style, face, rng

    def draw(self, fragment: Fragment, x: float, y: float) -> None:
        """Set the fragment and add its truth and its text to the page."""
        xs = [x, *(x + w for w in accumulate(self.grid.widths))]
        ys = [y, *(y + h for h in accumulate(piece.height for piece in fragment.pieces))]
        boxes = [(cell, self._box(cell, xs, ys)) for cell in fragment.cells]
        for cell, box in boxes:
            self._fill(cell, box)
        for _, box in boxes:
            self._outline(box, x, x + sum(self.grid.widths))
        for cell, box in boxes:
            self._set_text(cell, box)
        self.paper.page.tables.append(self._truth(fragment, boxes))
        self._log(fragment)

    def _box(self, cell: CellPiece, xs: list[float], ys: list[float]) -> CellBox:
        first, last = cell.slot.col, cell.slot.col + cell.slot.col_span
        return CellBox(xs[first], ys[cell.row], xs[last], ys[cell.row + cell.row_span])

    def _fill(self, cell: CellPiece, box: CellBox) -> None:
        kind = self.grid.rows[cell.slot.row].kind
        colour = {"header": self.style.header_fill, "band": self.style.band_fill}.get(kind)
        if cell.mark and self.style.mark == "shade":
            colour = self.style.shade
        if colour:
            self.paper.fill(box.left, box.top, box.right, box.bottom, colour)

    def _outline(self, box: CellBox, left: float, right: float) -> None:
        weight = self.style.ruling
        for y in (box.top, box.bottom):
            self.paper.rule(box.left, y, box.right, y, weight)
        for x in (box.left, box.right):
            inner = left + 0.1 < x < right - 0.1
            if inner or self.style.outer_sides:
                self.paper.rule(x, box.top, x, box.bottom, weight)

    def _set_text(self, cell: CellPiece, box: CellBox) -> None:
        if cell.mark:
            set_mark(self.paper, box, self.style.mark, self.face, self.rng)
            return
        if cell.slot.rotated:
            self._set_upwards(cell, box)
            return
        light = self.style.light_header and self.grid.rows[cell.slot.row].kind == "header"
        self.paper.ink(WHITE if light else BLACK)
        face = self._fitting(cell, box)
        height = len(cell.lines) * face.line_height
        header = cell.slot.row < self.grid.header_rows
        middle = (self.style.centred or header) and cell.whole
        top = box.middle - height / 2 if middle else box.top + PAD_Y
        align: Align = "center" if cell.slot.centred else "left"
        pad = TOUCHING / 2 if cell.slot.centred else PAD_X
        for line in cell.lines:
            baseline = top + face.size * ASCENT
            self.paper.set_line(line, box.left + pad, baseline, face, box.width - 2 * pad, align)
            top += face.line_height
        self.paper.ink(BLACK)

    def _set_upwards(self, cell: CellPiece, box: CellBox) -> None:
        """Lines that run from the bottom of the cell to its top, in its middle."""
        middle = (box.left + box.right) / 2
        height = box.bottom - box.top
        top = box.middle - len(cell.lines) * self.face.line_height / 2
        with self.paper.turned(middle, box.middle):
            for line in cell.lines:
                baseline = top + self.face.size * ASCENT
                left = middle - height / 2
                self.paper.set_line(line, left, baseline, self.face, height, "center")
                top += self.face.line_height

    def _fitting(self, cell: CellPiece, box: CellBox) -> Face:
        """The cell's face, smaller where a word would touch the rulings (names of months)."""
        face = self.face.but(bold=cell.slot.bold)
        widths = [self.paper.width_of(words_of(line), face) for line in cell.lines]
        room = box.width - TOUCHING
        return face.but(size=face.size * min(1.0, room / max([1.0, *widths])))

    def _truth(self, fragment: Fragment, boxes: list[tuple[CellPiece, CellBox]]) -> dict[str, Any]:
        header = [p for p in fragment.pieces if p.row < self.grid.header_rows]
        order = sorted(boxes, key=lambda pair: (pair[0].row, pair[0].slot.col))
        return {
            "page": len(self.paper.pages),
            "n_rows": len(fragment.pieces),
            "n_cols": len(self.grid.widths),
            "header_rows": len(header),
            "cells": [self._cell_truth(cell, box) for cell, box in order],
        }

    def _cell_truth(self, cell: CellPiece, box: CellBox) -> dict[str, Any]:
        page = self.paper.page
        return {
            "row": cell.row,
            "col": cell.slot.col,
            "rowspan": cell.row_span,
            "colspan": cell.slot.col_span,
            "text": self._words(cell),
            "tick": cell.mark,
            "bbox": [
                round(box.left / page.width, 5),
                round(box.top / page.height, 5),
                round(box.right / page.width, 5),
                round(box.bottom / page.height, 5),
            ],
        }

    def _words(self, cell: CellPiece) -> str:
        if cell.mark:
            return {"shade": "", "pen": "✓"}.get(self.style.mark, self.style.mark)
        return " ".join(words_of(line) for line in cell.lines)

    def _log(self, fragment: Fragment) -> None:
        for row in range(len(fragment.pieces)):
            cells = sorted((c for c in fragment.cells if c.row == row), key=lambda c: c.slot.col)
            words = [text for cell in cells if (text := self._words(cell))]
            if words:
                self.paper.log(" ".join(words))
