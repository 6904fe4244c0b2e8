"""Action items: every row accounted for, numbers without gaps, times within the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zi_extract.checks.case import Case, at_value, first_ink
from zi_extract.checks.plausible_actions import WORD
from zi_extract.model.evidence import known
from zi_extract.model.finding import Finding
from zi_extract.model.leaves import leaves
from zi_extract.model.logical import LogicalTable

NUMBERS = re.compile(r"\W*\d{1,3}[.)]*\s+\d{1,3}\b")
"""Two numbers in one cell: rows whose border was lost, of which one number can be the item's."""

YEARS_AROUND = 1
"""Years before and after that of the decree in which its actions may lie: a decree of December
plans the next year, one of January may carry over the last."""


def check_rows_without_action(case: Case) -> Iterator[Finding]:
    """An item row of a plan that no action was made of, unless it names a group or sums up."""
    for number, (pointer, table) in enumerate(case.tables()):
        used = {
            row for action in case.draft.actions if action.table == number for row in action.rows
        }
        for row, kind in enumerate(table.row_kinds):
            silent = table.is_title(row) or table.is_total(row)
            if used and kind == "item" and row not in used and not silent:
                yield _unused(table, row, f"{pointer}/row_kinds/{row}")


def check_times_are_dated(case: Case) -> Iterator[Finding]:
    """Times in words of a plan whose year is nowhere told: no period could be made of them."""
    if known(case.draft.header.year) is not None:
        return
    for index, action in enumerate(case.draft.actions):
        schedule = action.schedule
        said = schedule.undated if schedule is not None else None
        if said is not None and said.value and said.provenance:
            message = "The year of the plan was not found; no period could be made of this time."
            yield at_value("time-unclear", "warning", message, f"/actions/{index}/schedule", said)


def check_action_text(case: Case) -> Iterator[Finding]:
    """An action item without a word of what is to be done; all that it says is in doubt."""
    for index, action in enumerate(case.draft.actions):
        if action.action is None or WORD.search(action.action.value or ""):
            continue
        message = "A row of the table says nothing in the column of the action."
        for pointer, leaf in leaves(action, f"/actions/{index}"):
            if leaf.value or leaf is action.action:
                yield at_value("action-empty", "warning", message, pointer, leaf)


def check_item_numbers(case: Case) -> Iterator[Finding]:
    """Numbers of items that count up by one in a table, or begin anew; each alone in its cell."""
    numbered = [
        (action.table, int(leaf.value or 0), leaf, f"/actions/{index}/number")
        for index, action in enumerate(case.draft.actions)
        if (leaf := action.number) is not None and (leaf.value or "").isdecimal()
    ]
    for (table, low, *_), (other, high, leaf, at) in pairwise(numbered):
        if table == other and high not in {low, low + 1, 1}:
            yield at_value(
                "item-number-gap", "warning", f"Item number {high} follows {low}.", at, leaf
            )
    for _, _, leaf, at in numbered:
        if NUMBERS.match(leaf.raw):
            message = "The cell holds more than one number: one may be another row's."
            yield at_value("item-number-gap", "warning", message, at, leaf)


def check_periods_in_year(case: Case) -> Iterator[Finding]:
    """Times in the year of the decree, or next to it."""
    year = case.draft.header.year
    if year is None or not year.value:
        return
    for number, action in enumerate(case.draft.actions):
        for index, period in enumerate(action.schedule.periods if action.schedule else ()):
            if abs(int(period.value[:4]) - year.value) > YEARS_AROUND:
                message = "The time lies outside the years around the decree."
                at = f"/actions/{number}/schedule/periods/{index}"
                yield at_value("period-outside-year", "warning", message, at, period)


def check_unsure_ticks(case: Case) -> Iterator[Finding]:
    """A mark that could not be told from an empty cell, where it would change a schedule."""
    for number, action in enumerate(case.draft.actions):
        for index, period in enumerate(action.schedule.unsure if action.schedule else ()):
            message = f"It is not sure whether {period.value} is marked."
            at = f"/actions/{number}/schedule/unsure/{index}"
            yield at_value("tick-unsure", "warning", message, at, period)


def _unused(table: LogicalTable, row: int, pointer: str) -> Finding:
    cells = [cell for cell in table.cells if cell.row == row and cell.text.provenance]
    page, box = first_ink(cells[0].text) if cells else (table.fragments[0][0], None)
    message = "A row of the table became no action item."
    return Finding("row-without-action", "warning", message, page, box, pointer)
