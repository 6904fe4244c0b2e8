"""A plan's logical grid: its rows, the cells that tile them, and the columns of its roles."""

from __future__ import annotations

from dataclasses import dataclass

from samples.generator.spec import Action, Area, Program, Style

WEIGHTS = {
    "area": 1.1, "no": 0.42, "program": 1.35, "criteria": 1.9, "action": 2.1, "output": 1.6,
    "pic": 1.15, "ket": 0.85, "budget": 0.95, "targets": 1.6, "SCHED": 0.0,
}  # fmt: skip
"""Relative widths of the columns of text."""

TARGETS = ("TW I", "TW II", "TW III", "TW IV")
"""The columns under the targets of a plan of performance: figures, no calendar."""

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
    rotated: bool = False


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
        at += span_of(role, style)
    return out


def span_of(role: str, style: Style) -> int:
    """Number of grid columns under a role's heading."""
    if role == "SCHED":
        return periods_of(style)
    return len(TARGETS) if role == "targets" else 1


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
        span = span_of(role, style)
        share = each if role == "SCHED" else free * WEIGHTS[role] / weights / span
        widths += [share] * span
    return widths
