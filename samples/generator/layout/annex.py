"""The Lampiran: its heading, title, tables over pages, and the closing that is repeated."""

from __future__ import annotations

import random

from samples.generator.fonts import Face
from samples.generator.layout.closing import BLOCK, Blocks, height_of_closing, set_closing
from samples.generator.layout.drawing import FragmentDrawer
from samples.generator.layout.flow import ASCENT
from samples.generator.layout.fragments import Cutter, Fragment
from samples.generator.layout.grid import add_empty_rows, build_grid
from samples.generator.layout.paper import Align, Paper
from samples.generator.layout.slots import GridSpec, Row
from samples.generator.layout.truth import record_of
from samples.generator.spec import Area, Decree, Style

TOP, BOTTOM = 44.0, 40.0
"""Margins of landscape pages in points."""

DRIFT = 2.5
"""Columns stand up to this many points off from page to page, as paper in a feeder does."""


class Annex:
    """Sets the Lampiran on landscape pages and collects the records of its rows."""

    def __init__(self, paper: Paper, decree: Decree, style: Style, rng: random.Random) -> None:
        self.paper, self.decree, self.style, self.rng = paper, decree, style, rng
        self.face = Face(style.table_font, style.table_size, 1.18)
        self.pages_of_row: dict[int, tuple[Row, list[int]]] = {}
        self.y = 0.0
        self.shift = 0.0
        self.opened = 0

    @property
    def width(self) -> float:
        """Points between the side margins."""
        return self.paper.page.width - 2 * self.style.margin

    @property
    def bottom(self) -> float:
        """Where the text of the current page ends, in points from its top."""
        at = self.opened - 1
        margin = self.style.bottoms[at] if at < len(self.style.bottoms) else BOTTOM
        return self.paper.page.height - margin

    def open_page(self) -> None:
        """Start a landscape page; its columns may stand a little off."""
        self.opened += 1
        self.paper.new_page("annex", self.style.paper, landscape=True)
        self.y = TOP
        self.shift = self.rng.uniform(-DRIFT, DRIFT)

    def set_all(self) -> list[dict[str, object]]:
        """Set everything; returns the records in order."""
        self.open_page()
        self._set_heading()
        if self.style.area == "page":
            for index, area in enumerate(self.decree.areas):
                self._set_page_area(area, first=index == 0, last=area is self.decree.areas[-1])
        else:
            grid = build_grid(self.decree.areas, self.style, self.width, header=True)
            add_empty_rows(grid, self.style.empty_rows)
            self._set_grid(grid)
        if self.style.closing_after_annex:
            self._set_closing()
        return [record_of(row, pages, self.decree, self.style) for row, pages in self._item_rows()]

    def _item_rows(self) -> list[tuple[Row, list[int]]]:
        return [pair for pair in self.pages_of_row.values() if pair[0].kind == "item"]

    def _set_heading(self) -> None:
        face = self.face.but(family=self.style.body_font, size=self.style.table_size + 0.5)
        left = self.paper.page.width * 0.56
        width = self.paper.page.width - self.style.margin - left
        for text in self.decree.annex_heading:
            self._set_lines(text, face, left, width, "left")
        self.y += face.line_height
        title = self.face.but(family=self.style.body_font, size=10.0, bold=True)
        self._set_lines(self.decree.annex_title, title, self.style.margin, self.width, "center")
        self.y += face.line_height * 0.8
        if self.style.intro:
            self._set_lines(self.style.intro, face, self.style.margin, self.width, "left")
            self.y += face.line_height * 0.8

    def _set_lines(self, text: str, face: Face, x: float, width: float, align: Align) -> None:
        for line in self.paper.wrap(text, face, width):
            self.paper.set_line(line, x, self.y + face.size * ASCENT, face, width, align)
            self.y += face.line_height
        self.paper.log(text.replace("\n", " "))

    def _set_page_area(self, area: Area, *, first: bool, last: bool) -> None:
        header = first or self.style.repeat_header
        grid = build_grid((area,), self.style, self.width, header=header)
        if last:
            add_empty_rows(grid, self.style.empty_rows)
        face = self.face.but(family=self.style.body_font, size=self.style.table_size + 1, bold=True)
        room = face.line_height + self.face.line_height * (5 if header else 3)
        if self.y + room > self.bottom:
            self.open_page()
        self._set_lines(area.label, face, self.style.margin + self.shift, self.width, "left")
        self.y += 2.5
        self._set_grid(grid)
        self.y += face.line_height * 0.7

    def _set_grid(self, grid: GridSpec) -> None:
        cutter = Cutter(self.paper, grid, self.face, break_rows=self.style.break_rows)
        drawer = FragmentDrawer(self.paper, grid, self.style, self.face, self.rng)
        fresh = False
        while not cutter.finished:
            room = self.bottom - self.y
            fragment = cutter.next_fragment(room, repeat_header=self.style.repeat_header)
            if fragment.pieces:
                drawer.draw(fragment, self.style.margin + self.shift, self.y)
                self._note_rows(grid, fragment)
                self.y += fragment.height
            elif fresh:
                raise ValueError(f"row {cutter.next_row} is taller than a page")
            fresh = not cutter.finished
            if fresh:
                self.open_page()

    def _note_rows(self, grid: GridSpec, fragment: Fragment) -> None:
        for piece in fragment.pieces:
            row = grid.rows[piece.row]
            pages = self.pages_of_row.setdefault(id(row), (row, []))[1]
            pages.append(len(self.paper.pages))

    def _set_closing(self) -> None:
        face = Face(self.style.body_font, min(10.0, self.style.body_size), 1.3)
        self.y += face.line_height
        if self.y + height_of_closing(self.decree, face) > self.bottom + 30:
            self.open_page()
        width = self.paper.page.width
        blocks = Blocks(self.paper, face, width * 0.1, width - self.style.margin - BLOCK, self.y)
        set_closing(blocks, self.decree, self.rng)
