"""Tables that must be plans of actions although nobody can say which column holds the actions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zi_extract.actions.columns import ColumnRoles, find_roles
from zi_extract.actions.schedule import share_marked
from zi_extract.actions.table_view import TableView
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalTable

PLAN_PERIODS = 4
"""Periods of a calendar from which a table without a column of actions is a plan that was not
read. Fewer are often columns of figures."""

PLAN_COLUMNS, PLAN_ROWS = 3, 2
"""Columns and rows from which a table may be a plan of actions."""

_PLAN_TITLE = re.compile(r"\b(?:rencana (?:aksi|kerja|tindak)|renaksi)\b", re.IGNORECASE)


def find_unread_plan(view: TableView, roles: ColumnRoles) -> tuple[Finding, ...]:
    """A finding where a calendar with marks says that a table is a plan, and no column what of."""
    calendar = roles.calendar
    if roles.refused or calendar is None or len(calendar.columns) < PLAN_PERIODS:
        return ()
    if "action" in roles.columns or not share_marked(view, calendar):
        return ()
    places = [place for cell in view.cells_in(0) for place in cell.text.provenance]
    if not places:
        return ()
    message = "The table has a calendar with marks, but no column says what is to be done."
    return (Finding("plan-unread", "error", message, places[0].page, places[0].box),)


def find_missing_plan(
    tables: Sequence[LogicalTable], title: Extracted[str] | None
) -> tuple[Finding, ...]:
    """A finding where a decree is about a plan of actions and none of its tables was taken for it.

    Tables of people or money are something else for sure, and short ones no plan.
    """
    if title is None or not _PLAN_TITLE.search(title.value or ""):
        return ()
    views = [TableView(table) for table in tables if table.n_cols >= PLAN_COLUMNS]
    views = [view for view in views if len(view.rows("item")) >= PLAN_ROWS]
    open_ones = [v for v in views if not ((roles := find_roles(v)).refused or roles.others)]
    for view in open_ones:
        places = [place for cell in view.cells_in(0) for place in cell.text.provenance]
        if places:
            message = "The decree is about a plan, but no column of its table says what to do."
            return (Finding("plan-unread", "error", message, places[0].page, places[0].box),)
    return ()
