"""Documents that people have checked as truth for the benchmark (bench/FORMAT.md).

Of a document in which nothing is flagged any more and something was settled by a person, all is
truth; of others, those fields of the head that a person settled. What is not given is not judged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from zi_extract.export.json_files import json_bytes
from zi_extract.store.atomic import make_folder, write_file
from zi_extract.store.manifest import Entry

SCALARS = {
    "issuer": "/header/issuer/name",
    "type": "/header/type",
    "number": "/header/number/printed",
    "number_normalised": "/header/number/normalised",
    "year": "/header/year",
    "title": "/header/title",
    "place_issued": "/closing/place",
    "date_issued": "/closing/date",
    "salinan": "/header/salinan",
}
RECORD = {
    "no": "number",
    "program": "program",
    "criteria": "criteria",
    "action": "action",
    "output": "output",
    "pic": "owner",
    "ket": "note",
}
PERSON = ("role", "unit", "name", "nip", "signed")
KINDS = {"decree": "body"}
PROFILE = "checked"
"""Stands where the benchmark has the kind of damage: its figures of such documents in a column."""

Data = dict[str, Any]


def write_truth(out: Path, entries: tuple[Entry, ...], folder: Path) -> int:
    """Writes ``folder/<stem of the file>.json`` for every document with something settled.

    Returns how many. Raises OutputError.
    """
    made = 0
    for entry in entries:
        truth = _truth(out, entry)
        if truth is not None:
            make_folder(folder)
            write_file(folder / f"{PurePath(entry.file).stem}.json", json_bytes(truth))
            made += 1
    return made


def _truth(out: Path, entry: Entry) -> Data | None:
    """The truth about the first decree of a file; None when nobody settled anything."""
    if not entry.ids:
        return None
    folder = out / entry.ids[0]
    decree: Data = json.loads((folder / "decree.json").read_bytes())
    evidence: Data = json.loads((folder / "evidence.json").read_bytes())["evidence"]
    settled = {pointer for pointer, item in evidence.items() if item.get("corrected_by")}
    if not settled:
        return None
    name = PurePath(entry.file).stem
    if decree["status"] == "ok" and len(entry.ids) == 1:
        return {"id": name, "profile": PROFILE, **_whole(decree)}
    fields = {key: _at(decree, at) for key, at in SCALARS.items() if at in settled}
    if not fields:
        return None
    return {"id": name, "profile": PROFILE, "scope": "header", "decree": fields, "pages": []}


def _whole(decree: Data) -> Data:
    head = {name: _at(decree, pointer) for name, pointer in SCALARS.items()}
    closing = decree["closing"]
    head["signatories"] = [_person(person) for person in closing["signatories"]]
    head["attestation"] = _person(closing["attestation"]) if closing["attestation"] else None
    for name in ("considerations", "legal_basis", "also_considered"):
        head[name] = [item["text"] for item in decree[name]]
    head["dictums"] = [{"label": d["label"], "text": d["text"]} for d in decree["dictums"]]
    tables = [
        _table(fragment)
        for annex in decree["annexes"]
        for table in annex["tables"]
        for fragment in table["fragments"]
    ]
    pages = [
        {"page": page["page"], "kind": KINDS.get(page["kind"], page["kind"])}
        for page in decree["source"]["pages"]
    ]
    records = [_record(action) for action in decree["actions"]]
    return {"decree": head, "pages": pages, "tables": tables, "records": records}


def _person(person: Mapping[str, Any]) -> Data:
    return {key: person[key] for key in PERSON}


def _table(fragment: Mapping[str, Any]) -> Data:
    cells = [
        {
            "row": cell["row"],
            "col": cell["col"],
            "rowspan": cell["row_span"],
            "colspan": cell["col_span"],
            "text": cell["text"],
            "tick": cell["tick"] == "marked",
        }
        for cell in fragment["cells"]
    ]
    return {key: fragment[key] for key in ("page", "n_rows", "n_cols")} | {"cells": cells}


def _record(action: Mapping[str, Any]) -> Data:
    plain = {name: action[key] for name, key in RECORD.items()}
    periods = (action["schedule"] or {"periods": []})["periods"]
    months = list(dict.fromkeys(period.split("-W")[0] for period in periods))
    area = {"area_no": action["area"]["number"], "area": action["area"]["name"]}
    return area | plain | {"schedule": months, "pages": action["pages"]}


def _at(node: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        node = node[part]
    return node
