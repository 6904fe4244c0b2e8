from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whole_collection import collection_files

from zi_extract.export.csv_files import neutralised, restored, table_csv
from zi_extract.export.files import document_files
from zi_extract.export.json_files import decree_json
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.extraction import SettledDecree

DOCUMENTS = [
    DocumentRow("surat.pdf", "cd" * 32, 1, "not_a_decree", "no KEPUTUSAN found"),
    DocumentRow("Keputusan 7-2031.pdf", "ab" * 32, 4, "review", "", ("keputusan-7-2031-abababab",)),
    DocumentRow("rusak.pdf", "", None, "failed", "not a PDF"),
]


def parsed(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def collection(settled: SettledDecree) -> dict[str, bytes]:
    return collection_files([json.loads(decree_json(settled))], DOCUMENTS)


def test_actions_have_twelve_months(collection: dict[str, bytes]) -> None:
    first, second = parsed(collection["actions.csv"])
    assert first["action"] == "Menyusun daftar arsip"
    assert [first[f"m{month:02d}"] for month in range(1, 13)] == ["1"] + ["0"] * 11
    assert first["periods"] == "2031-01"
    assert (second["m01"], second["m02"], second["m03"]) == ("", "1", "0")
    assert second["unsure"] == "2031-01"


def test_schedule_has_a_row_per_period(collection: dict[str, bytes]) -> None:
    rows = parsed(collection["schedule.csv"])
    assert [(r["action_index"], r["period"], r["unsure"]) for r in rows] == [
        ("1", "2031-01", "0"),
        ("2", "2031-01", "1"),
        ("2", "2031-02", "0"),
    ]
    assert {row["quarter"] for row in rows} == {"1"}


def test_every_input_file_has_its_row(collection: dict[str, bytes]) -> None:
    rows = parsed(collection["documents.csv"])
    assert [row["file"] for row in rows] == ["Keputusan 7-2031.pdf", "rusak.pdf", "surat.pdf"]
    assert rows[1] == {
        "position": "2",
        "file": "rusak.pdf",
        "sha256": "",
        "pages": "",
        "status": "failed",
        "reason": "not a PDF",
        "ids": "",
    }


def test_header_and_lists(collection: dict[str, bytes]) -> None:
    (decree,) = parsed(collection["decrees.csv"])
    assert decree["number"] == "7 TAHUN 2031"
    assert decree["date"] == "2031-02-03"
    assert (decree["salinan"], decree["actions"], decree["warnings"]) == ("1", "2", "1")
    (basis,) = parsed(collection["legal_basis.csv"])
    assert (basis["gazettes"], basis["as_amended_by"]) == ("LN 2009/152", "UU 6")
    signer, certifier = parsed(collection["signatories.csv"])
    assert (signer["kind"], restored(signer["nip"])) == ("signatory", "197904122005012003")
    assert (certifier["kind"], certifier["role"]) == ("attestation", "")


def test_formulas_are_harmless(collection: dict[str, bytes]) -> None:
    (dictum,) = parsed(collection["dictums.csv"])
    assert dictum["text"].startswith("'=Menetapkan")
    assert restored(dictum["text"]).startswith("=Menetapkan")


@given(st.text(alphabet="'=+-@\t\ra1", max_size=6))
def test_neutralising_loses_nothing(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert neutralised(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize("text", ["007", "197904122005012003", "'007", "00", "1" * 16])
def test_digits_that_a_spreadsheet_would_lose_are_kept_as_text(text: str) -> None:
    assert neutralised(text) == "'" + text
    assert restored("'" + text) == text


@pytest.mark.parametrize("text", ["0", "7", "0,5", "2031", "1" * 15, "7 TAHUN 2031", "it's"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutralised(text) == text


def test_the_order_of_input_does_not_matter(settled: SettledDecree) -> None:
    decree = json.loads(decree_json(settled))
    other = decree | {"id": "a-1"}
    there = collection_files([decree, other], DOCUMENTS)
    back = collection_files([other, decree], reversed(DOCUMENTS))
    assert there == back


def test_an_empty_collection_still_has_its_headings() -> None:
    files = collection_files([], [])
    assert parsed(files["actions.csv"]) == []
    assert files["dictums.csv"] == b"decree_id,position,label,text,kind\r\n"


def test_a_table_as_its_grid_looks(settled: SettledDecree) -> None:
    rows = parsed(document_files(settled)["table-1.csv"])
    assert [row["kind"] for row in rows] == ["header", "item", "item"]
    assert [rows[2][f"c{col}"] for col in range(1, 6)] == [
        "2",
        "Memusnahkan arsip",
        "?",
        "x",
        "Bidang Arsip",
    ]


def test_a_merged_text_stands_at_its_top_left() -> None:
    cell = {"row": 0, "col": 0, "row_span": 2, "col_span": 2, "text": "-a\nb", "tick": None}
    rows = parsed(table_csv({"n_cols": 2, "row_kinds": ["item", "item"], "cells": [cell]}))
    assert [(row["c1"], row["c2"]) for row in rows] == [("'-a\nb", ""), ("", "")]


@pytest.mark.parametrize(
    ("text", "tick", "shown"),
    [("v", "marked", "x"), ("1 dok", "marked", "1 dok"), ("", "empty", ""), ("V", "unsure", "?")],
)
def test_words_in_a_time_grid_are_not_dropped(text: str, tick: str, shown: str) -> None:
    cell = {"row": 0, "col": 0, "row_span": 1, "col_span": 1, "text": text, "tick": tick}
    (row,) = parsed(table_csv({"n_cols": 1, "row_kinds": ["item"], "cells": [cell]}))
    assert row["c1"] == shown


@pytest.mark.parametrize(
    ("pointer", "flags"),
    [
        ("/actions/0/action", ["1", "0"]),
        ("/actions/0", ["1", "0"]),
        ("/actions/0/area/name", ["1", "1"]),
        ("/actions/0/schedule/periods/0", ["1", "0"]),
        ("/annexes/0/tables/0/cells/11/text", ["0", "1"]),
        ("/annexes/0/tables/0/cells/0/text", ["0", "0"]),
        ("/header/title", ["0", "0"]),
        ("", ["0", "0"]),
    ],
)
def test_a_finding_counts_for_every_action_it_concerns(
    settled: SettledDecree, pointer: str, flags: list[str]
) -> None:
    decree = json.loads(decree_json(settled))
    for action in decree["actions"]:
        action["area"] = {"number": "II", "name": "Penataan Tata Laksana", "code": 2}
    finding = {"code": "low-confidence", "severity": "warning", "message": "Doubtful."}
    decree["findings"] = [finding | {"page": 2, "box": None, "pointer": pointer}]
    rows = parsed(collection_files([decree], DOCUMENTS)["actions.csv"])
    assert [row["flags"] for row in rows] == flags
