"""A stitched table and its fragments as plain data, and the ink of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from zi_extract.errors import ValidationError
from zi_extract.export.evidence import tick_leaf
from zi_extract.export.paper import paper_box, share
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.logical import CellRef, Join, LogicalCell, LogicalTable
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment

Layouts = Mapping[int, PageLayout]


def plain_table(table: LogicalTable, layouts: Layouts) -> dict[str, Any]:
    """The table in the form of ``document_table.Table``."""
    return {
        "n_rows": table.n_rows,
        "n_cols": table.n_cols,
        "row_kinds": table.row_kinds,
        "cells": [_plain_cell(cell) for cell in table.cells],
        "fragments": [_plain_fragment(part, layouts) for part in fragments_of(table, layouts)],
        "joins": [_plain_join(join) for join in table.joins],
    }


def table_leaves(
    table: LogicalTable, pointer: str, layouts: Layouts
) -> Iterator[tuple[str, Extracted[Any]]]:
    """Every text and tick of the table and of its fragments, each with its ink."""
    for index, cell in enumerate(table.cells):
        yield from _cell_leaves(cell, f"{pointer}/cells/{index}", layouts)
    for number, part in enumerate(fragments_of(table, layouts)):
        for index, piece in enumerate(part.cells):
            at = f"{pointer}/fragments/{number}/cells/{index}"
            yield from _piece_leaves(piece, part.page, at)


def fragments_of(table: LogicalTable, layouts: Layouts) -> list[TableFragment]:
    """The fragments that the table was stitched of. Raises ValidationError for a missing one."""
    return [_fragment(layouts, page, index) for page, index in table.fragments]


def _fragment(layouts: Layouts, page: int, index: int) -> TableFragment:
    layout = layouts.get(page)
    for part in layout.fragments if layout else ():
        if part.index == index:
            return part
    raise ValidationError(f"a table points at fragment {index} of page {page}, which is not there")


def _cell_leaves(
    cell: LogicalCell, pointer: str, layouts: Layouts
) -> Iterator[tuple[str, Extracted[Any]]]:
    leaf = cell.text
    pieces = [piece for ref in cell.sources for piece in _source(ref, layouts)]
    boxes = tuple(
        Provenance(page, piece.box, () if cell.tick else piece.words) for page, piece in pieces
    )
    if not leaf.provenance:
        leaf = replace(leaf, provenance=boxes)
    yield f"{pointer}/text", leaf
    if cell.tick is not None:
        yield f"{pointer}/tick", tick_leaf(cell.tick, boxes or leaf.provenance, leaf.corrected)


def _source(ref: CellRef, layouts: Layouts) -> Iterator[tuple[int, Cell]]:
    cell = _fragment(layouts, ref.page, ref.fragment).cell_at(ref.row, ref.col)
    if cell is not None:
        yield ref.page, cell


def _piece_leaves(cell: Cell, page: int, pointer: str) -> Iterator[tuple[str, Extracted[Any]]]:
    ink = (Provenance(page, cell.box, cell.words),)
    readings = tuple(dict.fromkeys(r.text for r in cell.readings if r.text != cell.text))
    yield (
        f"{pointer}/text",
        Extracted(
            cell.text,
            cell.text,
            cell.confidence,
            ink,
            readings=readings,
            corrected=cell.corrected,
        ),
    )
    if cell.tick is not None:
        yield f"{pointer}/tick", tick_leaf(cell.tick, (Provenance(page, cell.box),), cell.corrected)


def _plain_cell(cell: LogicalCell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text.value or "",
        "tick": cell.tick.verdict if cell.tick else None,
        "sources": [_plain_ref(ref) for ref in cell.sources],
    }


def _plain_fragment(part: TableFragment, layouts: Layouts) -> dict[str, Any]:
    return {
        "page": part.page,
        "index": part.index,
        "n_rows": part.n_rows,
        "n_cols": part.n_cols,
        "open_top": part.open_top,
        "open_bottom": part.open_bottom,
        "box": paper_box(layouts, part.page, part.box),
        "cells": [_plain_piece(cell, part.page, layouts) for cell in part.cells],
    }


def _plain_piece(cell: Cell, page: int, layouts: Layouts) -> dict[str, Any]:
    return {
        "row": cell.row,
        "col": cell.col,
        "row_span": cell.row_span,
        "col_span": cell.col_span,
        "text": cell.text,
        "tick": cell.tick.verdict if cell.tick else None,
        "box": paper_box(layouts, page, cell.box),
    }


def _plain_ref(ref: CellRef) -> dict[str, int]:
    return {"page": ref.page, "fragment": ref.fragment, "row": ref.row, "col": ref.col}


def _plain_join(join: Join) -> dict[str, Any]:
    return {
        "kind": join.kind,
        "upper": _plain_ref(join.upper),
        "lower": _plain_ref(join.lower),
        "reason": join.reason,
        "confidence": share(join.confidence),
    }
