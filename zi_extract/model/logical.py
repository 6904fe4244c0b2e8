"""A table stitched over pages: what the reader of the paper would call one table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from zi_extract.model.evidence import Extracted
from zi_extract.model.table import Tick

BLANK = 0.5
"""Confidence (0-1) of an empty text from which its cell is sure to hold no ink."""

_ONLY_TOTAL = re.compile(r"\W*(?:sub\s*|grand\s*)?(?:jumlah|total)\W*", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:sub\s*|grand\s*)?(?:jumlah|total)\b", re.IGNORECASE)

RowKind = Literal["header", "numbers", "band", "heading", "item", "empty"]
"""``numbers``: the row (1) (2) (3) under a header. ``band``: an area's row inside the table.
``heading``: a heading printed above a fragment, outside its rulings, kept as a row of its own."""


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell on paper: page, index of the fragment on that page, row and column in the fragment."""

    page: int
    fragment: int
    row: int
    col: int


@dataclass(frozen=True, slots=True)
class Join:
    """A recorded decision to make one row or cell of two. ``reason`` in plain words."""

    kind: Literal["row", "cell", "span"]
    upper: CellRef
    lower: CellRef
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class LogicalCell:
    """A cell of the stitched table; ``sources`` are its pieces on paper, in reading order."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: Extracted[str]
    tick: Tick | None
    sources: tuple[CellRef, ...]
    structure: float = 1.0


@dataclass(frozen=True, slots=True)
class LogicalTable:
    """``row_kinds`` has one entry per row. Cells tile the rows; headings span all columns.

    ``fragments`` are (page, fragment index) in order. ``conserved``: rows of the fragments
    (``fragment_rows``) plus headings equal ``n_rows`` plus row joins.
    """

    n_rows: int
    n_cols: int
    row_kinds: tuple[RowKind, ...]
    cells: tuple[LogicalCell, ...]
    fragments: tuple[tuple[int, int], ...]
    fragment_rows: int
    joins: tuple[Join, ...] = ()

    def is_title(self, row: int) -> bool:
        """Whether a row only names a group: of its own cells one says something, most are blank.

        Ink that was not read is no blank: its confidence is 0.
        """
        own = [cell for cell in self.cells if cell.row == row and cell.row_span == 1]
        blank = [c for c in own if not c.text.value.strip() and c.text.confidence >= BLANK]
        marked = any(cell.tick is not None and cell.tick.verdict != "empty" for cell in own)
        return len(own) - len(blank) == 1 and 2 * len(blank) > len(own) and not marked

    def is_total(self, row: int) -> bool:
        """Whether a row holds sums: its label reaches over columns of text, or says nothing else.

        Nothing but a number may stand left of a label in a column of its own.
        """
        own = sorted((cell for cell in self.cells if cell.row == row), key=lambda cell: cell.col)
        said = [cell for cell in own if any(sign.isalpha() for sign in cell.text.value)]
        if not said:
            return False
        label = said[0]
        over = label.col == 0 and label.col_span > 1 and _TOTAL.match(label.text.value)
        return bool(over or _ONLY_TOTAL.fullmatch(label.text.value.strip()))

    @property
    def conserved(self) -> bool:
        """Whether no row of the fragments was lost or made up."""
        headings = sum(kind == "heading" for kind in self.row_kinds)
        row_joins = sum(join.kind == "row" for join in self.joins)
        return self.fragment_rows + headings == self.n_rows + row_joins
