"""``python -m bench.convert OUT PRED_DIR``: the program's output as neutral predictions.

One ``PRED_DIR/<stem of the input file>.json`` for each row of ``documents.csv``. A file without a
decree gives its pages and its status only. Each value carries the confidence and the flag of its
evidence.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.flags import Flagged, Item
from zi_extract.cli.corrections_truth import SCALARS

if TYPE_CHECKING:
    from zi_extract.model.extraction import Extraction

TICKS: dict[str, bool | str] = {"marked": True, "empty": False, "unsure": "unsure"}
RECORD = {
    "area_no": "area/number",
    "area": "area/name",
    "no": "number",
    "program": "program",
    "criteria": "criteria",
    "action": "action",
    "output": "output",
    "pic": "owner",
    "ket": "note",
}
WEEK = "-W"


def convert_folder(out: Path) -> dict[str, Item]:
    """{document id: prediction} of an output folder."""
    with (out / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {Path(row["file"]).stem: _convert_row(out, row) for row in rows}


def convert_extraction(extraction: Extraction) -> Item:
    """The prediction of one file, straight from Python."""
    decrees = [
        (
            settled.decree.model_dump(mode="json"),
            {pointer: ink.model_dump(mode="json") for pointer, ink in settled.evidence.items()},
            [page.model_dump(mode="json") for page in settled.pages],
        )
        for settled in extraction.settled
    ]
    pages = [page.model_dump(mode="json") for page in extraction.pages]
    return prediction(extraction.status, decrees, pages)


def _convert_row(out: Path, row: dict[str, str]) -> Item:
    decrees = []
    for name in row["ids"].split():
        folder = out / name
        decree, evidence, pages = (
            json.loads((folder / f"{part}.json").read_text(encoding="utf-8"))
            for part in ("decree", "evidence", "pages")
        )
        decrees.append((decree, evidence["evidence"], pages["pages"]))
    count = int(row["pages"] or 0)
    pages = decrees[0][0]["source"]["pages"] if decrees else _unknown_pages(count)
    return prediction(row["status"], decrees, pages)


def _unknown_pages(count: int) -> list[Item]:
    return [{"page": number, "kind": "other"} for number in range(1, count + 1)]


def prediction(
    status: str, decrees: list[tuple[Item, dict[str, Item], list[Item]]], pages: list[Item]
) -> Item:
    """A neutral prediction of (decree, evidence, pages) triples and the file's page list.

    The neutral format knows one decree for each file: fields come from the first that has a body,
    tables and records from all.
    """
    read = {page["page"]: page for _, _, own in decrees for page in own}
    out: Item = {"status": status, "pages": [_page(page, read) for page in pages]}
    if not decrees:
        return out
    flagged = [Flagged(decree, evidence) for decree, evidence, _ in decrees]
    main = next((f for f in flagged if not f.decree.get("annex_only")), flagged[0])
    out["decree"] = _decree(main)
    out["tables"] = _in_reading_order([t for f in flagged for t in _tables(f)])
    out["records"] = [record for f in flagged for record in _records(f)]
    return out


def _page(page: Item, read: dict[int, Item]) -> Item:
    known = read.get(page["page"], {})
    return {
        "page": page["page"],
        "kind": page.get("kind"),
        "text": known.get("text", ""),
        "needs_review": bool(known.get("needs_review", False)),
    }


def _decree(flagged: Flagged) -> Item:
    decree = flagged.decree
    out = {name: flagged.value(pointer) for name, pointer in SCALARS.items()}
    people = range(len(decree["closing"]["signatories"]))
    out["signatories"] = [_person(flagged, f"/closing/signatories/{i}") for i in people]
    certified = decree["closing"]["attestation"] is not None
    out["attestation"] = _person(flagged, "/closing/attestation") if certified else None
    for name in ("considerations", "legal_basis", "also_considered"):
        count = len(decree[name])
        out[name] = [flagged.value(f"/{name}/{i}/text") for i in range(count)]
    out["dictums"] = [_dictum(flagged, f"/dictums/{i}") for i in range(len(decree["dictums"]))]
    return out


def _person(flagged: Flagged, at: str) -> Item:
    return {key: flagged.value(f"{at}/{key}") for key in ("role", "unit", "name", "nip", "signed")}


def _dictum(flagged: Flagged, at: str) -> Item:
    label, text = f"{at}/label", f"{at}/text"
    plain = {"label": flagged.plain(label), "text": flagged.plain(text)}
    return {**plain, **flagged.doubt([label, text])}


def _tables(flagged: Flagged) -> list[Item]:
    tables = []
    for i, annex in enumerate(flagged.decree["annexes"]):
        for j, table in enumerate(annex["tables"]):
            for k, fragment in enumerate(table["fragments"]):
                at = f"/annexes/{i}/tables/{j}/fragments/{k}"
                tables.append(_fragment(flagged, fragment, at))
    return tables


def _fragment(flagged: Flagged, fragment: Item, at: str) -> Item:
    cells = [_cell(flagged, c, f"{at}/cells/{n}") for n, c in enumerate(fragment["cells"])]
    size = {key: fragment[key] for key in ("page", "n_rows", "n_cols", "index")}
    return {**size, "pointer": at, "cells": cells}


def _cell(flagged: Flagged, cell: Item, at: str) -> Item:
    out = {
        "row": cell["row"],
        "col": cell["col"],
        "rowspan": cell["row_span"],
        "colspan": cell["col_span"],
        "text": cell["text"],
        "bbox": cell["box"],
        "tick": TICKS.get(cell["tick"] or "empty", False),
    }
    doubt = flagged.doubt([f"{at}/text", f"{at}/tick"])
    doubt.pop("page", None)  # a cell's page is its table's
    return {**out, **doubt}


def _in_reading_order(tables: list[Item]) -> list[Item]:
    return sorted(tables, key=lambda table: (table["page"], table.pop("index")))


def _records(flagged: Flagged) -> list[Item]:
    records = []
    for index, action in enumerate(flagged.decree["actions"]):
        at = f"/actions/{index}"
        record = {name: flagged.value(f"{at}/{key}") for name, key in RECORD.items()}
        for field in record.values():
            if isinstance(field, dict):
                field.pop("page", None)  # a record stands on the truth's pages
        record["schedule"] = _schedule(flagged, action["schedule"], f"{at}/schedule")
        records.append({**record, "pages": action["pages"]})
    return records


def _schedule(flagged: Flagged, schedule: Item | None, at: str) -> Any:
    """The periods, weeks as their months; in doubt when any of them or any mark is."""
    if schedule is None:
        return []
    months = dict.fromkeys(period.split(WEEK)[0] for period in schedule["periods"])
    doubt = flagged.doubt(flagged.below(at))
    doubt.pop("page", None)
    if schedule["unsure"]:
        doubt["needs_review"] = True
    return {"value": list(months), **doubt}


def write_predictions(predictions: dict[str, Item], folder: Path) -> None:
    """One JSON file for each prediction."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, item in predictions.items():
        text = json.dumps(item, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Convert one output folder."""
    parser = argparse.ArgumentParser(prog="python -m bench.convert", description=__doc__)
    parser.add_argument("out", type=Path, help="output folder of zi-extract")
    parser.add_argument("pred", type=Path, help="folder for the predictions")
    args = parser.parse_args()
    predictions = convert_folder(args.out)
    write_predictions(predictions, args.pred)
    print(f"{len(predictions)} predictions in {args.pred}")


if __name__ == "__main__":
    main()
