"""Pages drawn in a test: every row a list of texts, spans and marks as signs.

``<`` is part of the cell to the left, ``^`` of the cell above, ``#`` a mark, ``.`` an empty cell of
a time grid.
"""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Line
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment, Tick

WIDTH, ROW, TOP = 1000, 40, 200

HEADER = [
    ["No", "Program", "Rencana Aksi", "Output", "Jadwal Pelaksanaan", "<", "<", "<", "PIC"],
    ["^", "^", "^", "^", "TW I", "TW II", "TW III", "TW IV", "^"],
]


def fragment(rows: Sequence[Sequence[str]], *, page: int = 1, index: int = 0, top: float = TOP):
    n_rows, n_cols = len(rows), len(rows[0])
    step = WIDTH / n_cols
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            cols = _run([row[k] == "<" for k in range(c + 1, n_cols)])
            down = _run([rows[k][c] == "^" for k in range(r + 1, n_rows)])
            box = Box(c * step, top + r * ROW, (c + cols) * step, top + (r + down) * ROW)
            tick = None
            if text in ("#", "."):
                verdict = "marked" if text == "#" else "empty"
                tick = Tick(verdict, "mark" if text == "#" else "none", 0.2, 0.99)
            said = "" if tick else text
            cells.append(Cell(r, c, down, cols, box, 1.0, said, (), 0.95, tick=tick))
    edges = tuple(k * step for k in range(n_cols + 1))
    row_edges = tuple(top + k * ROW for k in range(n_rows + 1))
    box = Box(0, top, WIDTH, top + n_rows * ROW)
    return TableFragment(page, index, box, n_rows, n_cols, edges, row_edges, tuple(cells))


def page(number: int, *tables: Sequence[Sequence[str]], headings: dict[int, str] | None = None):
    """A page with its tables one under another; ``headings`` stand right above a table."""
    fragments, lines, top = [], [], float(TOP)
    for index, rows in enumerate(tables):
        if headings and index in headings:
            box = Box(10, top - 30, 400, top - 10)
            lines.append(Line(headings[index], box, (), 0.96))
        fragments.append(fragment(rows, page=number, index=index, top=top))
        top += len(rows) * ROW + 100
    frame = PageFrame(WIDTH, 1400, 200)
    return PageLayout(number, frame, "scan", "read", 14.0, (), tuple(lines), tuple(fragments))


def _run(follows: list[bool]) -> int:
    count = 1
    for more in follows:
        if not more:
            break
        count += 1
    return count
