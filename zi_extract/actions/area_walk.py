"""The area that holds while a table is read from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from zi_extract.actions.area_drafts import doubtful, lost_area, placed_area
from zi_extract.actions.table_areas import TableAreas
from zi_extract.model.draft import AreaDraft
from zi_extract.model.evidence import Extracted, Provenance


class AreaWalk:
    """Asked for every band and every row in order. ``area`` is what the last heading said."""

    def __init__(self, areas: TableAreas) -> None:
        self.areas = areas
        self.area = AreaDraft()
        self.program: Extracted[str] | None = None
        self._counted = False

    def go_on_from(self, area: AreaDraft) -> None:
        """Begin in the area that held at the end of the table before, flagged."""
        self.area = doubtful(area)

    def take_band(self, row: int) -> bool:
        """Whether a band begins an area; otherwise it names a program inside one."""
        self._counted = False
        area = self.areas.of_band(row)
        self.program = self.areas.programs.get(row)
        if area is not None:
            self.area = area
        return area is not None

    def of_row(
        self, row: int, program: Extracted[str] | None, number: Extracted[str] | None
    ) -> AreaDraft:
        """The area of a row: its own column, the band above it, or its sub-item.

        ``number`` is the item's where one begins in this row: a count that begins anew tells of a
        band that was not read.
        """
        own = self.areas.of_row(row)
        if own is not None:
            self.area = own
            return own
        placed = placed_area(program or self.program)
        restarted = self._restarted(number)
        if self.area.name is None:
            return self._unnamed(row, placed)
        code = self.area.code.value if self.area.code else None
        other = placed is not None and code is not None and placed.value != code
        if restarted:
            self.area = self._after_lost_band(placed if other else None, known=placed is not None)
            return self.area
        if other:
            return replace(doubtful(self.area), code=placed)
        # A blank cell of the areas' column: nothing says that the area above goes on.
        return doubtful(self.area) if self.areas.in_column else self.area

    def _unnamed(self, row: int, placed: Extracted[int | None] | None) -> AreaDraft:
        """Above the first band that was read: lost where the table names areas at all."""
        if self.areas.are_printed:
            return lost_area(self._ink_of(row), placed)
        return replace(self.area, code=placed)

    def _after_lost_band(self, other: Extracted[int | None] | None, *, known: bool) -> AreaDraft:
        """The count began anew: in another area by the sub-item, in the same, or nobody knows."""
        if other is not None:
            return lost_area(other.provenance, other)
        return self.area if known else doubtful(self.area)

    def _ink_of(self, row: int) -> tuple[Provenance, ...]:
        cells = self.areas.view.cells_in(row)
        return tuple(place for cell in cells for place in cell.text.provenance)

    def _restarted(self, number: Extracted[str] | None) -> bool:
        """True where the items begin to count anew: a band between was not read."""
        if number is None:
            return False
        seen, self._counted = self._counted, True
        return seen and number.value.strip("(). ") == "1"
