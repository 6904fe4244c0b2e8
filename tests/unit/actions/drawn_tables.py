"""Logical tables drawn in a test: ``<`` is part of the left cell, ``^`` above, ``#`` a mark."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.logical import CellRef, LogicalCell, LogicalTable
from zi_extract.model.table import Tick

KINDS = {"h": "header", "n": "numbers", "b": "band", "g": "heading", "i": "item", "e": "empty"}


def table(kinds: str, rows: Sequence[Sequence[str]], *, confidence: float = 0.95) -> LogicalTable:
    """``kinds`` has a letter per row: header, numbers, band, g (heading), item, empty."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                cells.append(_cell(rows, r, c, text, confidence))
    return LogicalTable(
        n_rows=len(rows),
        n_cols=len(rows[0]),
        row_kinds=tuple(KINDS[kind] for kind in kinds),
        cells=tuple(cells),
        fragments=((1, 0),),
        fragment_rows=len(rows) - kinds.count("g"),
    )


def value(text: str, confidence: float = 0.95) -> Extracted[str]:
    return Extracted(text, text, confidence, (Provenance(1, Box(0, 0, 10, 10)),))


def _cell(rows, r, c, text, confidence):
    cols = _run([rows[r][k] == "<" for k in range(c + 1, len(rows[0]))])
    down = _run([rows[k][c] == "^" for k in range(r + 1, len(rows))])
    tick = None
    if text in ("#", ".", "?"):
        verdict = {"#": "marked", ".": "empty", "?": "unsure"}[text]
        tick = Tick(verdict, "none" if text == "." else "mark", 0.2, 0.6 if text == "?" else 0.98)
        text = ""
    box = Box(10 * c, 10 * r, 10 * (c + cols), 10 * (r + down))
    said = Extracted(text, text, confidence, (Provenance(1, box),))
    return LogicalCell(r, c, down, cols, said, tick, (CellRef(1, 0, r, c),))


def _run(follows):
    count = 1
    for more in follows:
        if not more:
            break
        count += 1
    return count
