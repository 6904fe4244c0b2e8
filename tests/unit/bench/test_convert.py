from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from bench.convert import convert_folder, prediction, write_predictions
from zi_extract.model.decree import Decree

BOX = [0.1, 0.1, 0.2, 0.2]


def _person(role: str, name: str, **more: Any) -> dict[str, Any]:
    keys = ("bare_name", "titles", "rank", "nip", "acting", "signed", "unit")
    return {"role": role, "name": name, **dict.fromkeys(keys), **more}


def _cell(col: int, text: str, tick: str | None) -> dict[str, Any]:
    spans = {"row": 0, "col": col, "row_span": 1, "col_span": 1}
    return {**spans, "text": text, "tick": tick, "box": BOX}


def _action() -> dict[str, Any]:
    schedule = {
        "periods": ["2025-01-W2", "2025-01-W3", "2025-Q4"],
        "months": ["2025-01", "2025-10", "2025-11", "2025-12"],
        "unsure": [],
        "given_as": "ticks",
        "printed": None,
        "undated": None,
        "year_from": "title",
    }
    return {
        "table": 0,
        "rows": [0],
        "pages": [2],
        "area": {"number": "I", "name": "Manajemen Perubahan", "code": 1},
        "number": "1",
        "program": "Tim Kerja",
        "criteria": None,
        "action": "Membentuk tim",
        "output": "SK Tim",
        "schedule": schedule,
        "owner": "Ketua",
        "note": None,
        "owners": ["Ketua"],
        "criteria_items": [],
        "action_items": [],
        "output_items": [],
    }


def _table() -> dict[str, Any]:
    ticks = ("marked", "empty", "unsure")
    cells = [_cell(0, "Membentuk\ntim", None), *(_cell(i, "", t) for i, t in enumerate(ticks, 1))]
    fragment = {
        "page": 2, "index": 0, "n_rows": 1, "n_cols": 4, "open_top": False, "open_bottom": False,
        "box": BOX, "cells": cells,
    }  # fmt: skip
    return {
        "n_rows": 1, "n_cols": 4, "row_kinds": ["item"], "cells": [], "fragments": [fragment],
        "joins": [],
    }  # fmt: skip


def _decree() -> dict[str, Any]:
    page = {"origin": "scan", "rotation": 0, "skew": 0.0, "dpi": 200.0, "status": "read"}
    number = dict.fromkeys(("sequence", "classification", "unit", "month", "year"))
    decree = {
        "id": "a-00000000",
        "source": {
            "name": "a.pdf",
            "sha256": "0" * 64,
            "bytes": 1,
            "pages": [{"page": 1, "kind": "decree", **page}, {"page": 2, "kind": "annex", **page}],
        },
        "status": "review",
        "pages": [1, 2],
        "annex_only": False,
        "header": {
            "salinan": True,
            "type": "KEPUTUSAN",
            "issuer": {"name": "KANTOR A", **dict.fromkeys(("kind", "region_type", "region_name"))},
            "official": "KEPALA KANTOR A",
            "number": {"printed": "KEP - 1/2025", "normalised": "KEP-1/2025", **number},
            "year": 2025,
            "title": "RENCANA",
        },
        "considerations": [{"label": "a", "text": "bahwa perlu;"}],
        "legal_basis": [{"label": "1", "text": "Undang-Undang;", "citation": None}],
        "also_considered": [],
        "dictums": [{"label": "KESATU", "text": "Menetapkan.", "kind": "adoption"}],
        "closing": {
            "place": "Wates",
            "date": "2025-01-02",
            "signatories": [_person("KEPALA", "BUDI", signed="ttd")],
            "attestation": _person("SEKRETARIS", "SITI", unit="SEKRETARIAT"),
            "copies_to": [],
        },
        "annexes": [
            {"heading": None, "number": None, "date": None, "title": None, "tables": [_table()]}
        ],
        "actions": [_action()],
        "findings": [],
    }
    return Decree.model_validate(decree).model_dump(mode="json")


def _ink(confidence: float, page: int = 1, *, review: bool = False) -> dict[str, Any]:
    return {"page": page, "continued": [], "confidence": confidence, "needs_review": review}


CELL = "/annexes/0/tables/0/fragments/0/cells"
EVIDENCE = {
    "/header/title": _ink(0.6, review=True),
    "/considerations/0/text": {**_ink(0.9), "continued": [{"page": 2}]},
    "/dictums/0/label": _ink(0.95),
    "/dictums/0/text": _ink(0.7, review=True),
    "/closing/signatories/0/name": _ink(0.99),
    "/actions/0/action": _ink(0.97, 2),
    "/actions/0/schedule/periods/0": _ink(0.98, 2),
    "/actions/0/schedule/periods/1": _ink(0.5, 2, review=True),
    f"{CELL}/0/text": _ink(0.9, 2),
    f"{CELL}/1/tick": _ink(0.99, 2),
}
PAGES = [{"page": 1, "text": "KEPUTUSAN", "needs_review": False}]


@pytest.fixture
def predicted() -> dict[str, Any]:
    decree = _decree()
    return prediction("review", [(decree, EVIDENCE, PAGES)], decree["source"]["pages"])


def test_header_fields_carry_their_doubt(predicted: dict[str, Any]) -> None:
    decree = predicted["decree"]
    title = {"value": "RENCANA", "confidence": 0.6, "needs_review": True, "page": [1]}
    assert decree["title"] == {**title, "pointers": ["/header/title"]}
    assert decree["number"] == "KEP - 1/2025"
    assert decree["number_normalised"] == "KEP-1/2025"
    assert decree["signatories"][0]["name"]["value"] == "BUDI"
    assert decree["attestation"]["unit"] == "SEKRETARIAT"


def test_list_items_know_all_their_pages(predicted: dict[str, Any]) -> None:
    assert predicted["decree"]["considerations"][0]["page"] == [1, 2]
    assert predicted["decree"]["legal_basis"] == ["Undang-Undang;"]


def test_a_dictum_is_as_doubtful_as_its_worst_part(predicted: dict[str, Any]) -> None:
    dictum = predicted["decree"]["dictums"][0]
    assert (dictum["confidence"], dictum["needs_review"]) == (0.7, True)


def test_cells_have_their_ticks_as_three_verdicts(predicted: dict[str, Any]) -> None:
    cells = predicted["tables"][0]["cells"]
    assert [cell["tick"] for cell in cells] == [False, True, False, "unsure"]
    assert cells[0]["text"] == "Membentuk\ntim"
    assert cells[1]["confidence"] == 0.99


def test_weeks_become_months_and_quarters_stay(predicted: dict[str, Any]) -> None:
    schedule = predicted["records"][0]["schedule"]
    assert schedule["value"] == ["2025-01", "2025-Q4"]
    assert schedule["needs_review"] is True
    assert schedule["confidence"] == 0.5


def test_columns_that_the_annex_lacks_stay_null(predicted: dict[str, Any]) -> None:
    record = predicted["records"][0]
    assert (record["criteria"], record["ket"]) == (None, None)
    assert (record["area_no"], record["no"], record["pic"]) == ("I", "1", "Ketua")
    assert record["action"]["value"] == "Membentuk tim"


def test_page_texts_and_kinds(predicted: dict[str, Any]) -> None:
    first, second = predicted["pages"]
    assert (first["kind"], first["text"]) == ("decree", "KEPUTUSAN")
    assert (second["kind"], second["text"]) == ("annex", "")


def test_an_output_folder_is_converted_row_by_row(tmp_path: Path) -> None:
    out, pred = tmp_path / "out", tmp_path / "pred"
    folder = out / "a-00000000"
    folder.mkdir(parents=True)
    parts = {"decree": _decree(), "evidence": {"evidence": EVIDENCE}, "pages": {"pages": PAGES}}
    for name, data in parts.items():
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    with (out / "documents.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "sha256", "pages", "status", "reason", "ids"])
        writer.writerow(["in/a.pdf", "0" * 64, 2, "review", "", "a-00000000"])
        writer.writerow(["in/letter.pdf", "1" * 64, 1, "not_a_decree", "a letter", ""])
    write_predictions(convert_folder(out), pred)
    read = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in pred.glob("*.json")}
    assert read["a"]["records"][0]["no"] == "1"
    letter = {"page": 1, "kind": "other", "text": "", "needs_review": False}
    assert read["letter"] == {"status": "not_a_decree", "pages": [letter]}
