"""What stands under a value: its words, the cells they are in, the tables of those cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zi_extract.model.evidence import Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.logical import LogicalCell
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment

SHAKY = 0.9
"""Confidence (0-1) of a cell's edges below which its grid may be another one."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How far the grid of a fragment can be trusted.

    ``cells`` are counted; ``worst`` is the least sure of their edges (0-1), ``shaky`` the share of
    cells below ``SHAKY``, ``unsure`` counts marks that could not be judged.
    """

    cells: int
    worst: float
    shaky: float
    unsure: int


@dataclass(frozen=True, slots=True)
class Footing:
    """``words``, ``cells``, ``grids`` and ``pages`` in the order of the value's ink."""

    words: tuple[Word, ...]
    cells: tuple[Cell, ...]
    grids: tuple[Grid, ...]
    pages: tuple[PageLayout, ...]


class Inks:
    """Looks up what stands under some ink, for the pages of one file."""

    def __init__(self, layouts: Mapping[int, PageLayout]) -> None:
        self._layouts = layouts
        self._by_word: dict[tuple[int, int], tuple[Cell, Grid]] = {}
        self._by_box: dict[tuple[int, Box], tuple[Cell, Grid]] = {}
        self._grids: dict[tuple[int, int], Grid] = {}
        for page, layout in layouts.items():
            for part in layout.fragments:
                grid = self._grids[page, part.index] = grid_of(part)
                for cell in part.cells:
                    self._by_box[page, cell.box] = cell, grid
                    self._by_word.update({(page, word): (cell, grid) for word in cell.words})

    def grids_of(self, cells: Iterable[LogicalCell]) -> tuple[Grid, ...]:
        """The grids that some cells of a stitched table come from."""
        keys = dict.fromkeys((ref.page, ref.fragment) for cell in cells for ref in cell.sources)
        return tuple(self._grids[key] for key in keys if key in self._grids)

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
            tuple(words), tuple(cells.values()), tuple(grids.values()), tuple(pages.values())
        )


def grid_of(part: TableFragment) -> Grid:
    """What the edges of a fragment's cells say together."""
    edges = [cell.structure for cell in part.cells]
    unsure = sum(cell.tick is not None and cell.tick.verdict == "unsure" for cell in part.cells)
    shaky = sum(edge < SHAKY for edge in edges) / max(1, len(edges))
    return Grid(len(edges), min(edges, default=1.0), shaky, unsure)
