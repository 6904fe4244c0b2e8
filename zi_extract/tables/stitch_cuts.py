"""What stands above and below a page's end: whether a row was cut there, and merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell
from zi_extract.tables.header_words import is_mark
from zi_extract.tables.stitch_columns import Part
from zi_extract.tables.stitch_grid import Block, StitchGrid
from zi_extract.tables.stitch_habits import RARELY_MERGED, TableHabits, is_unread
from zi_extract.tables.stitch_room import room_odds, set_text
from zi_extract.tables.stitch_rows import CutColumn, cut_row_odds
from zi_extract.tables.stitch_spans import span_confidence

MERGES_ALIKE = 0.5
"""Share of the merged numbers beside which a column's cells are merged, too, where it holds their
titles. Lower takes criteria for titles; higher loses titles of which a few were torn."""


@dataclass(frozen=True, slots=True)
class CutSpan:
    """A merged cell that reaches over the page's end: its block above, its cell below, and why."""

    above: Block
    below: Cell
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PageEnd:
    """The last row of the table so far (``upper``) and a row at the top of the next ``part``."""

    grid: StitchGrid
    habits: TableHabits
    layouts: Mapping[int, PageLayout]
    upper: int
    part: Part
    row: int

    def cut_odds(self) -> float:
        """Log-odds that the two rows are one, cut by the page; above 0 they are."""
        columns = []
        for col, habit in enumerate(self.habits.columns):
            above, below = self._above(col), self._below(col)
            span = below.row_span if below is not None else 1
            unread = _is_unread(above) or is_unread(below)
            room = self._room(above, below)
            columns.append(CutColumn(_said(above), _text(below), span, habit, unread, room))
        marks = (self._marks_above(), self._marks_below())
        return cut_row_odds(columns, self.habits, marks, self.part.piece.fragment.open_top)

    def spans(self) -> Iterator[CutSpan]:
        """The merged cells that were cut between the two rows, each once.

        They are found one by one: whoever takes one may let its block grow before the next.
        """
        late, group, other = self._number_below(), self._number_goes_on(), self._other_number()
        whole = self._blank_on_purpose()
        done: set[int] = set()
        for col, habit in enumerate(self.habits.columns):
            above, below = self._above(col), self._below(col)
            if above is None or below is None or habit.is_time or id(above) in done:
                continue
            if col in whole or _is_unread(above) or is_unread(below):
                continue
            title = group is not None and self._is_title_of(group, col, above)
            found = span_confidence(
                _said(above),
                _text(below),
                below,
                habit,
                late=late,
                in_group=late or title,
                new_number=other,
                room=self._room(above, below),
            )
            if found is not None:
                done.add(id(above))
                yield CutSpan(above, below, *found)

    def _above(self, col: int) -> Block | None:
        return self.grid.at(self.upper, col)

    def _below(self, col: int) -> Cell | None:
        for cell in self.part.piece.cells_from(self.row):
            first, stop = self.part.columns(cell.col, cell.col_span)
            if first <= col < stop:
                return cell
        return None

    def _room(self, above: Block | None, below: Cell | None) -> float:
        """Log-odds that a text goes on, by the room that it left on the upper page."""
        if above is None or below is None or not above.sources:
            return 0.0
        upper = set_text(above.last.cell, self.layouts[above.last.ref.page])
        return room_odds(upper, set_text(below, self.part.piece.layout), _text(below))

    def _marks_above(self) -> frozenset[int]:
        found = ((col, self._above(col)) for col in range(self.grid.n_cols))
        return frozenset(c for c, b in found if b and any(_is_marked(s.cell) for s in b.sources))

    def _marks_below(self) -> frozenset[int]:
        cells = [c for c in self.part.piece.cells_from(self.row) if _is_marked(c)]
        spans = [self.part.columns(c.col, c.col_span) for c in cells]
        return frozenset(col for span in spans for col in range(*span))

    def _blank_on_purpose(self) -> set[int]:
        """The columns that the last row of a page or the first of the next leave blank for good."""
        columns = range(self.grid.n_cols)
        above = {col for col in columns if not _said(self._above(col))}
        below = {col for col in columns if not _text(self._below(col))}
        purpose = self.habits.blank_on_purpose
        return purpose(above) | purpose(below)

    def _number_below(self) -> bool:
        """True when the upper row's number stands in the lower part of its cut cell.

        Its other merged cells must begin with it: one that began higher has its number there.
        """
        for col, habit in enumerate(self.habits.columns):
            block = self._above(col)
            if block is not None and habit.is_number and habit.needs_text:
                blank = not block.text and not _is_unread(block)
                return bool(_text(self._below(col))) and blank and self._begin_with(block)
        return False

    def _number_goes_on(self) -> Block | None:
        """The number whose group goes on below: no other number stands there, and no ink."""
        for col, habit in enumerate(self.habits.columns):
            block = self._above(col)
            if block is not None and habit.is_number and habit.needs_text:
                below = self._below(col)
                ends = bool(_text(below)) or is_unread(below)
                return block if block.text and not ends else None
        return None

    def _other_number(self) -> bool:
        """True when both rows have a number, and not the same one."""
        for col, habit in enumerate(self.habits.columns):
            if habit.is_number and habit.needs_text:
                above, below = _said(self._above(col)), _text(self._below(col))
                return bool(above and below) and above != below
        return False

    def _is_title_of(self, group: Block, col: int, block: Block) -> bool:
        """True for the cell beside a group's number whose column merges as the numbers do."""
        number, title = self.habits.columns[group.col], self.habits.columns[col]
        merges = title.merging >= number.merging * MERGES_ALIKE
        return col == group.col_stop and block.row == group.row and merges

    def _begin_with(self, number: Block) -> bool:
        merging = (c for c, h in enumerate(self.habits.columns) if h.merging > RARELY_MERGED)
        blocks = [b for c in merging if (b := self._above(c)) is not None and b.text]
        return all(block.row >= number.row for block in blocks)


def _said(block: Block | None) -> str:
    return block.text if block is not None else ""


def _is_unread(block: Block | None) -> bool:
    return block is not None and not block.text and is_unread(block.last.cell)


def _text(cell: Cell | None) -> str:
    text = cell.text.strip() if cell is not None else ""
    return "" if is_mark(text) else text


def _is_marked(cell: Cell) -> bool:
    return (cell.tick is not None and cell.tick.verdict == "marked") or is_mark(cell.text)
