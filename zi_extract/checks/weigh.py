"""Every value of a decree given the one probability that all its evidence says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from zi_extract.checks.scales import Layouts, Scales, says_something
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.leaves import with_leaves
from zi_extract.model.logical import CellRef, LogicalCell, LogicalTable
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, Tick


def weigh(draft: DecreeDraft, layouts: Layouts) -> tuple[DecreeDraft, Layouts]:
    """Draft and pages with the probability of every value as its confidence.

    What was found and could not be read keeps its own low one, what a person settled its own high.
    """
    scales = Scales(draft, layouts)

    def believed(pointer: str, leaf: Extracted[Any]) -> Extracted[Any]:
        if leaf.corrected or not says_something(pointer, leaf):
            return leaf
        return replace(leaf, confidence=scales.leaf(pointer, leaf).probability)

    pages = {
        page: _weighed_page(layout, scales) if page in draft.pages else layout
        for page, layout in layouts.items()
    }
    weighed = with_leaves(draft, believed)
    annexes = tuple(
        replace(annex, tables=tuple(_with_ticks(table, pages) for table in annex.tables))
        for annex in weighed.annexes
    )
    return replace(weighed, annexes=annexes), pages


def _weighed_page(layout: PageLayout, scales: Scales) -> PageLayout:
    parts = tuple(
        replace(part, cells=tuple(_weighed_cell(layout.page, cell, scales) for cell in part.cells))
        for part in layout.fragments
    )
    return replace(layout, fragments=parts)


def _weighed_cell(page: int, cell: Cell, scales: Scales) -> Cell:
    """Cells without a word say nothing that could be right or wrong; unsure marks stay unsure."""
    if cell.corrected:
        return cell
    if cell.text:
        cell = replace(cell, confidence=scales.cell(page, cell).probability)
    if cell.tick is not None and cell.tick.verdict != "unsure":
        sure = scales.tick(page, cell, cell.tick).probability
        cell = replace(cell, tick=replace(cell.tick, confidence=sure))
    return cell


def _with_ticks(table: LogicalTable, layouts: Layouts) -> LogicalTable:
    """The table with its marks as sure as those of the pieces they come from.

    That no text stands beside a mark, only the letter that it was read as, is as sure as the mark.
    """
    return replace(table, cells=tuple(_with_tick(cell, layouts) for cell in table.cells))


def _with_tick(cell: LogicalCell, layouts: Layouts) -> LogicalCell:
    if cell.tick is None or cell.tick.verdict == "unsure":
        return cell
    sure = [tick.confidence for ref in cell.sources for tick in _tick_at(ref, layouts)]
    tick = replace(cell.tick, confidence=min(sure, default=cell.tick.confidence))
    if cell.text.value or cell.text.corrected:
        return replace(cell, tick=tick)
    return replace(cell, tick=tick, text=replace(cell.text, confidence=tick.confidence))


def _tick_at(ref: CellRef, layouts: Layouts) -> Iterator[Tick]:
    layout = layouts.get(ref.page)
    for part in layout.fragments if layout else ():
        piece = part.cell_at(ref.row, ref.col) if part.index == ref.fragment else None
        if piece is not None and piece.tick is not None:
            yield piece.tick
