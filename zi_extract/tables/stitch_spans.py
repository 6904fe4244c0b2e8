"""Whether a merged cell reaches over the end of a page, and how sure that is."""

from __future__ import annotations

from zi_extract.model.table import Cell
from zi_extract.tables.stitch_habits import RARELY_MERGED, ColumnHabit
from zi_extract.tables.stitch_rows import certainty
from zi_extract.tables.stitch_text import goes_on, starts_with_bullet

BLANK_SPAN = 0.9
TEXT_SPAN = 0.8
LATE_SPAN = 0.6
"""Confidence (0-1) of a merged cell over a page's end: blank below a filled one in a column that is
always filled; its text going on below; its text only in the lower part."""

ODD_BULLET = 2.0
"""Log-odds that a text goes on that begins with a bullet where no other one does."""

NUMBER_BELOW, UNMERGED, NEW_NUMBER = 1.5, -2.0, -4.0
"""Log-odds that a merged text goes on: when the number of its group stands only below, or goes on
itself; in a column whose cells never span rows, and where a new number stands below, too. A higher
first joins groups whose first lost its number, a lower one splits names at a capital letter; a
lower second splits merged sentences; without the third two items share criteria that break off."""


def span_confidence(
    upper: str,
    lower: str,
    below: Cell,
    habit: ColumnHabit,
    *,
    late: bool,
    in_group: bool,
    new_number: bool = False,
    room: float = 0.0,
) -> tuple[str, float] | None:
    """Why a merged cell reaches over the page's end, and how sure that is; None if it does not.

    ``late`` says that the group's number stands below, so that its other cells are cut, too;
    ``in_group`` that the cell is the title beside a number whose group goes on; ``new_number`` that
    the rows have numbers of their own; ``room`` are the log-odds by the room that the upper text
    left.
    """
    merges = habit.merging > RARELY_MERGED
    if upper and not lower and (habit.needs_text or (below.row_span > 1 and merges)):
        return "merged cell goes on after the end of the page", BLANK_SPAN
    if upper and lower and not habit.is_number:
        odds = goes_on(upper, lower) + habit.known_odds(upper, lower) + room
        odds += habit.opening_odds(lower)
        odds += ODD_BULLET if starts_with_bullet(lower) and habit.never_begins_with_bullet else 0.0
        group = in_group and (merges or below.row_span > 1)
        odds += NUMBER_BELOW if group else 0.0 if merges or below.row_span > 1 else UNMERGED
        odds += NEW_NUMBER if new_number and not merges else 0.0
        if odds > 0:
            sure = min(TEXT_SPAN, certainty(odds))
            return "text of a merged cell goes on after the end of the page", sure
    if (
        lower
        and not upper
        and (habit.needs_text or (late and merges))
        and (late or not habit.is_number)
    ):
        confidence = TEXT_SPAN if late else LATE_SPAN
        return "merged cell has its text after the end of the page", confidence
    return None
