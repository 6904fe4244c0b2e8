"""Every format holds the same rows: what is in one is in all."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from zi_extract.export.collection_tables import MONTHS, TABLES
from zi_extract.export.formats import jdihn, ndjson
from zi_extract.export.formats.results import Results

Counts = Mapping[str, int]


@pytest.fixture(scope="module")
def decrees(results: Results) -> list[Any]:
    return [
        json.loads((results.folder / name / "decree.json").read_bytes()) for name in results.ids
    ]


@pytest.fixture(scope="module")
def expected(decrees: list[Any]) -> Counts:
    """Counted in the decrees themselves."""

    def total(name: str) -> int:
        return sum(len(decree[name]) for decree in decrees)

    schedules = [a["schedule"] for d in decrees for a in d["actions"] if a["schedule"]]
    people = [d["closing"] for d in decrees]
    return {
        "documents": 3,
        "decrees": len(decrees),
        "actions": total("actions"),
        "schedule": sum(len(set(s["periods"]) | set(s["unsure"])) for s in schedules),
        "signatories": sum(len(p["signatories"]) + (p["attestation"] is not None) for p in people),
        "legal_basis": total("legal_basis"),
        "dictums": total("dictums"),
        "findings": total("findings"),
    }


@pytest.fixture(scope="module")
def marks(decrees: list[Any]) -> int:
    """Months that are surely planned."""
    schedules = [a["schedule"] for d in decrees for a in d["actions"] if a["schedule"]]
    return sum(len(set(s["months"]) - set(s["unsure"])) for s in schedules)


def test_csv_and_sqlite(results: Results, expected: Counts, marks: int) -> None:
    for name, count in expected.items():
        text = (results.folder / f"{name}.csv").read_bytes().decode()
        assert len(list(csv.DictReader(io.StringIO(text)))) == count, name
    with closing(sqlite3.connect(results.folder / "catalog.sqlite")) as database:
        for name, count in expected.items():
            query = f"select count(*) from {name}"  # noqa: S608 - names of fixed tables
            assert database.execute(query).fetchone() == (count,)
        total = f"select {' + '.join(f'total({month})' for month in MONTHS)} from actions"  # noqa: S608
        assert database.execute(total).fetchone() == (marks,)


def test_ndjson_and_jdihn(results: Results, expected: Counts) -> None:
    files = dict(ndjson.export(results))
    lines = {name: content.count(b"\n") for name, content in files.items()}
    assert lines == {
        "decrees.ndjson": expected["decrees"],
        "actions.ndjson": expected["actions"],
    }
    ((_, content),) = jdihn.export(results)
    assert len(json.loads(content)["data"]) == expected["decrees"]


def test_xlsx(results: Results, expected: Counts, marks: int) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from zi_extract.export.formats import xlsx

    content = dict(xlsx.export(results))["collection.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    assert {name: len(list(book[name].values)) - 1 for name in expected} == expected
    head, *rows = book["actions"].values
    at = [head.index(month) for month in MONTHS]
    assert sum(row[column] == "x" for row in rows for column in at) == marks


def test_parquet(results: Results, expected: Counts, marks: int) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    from zi_extract.export.formats import parquet

    tables = {
        name.removesuffix(".parquet"): pq.read_table(io.BytesIO(content)).to_pylist()
        for name, content in parquet.export(results)
    }
    assert {name: len(rows) for name, rows in tables.items()} == expected
    assert sum(row[month] is True for row in tables["actions"] for month in MONTHS) == marks
    periods = [set(row["periods"] or ()) | set(row["unsure"] or ()) for row in tables["actions"]]
    assert sum(map(len, periods)) == expected["schedule"]


def test_akn(results: Results, expected: Counts, decrees: list[Any]) -> None:
    etree = pytest.importorskip("lxml.etree")
    from zi_extract.export.formats import akn
    from zi_extract.export.formats.akn_elements import NAMESPACE

    documents = [etree.fromstring(content) for _, content in akn.export(results)]

    def count(name: str) -> int:
        return sum(len(list(document.iter(f"{{{NAMESPACE}}}{name}"))) for document in documents)

    assert len(documents) == expected["decrees"]
    assert (count("citation"), count("point")) == (expected["legal_basis"], expected["dictums"])
    assert count("signature") == expected["signatories"]
    cells = [c for d in decrees for a in d["annexes"] for t in a["tables"] for c in t["cells"]]
    assert count("th") + count("td") == len(cells)


def test_every_table_is_counted(expected: Counts) -> None:
    assert list(expected) == [form.name for form in TABLES]
