"""Pieces: fragments in order with the kinds of their rows and the headings printed above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zi_extract.model.geometry import Box
from zi_extract.model.logical import RowKind
from zi_extract.model.ocr import Line
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.header_words import is_area_name, looks_like_band
from zi_extract.tables.headers import find_header_rows

HEADING_REACH = 9.0
"""Character heights above a fragment within which an area's heading stands. Lower misses headings
with two empty lines under them; higher takes lines of the title block."""

SAME_HEIGHT = 0.5
"""Share of the lower one's height that two tables must have in common to stand side by side. Tables
of a page that lies askew begin at different heights."""

PAGE_NUMBER = 8
"""Characters up to which a line at a page's foot is its number and no text."""

_ANNEX = re.compile(r"\W*(?:SALINAN\s+)?LAMPIRAN\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """An area's heading above a fragment, with the lines and the page that it was printed on."""

    text: str
    lines: tuple[Line, ...]
    page: int

    @property
    def box(self) -> Box:
        """The box around its lines."""
        return Box.around(line.box for line in self.lines)


@dataclass(frozen=True, slots=True)
class Piece:
    """A fragment ready to be stitched. ``new_annex``: a LAMPIRAN heading stands above it."""

    layout: PageLayout
    fragment: TableFragment
    kinds: tuple[RowKind, ...]
    headings: tuple[Heading, ...]
    new_annex: bool

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The rows of the fragment that are headers."""
        return tuple(r for r, kind in enumerate(self.kinds) if kind == "header")

    @property
    def edges(self) -> tuple[float, ...]:
        """The column edges as fractions (0-1) of the fragment's width."""
        left, right = self.fragment.column_edges[0], self.fragment.column_edges[-1]
        return tuple((x - left) / max(right - left, 1.0) for x in self.fragment.column_edges)

    def cells_from(self, row: int) -> list[Cell]:
        """The cells that begin in a row of the fragment."""
        return [cell for cell in self.fragment.cells if cell.row == row]


def find_pieces(pages: Sequence[PageLayout]) -> tuple[Piece, ...]:
    """The fragments of all pages from top to bottom, each with what is printed above it."""
    pieces: list[Piece] = []
    left: tuple[Heading, ...] = ()
    for layout in pages:
        above = 0.0
        for fragment in _in_order(layout.fragments):
            rows = _rows_between(layout, above, fragment.box.top)
            kinds = find_header_rows(fragment).kinds
            annex = any(_ANNEX.match(" ".join(line.text for line in row)) for row in rows)
            headings = (*left, *_headings(rows, fragment.box, layout))
            pieces.append(Piece(layout, fragment, kinds, headings, annex))
            above, left = fragment.box.bottom, ()
        if layout.fragments:
            left = _headings_below(layout, above)
    return tuple(pieces)


def _in_order(fragments: Sequence[TableFragment]) -> list[TableFragment]:
    """The fragments of a page from top to bottom, those beside one another from left to right."""
    rows: list[list[TableFragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.box.top):
        if rows and all(_is_beside(fragment.box, other.box) for other in rows[-1]):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [fragment for row in rows for fragment in sorted(row, key=lambda f: f.box.left)]


def _is_beside(one: Box, other: Box) -> bool:
    apart = one.right <= other.left or other.right <= one.left
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return apart and shared > SAME_HEIGHT * min(one.height, other.height)


def _headings_below(layout: PageLayout, bottom: float) -> tuple[Heading, ...]:
    """Names of areas below a page's last fragment: they head what stands on the next page."""
    rows = _rows_between(layout, bottom, layout.frame.height)
    texts = [(" ".join(line.text.strip() for line in row), row) for row in rows]
    said = [(text, row) for text, row in texts if len(text) > PAGE_NUMBER]
    last = said[-1:] if said and is_area_name(said[-1][0]) else []
    return tuple(Heading(text, tuple(row), layout.page) for text, row in last)


def _rows_between(layout: PageLayout, top: float, bottom: float) -> list[list[Line]]:
    """Lines between two heights of a page, those on one baseline together."""
    lines = [line for line in layout.lines if top <= line.box.center_y <= bottom]
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.center_y):
        if rows and abs(rows[-1][0].box.center_y - line.box.center_y) < line.box.height / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.left) for row in rows]


def _headings(rows: list[list[Line]], box: Box, layout: PageLayout) -> tuple[Heading, ...]:
    near = box.top - HEADING_REACH * layout.character_height
    found: list[Heading] = []
    for row in rows:
        text = " ".join(line.text.strip() for line in row)
        if is_area_name(text) or (row[0].box.bottom >= near and looks_like_band(text)):
            found.append(Heading(text, tuple(row), layout.page))
    return tuple(found)
