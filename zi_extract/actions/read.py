"""Logical tables to action items: every row's values with merged ones filled down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zi_extract.actions.area_bands import with_bands
from zi_extract.actions.area_walk import AreaWalk
from zi_extract.actions.columns import ColumnRoles, find_roles, with_told_roles
from zi_extract.actions.ditto import as_above, is_ditto
from zi_extract.actions.items import split_items, split_owners
from zi_extract.actions.near_items import doubt_near_items
from zi_extract.actions.numbers import settle_runs
from zi_extract.actions.plan_year import Year, find_year
from zi_extract.actions.roles import Role
from zi_extract.actions.schedule import read_grid, read_text, share_marked, unclear_times
from zi_extract.actions.table_areas import TableAreas
from zi_extract.actions.table_view import TableView
from zi_extract.actions.time_span import joined_times
from zi_extract.actions.time_words import unit_named
from zi_extract.actions.unread_plans import find_missing_plan, find_unread_plan
from zi_extract.model.draft import ActionDraft, ListItemDraft, ScheduleDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalCell, LogicalTable

FILLED_DOWN = 0.7
"""Confidence (0-1) of a value taken from the row above although no merged cell says so: flagged."""

LOST = 0.4
"""Confidence (0-1) of a value whose column was not found in a part of a table without headings, or
that stands on a page that is missing: below a half, so that nothing else makes it sure."""

FILLED_SHARE = 0.5
"""Share of a column's cells with text from which a blank one is taken for an unruled merge. Lower
fills blanks that were meant; higher leaves values out in tables drawn without merged cells."""

MARKED_SHARE = 0.8
"""Share of a table's items with a mark from which one without any is in doubt. Lower flags tables
that leave the time of some actions open; higher passes rows whose marks were all lost."""

_ALWAYS_FILLED: tuple[Role, ...] = ("no", "area", "program")
_FILLABLE: tuple[Role, ...] = ("criteria", "output", "owner")


def read_actions(
    tables: Sequence[LogicalTable],
    year: Extracted[int] | None,
    title: Extracted[str] | None,
    told: Mapping[tuple[int, int], str] | None = None,
) -> tuple[tuple[ActionDraft, ...], tuple[Finding, ...]]:
    """The action items of a decree's tables; tables that are no plan of actions give none.

    ``year`` and ``title`` are the decree's: what the plan's year is taken from when no heading
    gives it. ``told`` are roles that a person gave to columns: (table, column) to role.
    """
    actions: list[ActionDraft] = []
    findings: list[Finding] = []
    before: _TableReader | None = None
    for index, table in enumerate(tables):
        view = TableView(with_bands(table))
        own = {col: role for (number, col), role in (told or {}).items() if number == index}
        roles = with_told_roles(find_roles(view), own)
        if not roles.is_plan:
            findings += find_unread_plan(view, roles)
            continue
        reader = _TableReader(index, view, roles, find_year(roles, year, title))
        if before is not None and not view.header_rows:
            reader.go_on_from(before)
        actions += reader.read()
        findings += reader.findings
        before = reader
    if not actions and not findings:
        findings += find_missing_plan(tables, title)
    return tuple(actions), (*findings, *unclear_times(actions), *doubt_near_items(actions))


class _TableReader:
    """Reads the rows of one table from top to bottom."""

    def __init__(self, index: int, view: TableView, roles: ColumnRoles, year: Year | None) -> None:
        self.index, self.view, self.roles, self.year = index, view, roles, year
        self.areas = AreaWalk(TableAreas(view, roles))
        self.findings: list[Finding] = []
        self.numbers: dict[tuple[int, int], Extracted[str]] = {}
        self.above: dict[Role, Extracted[str]] = {}
        self.last_action = -1
        self.lost: set[Role] = set()
        calendar = roles.calendar
        self.marked = share_marked(view, calendar) if calendar is not None else 0.0
        self.needed = {role: self._is_needed(role) for role in roles.columns}

    def go_on_from(self, before: _TableReader) -> None:
        """A table without headings goes on from the one before, whatever parts the two.

        Its first rows stand in the area that held there, and what that table had in columns that
        nobody finds here was not read: both flagged.
        """
        self.areas.go_on_from(before.areas.area)
        self.lost = {role for role in before.roles.columns if role not in self.roles.columns}

    def read(self) -> list[ActionDraft]:
        """The action items of the table in order; a plan that gives none is reported."""
        self._settle_numbers()
        actions: list[ActionDraft] = []
        for row, kind in enumerate(self.view.table.row_kinds):
            if kind in ("band", "heading"):
                if self.areas.take_band(row):
                    self.above.clear()
            elif kind == "item":
                action = self._read_row(row)
                if action is not None:
                    actions.append(action)
        if not actions:
            self._report()
        return actions

    def _report(self) -> None:
        """A finding for every row of a plan in which no action could be read."""
        for row in self.view.rows("item"):
            said = [cell for cell in self.view.cells_in(row) if cell.text.value.strip()]
            if said and said[0].text.provenance:
                place = said[0].text.provenance[0]
                message = f"Row {row + 1} has text but no action and gives no action item."
                self.findings.append(
                    Finding("row-without-action", "warning", message, place.page, place.box)
                )

    def _settle_numbers(self) -> None:
        """The number cells of each area judged as one sequence."""
        col = self.roles.column("no")
        if col is None:
            return
        runs: list[list[LogicalCell]] = [[]]
        for row, kind in enumerate(self.view.table.row_kinds):
            cell = self.view.at(row, col)
            if kind in ("band", "heading") or self._begins_area(row):
                runs.append([])
            known = cell is None or kind != "item" or cell in runs[-1]
            if cell is not None and not known and self._has_number(cell, row):
                runs[-1].append(cell)
        settled = settle_runs([[cell.text for cell in run] for run in runs])
        for run, numbers in zip(runs, settled, strict=True):
            self.numbers.update(zip(((c.row, c.col) for c in run), numbers, strict=True))

    def _has_number(self, cell: LogicalCell, row: int) -> bool:
        """True for a number, and for a blank that was not read where a program begins."""
        if cell.text.value.strip():
            return True
        col = self.roles.column("program")
        title = self.view.at(row, col) if col is not None else None
        return col is None or (title is not None and title.row == row and bool(title.text.value))

    def _begins_area(self, row: int) -> bool:
        col = self.roles.column("area")
        cell = self.view.at(row, col) if col is not None else None
        return cell is not None and cell.row == row and bool(cell.text.value.strip())

    def _read_row(self, row: int) -> ActionDraft | None:
        values = {role: self._value(role, row) for role in self.roles.columns}
        values |= {role: self._unread(row) for role in self.lost}
        action = self._action(row, values["action"])
        if not action.value or self._repeats_above(row) or self.view.table.is_total(row):
            return None
        schedule = self._schedule(row, values)
        number = self._cell("no", row)
        begins = number is not None and number.row == row
        area = self.areas.of_row(row, values.get("program"), values.get("no") if begins else None)
        output = values.get("output") or values.get("evidence")
        owner = values.get("owner")
        program = values.get("program") or self.areas.program
        return ActionDraft(
            table=self.index,
            rows=(row,),
            pages=self._pages_of(row),
            area=area,
            number=values.get("no"),
            program=program,
            criteria=values.get("criteria"),
            action=action,
            output=output,
            schedule=schedule,
            owner=owner,
            note=values.get("note"),
            owners=split_owners(owner) if owner is not None and owner.value else (),
            criteria_items=_items(values.get("criteria")),
            action_items=_items(action),
            output_items=_items(output),
        )

    def _action(self, row: int, text: Extracted[str]) -> Extracted[str]:
        """What is to be done; a blank under an action is that action where one title covers both.

        Plans of performance list several indicators with their targets for one action.
        """
        above = self.above.get("action")
        if text.value.strip() or above is None:
            return text
        program = self._cell("program", row)
        grouped = program is not None and program.row <= self.last_action < row
        measured = any(
            cell is not None and cell.row == row and cell.text.value.strip()
            for cell in (self._cell("criteria", row), self._cell("output", row))
        )
        if not (grouped and measured):
            return text
        sure = min(above.confidence, FILLED_DOWN)
        return replace(above, confidence=sure, derived="action of the row above in its group")

    def _repeats_above(self, row: int) -> bool:
        """True for a row that says nothing of its own: a false ruling parts the row above."""
        action = self._cell("action", row)
        own = [cell for cell in self.view.cells_in(row) if cell.row == row]
        said = any(
            cell.text.value.strip() or (cell.tick is not None and cell.tick.verdict != "empty")
            for cell in own
        )
        return action is not None and action.row < row and not said

    def _cell(self, role: Role, row: int) -> LogicalCell | None:
        col = self.roles.column(role)
        return self.view.at(row, col) if col is not None else None

    def _value(self, role: Role, row: int) -> Extracted[str]:
        """The text of a role's cell; a blank one is filled from above where columns are full."""
        cell = self.view.at(row, self.roles.columns[role])
        if cell is None:  # a hole in a torn grid
            return self._unread(row)
        text = self.numbers.get((cell.row, cell.col), cell.text)
        sure = min(text.confidence, cell.structure, self.roles.confidence[role])
        text = replace(text, confidence=sure)
        if role != "no" and role in self.above and is_ditto(text.value):
            text = as_above(text, self.above[role])
        if text.value.strip():
            self.above[role] = text
            if role == "action":
                self.last_action = cell.row
            return text
        if role in _ALWAYS_FILLED or (role in _FILLABLE and self.needed[role]):
            above = self.above.get(role)
            if above is not None:
                return replace(
                    above,
                    confidence=min(above.confidence, FILLED_DOWN),
                    derived="value of the row above, no merged cell",
                )
            return replace(text, confidence=min(sure, LOST))
        return text

    def _unread(self, row: int) -> Extracted[str]:
        """A value whose place must be somewhere in the row."""
        cells = self.view.cells_in(row)
        places = tuple(place for cell in cells for place in cell.text.provenance)
        return Extracted("", "", LOST, places)

    def _is_needed(self, role: Role) -> bool:
        cells = self.view.column(self.roles.columns[role])
        filled = sum(bool(cell.text.value.strip()) for cell in cells)
        return filled >= FILLED_SHARE * len(cells)

    def _schedule(self, row: int, values: dict[Role, Extracted[str]]) -> ScheduleDraft | None:
        if self.roles.calendar is not None:
            usual = self.marked >= MARKED_SHARE
            return read_grid(self.view, row, self.roles.calendar, self.year, usual=usual)
        if self.roles.span is not None:
            ends = (self.view.at(row, col) for col in self.roles.span)
            texts = [cell.text if cell is not None else self._unread(row) for cell in ends]
            return read_text(joined_times(*texts), self.year, None)
        if "time" not in values:
            return None
        heading = self.view.header_path(self.roles.columns["time"])
        words = heading[-1].text.value.lower().split() if heading else []
        hint = next((unit for word in words if (unit := unit_named(word))), None)
        return read_text(values["time"], self.year, hint)

    def _pages_of(self, row: int) -> tuple[int, ...]:
        """The pages of the cells that belong to this row alone."""
        cells = self.view.cells_in(row)
        own = [c for c in cells if c.row_span == 1] or cells
        return tuple(sorted({source.page for cell in own for source in cell.sources}))


def _items(text: Extracted[str] | None) -> tuple[ListItemDraft, ...]:
    return split_items(text) if text is not None else ()
