"""A logical table by position: cells, header paths, rows of a kind."""

from __future__ import annotations

from functools import cached_property

from zi_extract.model.logical import LogicalCell, LogicalTable, RowKind


class TableView:
    """Quick access to the cells of one logical table."""

    def __init__(self, table: LogicalTable) -> None:
        self.table = table

    @cached_property
    def _owner(self) -> dict[tuple[int, int], LogicalCell]:
        owner: dict[tuple[int, int], LogicalCell] = {}
        for cell in self.table.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for col in range(cell.col, cell.col + cell.col_span):
                    owner.setdefault((row, col), cell)
        return owner

    def at(self, row: int, col: int) -> LogicalCell | None:
        """The cell that covers a grid position."""
        return self._owner.get((row, col))

    def text(self, row: int, col: int) -> str:
        """The text of the cell that covers a grid position; empty outside the grid."""
        cell = self.at(row, col)
        return cell.text.value.strip() if cell is not None else ""

    def cells_in(self, row: int) -> list[LogicalCell]:
        """The cells that cover a row, from left to right, each once."""
        found: list[LogicalCell] = []
        for col in range(self.table.n_cols):
            cell = self.at(row, col)
            if cell is not None and cell not in found:
                found.append(cell)
        return found

    def rows(self, kind: RowKind) -> list[int]:
        """The rows of a kind, from top to bottom."""
        return [row for row, k in enumerate(self.table.row_kinds) if k == kind]

    @cached_property
    def header_rows(self) -> list[int]:
        """The rows of the first header only; later, different ones do not name the columns."""
        rows = self.rows("header")
        return [row for row in rows if row - rows[0] < len(rows) and self._joined(rows, row)]

    def _joined(self, rows: list[int], row: int) -> bool:
        return all(r in rows for r in range(rows[0], row))

    def header_path(self, col: int, *, blank: bool = False) -> tuple[LogicalCell, ...]:
        """The header cells over a column from top to bottom, each once; empty ones if asked."""
        path: list[LogicalCell] = []
        for row in self.header_rows:
            cell = self.at(row, col)
            if cell is not None and cell not in path and (blank or cell.text.value.strip()):
                path.append(cell)
        return tuple(path)

    def column(self, col: int) -> list[LogicalCell]:
        """The item cells that begin in a column and fill only it, each once."""
        cells: list[LogicalCell] = []
        for row in self.rows("item"):
            cell = self.at(row, col)
            if cell is not None and cell.row == row and cell.col == col:
                cells.append(cell)
        return cells
