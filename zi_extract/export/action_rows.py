"""Action items as rows: one per action with twelve month columns, and one per action and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zi_extract.export.action_flags import flags
from zi_extract.export.collection_tables import MONTHS

Row = dict[str, Any]

PERIOD = re.compile(r"(?P<year>\d{4})-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-W(?P<week>\d))?)")
PLAIN = ("number", "program", "criteria", "action", "output", "owner", "note")


def action_rows(decree: dict[str, Any]) -> Iterator[Row]:
    """One row per action, numbered from 1 within its decree."""
    for index, action in enumerate(decree["actions"]):
        yield {
            "decree_id": decree["id"],
            "action_index": index + 1,
            **_area(action["area"]),
            **{name: action[name] for name in PLAIN},
            "owners": "; ".join(action["owners"]),
            **schedule_columns(action["schedule"]),
            "table": action["table"] + 1,
            "rows": _spaced(action["rows"]),
            "pages": _spaced(action["pages"]),
            "flags": flags(decree, index),
        }


def schedule_rows(decree: dict[str, Any]) -> Iterator[Row]:
    """One row per action and period; periods that could not be judged are marked unsure."""
    for index, action in enumerate(decree["actions"], start=1):
        schedule = action["schedule"] or {"periods": (), "unsure": ()}
        unsure = set(schedule["unsure"])
        for period in sorted(unsure.union(schedule["periods"])):
            row = {"decree_id": decree["id"], "action_index": index, "period": period}
            yield row | period_parts(period) | {"unsure": period in unsure}


def period_parts(period: str) -> Row:
    """``2025-Q2`` or ``2025-03-W1`` taken apart; a month knows its quarter, not the reverse."""
    match = PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(f"{period!r} is no period")
    part = {name: int(text) if text else None for name, text in match.groupdict().items()}
    kind = "quarter" if part["quarter"] else "week" if part["week"] else "month"
    month = part["month"]
    quarter = part["quarter"] if month is None else (month + 2) // 3
    return part | {"kind": kind, "quarter": quarter}


def schedule_columns(schedule: dict[str, Any] | None) -> Row:
    """The columns about time. A month column is None where the paper names no months."""
    if schedule is None:
        return dict.fromkeys((*MONTHS, "periods", "unsure"))
    names = ("given_as", "printed", "undated", "year_from")
    return {
        "periods": " ".join(schedule["periods"]),
        "unsure": " ".join(schedule["unsure"]),
        **{name: schedule[name] for name in names},
        **_months(schedule),
    }


def _months(schedule: dict[str, Any]) -> Row:
    parts = [period_parts(period) for period in schedule["periods"]]
    dated = {part["month"] for part in parts}
    if None in dated or (not dated and schedule["given_as"] not in {"ticks", "shading"}):
        return dict.fromkeys(MONTHS)
    months: Row = {name: number in dated for number, name in enumerate(MONTHS, start=1)}
    doubtful = (period_parts(period)["month"] for period in schedule["unsure"])
    return months | {MONTHS[month - 1]: None for month in doubtful if month}


def _area(area: dict[str, Any]) -> Row:
    return {"area_number": area["number"], "area": area["name"], "area_code": area["code"]}


def _spaced(numbers: list[int]) -> str:
    return " ".join(str(number) for number in numbers)
