"""A plan as a logical grid: header, bands, action rows, and the cells that tile them."""

from __future__ import annotations

from dataclasses import dataclass

from samples.generator.spec import Action, Area, Program, Style

WEIGHTS = {
    "area": 1.1, "no": 0.42, "program": 1.35, "criteria": 1.9, "action": 2.1, "output": 1.6,
    "pic": 1.15, "ket": 0.85, "SCHED": 0.0,
}  # fmt: skip
"""Relative widths of the columns of text."""

PERIOD_WIDTHS = {"months": 17.5, "quarters": 26.0, "weeks": 7.6, "semesters": 44.0, "text": 66.0}
"""Width of one time column in points: narrow, as these plans print them."""


@dataclass(slots=True)
class Slot:
    """A cell of the logical grid; ``mark`` says that it holds the mark of a time grid."""

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    text: str = ""
    mark: bool = False
    bold: bool = False
    centred: bool = False


@dataclass(slots=True)
class Row:
    """A row and, for an action's, what it promises."""

    kind: str
    area: Area | None = None
    program: Program | None = None
    action: Action | None = None


@dataclass(slots=True)
class GridSpec:
    """Widths in points; ``slots`` tile ``rows``; the first ``header_rows`` may be repeated."""

    widths: list[float]
    rows: list[Row]
    slots: list[Slot]
    header_rows: int


def columns_of(style: Style) -> list[tuple[str, int]]:
    """(role, first grid column) of each printed column, in order."""
    out, at = [], 0
    for role in style.columns:
        out.append((role, at))
        at += periods_of(style) if role == "SCHED" else 1
    return out


def periods_of(style: Style) -> int:
    """Number of time columns."""
    if style.schedule == "text":
        return 1
    return sum(span for _, span in style.schedule_labels[-1])


def widths_of(style: Style, total: float) -> list[float]:
    """The grid's column widths; the text columns share what the time columns leave."""
    each, count = PERIOD_WIDTHS[style.schedule], periods_of(style)
    free = total - each * count
    weights = sum(WEIGHTS[role] for role in style.columns)
    widths: list[float] = []
    for role in style.columns:
        widths += [each] * count if role == "SCHED" else [free * WEIGHTS[role] / weights]
    return widths


def build_grid(areas: tuple[Area, ...], style: Style, total: float, *, header: bool) -> GridSpec:
    """One grid for these areas (all of them, or one where areas are headings of the page)."""
    grid = GridSpec(widths_of(style, total), [], [], 0)
    if header:
        _add_header(grid, style)
    for area in areas:
        if style.area in ("row", "row2"):
            _add_band(grid, area, style)
        first = len(grid.rows)
        for program in area.programs:
            _add_program(grid, area, program, style)
        if "area" in style.columns:
            span = len(grid.rows) - first
            grid.slots.append(Slot(first, 0, row_span=span, text=area.label, centred=True))
    return grid


def add_empty_rows(grid: GridSpec, count: int) -> None:
    """Add rows that hold nothing, as forms have at their end."""
    for _ in range(count):
        row = len(grid.rows)
        grid.rows.append(Row("empty"))
        grid.slots += [Slot(row, col) for col in range(len(grid.widths))]


def _add_header(grid: GridSpec, style: Style) -> None:
    levels = 1 + len(style.schedule_labels)
    for role, col in columns_of(style):
        if role == "SCHED":
            span = periods_of(style)
            text = style.schedule_heading
            grid.slots.append(Slot(0, col, 1, span, text, bold=True, centred=True))
            for level, labels in enumerate(style.schedule_labels, 1):
                at = col
                for label, width in labels:
                    slot = Slot(level, at, 1, width, label, bold=True, centred=True)
                    grid.slots.append(slot)
                    at += width
        else:
            text = style.headings[role]
            grid.slots.append(Slot(0, col, levels, 1, text, bold=True, centred=True))
    grid.rows += [Row("header") for _ in range(levels)]
    if style.column_numbers:
        _add_numbers(grid, style)
    grid.header_rows = len(grid.rows)


def _add_numbers(grid: GridSpec, style: Style) -> None:
    for number, (role, col) in enumerate(columns_of(style), 1):
        span = periods_of(style) if role == "SCHED" else 1
        text = style.column_numbers.format(number)
        grid.slots.append(Slot(len(grid.rows), col, 1, span, text, centred=True))
    grid.rows.append(Row("numbers"))


def _add_band(grid: GridSpec, area: Area, style: Style) -> None:
    row, width = len(grid.rows), len(grid.widths)
    grid.rows.append(Row("band", area))
    if style.area == "row":
        grid.slots.append(Slot(row, 0, 1, width, area.label, bold=True))
        return
    grid.slots.append(Slot(row, 0, 1, 1, area.no, bold=True, centred=True))
    grid.slots.append(Slot(row, 1, 1, width - 1, area.name, bold=True))


def _add_program(grid: GridSpec, area: Area, program: Program, style: Style) -> None:
    for index, action in enumerate(program.actions):
        row = len(grid.rows)
        grid.rows.append(Row("item", area, program, action))
        merged = set(action.with_above) | ({"no", "program"} if index else set())
        for role, col in columns_of(style):
            if role == "area":
                continue
            if role in merged:
                _extend(grid, row, col, periods_of(style) if role == "SCHED" else 1)
            elif role == "SCHED" and style.schedule != "text":
                _add_marks(grid, row, col, action, style)
            else:
                text = _text_of(role, program, action)
                centred = role in ("no", "pic") or (role == "SCHED" and style.centred)
                grid.slots.append(Slot(row, col, text=text, centred=centred))


def _text_of(role: str, program: Program, action: Action) -> str:
    if role in ("no", "program"):
        return program.no if role == "no" else program.name
    return action.when if role == "SCHED" else str(getattr(action, role))


def _extend(grid: GridSpec, row: int, col: int, count: int) -> None:
    """Let the cells of the row above, in these columns, reach down into this row."""
    for slot in grid.slots:
        if slot.row + slot.row_span == row and col <= slot.col < col + count:
            slot.row_span += 1


def _add_marks(grid: GridSpec, row: int, col: int, action: Action, style: Style) -> None:
    at, count = 0, periods_of(style)
    while at < count:
        span = 1
        if at in action.periods and style.merge_marks:
            while at + span in action.periods:
                span += 1
        grid.slots.append(Slot(row, col + at, 1, span, mark=at in action.periods, centred=True))
        at += span
