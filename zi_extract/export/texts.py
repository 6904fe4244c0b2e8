"""Every text of a decree as a row of its own, for full-text search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]


def text_rows(decree: Data) -> Iterator[Data]:
    """Rows of ``decree_id``, ``pointer`` (JSON Pointer into decree.json), ``kind`` and ``text``.

    A table gives one row per row of its grid, the texts of its cells from left to right; actions
    are not repeated, since their texts stand in the tables.
    """
    for pointer, kind, text in _texts(decree):
        if text:
            yield {"decree_id": decree["id"], "pointer": pointer, "kind": kind, "text": text}


def _texts(decree: Data) -> Iterator[tuple[str, str, str | None]]:
    yield "/header/issuer/name", "issuer", decree["header"]["issuer"]["name"]
    yield "/header/title", "title", decree["header"]["title"]
    for kind in ("considerations", "legal_basis", "also_considered", "dictums"):
        for index, item in enumerate(decree[kind]):
            yield f"/{kind}/{index}", kind, item["text"]
    for index, person in enumerate(decree["closing"]["signatories"]):
        told = (person["role"], person["name"])
        yield f"/closing/signatories/{index}", "signatory", " ".join(filter(None, told))
    for index, annex in enumerate(decree["annexes"]):
        yield f"/annexes/{index}/title", "annex", annex["title"]
        for number, text in enumerate(annex["text"]):
            yield f"/annexes/{index}/text/{number}", "annex", text
        for number, table in enumerate(annex["tables"]):
            pointer = f"/annexes/{index}/tables/{number}"
            yield from ((pointer, "table", text) for text in _rows(table))


def _rows(table: Data) -> Iterator[str]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in table["cells"]:
        if cell["text"] and cell["tick"] is None:
            rows.setdefault(cell["row"], []).append((cell["col"], cell["text"]))
    for row in sorted(rows):
        yield " | ".join(text for _, text in sorted(rows[row]))
