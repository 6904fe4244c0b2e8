"""Whether the first row of a page is the rest of the last row of the page before."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from zi_extract.model.table import Cell
from zi_extract.tables.header_words import is_area_name, is_mark
from zi_extract.tables.stitch_columns import Part, TableParts
from zi_extract.tables.stitch_text import goes_on, starts_with_bullet

OTHER_NUMBER = -6.0
NUMBER_LEFT_OUT = 3.0
MUST_BE_FILLED = 2.0
MERGE_ENDS = 0.8
MERGE_GOES_ON = 0.0
USUAL_OPENING = -1.5
OTHER_FIGURE = -2.0
MARKS_LEFT_OUT = 1.5
SAME_MARKS = 0.5
OTHER_MARKS = -2.0
OPEN_EDGE = 1.0
KNOWN_WHOLE, KNOWN_APART = 4.0, -2.0
BULLETS_BEGIN = -3.0
"""Weights (log-odds) of what speaks for one row cut in two, beside the texts themselves: another
item number below is a new row; a column that every row fills is blank; a merged cell would end
right with the row below (many at once do not) or reach beyond it; the lower text opens like other
rows do; two figures; marks stand in only one of the two; the ruling at the cut is missing; another
cell of the column says both in one; or it says the lower one alone; it begins with a bullet in a
column where cells often do."""

OFTEN = 0.3
"""Share of a column's texts that begin with a bullet from which a bullet begins a text, not only
an item. Lower splits lists of columns with one bare list; higher joins the lists of two rows."""

BULLET = "-"
"""The opening of a text that begins with a bullet of any kind."""

USUALLY_FILLED = 0.85
"""Share of a column's cells with text from which a blank cell needs a reason (a merged value, a
cut row). Lower takes empty notes for merged ones; higher misses merges in gappy columns."""

RARELY_MERGED = 0.05
"""Share of a column's cells that span rows, up to which it has one cell per row."""


INK_UNREAD = 0.5
"""Confidence (0-1) of an empty text below which its cell has ink that nobody could read."""

_FIGURE = re.compile(r"(?:Rp\.?\s*)?\d[\d.,]*(?:\s*%)?\s*(?:$|[a-zA-Z/]+$)")


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
    texts: Counter[str] = field(default_factory=Counter)

    @property
    def fill(self) -> float:
        """Share of the cells with text."""
        return self.filled / self.cells if self.cells else 0.0

    @property
    def merging(self) -> float:
        """Share of the cells that span rows."""
        return self.merged / self.cells if self.cells else 0.0

    @property
    def is_time(self) -> bool:
        """True for a column of marks."""
        return self.ticks > self.cells / 2 and self.filled <= self.ticks / 2

    @property
    def is_number(self) -> bool:
        """True for a column of item numbers."""
        return self.filled > 0 and self.numbers >= 0.7 * self.filled

    @property
    def needs_text(self) -> bool:
        """True where a blank cell needs a reason."""
        return self.fill >= USUALLY_FILLED

    def opening_odds(self, lower: str) -> float:
        """Log-odds that a text goes on, by how the other cells of the column begin."""
        first = opening(lower)
        if first == BULLET:
            return BULLETS_BEGIN if self.openings[BULLET] >= OFTEN * self.filled else 0.0
        usual = first != "" and self.openings[first] > 1 and lower.lstrip()[0].isupper()
        return USUAL_OPENING if usual else 0.0

    def known_odds(self, upper: str, lower: str) -> float:
        """Log-odds that two texts are one, by what other cells of the column say.

        Owners and areas are named again and again, so that a name torn in two is known as a whole
        and a whole one by itself. The lower text is one of the column's own.
        """
        whole, below = folded_name(f"{upper} {lower}"), folded_name(lower)
        if self.texts[whole] or (is_area_name(whole) and not is_area_name(below)):
            return KNOWN_WHOLE
        if self.texts[below] > 1:
            return KNOWN_APART
        return 0.0


@dataclass(frozen=True, slots=True)
class TableHabits:
    """The habits of all columns, and which columns rows inside a page leave blank together."""

    columns: tuple[ColumnHabit, ...]
    blanks: Counter[frozenset[int]]

    def knows_blanks(self, blank: set[int]) -> bool:
        """True when other rows leave just these columns of text blank."""
        return any(blank & self._text == seen & self._text for seen in self.blanks)

    def blank_on_purpose(self, blank: set[int]) -> set[int]:
        """Those of a row's blank columns that a row inside a page leaves blank together, too.

        The title of a group is a row with nothing beside it: no cell of it goes on.
        """
        seen = (set(one & self._text) for one in self.blanks if one & self._text <= blank)
        return max(seen, key=len, default=set())

    @property
    def _text(self) -> set[int]:
        return {col for col, habit in enumerate(self.columns) if not habit.is_time}


@dataclass(frozen=True, slots=True)
class CutColumn:
    """What stands in one column above and below a page's end; ``lower_span`` in rows.

    ``unread``: one of the two has ink of which nothing was read, and says nothing. ``room``:
    log-odds by the room that the upper text left.
    """

    upper: str
    lower: str
    lower_span: int
    habit: ColumnHabit
    unread: bool = False
    room: float = 0.0


def find_habits(table: TableParts) -> TableHabits:
    """The habits of a table; cells at a page's end count only with what they hold."""
    habits = tuple(ColumnHabit() for _ in range(table.n_cols))
    blanks: Counter[frozenset[int]] = Counter()
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
        blanks.update(_blank_columns(part, row, items[0]) for row in items[1:-1])
    return TableHabits(habits, blanks)


def _blank_columns(part: Part, row: int, first: int) -> frozenset[int]:
    """The columns of a row in which nothing stands, merged cells included.

    Cells from the ``first`` row of a page are left aside: they may go on from the page before.
    """
    cells = (c for c in part.piece.fragment.cells if c.row <= row < c.row + c.row_span)
    blank = (c for c in cells if c.row > first and not c.text.strip() and not is_unread(c))
    return frozenset(col for c in blank for col in range(*part.columns(c.col, c.col_span)))


def cut_row_odds(
    columns: Sequence[CutColumn],
    habits: TableHabits,
    marks: tuple[frozenset[int], frozenset[int]],
    open_edge: bool,
) -> float:
    """Log-odds that the two rows are one, cut by the page; above 0 they are joined."""
    blank = {col for col, column in enumerate(columns) if not column.upper}
    whole = bool(blank) and habits.knows_blanks(blank)
    said = [column for column in columns if not column.habit.is_time]
    texts = sum(
        _column_odds(column, single=_is_single(said, place), upper_is_whole=whole)
        for place, column in enumerate(said)
        if not (column.unread or _is_left_out_title(said, place))
    )
    return texts + _mark_odds(columns, *marks) + (OPEN_EDGE if open_edge else 0.0)


def is_unread(cell: Cell | None) -> bool:
    """True for ink of which nothing was read: blank cells without any are sure to be blank."""
    return cell is not None and not cell.text.strip() and cell.confidence < INK_UNREAD


def certainty(odds: float) -> float:
    """The confidence (0.5-1) of a decision with these log-odds."""
    return 1 / (1 + math.exp(-abs(odds)))


def folded_name(text: str) -> str:
    """A text in small letters on one line, to know it again."""
    return " ".join(text.lower().split())


def opening(text: str) -> str:
    """The first word of a text, small, or ``BULLET``; empty when it begins with neither."""
    if starts_with_bullet(text):
        return BULLET
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
        habit.texts[folded_name(text)] += 1


def _is_single(columns: Sequence[CutColumn], place: int) -> bool:
    """True for a column with a cell for every row; a number merges with the title beside it."""
    beside = columns[place : place + 2] if columns[place].habit.is_number else [columns[place]]
    return all(column.habit.merging <= RARELY_MERGED for column in beside)


def _is_left_out_title(columns: Sequence[CutColumn], place: int) -> bool:
    """True for a title left out below together with the number beside it: one fact, not two."""
    if place == 0 or not columns[place - 1].habit.is_number:
        return False
    return all(column.upper and not column.lower for column in columns[place - 1 : place + 1])


def _column_odds(column: CutColumn, *, single: bool, upper_is_whole: bool) -> float:
    upper, lower, habit = column.upper, column.lower, column.habit
    left_out = NUMBER_LEFT_OUT if habit.is_number else MUST_BE_FILLED
    if habit.is_number and upper and lower:
        return OTHER_NUMBER if upper != lower else 0.0
    if upper and lower:
        return _text_odds(upper, lower, habit) + column.room
    if lower and not upper_is_whole and habit.needs_text:
        return left_out if single else 0.0
    if upper and not lower:
        merged = MERGE_ENDS if column.lower_span == 1 else MERGE_GOES_ON
        if habit.needs_text:
            return left_out if single else merged
        return 0.0 if single else merged
    return 0.0


def _text_odds(upper: str, lower: str, habit: ColumnHabit) -> float:
    if _FIGURE.match(upper) and _FIGURE.match(lower):
        return OTHER_FIGURE
    return goes_on(upper, lower) + habit.known_odds(upper, lower) + habit.opening_odds(lower)


def _mark_odds(columns: Sequence[CutColumn], upper: frozenset[int], lower: frozenset[int]) -> float:
    if not any(column.habit.is_time for column in columns) or not (upper or lower):
        return 0.0
    if upper and lower:
        return SAME_MARKS if upper == lower else OTHER_MARKS
    return MARKS_LEFT_OUT
