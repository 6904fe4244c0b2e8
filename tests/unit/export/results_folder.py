"""A folder of results with two decrees, written to disk as a run writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from page_pictures_made import painted
from whole_collection import collection_files

from zi_extract.export.files import document_files
from zi_extract.export.formats.results import Results, read_results
from zi_extract.export.json_files import json_bytes
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.extraction import SettledDecree

SECOND = "lampiran-cdcdcdcd"
"""Id of the second decree: a Lampiran without its decree, without a number and without a date."""


def write_results(out: Path, settled: SettledDecree) -> Results:
    """The sample, and the annex of another one."""
    first = json.loads(document_files(settled)["decree.json"])
    files = document_files(settled)
    for name, content in files.items():
        _write(out / first["id"] / name, content)
    second = annex_alone(first)
    _write(out / SECOND / "decree.json", json_bytes(second))
    pages = json.loads(files["pages.json"])
    pages |= {"id": SECOND, "pages": pages["pages"][1:2]}
    _write(out / SECOND / "pages.json", json_bytes(pages))
    rows = [
        DocumentRow("=a.pdf", "ab" * 32, 4, "review", "1 tick-unsure", (first["id"],)),
        DocumentRow("b.pdf", "cd" * 32, 2, "review", "", (SECOND,)),
        DocumentRow("c.pdf", "", None, "failed", "The file is empty."),
    ]
    for name, content in collection_files([first, second], rows).items():
        _write(out / name, content)
    return read_results(out, painted)


def annex_alone(decree: dict[str, Any]) -> dict[str, Any]:
    """Only the Lampiran of the sample, with a row that is all merged away."""
    nothing = dict.fromkeys(decree["header"]["number"])
    header = dict.fromkeys(decree["header"]) | {
        "issuer": dict.fromkeys(decree["header"]["issuer"]),
        "other_numbers": [],
        "number": nothing,
    }
    closing = dict.fromkeys(decree["closing"]) | {"signatories": [], "copies_to": []}
    annex = decree["annexes"][0] | {"number": None, "date": None, "tables": [merged_table()]}
    return decree | {
        "id": SECOND,
        "annex_only": True,
        "pages": [2],
        "header": header,
        "closing": closing,
        "considerations": [],
        "legal_basis": [],
        "also_considered": [],
        "dictums": [],
        "annexes": [annex],
        "actions": [decree["actions"][0] | {"schedule": None}],
        "findings": [],
    }


def merged_table() -> dict[str, Any]:
    """Three rows, of which the middle one has no cell of its own."""

    def cell(row: int, col: int, *content: Any, rows: int = 1, cols: int = 1) -> Any:
        text, tick = (*content, None)[:2]
        size = {"row": row, "col": col, "row_span": rows, "col_span": cols}
        return size | {"text": text, "tick": tick, "sources": []}

    cells = [
        cell(0, 0, "Rencana\x0cAksi", cols=2),
        cell(0, 2, "Jan"),
        cell(1, 0, "@1", rows=3),
        cell(1, 1, "a & <b>", rows=2),
        cell(1, 2, "v", "marked", rows=2),
        cell(3, 1, "b"),
        cell(3, 2, "1 dokumen", "unsure"),
    ]
    return {
        "n_rows": 4,
        "n_cols": 3,
        "row_kinds": ["header", "item", "item", "item"],
        "cells": cells,
        "fragments": [],
        "joins": [],
    }


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
