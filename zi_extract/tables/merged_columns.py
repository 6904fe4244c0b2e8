"""Parts of a table whose few rows merge some of its columns: they get the columns all the same.

A page that ends a plan with one row, two weeks of which are merged, has no ruling between the two.
The other pages of the table tell where it would run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zi_extract.model.finding import Finding
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.stitch_columns import Part, TableParts, find_tables
from zi_extract.tables.stitch_pieces import find_pieces

FEW_ROWS = 2
"""Rows up to which all may merge the same columns; where more do a ruling was lost, and what stood
on both sides of it."""

NEAR = 0.25
"""How far the other edges may lie from the table's, in widths of its narrowest column. Higher takes
parts for the table's that have other columns; of 411 parts of tables the worst lay 0.09 off."""

TWO = 2
"""Parts of a table of which the one with more columns is believed; of more, two must have them."""


def with_table_columns(pages: Sequence[PageLayout]) -> list[PageLayout]:
    """The pages, parts of few rows with all columns of their table; merged cells are told."""
    found: dict[int, list[tuple[TableFragment, Finding]]] = {}
    for table in find_tables(find_pieces(pages)):
        model = _edges(table)
        for part in table.parts if model else ():
            if _merges(part, model):
                whole = _completed(part, model)
                told = [_told(whole, cell) for cell in _over(part, whole)]
                found.setdefault(whole.page, []).extend((whole, finding) for finding in told)
    return [_with_parts(page, found[page.page]) if page.page in found else page for page in pages]


def _edges(table: TableParts) -> tuple[float, ...]:
    """The table's edges as shares of its width, of its longest part that has all of them.

    Empty where none is believed to have them.
    """
    pieces = [part.piece for part in table.parts]
    whole = [piece for piece in pieces if piece.fragment.n_cols == table.n_cols]
    wider = any(piece.fragment.n_cols > table.n_cols for piece in pieces)
    if not whole or wider or (len(whole) == 1 and len(pieces) > TWO):
        return ()
    return max(whole, key=lambda piece: piece.fragment.n_rows).edges


def _merges(part: Part, model: Sequence[float]) -> bool:
    """Whether the part surely is the table's but shows some of its inner edges nowhere."""
    places, fragment = part.edge_map, part.piece.fragment
    if fragment.n_rows > FEW_ROWS or fragment.n_cols >= len(model) - 1:
        return False
    if (places[0], places[-1]) != (0, len(model) - 1) or min(np.diff(places)) <= 0:
        return False
    off = np.abs(np.array(part.piece.edges) - np.array(model)[list(places)])
    return bool(off.max() <= NEAR * np.diff(model).min())


def _completed(part: Part, model: Sequence[float]) -> TableFragment:
    """The fragment with all columns of the table; what spans several of them is merged."""
    fragment = part.piece.fragment
    edges = np.interp(model, [model[k] for k in part.edge_map], fragment.column_edges)
    cells = tuple(_moved(cell, part) for cell in fragment.cells)
    columns = tuple(map(float, edges))
    return replace(fragment, n_cols=len(model) - 1, column_edges=columns, cells=cells)


def _moved(cell: Cell, part: Part) -> Cell:
    first, stop = part.columns(cell.col, cell.col_span)
    return replace(cell, col=first, col_span=stop - first)


def _over(part: Part, whole: TableFragment) -> list[Cell]:
    """The cells of the completed part that run over an edge which its page does not show."""
    pairs = zip(part.piece.fragment.cells, whole.cells, strict=True)
    return [cell for was, cell in pairs if part.lacks_ruling(was.col, was.col_span)]


def _told(fragment: TableFragment, cell: Cell) -> Finding:
    message = (
        f"The cell runs over {cell.col_span} columns that no ruling of the page parts, other pages "
        "of the table do: it is merged, or a ruling was lost."
    )
    return Finding("columns-merged", "warning", message, fragment.page, cell.box)


def _with_parts(page: PageLayout, found: Sequence[tuple[TableFragment, Finding]]) -> PageLayout:
    """The page with these parts in place of its own, and what is told of them."""
    whole = {part.index: part for part, _ in found}
    return replace(
        page,
        fragments=tuple(whole.get(part.index, part) for part in page.fragments),
        findings=(*page.findings, *(finding for _, finding in found)),
    )
