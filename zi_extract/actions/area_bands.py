"""Bands of areas that stand among the rows of the heading, where a ruling between was lost."""

from __future__ import annotations

from dataclasses import replace

from zi_extract.actions.areas import read_area
from zi_extract.model.logical import LogicalCell, LogicalTable, RowKind

SURE_NAME = 0.9
"""Likeness (0-1) of a name to an area's from which a row of the heading is a band. Headings such as
``Area Manajemen`` are less alike."""


def with_bands(table: LogicalTable) -> LogicalTable:
    """The table whose rows of the heading that name an area, over all columns, are bands."""
    kinds = list(table.row_kinds)
    for cell in table.cells:
        if cell.row > 0 and kinds[cell.row] == "header" and _is_band(cell, table.n_cols):
            kinds[cell.row] = "band"
    return replace(table, row_kinds=tuple(kinds))


def begins_in(cell: LogicalCell, row: int, kinds: tuple[RowKind, ...]) -> bool:
    """False for a cell of the heading that reaches down into a band."""
    return cell.row == row or kinds[cell.row] != "header"


def _is_band(cell: LogicalCell, columns: int) -> bool:
    if columns < 3 or cell.col_span < columns - 1 or cell.row_span > 1:
        return False
    area = read_area(cell.text.value)
    return area.code is not None and area.alike >= SURE_NAME
