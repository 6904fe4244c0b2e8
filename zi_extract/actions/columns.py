"""What each column of a table means, from its headings or, without any, from its content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from zi_extract.actions.calendar import Calendar, find_calendar
from zi_extract.actions.content import are_items, are_numbers, find_roles_by_content
from zi_extract.actions.headings import ALIKE, WEAK, Scores, match_heading, scores_of
from zi_extract.actions.roles import Role
from zi_extract.actions.table_view import TableView
from zi_extract.actions.time_columns import is_figure_of_period
from zi_extract.actions.time_span import find_span

HEADED = 0.97
"""Confidence (0-1) of a role from an exactly matching strong heading."""

UNHEADED = 0.75
"""Confidence (0-1) of a role that content gives to a column under an unknown heading: flagged."""

NAMED = 0.95
"""Confidence (0-1) of a column that is headed with the words for plan of actions themselves."""

_BESIDE = ("program", "criteria", "output", "evidence")
_NUMBERED: tuple[Role, ...] = ("area", "program", "action", "criteria")

HeaderSource = Literal["header", "content"]


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The column of each role that the table has; time grids are in ``calendar``.

    ``source`` says whether headings or content told; ``confidence`` (0-1) per role.
    ``area_number`` is a number column of its own left of the area's. ``span`` are two columns that
    say when an action begins and ends. ``refused``: a heading says that the table is something
    else, such as a procedure.
    """

    columns: dict[Role, int]
    confidence: dict[Role, float]
    calendar: Calendar | None
    source: HeaderSource
    area_number: int | None = None
    others: int = 0
    refused: bool = False
    span: tuple[int, int] | None = None

    def column(self, role: Role) -> int | None:
        """The column of a role; None when the table has none."""
        return self.columns.get(role)

    @property
    def is_plan(self) -> bool:
        """True for a plan of actions: an action column, and time, proof or an owner beside it."""
        if "action" not in self.columns or self.refused:
            return False
        timed = self.calendar is not None or self.span is not None or "time" in self.columns
        if self.source == "content":
            return timed
        proof = bool({"output", "criteria", "evidence"} & set(self.columns))
        named = self.confidence["action"] >= NAMED and "owner" in self.columns
        return timed or (proof and (self.others == 0 or named))


def find_roles(view: TableView) -> ColumnRoles:
    """The roles of a table's columns; without headings they are inferred from the content."""
    calendar = find_calendar(view)
    grid = set(calendar.drawn) if calendar else set()
    if not view.header_rows:
        columns, confidence = find_roles_by_content(view, grid)
        return ColumnRoles(columns, confidence, calendar, "content")
    span = find_span(view)
    grid |= set(span or ())
    scores = _scores(view, grid)
    columns, confidence = _assigned(scores)
    if "action" not in columns:
        _add_by_content(view, grid, scores, columns, confidence, only="action")
    _settle_action(columns, confidence, scores)
    _settle_detail(view, columns, confidence, scores)
    _settle_area(view, columns, confidence, scores)
    _settle_items(view, columns, confidence)
    _add_by_content(view, grid, scores, columns, confidence)
    beside = _settle_numbered(view, columns, confidence)
    area_number = beside if beside is not None else _area_number(view, scores, columns)
    others = len({col for score, col, role in scores if role == "other" and score >= ALIKE})
    refused = any(_names_no_plan(view, row) for row in view.header_rows)
    return ColumnRoles(columns, confidence, calendar, "header", area_number, others, refused, span)


def _names_no_plan(view: TableView, row: int) -> bool:
    return any(match_heading(cell.text.value, "none") >= ALIKE for cell in view.cells_in(row))


def with_told_roles(roles: ColumnRoles, told: Mapping[int, str]) -> ColumnRoles:
    """The roles with those that a person gave to columns; ``other`` takes a column's role away."""
    if not told:
        return roles
    kept = {role: col for role, col in roles.columns.items() if col not in told}
    given = {role: col for role in get_args(Role) for col, name in told.items() if name == role}
    columns = kept | given
    sure = {role: 1.0 if role in given else roles.confidence[role] for role in columns}
    return replace(roles, columns=columns, confidence=sure)


def _scores(view: TableView, grid: set[int]) -> Scores:
    """Every sensible (score, column, role), the best first.

    Among equals the leftmost comes first, of what belongs to the action the one nearest to it:
    plans of performance have indicators and targets of the goal and of the activity.
    """
    scores: Scores = []
    for col in range(view.table.n_cols):
        path = view.header_path(col)
        if col in grid or not path or path[-1].col < col or is_figure_of_period(path):
            continue
        scores += scores_of([cell.text.value for cell in path], col)
    action = max((s for s in scores if s[2] == "action"), default=(0.0, 0, ""))[1]
    return sorted(scores, key=lambda s: (-s[0], abs(s[1] - action) if s[2] in _BESIDE else s[1]))


def _assigned(scores: Scores) -> tuple[dict[Role, int], dict[Role, float]]:
    """Best matches first, each column and each role once."""
    columns: dict[Role, int] = {}
    confidence: dict[Role, float] = {}
    taken: set[int] = set()
    for score, col, role in scores:
        if col in taken or role in columns:
            continue
        taken.add(col)
        if role != "other":
            columns[cast("Role", role)] = col
            confidence[cast("Role", role)] = min(HEADED, 0.6 + 0.4 * score)
    return columns, confidence


def _settle_action(columns: dict[Role, int], confidence: dict[Role, float], scores: Scores) -> None:
    """Without a column of actions, the one whose heading may mean them becomes it.

    What it was before goes to the next column that may be it (``Sasaran`` beside ``Kegiatan``).
    """
    if "action" in columns:
        return
    lenders: tuple[Role, ...] = ("program", "criteria", "area", "evidence")
    for _, col, role in scores:
        lender = next((r for r in lenders if columns.get(r) == col), None)
        if role == "action" and lender is not None:
            columns["action"] = columns.pop(lender)
            confidence["action"] = confidence.pop(lender)
            _add_next(lender, columns, confidence, scores)
            return


def _add_next(
    role: Role, columns: dict[Role, int], confidence: dict[Role, float], scores: Scores
) -> None:
    taken = set(columns.values())
    for score, col, named in scores:
        if named == role and col not in taken and col < columns["action"]:
            columns[role], confidence[role] = col, min(HEADED, 0.6 + 0.4 * score)
            return


def _settle_detail(
    view: TableView, columns: dict[Role, int], confidence: dict[Role, float], scores: Scores
) -> None:
    """Of two columns that may be the action's, the merged one is the other's programme.

    ``Rencana Aksi`` over ``Rincian Kegiatan``: what is to be done is said once for every row.
    """
    action, program = columns.get("action"), columns.get("program")
    claims = {col for score, col, role in scores if role == "action"}
    if action is None or program is None or program < action or program not in claims:
        return
    coarse, fine = len(view.column(action)), len(view.column(program))
    if coarse < fine:
        columns["action"], columns["program"] = program, action
        sure = min(confidence["action"], confidence["program"])
        confidence["action"] = confidence["program"] = sure


def _settle_area(
    view: TableView, columns: dict[Role, int], confidence: dict[Role, float], scores: Scores
) -> None:
    """Where bands name the areas, a column that only might (``Komponen``) holds the programmes."""
    area = columns.get("area")
    if area is None or "program" in columns or not {"band", "heading"} & set(view.table.row_kinds):
        return
    if max(score for score, col, role in scores if (col, role) == (area, "area")) <= WEAK:
        columns["program"], confidence["program"] = columns.pop("area"), confidence.pop("area")


def _settle_items(view: TableView, columns: dict[Role, int], confidence: dict[Role, float]) -> None:
    """Without a column of programmes, the one that holds names of them becomes it.

    ``Indikator`` may head criteria or what they belong to, ``Area Perubahan / Kegiatan`` either.
    """
    named: tuple[Role, ...] = ("area", "criteria")
    for role in [role for role in named if role in columns and "program" not in columns]:
        if are_items(view, columns[role]):
            columns["program"], confidence["program"] = columns.pop(role), confidence.pop(role)


def _settle_numbered(
    view: TableView, columns: dict[Role, int], confidence: dict[Role, float]
) -> int | None:
    """A heading over two columns, numbers and texts: the texts are what it names.

    The numbers are the items' where no column of them is headed. Those of the areas are returned.
    """
    of_areas = None
    for role in [role for role in _NUMBERED if role in columns]:
        col = columns[role]
        path = view.header_path(col)
        end = col + path[-1].col_span if path else col  # a column without a heading spans none
        texts = {c for c in range(col + 1, end) if len(view.header_path(c)) == 1}
        if col + 1 not in texts or not are_numbers(view, col) or are_numbers(view, col + 1):
            continue
        columns[role] = col + 1
        if role == "area":
            of_areas = col
        elif "no" not in columns:
            columns["no"], confidence["no"] = col, confidence[role]
    return of_areas


def _add_by_content(
    view: TableView,
    grid: set[int],
    scores: Scores,
    columns: dict[Role, int],
    confidence: dict[Role, float],
    *,
    only: Role | None = None,
) -> None:
    """Columns whose heading nobody knows get a role that their content shows and none has.

    With ``only`` just that role is given.
    """
    places = range(view.table.n_cols)
    figures = {col for col in places if is_figure_of_period(view.header_path(col))}
    known = {col for _, col, _ in scores} | grid | figures
    unknown = [col for col in places if col not in known]
    if not unknown:
        return
    found, sure = find_roles_by_content(view, grid)
    for role, col in found.items():
        first = all(col < other or other == columns.get("area") for other in known)
        if role == "no" and not first:
            continue  # figures further right are targets and sums
        if col in unknown and role not in columns and only in (None, role):
            columns[role] = col
            confidence[role] = min(sure[role], UNHEADED)


def _area_number(view: TableView, scores: Scores, columns: dict[Role, int]) -> int | None:
    """The first of several number columns where it numbers the areas; None without such.

    What stands behind the column of areas, before the action, numbers the items; so it does behind
    the column of programs, if no heading over several columns makes it a part of something.
    """
    numbers = sorted(col for score, col, role in scores if role == "no" and score >= ALIKE)
    area, action = columns.get("area"), columns.get("action")
    group = columns.get("program") if area is None else area
    if group is None or action is None or not numbers or numbers[0] > group:
        return None
    inner = [col for col in numbers if group < col < action]
    if area is None:
        inner = [col for col in inner if len(view.header_path(col)) == 1]
    if not inner:
        return None
    columns["no"] = inner[-1]
    return numbers[0] if area is not None else None
