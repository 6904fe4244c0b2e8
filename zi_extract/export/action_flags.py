"""How many findings concern an action: at it, at a cell of its row, or at a value it shares."""

from __future__ import annotations

import re
from typing import Any

AT_ACTION = re.compile(r"/actions/(?P<index>\d+)(?:/(?P<key>\w+).*)?")
AT_CELL = re.compile(r"/annexes/(?P<annex>\d+)/tables/(?P<table>\d+)/cells/(?P<cell>\d+)(?:/.*)?")

SHARED = ("area", "number", "program", "criteria", "output", "owner", "note")
"""Columns whose merged cells give several actions one value: a finding is told once, at the first
of them, and counts for all."""


def flags(decree: dict[str, Any], index: int) -> int:
    """Findings that ask for a person and concern action ``index`` (from 0) of decree.json."""
    pointers = [f["pointer"] for f in decree["findings"] if f["severity"] != "info"]
    return sum(
        _at_action(decree, pointer, index) or _at_cell(decree, pointer, index)
        for pointer in pointers
    )


def _at_action(decree: dict[str, Any], pointer: str, index: int) -> bool:
    match = AT_ACTION.fullmatch(pointer)
    if match is None:
        return False
    other, key = int(match["index"]), match["key"]
    if other == index:
        return True
    if key not in SHARED or other >= len(decree["actions"]):
        return False
    mine, theirs = decree["actions"][index], decree["actions"][other]
    return bool(mine["table"] == theirs["table"] and mine[key] and mine[key] == theirs[key])


def _at_cell(decree: dict[str, Any], pointer: str, index: int) -> bool:
    match = AT_CELL.fullmatch(pointer)
    if match is None:
        return False
    annex, table, number = int(match["annex"]), int(match["table"]), int(match["cell"])
    before = sum(len(earlier["tables"]) for earlier in decree["annexes"][:annex])
    action = decree["actions"][index]
    if action["table"] != before + table:
        return False
    cell = decree["annexes"][annex]["tables"][table]["cells"][number]
    return any(cell["row"] <= row < cell["row"] + cell["row_span"] for row in action["rows"])
