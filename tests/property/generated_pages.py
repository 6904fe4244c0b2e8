"""Pages of the generator as they would be read without any mistake: their true grids and lines."""

from __future__ import annotations

from typing import Any

from samples.generator.layout.document import Document
from samples.generator.layout.paper import PageTruth
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Line, Reading
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment, Tick

DOTS = 200 / 72
"""Pixels of the page for each point of the paper."""

LINE = 30.0
"""Pixels from a heading's line to the table below it."""


def annex_pages(document: Document) -> list[PageLayout]:
    """The pages of the Lampiran."""
    pages = enumerate(document.pages, start=1)
    cells = [cell for page in document.pages for table in page.tables for cell in table["cells"]]
    marked = [cell["col"] + k for cell in cells if cell["tick"] for k in range(cell["colspan"])]
    timed = range(min(marked), max(marked) + 1) if marked else range(0)
    return [_layout(number, page, timed) for number, page in pages if page.kind == "annex"]


def _layout(number: int, page: PageTruth, timed: range) -> PageLayout:
    size = (page.width * DOTS, page.height * DOTS)
    fragments = tuple(
        _fragment(number, index, table, size, timed) for index, table in enumerate(page.tables)
    )
    return PageLayout(
        page=number,
        frame=PageFrame(int(size[0]), int(size[1]), 200.0),
        origin="scan",
        status="read",
        character_height=14.0,
        lines=tuple(_lines(page, fragments)),
        fragments=fragments,
    )


def _lines(page: PageTruth, fragments: tuple[TableFragment, ...]) -> list[Line]:
    """The lines outside the tables; those before a table's first row stand above it."""
    waiting: list[str] = []
    lines: list[Line] = []
    left = list(fragments)
    rows = {text for fragment in fragments for text in _row_texts(fragment)}
    for text in page.lines:
        if left and text == next(iter(_row_texts(left[0])), ""):
            box = left.pop(0).box
            lines += _set(waiting, box.left, box.top - LINE * len(waiting))
            waiting = []
        elif text not in rows:
            waiting.append(text)
    bottom = max((fragment.box.bottom for fragment in fragments), default=0.0)
    return lines + _set(waiting, 100.0, bottom + LINE)


def _set(texts: list[str], left: float, top: float) -> list[Line]:
    places = enumerate(texts)
    return [
        Line(text, Box(left, top + LINE * k, left + 400, top + LINE * k + 20), (), 0.99)
        for k, text in places
    ]


def _row_texts(fragment: TableFragment) -> list[str]:
    """What the generator notes of the rows: the texts of the cells that begin in each."""
    rows = []
    for row in range(fragment.n_rows):
        cells = sorted((c for c in fragment.cells if c.row == row), key=lambda c: c.col)
        rows.append(" ".join(c.readings[0].text for c in cells if c.readings))
    return [text for text in rows if text]


def _fragment(
    number: int, index: int, table: dict[str, Any], size: tuple[float, float], timed: range
) -> TableFragment:
    n_rows, n_cols = table["n_rows"], table["n_cols"]
    cells = tuple(_cell(cell, size, timed, table["header_rows"]) for cell in table["cells"])
    columns = _edges(n_cols, [(c.col, c.col + c.col_span, c.box.left, c.box.right) for c in cells])
    rows = _edges(n_rows, [(c.row, c.row + c.row_span, c.box.top, c.box.bottom) for c in cells])
    box = Box(columns[0], rows[0], columns[-1], rows[-1])
    return TableFragment(number, index, box, n_rows, n_cols, columns, rows, cells)


def _cell(cell: dict[str, Any], size: tuple[float, float], timed: range, header_rows: int) -> Cell:
    left, top, right, bottom = cell["bbox"]
    box = Box(left * size[0], top * size[1], right * size[0], bottom * size[1])
    tick = None
    if cell["tick"] or (not cell["text"] and cell["col"] in timed and cell["row"] >= header_rows):
        verdict = "marked" if cell["tick"] else "empty"
        tick = Tick(verdict, "mark" if cell["tick"] else "none", 0.2, 0.99)
    text = "" if tick else cell["text"]
    spans = (cell["row"], cell["col"], cell["rowspan"], cell["colspan"])
    printed = (Reading(cell["text"], 0.99, "paper"),) if cell["text"] else ()
    return Cell(*spans, box, text=text, confidence=0.99, tick=tick, readings=printed)


def _edges(count: int, spans: list[tuple[int, int, float, float]]) -> tuple[float, ...]:
    """The edge positions, each from a cell that begins or ends there, or half-way between."""
    found: dict[int, float] = {}
    for start, stop, low, high in spans:
        found[start], found[stop] = low, high
    for k in range(1, count):
        if k not in found:
            after = next(n for n in range(k, count + 1) if n in found)
            found[k] = found[k - 1] + (found[after] - found[k - 1]) / (after - k + 1)
    return tuple(found[k] for k in range(count + 1))
