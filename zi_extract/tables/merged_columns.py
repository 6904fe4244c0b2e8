"""Parts of a table whose few rows merge some of its columns: they get the columns all the same.

A page that ends a plan with one row, two weeks of which are merged, has no ruling between the two.
The other pages of the table tell where it would run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        for part in _merging(table):
            whole = _completed(part, _edges(table))
            told = [_told(whole, cell) for cell in whole.cells if _is_over(cell, part)]
            found.setdefault(whole.page, []).extend((whole, finding) for finding in told)
    return [_with_parts(page, found[page.page]) if page.page in found else page for page in pages]


def _merging(table: TableParts) -> Iterator[Part]:
    """The parts that surely are the table's but show some of its inner edges nowhere."""
    whole = [part for part in table.parts if part.piece.fragment.n_cols == table.n_cols]
    widest = max(part.piece.fragment.n_cols for part in table.parts)
    if not whole or widest > table.n_cols or (len(whole) == 1 and len(table.parts) > TWO):
        return
    model = np.array(_edges(table))
    for part in table.parts:
        edges, fragment = part.edge_map, part.piece.fragment
        outer = (edges[0], edges[-1]) == (0, table.n_cols)
        if fragment.n_rows > FEW_ROWS or len(edges) > table.n_cols or not outer:
            continue
        near = NEAR * np.diff(model).min()
        if (np.diff(edges) > 0).all() and _misfit(part, model) <= near:
            yield part


def _edges(table: TableParts) -> tuple[float, ...]:
    """The table's edges as shares of its width: those of the part with most rows that has all."""
    whole = [part.piece for part in table.parts if part.piece.fragment.n_cols == table.n_cols]
    return max(whole, key=lambda piece: piece.fragment.n_rows).edges


def _misfit(part: Part, model: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """How far the worst edge of the part lies from the table's, as a share of its width."""
    return float(np.abs(np.array(part.piece.edges) - model[list(part.edge_map)]).max())


def _completed(part: Part, model: Sequence[float]) -> TableFragment:
    """The fragment with all columns of the table; what spans several of them is merged."""
    fragment, places = part.piece.fragment, part.edge_map
    edges = np.interp(model, [model[k] for k in places], fragment.column_edges)
    cells = tuple(_moved(cell, places) for cell in fragment.cells)
    columns = tuple(map(float, edges))
    return replace(fragment, n_cols=len(model) - 1, column_edges=columns, cells=cells)


def _moved(cell: Cell, places: Sequence[int]) -> Cell:
    first, stop = places[cell.col], places[cell.col + cell.col_span]
    return replace(cell, col=first, col_span=stop - first)


def _is_over(cell: Cell, part: Part) -> bool:
    """Whether a cell of the completed part runs over an edge that its page does not show."""
    shown = set(part.edge_map)
    return any(edge not in shown for edge in range(cell.col + 1, cell.col + cell.col_span))


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
