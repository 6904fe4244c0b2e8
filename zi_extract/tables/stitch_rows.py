"""Whether the first row of a page is the rest of the last row of the page before."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from zi_extract.model.table import Cell
from zi_extract.tables.header_words import is_mark
from zi_extract.tables.stitch_columns import TableParts
from zi_extract.tables.stitch_text import goes_on

OTHER_NUMBER = -6.0
NUMBER_LEFT_OUT = 3.0
MUST_BE_FILLED = 2.0
MAY_BE_MERGED = 0.3
USUAL_OPENING = -1.5
MARKS_LEFT_OUT = 1.5
SAME_MARKS = 0.5
OTHER_MARKS = -2.0
OPEN_EDGE = 1.0
"""Weights (log-odds) of what speaks for one row cut in two, beside the texts themselves: another
item number below is a new row; a column that every row fills is blank; marks stand in only one of
the two; the lower text opens like other rows do; the ruling at the cut is missing."""

USUALLY_FILLED = 0.85
"""Share of a column's cells with text from which a blank cell needs a reason (a merged value, a
cut row). Lower takes empty notes for merged ones; higher misses merges in gappy columns."""

RARELY_MERGED = 0.1
"""Share of a column's cells that span rows, up to which it has one cell per row."""


@dataclass(slots=True)
class ColumnHabit:
    """How the cells of one column are, over all parts of a table."""

    cells: int = 0
    filled: int = 0
    merged: int = 0
    ticks: int = 0
    marks: int = 0
    numbers: int = 0
    openings: Counter[str] = field(default_factory=Counter)

    @property
    def fill(self) -> float:
        return self.filled / self.cells if self.cells else 0.0

    @property
    def merging(self) -> float:
        return self.merged / self.cells if self.cells else 0.0

    @property
    def is_time(self) -> bool:
        return self.ticks > self.cells / 2 and self.filled <= self.ticks / 2

    @property
    def is_number(self) -> bool:
        return self.filled > 0 and self.numbers >= 0.7 * self.filled

    @property
    def needs_text(self) -> bool:
        return self.fill >= USUALLY_FILLED


@dataclass(frozen=True, slots=True)
class CutColumn:
    """What stands in one column above and below a page's end."""

    upper: str
    lower: str
    habit: ColumnHabit


def find_habits(table: TableParts) -> tuple[ColumnHabit, ...]:
    """The habits of every column; cells at a page's end count only with what they hold."""
    habits = tuple(ColumnHabit() for _ in range(table.n_cols))
    for part in table.parts:
        kinds = part.piece.kinds
        items = [row for row, kind in enumerate(kinds) if kind == "item"]
        for cell in part.piece.fragment.cells:
            if kinds[cell.row] != "item":
                continue
            at_end = cell.row == items[0] or cell.row + cell.row_span > items[-1]
            if at_end and not cell.text.strip() and not _is_marked(cell):
                continue
            for col in range(*part.columns(cell.col, cell.col_span)):
                _note(habits[col], cell)
    return habits


def cut_row_odds(
    columns: Sequence[CutColumn], marks: tuple[frozenset[int], frozenset[int]], open_edge: bool
) -> float:
    """Log-odds that the two rows are one, cut by the page; above 0 they are joined."""
    texts = sum(_column_odds(column) for column in columns if not column.habit.is_time)
    return texts + _mark_odds(columns, *marks) + (OPEN_EDGE if open_edge else 0.0)


def certainty(odds: float) -> float:
    """The confidence (0.5-1) of a decision with these log-odds."""
    return 1 / (1 + math.exp(-abs(odds)))


def opening(text: str) -> str:
    """The first word of a text, small; empty when it begins with no letter."""
    match = re.match(r"[A-Za-z]+", text.strip())
    return match[0].lower() if match else ""


def _is_marked(cell: Cell) -> bool:
    return cell.tick is not None and cell.tick.verdict == "marked"


def _note(habit: ColumnHabit, cell: Cell) -> None:
    text = cell.text.strip()
    marked = _is_marked(cell)
    habit.cells += 1
    habit.merged += cell.row_span > 1
    habit.ticks += cell.tick is not None
    habit.marks += marked or is_mark(text)
    if text and not marked and not is_mark(text):
        habit.filled += 1
        habit.numbers += bool(re.fullmatch(r"\(?[0-9lIO]{1,3}[.)]?", text))
        habit.openings[opening(text)] += 1


def _column_odds(column: CutColumn) -> float:
    upper, lower, habit = column.upper, column.lower, column.habit
    single = habit.merging <= RARELY_MERGED
    if habit.is_number and upper and lower:
        return OTHER_NUMBER if upper != lower else 0.0
    if upper and lower:
        usual = habit.openings[opening(lower)] > 0 and opening(lower) != ""
        return goes_on(upper, lower) + (USUAL_OPENING if usual and lower[0].isupper() else 0.0)
    if not habit.needs_text:
        return 0.0
    if lower and not single:
        return 0.0
    left_out = NUMBER_LEFT_OUT if habit.is_number else MUST_BE_FILLED
    return left_out if single else MAY_BE_MERGED


def _mark_odds(columns: Sequence[CutColumn], upper: frozenset[int], lower: frozenset[int]) -> float:
    if not any(column.habit.is_time for column in columns) or not (upper or lower):
        return 0.0
    if upper and lower:
        return SAME_MARKS if upper == lower else OTHER_MARKS
    return MARKS_LEFT_OUT
