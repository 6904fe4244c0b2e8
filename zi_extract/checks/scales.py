"""The evidence for every value of a decree, weighed: how likely it is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zi_extract.checks.area_numerals import belongs_to_name
from zi_extract.checks.calibration import calibration
from zi_extract.checks.counting import counted
from zi_extract.checks.inks import Inks
from zi_extract.checks.item_forms import form_faults
from zi_extract.checks.signals import (
    NONE,
    Signals,
    grid_signals,
    page_signals,
    row_signals,
    text_signals,
    tick_signals,
)
from zi_extract.checks.stray_marks import TEXTS
from zi_extract.checks.told_twice import is_told_twice, told_twice
from zi_extract.model.doubt import Doubt
from zi_extract.model.draft import ActionDraft, DecreeDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.leaves import leaves
from zi_extract.model.logical import LogicalCell, LogicalTable
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.model.working_point import ValueKind, form_of, kind_of

Layouts = Mapping[int, PageLayout]


BLANK = "blank"
"""The field of values whose place is empty on paper."""


MARK = re.compile(r"\s*[vVxXyYJ/\\\u221a\u2713\u2714\u25cf\u25a0]{1,2}\s*")
"""What readers make of a mark: which letter says nothing that the mark does not."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence for one value; cells and marks of a page have no pointer of their own yet.

    ``most``: the probability (0-1) of what it was made of, which it cannot exceed.
    """

    pointer: str
    kind: ValueKind
    field: str
    signals: Signals
    most: float = 1.0

    @property
    def probability(self) -> float:
        """How likely (0-1) the value is right."""
        return min(self.most, calibration()[self.kind].probability(self.field, self.signals))


class Scales:
    """Weighs the values of one decree on the pages of its file."""

    def __init__(self, draft: DecreeDraft, layouts: Layouts) -> None:
        self._draft, self._layouts = draft, layouts
        self._doubt = Doubt(draft.findings)
        self._tables = [table for annex in draft.annexes for table in annex.tables]
        self._inks = Inks(layouts, self._tables)
        self._twice = told_twice(draft)
        self._counted = counted(self._tables, layouts)
        self._settled = set(_numbers_that_neighbours_told(draft.actions))
        self._has_codes = any(action.area.code for action in draft.actions)
        self._schedules: dict[int, dict[str, float]] = {}
        self._rows: dict[int, dict[str, float]] = {}

    def leaf(self, pointer: str, leaf: Extracted[Any]) -> Weighed:
        """A value of the draft."""
        kind, field = kind_of(pointer)
        field = BLANK if leaf.value == "" else field
        if kind == "schedule":
            number = int(pointer.split("/")[2])
            return Weighed(pointer, kind, self._given_as(number), self._schedule_of(number))
        pieces = self._pieces_of(leaf) if kind == "cell" else []
        if pieces:
            return replace(min(pieces, key=lambda piece: piece.probability), pointer=pointer)
        footing = self._inks.under(leaf.provenance)
        if kind == "list":
            footing = replace(footing, words=_without_closing_sign(footing.words))
        signals, most = text_signals(leaf, footing, self._doubt.names(pointer)), 1.0
        if kind in ("header", "list"):
            signals |= page_signals(footing.pages)
        if kind == "header":
            signals["twice"] = float(is_told_twice(pointer, self._twice))
        elif kind == "record":
            signals |= {**self._rows_of(int(pointer.split("/")[2])), "marks": NONE, "ink": 0.0}
            signals["form"] = float(self._is_no_area(pointer))
            if field == "area/number" and belongs_to_name(self._action(pointer)):
                signals["settled"] = 1.0
            signals["counted"] = self._count_at(leaf.provenance) if field == "number" else 0.0
            if field in TEXTS and not signals["settled"]:
                most = min((piece.probability for piece in self._pieces_of(leaf)), default=1.0)
        elif kind == "list":
            signals["form"] = float(form_faults(field, str(leaf.value)))
        return Weighed(pointer, kind, field, signals, most)

    def _pieces_of(self, leaf: Extracted[Any]) -> list[Weighed]:
        """The cells on their pages that a cell of a stitched table was made of."""
        cells = ((ink.page, self._inks.cell_at(ink)) for ink in leaf.provenance)
        return [self.cell(page, cell) for page, cell in cells if cell is not None and cell.text]

    def cell(self, page: int, cell: Cell) -> Weighed:
        """The text of a cell on its page; of one that is its mark, read as a letter, the mark."""
        if cell.tick is not None and cell.tick.verdict == "marked" and MARK.fullmatch(cell.text):
            return self.tick(page, cell, cell.tick)
        ink = (Provenance(page, cell.box, cell.words),)
        leaf = Extracted(cell.text, cell.text, cell.confidence, ink)
        signals = text_signals(leaf, self._inks.under(ink), self._doubt.covers(page, cell.box))
        told = self._doubt.disputes(page, cell.box) or (page, cell.box) in self._settled
        signals["disputed"] = float(told)
        signals["counted"] = self._count_at(ink)
        return Weighed("", "cell", form_of(cell.text), signals)

    def _count_at(self, provenance: Sequence[Provenance]) -> float:
        return float(
            max((self._counted.get((ink.page, ink.box), 0) for ink in provenance), default=0)
        )

    def tick(self, page: int, cell: Cell, tick: Tick) -> Weighed:
        """The mark of a cell on its page."""
        footing = self._inks.under((Provenance(page, cell.box),))
        named = self._doubt.covers(page, cell.box)
        return Weighed("", "tick", tick.verdict, tick_signals(tick, footing, named))

    def grid(self, page: PageLayout, part: TableFragment) -> Weighed:
        """The grid of a fragment on its page."""
        return Weighed(
            "", "grid", "grid", grid_signals(self._inks.grids[page.page, part.index], page)
        )

    def all(self) -> Iterator[Weighed]:
        """Every value of the draft and every text and mark of its tables' parts."""
        for pointer, leaf in leaves(self._draft):
            if says_something(pointer, leaf):
                yield self.leaf(pointer, leaf)
        for number, annex in enumerate(self._draft.annexes):
            for index, table in enumerate(annex.tables):
                yield from self._pieces(table, f"/annexes/{number}/tables/{index}/fragments")

    def _pieces(self, table: LogicalTable, pointer: str) -> Iterator[Weighed]:
        for number, (page, index) in enumerate(table.fragments):
            parts = self._layouts[page].fragments if page in self._layouts else ()
            for part in (part for part in parts if part.index == index):
                yield replace(self.grid(self._layouts[page], part), pointer=f"{pointer}/{number}")
                for offset, cell in enumerate(part.cells):
                    at = f"{pointer}/{number}/cells/{offset}"
                    if cell.text:
                        yield replace(self.cell(page, cell), pointer=f"{at}/text")
                    if cell.tick is not None:
                        yield replace(self.tick(page, cell, cell.tick), pointer=f"{at}/tick")

    def _schedule_of(self, action: int) -> dict[str, float]:
        """One evidence for all that a schedule says: it is right as a whole or not at all."""
        if action not in self._schedules:
            at = f"/actions/{action}/schedule"
            said = list(leaves(self._draft.actions[action].schedule, at))
            ink = tuple(dict.fromkeys(place for _, leaf in said for place in leaf.provenance))
            sure = min(leaf.confidence for _, leaf in said)
            named = any(self._doubt.names(pointer) for pointer, _ in said)
            whole = Extracted(None, "", sure, ink)
            signals = text_signals(whole, self._inks.under(ink), named)
            self._schedules[action] = signals | self._rows_of(action)
        return self._schedules[action]

    def _given_as(self, action: int) -> str:
        """How the times are told; blank where a place for them says nothing."""
        schedule = self._draft.actions[action].schedule
        said = schedule.given_as if schedule else None
        return str(said.value) if said else BLANK

    def _is_no_area(self, pointer: str) -> bool:
        """Whether an area is none of the known ones, though others of the decree are."""
        if not pointer.endswith(("/area/name", "/area/number")):
            return False
        return self._has_codes and not self._action(pointer).area.code

    def _action(self, pointer: str) -> ActionDraft:
        return self._draft.actions[int(pointer.split("/")[2])]

    def _rows_of(self, action: int) -> dict[str, float]:
        if action not in self._rows:
            cells = self._cells_of(self._draft.actions[action])
            self._rows[action] = row_signals(cells, self._inks.grids_of(cells))
        return self._rows[action]

    def _cells_of(self, action: ActionDraft) -> list[LogicalCell]:
        cells = self._tables[action.table].cells if action.table < len(self._tables) else ()
        return [
            cell
            for cell in cells
            if any(cell.row <= row < cell.row + cell.row_span for row in action.rows)
        ]


def _numbers_that_neighbours_told(
    actions: Sequence[ActionDraft],
) -> Iterator[tuple[int, Box]]:
    """The ink of numbers that are not what was read there."""
    for action in actions:
        for leaf in (action.number, action.area.number):
            if leaf is not None and leaf.derived:
                yield from ((ink.page, ink.box) for ink in leaf.provenance)


def _without_closing_sign(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of an item without a sign that stands alone behind them: its form tells which."""
    closes = len(words) > 1 and not any(map(str.isalnum, words[-1].text))
    return words[:-1] if closes else words


def says_something(pointer: str, leaf: Extracted[Any]) -> bool:
    """Whether the value can be right or wrong: a blank field says something, a blank cell not.

    That marks have no text beside them is as sure as the schedule that they make.
    """
    if not leaf.provenance or leaf.value is None:
        return False
    return leaf.value != "" or kind_of(pointer)[0] in ("record", "schedule")
