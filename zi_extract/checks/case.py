"""What a rule looks at: one decree's draft, the pages it was read from, where their words ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding, Severity
from zi_extract.model.geometry import Box
from zi_extract.model.logical import LogicalTable
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.places import WordPlaces
from zi_extract.model.source import PageKind
from zi_extract.model.table import Cell, TableFragment


@dataclass(frozen=True, slots=True)
class Case:
    """One decree before it is judged."""

    draft: DecreeDraft
    layouts: Mapping[int, PageLayout]
    kinds: Mapping[int, PageKind]
    places: WordPlaces

    def tables(self) -> Iterator[tuple[str, LogicalTable]]:
        """Every stitched table with its JSON Pointer, in the order that actions count them."""
        for number, annex in enumerate(self.draft.annexes):
            for index, table in enumerate(annex.tables):
                yield f"/annexes/{number}/tables/{index}", table

    def fragments(self, table: LogicalTable) -> Iterator[TableFragment]:
        """The table's parts on their pages, as far as the pages were read."""
        for page, index in table.fragments:
            layout = self.layouts.get(page)
            for part in layout.fragments if layout else ():
                if part.index == index:
                    yield part

    def pieces(self) -> Iterator[tuple[str, int, Cell]]:
        """(JSON Pointer, page, cell) of every cell of the tables' parts, as read on its page."""
        for pointer, table in self.tables():
            for number, part in enumerate(self.fragments(table)):
                for offset, cell in enumerate(part.cells):
                    yield f"{pointer}/fragments/{number}/cells/{offset}", part.page, cell

    def words(self, leaf: Extracted[Any]) -> list[Word]:
        """The words that a value was read from, in its order, as far as its pages were read."""
        return [
            self.layouts[ink.page].words[word]
            for ink in leaf.provenance
            if ink.page in self.layouts
            for word in ink.words
        ]

    def scans(self) -> set[int]:
        """The decree's pages that were scanned, as far as they were read."""
        read = (self.layouts[page] for page in self.draft.pages if page in self.layouts)
        return {layout.page for layout in read if layout.origin == "scan"}

    def leftover(self, page: int) -> list[int]:
        """Indices of the page's words that ended nowhere."""
        return [i for i, place in enumerate(self.places.get(page, ())) if place == "leftover"]

    def parts(self) -> Iterator[TableFragment]:
        """The parts of all tables, table by table."""
        for _, table in self.tables():
            yield from self.fragments(table)


def at_value(
    code: str, severity: Severity, message: str, pointer: str, leaf: Extracted[Any]
) -> Finding:
    """A finding about a value, placed on its first ink."""
    page, box = first_ink(leaf)
    return Finding(code, severity, message, page, box, pointer)


def first_ink(leaf: Extracted[Any]) -> tuple[int, Box | None]:
    """Page and box of a value's first ink; page 0 when it has none."""
    if not leaf.provenance:
        return 0, None
    return leaf.provenance[0].page, leaf.provenance[0].box
