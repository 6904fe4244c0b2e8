"""What stands under a value: its words, the cells they are in, the tables of those cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zi_extract.checks.counting import HEADINGS
from zi_extract.checks.grids import Grid, grids_of
from zi_extract.model.evidence import Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.logical import LogicalCell, LogicalTable
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell


@dataclass(frozen=True, slots=True)
class Footing:
    """``words``, ``cells``, ``grids`` and ``pages`` in the order of the value's ink.

    ``torn`` counts the cells that border on another part of their table, where a text may go on.
    """

    words: tuple[Word, ...]
    cells: tuple[Cell, ...]
    grids: tuple[Grid, ...]
    pages: tuple[PageLayout, ...]
    torn: int = 0


class Inks:
    """Looks up what stands under some ink, for the pages of one file."""

    def __init__(self, layouts: Mapping[int, PageLayout], tables: Sequence[LogicalTable]) -> None:
        self._layouts, self.grids = layouts, grids_of(layouts, tables)
        self._by_word: dict[tuple[int, int], tuple[Cell, Grid]] = {}
        self._by_box: dict[tuple[int, Box], tuple[Cell, Grid]] = {}
        self._torn = set(_torn_cells(layouts, tables))
        for page, layout in layouts.items():
            for part in layout.fragments:
                grid = self.grids[page, part.index]
                for cell in part.cells:
                    self._by_box[page, cell.box] = cell, grid
                    self._by_word.update({(page, word): (cell, grid) for word in cell.words})

    def grids_of(self, cells: Iterable[LogicalCell]) -> tuple[Grid, ...]:
        """The grids that some cells of a stitched table come from."""
        keys = dict.fromkeys((ref.page, ref.fragment) for cell in cells for ref in cell.sources)
        return tuple(self.grids[key] for key in keys if key in self.grids)

    def cell_at(self, ink: Provenance) -> Cell | None:
        """The cell of a page that is this ink as a whole."""
        found = self._by_box.get((ink.page, ink.box))
        return found[0] if found is not None else None

    def under(self, provenance: Iterable[Provenance]) -> Footing:
        """What stands under a value with this ink."""
        words: list[Word] = []
        cells: dict[int, Cell] = {}
        grids: dict[int, Grid] = {}
        pages: dict[int, PageLayout] = {}
        for ink in provenance:
            layout = self._layouts.get(ink.page)
            if layout is None:
                continue
            pages[ink.page] = layout
            words += [layout.words[i] for i in ink.words if 0 <= i < len(layout.words)]
            found = [self._by_word.get((ink.page, word)) for word in ink.words]
            for at in (*found, self._by_box.get((ink.page, ink.box))):
                if at is not None:
                    cells[id(at[0])], grids[id(at[1])] = at
        return Footing(
            words=tuple(words),
            cells=tuple(cells.values()),
            grids=tuple(grids.values()),
            pages=tuple(pages.values()),
            torn=sum(cell in self._torn for cell in cells),
        )


def _torn_cells(layouts: Mapping[int, PageLayout], tables: Iterable[LogicalTable]) -> Iterator[int]:
    """Ids of the cells in the last row of a part that goes on, and in the first of the next."""
    parts = {(n, part.index): part for n, page in layouts.items() for part in page.fragments}
    for table in tables:
        rows = _item_rows(table)
        for number, key in enumerate(key for key in table.fragments if key in rows):
            edges = {max(rows[key])} if number < len(rows) - 1 else set()
            edges |= {min(rows[key])} if number else set()
            for cell in parts[key].cells if key in parts else ():
                if any(cell.row <= row < cell.row + cell.row_span for row in edges):
                    yield id(cell)


def _item_rows(table: LogicalTable) -> dict[tuple[int, int], set[int]]:
    """(page, fragment) to its rows that hold something else than column headings."""
    rows: dict[tuple[int, int], set[int]] = {}
    for cell in table.cells:
        if table.row_kinds[cell.row] not in HEADINGS:
            for ref in cell.sources:
                rows.setdefault((ref.page, ref.fragment), set()).add(ref.row)
    return rows
