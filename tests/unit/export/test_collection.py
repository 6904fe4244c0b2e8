from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from sample_draft import KINDS, SOURCE, sample
from whole_collection import collection_files

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.csv_files import restored
from zi_extract.export.document import settle
from zi_extract.export.files import document_files
from zi_extract.export.json_files import decree_json
from zi_extract.export.report import report
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.extraction import SettledDecree

DOCUMENTS = [DocumentRow("a.pdf", "ab" * 32, 4, "review", "1 tick-unsure", ("a-abababab",))]


@pytest.fixture(scope="module")
def files(settled: SettledDecree) -> dict[str, bytes]:
    return collection_files([json.loads(decree_json(settled))], DOCUMENTS)


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(files["datapackage.json"])


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_the_package_describes_each_file(files: dict[str, bytes], package: dict[str, Any]) -> None:
    assert {r["path"] for r in package["resources"]} == {n for n in files if n.endswith(".csv")}
    for resource in package["resources"]:
        content = files[resource["path"]]
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        head = content.split(b"\r\n")[0].decode().split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head


def test_every_cell_has_the_type_the_package_says(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    for resource in package["resources"]:
        for row in rows_of(files[resource["path"]]):
            for field in resource["schema"]["fields"]:
                assert keeps(row[field["name"]], field), (resource["name"], field["name"])


def keeps(text: str, field: dict[str, Any]) -> bool:
    limits = field.get("constraints", {})
    if text == "":
        return not limits.get("required")
    if "enum" in limits and text not in limits["enum"]:
        return False
    kind = field["type"]
    if kind == "boolean":
        return text in {"0", "1"}
    return kind not in {"integer", "number"} or float(text) >= 0


def test_keys_are_unique_and_foreign_keys_lead_somewhere(
    files: dict[str, bytes], package: dict[str, Any]
) -> None:
    rows = {r["name"]: rows_of(files[r["path"]]) for r in package["resources"]}
    for resource in package["resources"]:
        schema = resource["schema"]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows[resource["name"]]]
        assert len(set(keys)) == len(keys)
        for foreign in schema.get("foreignKeys", ()):
            target = foreign["reference"]
            there = {tuple(r[n] for n in target["fields"]) for r in rows[target["resource"]]}
            assert {tuple(r[n] for n in foreign["fields"]) for r in rows[resource["name"]]} <= there


def test_the_catalogue_holds_the_same_rows(files: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(files["catalog.sqlite"])
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for form in TABLES:
            kept = database.execute(f'SELECT * FROM "{form.name}"').fetchall()  # noqa: S608
            stored = [["" if v is None else str(v) for v in row] for row in kept]
            written = [
                [restored(text) for text in row.values()]
                for row in rows_of(files[f"{form.name}.csv"])
            ]
            assert sorted(stored) == sorted(written), form.name


def test_every_text_is_found_by_its_words(files: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    path.write_bytes(files["catalog.sqlite"])
    query = "select kind, pointer from texts join texts_fts on id = texts_fts.rowid "
    with closing(sqlite3.connect(path)) as database:

        def found(words: str) -> list[tuple[str, str]]:
            return database.execute(query + "where texts_fts match ?", (words,)).fetchall()

        assert ("title", "/header/title") in found("zona")
        assert "table" in {kind for kind, _ in found("memusnahkan")}
        assert found("unheard") == []
        database.execute("delete from texts")
        assert found("zona") == []


def test_the_same_input_gives_the_same_bytes(
    settled: SettledDecree, files: dict[str, bytes]
) -> None:
    again = collection_files([json.loads(decree_json(settled))], DOCUMENTS)
    assert again == files
    assert document_files(settled) == document_files(settled)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.data: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.data.append(data)


def test_the_report_shows_hostile_text_as_text() -> None:
    draft, layouts = sample()
    title = draft.header.title
    assert title is not None
    hostile = replace(title, value='<script>alert("x")</script>', confidence=0.4)
    draft = replace(draft, header=replace(draft.header, title=hostile))
    page = report(
        settle(
            draft, layouts, source=SOURCE, kinds=KINDS, decree_id="a", status="review", places={}
        )
    ).decode()
    tags = Tags()
    tags.feed(page)
    assert not {"script", "b", "img", "link", "iframe"} & set(tags.seen)
    assert '<script>alert("x")</script>' in tags.data
    assert 'class="doubt"' in page


def test_the_report_has_twelve_months_per_action(settled: SettledDecree) -> None:
    page = report(settled).decode()
    assert page.count('<th class="month">') == 12
    first = page.index("Menyusun daftar arsip")
    assert page.index("●") > first
    assert "?" in page[page.index("Memusnahkan arsip") :]
