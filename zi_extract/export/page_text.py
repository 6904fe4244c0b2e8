"""A page's text as its reader sees it: rows of lines, and tables as rows with tabs."""

from __future__ import annotations

from collections.abc import Iterable

from zi_extract.model.ocr import Line
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment

SAME_ROW_SHARE = 0.5
"""Share (0-1) of the lower line's height that two lines must have in common vertically to stand in
one row. Lower joins lines of narrow spacing; higher tears labels from their clause."""


def page_text(layout: PageLayout) -> str:
    """The text of the page in reading order, furniture included, one printed row per line."""
    waiting = sorted(layout.fragments, key=lambda part: part.box.top)
    blocks: list[str] = []
    for row in _rows(layout.lines):
        while waiting and waiting[0].box.center_y < row[0].box.center_y:
            blocks.append(_table_text(waiting.pop(0)))
        blocks.append(" ".join(line.text for line in row))
    blocks.extend(_table_text(part) for part in waiting)
    return "\n".join(block for block in blocks if block)


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines that follow one another and stand side by side."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _beside(first: Line, second: Line) -> bool:
    shared = min(first.box.bottom, second.box.bottom) - max(first.box.top, second.box.top)
    lower = min(first.box.height, second.box.height)
    return shared > SAME_ROW_SHARE * lower and second.box.left >= first.box.center_x


def _table_text(part: TableFragment) -> str:
    rows: list[list[str]] = [[] for _ in range(part.n_rows)]
    for cell in sorted(part.cells, key=lambda cell: (cell.row, cell.col)):
        if 0 <= cell.row < part.n_rows:
            rows[cell.row].append(" ".join(cell.text.split()))
    return "\n".join("\t".join(row) for row in rows if any(row))
