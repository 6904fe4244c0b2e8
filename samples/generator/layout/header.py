"""The header of a grid: headings, groups of them, labels of the calendar, numbers of columns."""

from __future__ import annotations

from samples.generator.layout.slots import TARGETS, GridSpec, Row, Slot, columns_of, span_of
from samples.generator.spec import Style


def add_header(grid: GridSpec, style: Style) -> None:
    """Add header rows below the rows so far, and the row of column numbers where there is one."""
    top = len(grid.rows)
    grouped = any(_has_group(role, style) for role in style.columns)
    levels = max(1 + len(style.schedule_labels), 2 if grouped else 1)
    for role, col in columns_of(style):
        if role == "SCHED" and style.schedule_labels:
            _add_calendar(grid, style, top, col, levels)
        elif role == "targets":
            _add_over(grid, top, col, style.headings[role], TARGETS, levels)
        elif not _has_group(role, style):
            text = style.schedule_heading if role == "SCHED" else style.headings[role]
            grid.slots.append(Slot(top, col, levels, 1, text, bold=True, centred=True))
    columns = dict(columns_of(style))
    for text, roles in style.header_groups:
        leaves = tuple(style.headings[role] for role in roles)
        _add_over(grid, top, columns[roles[0]], text, leaves, levels)
    grid.rows += [Row("header") for _ in range(levels)]
    if style.column_numbers:
        _add_numbers(grid, style)


def _has_group(role: str, style: Style) -> bool:
    return role == "targets" or any(role in roles for _, roles in style.header_groups)


def _add_calendar(grid: GridSpec, style: Style, top: int, col: int, levels: int) -> None:
    text, span = style.schedule_heading, span_of("SCHED", style)
    grid.slots.append(Slot(top, col, 1, span, text, bold=True, centred=True))
    for level, labels in enumerate(style.schedule_labels, 1):
        last = level == len(style.schedule_labels)
        down = levels - level if last else 1
        at = col
        for label, width in labels:
            slot = Slot(top + level, at, down, width, label, bold=True, centred=True)
            grid.slots.append(slot)
            at += width


def _add_over(  # noqa: PLR0917  a place and its texts, always all of them
    grid: GridSpec, top: int, col: int, text: str, leaves: tuple[str, ...], levels: int
) -> None:
    """A heading over several columns, each with its own below."""
    grid.slots.append(Slot(top, col, 1, len(leaves), text, bold=True, centred=True))
    grid.slots += [
        Slot(top + 1, col + place, levels - 1, 1, leaf, bold=True, centred=True)
        for place, leaf in enumerate(leaves)
    ]


def _add_numbers(grid: GridSpec, style: Style) -> None:
    row, number = len(grid.rows), 0
    for role, col in columns_of(style):
        span = span_of(role, style)
        spans = [1] * span if style.number_all else [span]
        for place, width in enumerate(spans):
            number += 1
            text = style.column_numbers.format(number)
            grid.slots.append(Slot(row, col + place, 1, width, text, centred=True))
    grid.rows.append(Row("numbers"))
