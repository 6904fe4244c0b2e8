"""Ruled tables as they stand on one page: rulings, grid, cells, ticks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading

Verdict = Literal["marked", "empty", "unsure"]

INK_UNREAD = 0.5
"""Confidence (0-1) of an empty text below which its cell has ink that nobody could read: cells
without any are sure to be blank."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A drawn table line on the straight page.

    Horizontal: ``position`` is its y, ``start``/``end`` are x; vertical: the other way round.
    ``thickness`` in pixels; ``support`` is the share (0-1) of its length that has ink.
    """

    horizontal: bool
    position: float
    start: float
    end: float
    thickness: float
    support: float


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of a time grid. ``ink`` is the dark share (0-1) of the cell's inside.

    ``confidence`` is the probability (0-1) that ``verdict`` is right; for ``unsure`` it is that of
    the likelier of marked and empty. A ``provisional`` tick stands in one of few narrow columns:
    whether they are a time grid only their headings tell, and the cell's text was read as well.
    """

    verdict: Verdict
    kind: Literal["mark", "shade", "none"]
    ink: float
    confidence: float
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: half-open offsets ``row .. row + row_span``, spans >= 1.

    ``structure`` is the confidence (0-1) that its four edges are as given; ``confidence`` that of
    its text. ``words`` are indices into ``PageLayout.words``; ``text`` keeps printed line ends
    as newlines. ``shaded`` is true for a filled (not white) cell of any table. ``readings`` holds
    every reading of the whole cell when more than one was made. ``tick`` is None outside a time
    grid. ``corrected`` names the person who settled the cell, and when.
    """

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    structure: float = 1.0
    text: str = ""
    words: tuple[int, ...] = ()
    confidence: float = 1.0
    readings: tuple[Reading, ...] = ()
    shaded: bool = False
    tick: Tick | None = None
    corrected: str = ""

    def with_unsure_mark(self, confidence: float) -> Cell:
        """The cell with its tick unsure, to that degree; itself outside a time grid."""
        if self.tick is None:
            return self
        return replace(self, tick=replace(self.tick, verdict="unsure", confidence=confidence))


@dataclass(frozen=True, slots=True)
class TableFragment:
    """A table's part on one page: cells that tile ``n_rows x n_cols``, empty ones included.

    ``column_edges`` (``n_cols + 1`` values) and ``row_edges`` (``n_rows + 1``) are pixels of the
    straight page. ``open_top`` / ``open_bottom`` say that the outer ruling is missing there.
    ``index`` counts the fragments of the page from 0, from top to bottom.
    """

    page: int
    index: int
    box: Box
    n_rows: int
    n_cols: int
    column_edges: tuple[float, ...]
    row_edges: tuple[float, ...]
    cells: tuple[Cell, ...]
    open_top: bool = False
    open_bottom: bool = False
    semi_ruled: bool = False

    def cell_at(self, row: int, col: int) -> Cell | None:
        """The cell that covers grid position ``row, col``; None outside the grid."""
        for cell in self.cells:
            if (
                cell.row <= row < cell.row + cell.row_span
                and cell.col <= col < cell.col + cell.col_span
            ):
                return cell
        return None
