"""A decree's plan as a calendar: areas, their actions, and for each the runs of its months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from zi_extract.export.action_rows import period_parts
from zi_extract.export.collection_tables import MONTH_NAMES
from zi_extract.export.report_content import area_of

Data = Mapping[str, Any]

BarKind = Literal["month", "quarter", "unsure"]

MOST_MONTHS = 60
"""Months of a calendar. Plans are for one to five years; a misread year must not make it wider
than paper."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A run of months: ``start`` counts from the calendar's first month, ``length`` is at least 1.

    ``quarter``: the paper names a quarter, not its months. ``unsure``: a mark in doubt.
    """

    start: int
    length: int
    kind: BarKind


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action with its bars."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class AreaPlan:
    """An area with its actions in order; ``code`` is 1-6, None when it is unknown."""

    name: str
    code: int | None
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """``months`` are the headings of the columns, empty when no action is dated."""

    months: tuple[str, ...]
    areas: tuple[AreaPlan, ...]


def calendar_of(actions: Sequence[Data]) -> Calendar:
    """The calendar of a decree's actions, from the first year they name to the last."""
    years = sorted({int(period[:4]) for action in actions for period in _periods(action)})
    if not years:
        return Calendar((), ())
    first, last = years[0], min(years[-1], years[0] + MOST_MONTHS // 12 - 1)
    names = [
        name[:3] if first == last else f"{name[:3]} {year % 100:02}"
        for year in range(first, last + 1)
        for name in MONTH_NAMES
    ]
    areas: list[AreaPlan] = []
    for action in actions:
        row = PlanRow(_label(action), tuple(_bars(action, first, len(names))))
        name = area_of(action)
        if areas and areas[-1].name == name:
            areas[-1] = AreaPlan(name, areas[-1].code, (*areas[-1].rows, row))
        else:
            areas.append(AreaPlan(name, action["area"]["code"], (row,)))
    return Calendar(tuple(names), tuple(areas))


def _periods(action: Data) -> list[str]:
    schedule = action["schedule"] or {"periods": (), "unsure": ()}
    return [*schedule["periods"], *schedule["unsure"]]


def _label(action: Data) -> str:
    number = f"{action['number']} " if action["number"] else ""
    return number + (action["action"] or action["program"] or "")


def _bars(action: Data, first: int, columns: int) -> Iterator[Bar]:
    schedule = action["schedule"]
    if schedule is None:
        return
    unsure = set(schedule["unsure"])
    spans: dict[BarKind, set[int]] = {"month": set(), "quarter": set(), "unsure": set()}
    for period in dict.fromkeys(_periods(action)):
        part = period_parts(period)
        base = (part["year"] - first) * 12
        quarter = part["kind"] == "quarter"
        months = range((part["quarter"] - 1) * 3, part["quarter"] * 3) if quarter else ()
        found = {base + month for month in (months or (part["month"] - 1,))}
        kind: BarKind = "unsure" if period in unsure else "quarter" if quarter else "month"
        spans[kind] |= {month for month in found if 0 <= month < columns}
    for kind, months_ in spans.items():
        yield from (Bar(start, length, kind) for start, length in _runs(sorted(months_)))


def _runs(months: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of successive months as (first, how many)."""
    start = 0
    for position, month in enumerate(months):
        if position + 1 == len(months) or months[position + 1] != month + 1:
            yield months[start], position - start + 1
            start = position + 1
