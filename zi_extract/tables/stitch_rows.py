"""Whether the first row of a page is the rest of the last row of the page before."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from zi_extract.tables.stitch_habits import RARELY_MERGED, ColumnHabit, TableHabits
from zi_extract.tables.stitch_text import begins_task, goes_on

OTHER_NUMBER = -6.0
NUMBER_LEFT_OUT = 3.0
MUST_BE_FILLED = 2.0
MERGE_ENDS = 0.8
MERGE_GOES_ON = 0.0
OTHER_FIGURE = -2.0
MARKS_LEFT_OUT = 1.5
SAME_MARKS = 0.5
OTHER_MARKS = -2.0
OPEN_EDGE = 1.0
"""Weights (log-odds) of what speaks for one row cut in two, beside the texts themselves: another
item number below is a new row; a column that every row fills is blank; a merged cell would end
right with the row below (many at once do not) or reach beyond it; two figures; marks stand in only
one of the two; the ruling at the cut is missing."""

SHARED = 2.0
"""Most that a column says for one row where the lower part of another is a task of its own: what
goes on there may be a cell merged over two rows."""

_FIGURE = re.compile(r"(?:Rp\.?\s*)?\d[\d.,]*(?:\s*%)?\s*(?:$|[a-zA-Z/]+$)")


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
    odds = [
        _column_odds(column, single=_is_single(said, place), upper_is_whole=whole)
        for place, column in enumerate(said)
        if not (column.unread or _is_left_out_title(said, place))
    ]
    anew = any(column.upper and begins_task(column.upper, column.lower) for column in said)
    most = SHARED if anew else math.inf
    texts = sum(min(each, most) for each in odds)
    return texts + _mark_odds(columns, *marks) + (OPEN_EDGE if open_edge else 0.0)


def certainty(odds: float) -> float:
    """The confidence (0.5-1) of a decision with these log-odds."""
    return 1 / (1 + math.exp(-abs(odds)))


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
