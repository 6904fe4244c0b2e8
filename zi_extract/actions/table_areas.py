"""The areas of one table: of its bands and headings, or of its column of areas."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.actions.area_bands import begins_in
from zi_extract.actions.area_drafts import draft_areas
from zi_extract.actions.area_numbers import AreaHeading
from zi_extract.actions.areas import PrintedArea, as_numeral, code_of_item, numeral_of, read_area
from zi_extract.actions.columns import ColumnRoles
from zi_extract.actions.ditto import is_ditto
from zi_extract.actions.table_view import TableView
from zi_extract.model.draft import AreaDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.logical import LogicalCell
from zi_extract.model.table import INK_UNREAD

NUMBER_CELL = 6
"""Characters up to which the first of a band's cells is its number and not a part of its name."""


class TableAreas:
    """The areas of a table, settled together; asked by row."""

    def __init__(self, view: TableView, roles: ColumnRoles) -> None:
        self.view, self.roles = view, roles
        self.programs: dict[int, Extracted[str]] = {}
        found: dict[tuple[int, int], AreaHeading] = {}
        for row, kind in enumerate(view.table.row_kinds):
            if kind in ("band", "heading"):
                self._take_band(row, found)
            elif kind == "item":
                self._take_cell(row, found)
        self._areas = dict(zip(found, draft_areas(list(found.values())), strict=True))

    def of_band(self, row: int) -> AreaDraft | None:
        """The area that a band or heading names; None when it names a program inside one."""
        return self._areas.get((row, -1))

    def of_row(self, row: int) -> AreaDraft | None:
        """The area in the row's own cell of a column of areas; None without any."""
        cell = self._area_cell(row)
        return self._areas.get((cell.row, cell.col)) if cell is not None else None

    @property
    def in_column(self) -> bool:
        """Whether the areas stand in a column of their own."""
        return self.roles.column("area") is not None

    @property
    def are_printed(self) -> bool:
        """Whether the table names areas at all: in bands, headings or a column of their own."""
        return bool(self._areas) or self.in_column

    def _take_band(self, row: int, found: dict[tuple[int, int], AreaHeading]) -> None:
        kinds = self.view.table.row_kinds
        cells = [cell for cell in self.view.cells_in(row) if begins_in(cell, row, kinds)]
        heading = self._heading_of(cells)
        printed = heading.printed
        is_area = printed.code is not None or self.roles.column("program") is not None
        if not is_area and code_of_item(printed.name) is not None:
            self.programs[row] = Extracted(
                printed.name, heading.text.raw, heading.text.confidence, heading.text.provenance
            )
        else:
            found[row, -1] = heading

    def _take_cell(self, row: int, found: dict[tuple[int, int], AreaHeading]) -> None:
        cell = self._area_cell(row)
        if cell is None or (cell.row, cell.col) in found:
            return
        printed = read_area(cell.text.value)
        number = self._number_beside(row) if printed.number is None else None
        if number is not None:
            printed = _numbered(printed, as_numeral(number.value.strip(" .")))
        found[cell.row, cell.col] = AreaHeading(cell.text, printed, number)

    def _area_cell(self, row: int) -> LogicalCell | None:
        col = self.roles.column("area")
        cell = self.view.at(row, col) if col is not None else None
        while cell is not None and col is not None and is_ditto(cell.text.value):
            cell = self._above(cell, col)
        return cell if cell is not None and cell.text.value.strip() else None

    def _above(self, cell: LogicalCell, col: int) -> LogicalCell | None:
        """The cell over one with a ditto mark, as far as the table's items reach."""
        items = cell.row > 0 and self.view.table.row_kinds[cell.row - 1] == "item"
        return self.view.at(cell.row - 1, col) if items else None

    def _number_beside(self, row: int) -> Extracted[str] | None:
        """The area's number in a column of its own, where there is one."""
        col = self.roles.area_number
        cell = self.view.at(row, col) if col is not None else None
        return cell.text if cell is not None and cell.text.value.strip() else None

    def _heading_of(self, cells: Sequence[LogicalCell]) -> AreaHeading:
        """The area of a band's cells: number and name apart, or in one, or torn by a ruling."""
        filled = [cell.text for cell in cells if cell.text.value.strip()]
        unread = any(not c.text.value and c.text.confidence < INK_UNREAD for c in cells)
        number = filled[0] if len(filled) > 1 and len(filled[0].value) <= NUMBER_CELL else None
        name = _best_joined(filled[1:] if number else filled)
        printed = read_area(name.value)
        if number is not None and printed.number is None:
            read = as_numeral(number.value.strip(" .:)("))
            return AreaHeading(name, _numbered(printed, read), number, unread)
        whole = _best_joined(filled)
        printed = read_area(whole.value)
        if printed.number is None and printed.code is not None and unread:
            printed = _numbered(printed, numeral_of(printed.code), misread=True)
        return AreaHeading(whole, printed, None, unread)


def _numbered(printed: PrintedArea, number: str, *, misread: bool = False) -> PrintedArea:
    return PrintedArea(number or None, printed.name, printed.code, printed.alike, misread)


def _best_joined(texts: Sequence[Extracted[str]]) -> Extracted[str]:
    """The texts as one; without a space where a ruling that is none has torn a known name."""
    ways = [" ".join(t.value for t in texts), "".join(t.value for t in texts)]
    value = max(ways, key=lambda way: read_area(way).alike)
    return Extracted(
        value=value,
        raw=" ".join(text.raw for text in texts),
        confidence=min((text.confidence for text in texts), default=0.0),
        provenance=tuple(place for text in texts for place in text.provenance),
    )
