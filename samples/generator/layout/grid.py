"""A plan as a logical grid: header, bands, action rows, and the cells that tile them."""

from __future__ import annotations

from samples.generator.layout.header import add_header
from samples.generator.layout.slots import (
    GridSpec,
    Row,
    Slot,
    columns_of,
    periods_of,
    span_of,
    widths_of,
)
from samples.generator.spec import Action, Area, Program, Style


def build_grid(areas: tuple[Area, ...], style: Style, total: float, *, header: bool) -> GridSpec:
    """One grid for these areas (all of them, or one where areas are headings of the page)."""
    grid = GridSpec(widths_of(style, total), [], [], 0)
    if header and not style.headless:
        add_header(grid, style)
        grid.header_rows = len(grid.rows)
    for place, area in enumerate(areas):
        if style.area in ("row", "row2"):
            _add_band(grid, area, style)
        if style.header_per_area and place:
            add_header(grid, style)
        first = len(grid.rows)
        for program in area.programs:
            _add_program(grid, area, program, style)
        if "area" in style.columns:
            span = len(grid.rows) - first
            turned = style.rotated_area
            slot = Slot(first, 0, span, text=area.label, centred=True, rotated=turned)
            grid.slots.append(slot)
    return grid


def add_empty_rows(grid: GridSpec, count: int) -> None:
    """Add rows that hold nothing, as forms have at their end."""
    for _ in range(count):
        row = len(grid.rows)
        grid.rows.append(Row("empty"))
        grid.slots += [Slot(row, col) for col in range(len(grid.widths))]


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
                _extend(grid, row, col, span_of(role, style))
            elif role == "SCHED" and style.schedule != "text":
                _add_marks(grid, row, col, action, style)
            elif role == "targets":
                targets = enumerate(action.targets)
                grid.slots += [Slot(row, col + i, text=text, centred=True) for i, text in targets]
            else:
                text = _text_of(role, program, action)
                centred = role in ("no", "pic", "budget") or (role == "SCHED" and style.centred)
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
