"""How the cells of a table's columns are over all its pages: filled, merged, marked, beginning."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from zi_extract.model.table import INK_UNREAD, Cell
from zi_extract.tables.header_words import is_area_name, is_mark
from zi_extract.tables.stitch_columns import Part, TableParts
from zi_extract.tables.stitch_text import starts_with_bullet

USUAL_OPENING = -1.5
KNOWN_WHOLE, KNOWN_APART = 4.0, -2.0
BULLETS_BEGIN = -3.0
"""Weights (log-odds) of what the other cells of a column say for two texts being one: the lower one
opens like others do; another cell says both in one, or the lower one alone; it begins with a bullet
where cells often do."""

OFTEN = 0.3
"""Share of a column's texts that begin with a bullet from which a bullet begins a text, not only
an item. Lower splits lists of columns with one bare list; higher joins the lists of two rows."""

FEW_TEXTS = 5
"""Texts of a column that tell how none of them begins."""

BULLET = "-"
"""The opening of a text that begins with a bullet of any kind."""

USUALLY_FILLED = 0.85
"""Share of a column's cells with text from which a blank cell needs a reason (a merged value, a
cut row). Lower takes empty notes for merged ones; higher misses merges in gappy columns."""

RARELY_MERGED = 0.05
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
    def never_begins_with_bullet(self) -> bool:
        """True for a column of texts none of which begins with a bullet."""
        return self.openings.total() >= FEW_TEXTS and not self.openings[BULLET]

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


def find_habits(table: TableParts) -> TableHabits:
    """The habits of a table; cells at a page's end count only with what they hold.

    How texts begin is told by cells that begin for sure: two that go on over a page's end alike
    would else vouch for each other.
    """
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
            begins = cell.row > items[0] or part is table.parts[0]
            for col in range(*part.columns(cell.col, cell.col_span)):
                _note(habits[col], cell, begins=begins)
        blanks.update(_blank_columns(part, row, items[0]) for row in items[1:-1])
    return TableHabits(habits, blanks)


def _blank_columns(part: Part, row: int, first: int) -> frozenset[int]:
    """The columns of a row in which nothing stands, merged cells included.

    Cells from the ``first`` row of a page are left aside: they may go on from the page before.
    """
    cells = (c for c in part.piece.fragment.cells if c.row <= row < c.row + c.row_span)
    blank = (c for c in cells if c.row > first and not c.text.strip() and not is_unread(c))
    return frozenset(col for c in blank for col in range(*part.columns(c.col, c.col_span)))


def is_unread(cell: Cell | None) -> bool:
    """True for ink of which nothing was read: blank cells without any are sure to be blank."""
    return cell is not None and not cell.text.strip() and cell.confidence < INK_UNREAD


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


def _note(habit: ColumnHabit, cell: Cell, *, begins: bool) -> None:
    text = cell.text.strip()
    marked = _is_marked(cell)
    habit.cells += 1
    habit.merged += cell.row_span > 1
    habit.ticks += cell.tick is not None
    habit.marks += marked or is_mark(text)
    if text and not marked and not is_mark(text):
        habit.filled += 1
        habit.numbers += bool(re.fullmatch(r"\(?[0-9lIO]{1,3}[.)]?", text))
        if begins:
            habit.openings[opening(text)] += 1
            habit.texts[folded_name(text)] += 1
