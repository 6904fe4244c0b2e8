"""Columns told by the headings over them, however wide and however well each table draws them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from rapidfuzz import fuzz

from zi_extract.model.table import Cell
from zi_extract.tables.stitch_pieces import Piece

SAME_HEADS = 60.0
"""Mean likeness (0-100) of the cells of two headers that are drawn alike from which they say the
same. Headers of another annex lie below."""

FEWEST_HEADS, SAME_WORDS = 4, 70.0
"""Headings from which a row of them tells which column is which, and the likeness (0-100) that each
needs. Fewer or less alike ones are those of another table."""

Fit = tuple[tuple[int, ...], float]
"""For every edge of a piece the index of another piece's edge, and the summed misfit."""


def same_heads(one: Piece, other: Piece) -> bool:
    """True when two headers are drawn alike and say the same, cell by cell.

    Their columns are then the same in order, however wide each table draws them: an office that
    sets every area as a table of its own gets other widths for each.
    """
    if one.fragment.n_cols != other.fragment.n_cols:
        return False
    heads, others = _heads(one), _heads(other)
    if not heads or heads.keys() != others.keys():
        return False
    return fmean(fuzz.ratio(heads[place], others[place]) for place in heads) >= SAME_HEADS


def edges_by_headings(piece: Piece, model: Piece) -> Fit | None:
    """The edges by the headings over them, where both pieces have the same ones in their order.

    An office that sets every area as a table of its own gives each other widths, and a ruling too
    many or too few in one must not move the columns of the others: what a false ruling parts
    under one heading stays under it.
    """
    tops, others = _top_heads(piece), _top_heads(model)
    if len(tops) != len(others) or len(tops) < FEWEST_HEADS:
        return None
    alike = [fuzz.ratio(a.text.lower(), b.text.lower()) for a, b in zip(tops, others, strict=True)]
    if min(alike) < SAME_WORDS:
        return None
    edges: list[int] = []
    for cell, other in zip(tops, others, strict=True):
        edges += _edges_under(cell, other, piece, model)
    misfit = sum(a.col_span != b.col_span for a, b in zip(tops, others, strict=True))
    return (*edges, model.fragment.n_cols), float(misfit)


def _top_heads(piece: Piece) -> list[Cell]:
    """The cells of a piece's first header row from left to right; empty without a whole one."""
    if not piece.header_rows:
        return []
    cells = sorted(piece.cells_from(piece.header_rows[0]), key=lambda cell: cell.col)
    whole = sum(cell.col_span for cell in cells) == piece.fragment.n_cols
    return cells if whole and all(cell.text.strip() for cell in cells) else []


def _edges_under(cell: Cell, other: Cell, piece: Piece, model: Piece) -> list[int]:
    """The model's edges for those at which the columns under a heading begin."""
    if cell.col_span == other.col_span:
        return [other.col + k for k in range(cell.col_span)]
    if other.col_span == 1:
        return [other.col] * cell.col_span
    mine = _shares(cell, piece.fragment.column_edges)
    theirs = _shares(other, model.fragment.column_edges)
    nearest = [min(range(len(theirs)), key=lambda k: abs(theirs[k] - x)) for x in mine]
    return [other.col + k for k in nearest]


def _shares(cell: Cell, edges: Sequence[float]) -> list[float]:
    """Where the columns under a heading begin, as shares (0-1) of its width."""
    left, right = edges[cell.col], edges[cell.col + cell.col_span]
    return [(x - left) / max(right - left, 1.0) for x in edges[cell.col : cell.col + cell.col_span]]


def _heads(piece: Piece) -> dict[tuple[int, int, int, int], str]:
    """The words of each cell of a header by its place and its spans."""
    rows = piece.header_rows
    return {
        (cell.row - rows[0], cell.col, cell.row_span, cell.col_span): cell.text.lower()
        for cell in piece.fragment.cells
        if cell.row in rows
    }


def names_every_column(piece: Piece) -> bool:
    """True for a header with one lowest heading to a column: no ruling too many runs under it."""
    if not piece.header_rows:
        return False
    last = piece.header_rows[-1]
    lowest = [c for c in piece.fragment.cells if c.row <= last < c.row + c.row_span]
    return bool(lowest) and all(cell.col_span == 1 and cell.text.strip() for cell in lowest)
