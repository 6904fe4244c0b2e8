"""Grids of other tools in the neutral format, and records of a grid by its header's words."""

from __future__ import annotations

import re
from typing import Any

COLUMNS = {
    "no": r"^no\b|^nomor",
    "program": r"program",
    "criteria": r"kriteria|indikator",
    "action": r"kegiatan|rencana aksi|aksi",
    "output": r"output|keluaran|target",
    "pic": r"penanggung|pelaksana|\bpic\b",
    "ket": r"^ket",
}
"""What a column's heading says; the first that matches is its role."""

TICK = re.compile(r"[✓√vVxX●■]")


def cell(row: int, col: int, rowspan: int, colspan: int, text: str) -> dict[str, Any]:
    """One cell; a text that is a glyph of a mark counts as a mark by the format's own rule."""
    place = {"row": row, "col": col, "rowspan": rowspan, "colspan": colspan}
    return {**place, "text": " ".join((text or "").split())}


def table(page: int, cells: list[dict[str, Any]]) -> dict[str, Any]:
    """A grid with its size."""
    rows = max((c["row"] + c["rowspan"] for c in cells), default=0)
    cols = max((c["col"] + c["colspan"] for c in cells), default=0)
    return {"page": page, "n_rows": rows, "n_cols": cols, "cells": cells}


def records_of(tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A record for each row under a header that names an action; merged values filled down."""
    records: list[dict[str, Any]] = []
    roles: dict[str, int] = {}
    for one in tables:
        rows = _rows(one)
        depth = next((n for n, row in enumerate(rows) if roles_of(row)), None)
        if depth is not None:
            roles = roles_of(rows[depth])
            rows = rows[depth + 1 :]
        for row in rows if roles else ():
            record = {role: row[col] if col < len(row) else "" for role, col in roles.items()}
            if record.get("action") and not re.fullmatch(r"\(?\d+\)?", record["action"]):
                records.append({**record, "schedule": [], "pages": [one["page"]]})
    return records


def roles_of(row: list[str]) -> dict[str, int]:
    """{role: column} of a header row; empty when it names no action."""
    roles: dict[str, int] = {}
    for col, text in enumerate(row):
        for role, pattern in COLUMNS.items():
            if role not in roles and re.search(pattern, text.lower()):
                roles[role] = col
                break
    return roles if "action" in roles else {}


def _rows(one: dict[str, Any]) -> list[list[str]]:
    rows = [[""] * one["n_cols"] for _ in range(one["n_rows"])]
    for item in one["cells"]:
        for row in range(item["row"], item["row"] + item["rowspan"]):
            for col in range(item["col"], item["col"] + item["colspan"]):
                rows[row][col] = item["text"]
    return rows
