from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zi_extract.errors import ValidationError
from zi_extract.export.collection_tables import TABLES
from zi_extract.export.formats import parquet
from zi_extract.export.formats.results import Results

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def folder(results: Results, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("parquet")
    for name, content in parquet.export(results):
        (made / name).write_bytes(content)
    return made


def ask(query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.sql(query).fetchall()


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.name)
def test_another_reader_finds_the_same_rows(form: Any, results: Results, folder: Path) -> None:
    rows = ask(f"select * from '{folder}/{form.name}.parquet'")  # noqa: S608
    expected = results.rows()[form.name]
    assert len(rows) == len(expected)
    for found, row in zip(rows, expected, strict=True):
        for column, value in zip(form.columns, found, strict=True):
            assert as_in_rows(value, column.name) == (row.get(column.name) or empty(value))


def empty(value: Any) -> Any:
    return value if value in (False, 0) else "" if isinstance(value, list | str) else None


def as_in_rows(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return ("; " if name == "owners" else " ").join(str(item) for item in value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_times_are_lists(folder: Path) -> None:
    query = f"select periods, unsure, owners, pages from '{folder}/actions.parquet'"  # noqa: S608
    assert ask(query) == [
        (["2031-01"], [], ["Sekretariat"], [2]),
        (["2031-02"], ["2031-01"], ["Bidang Arsip"], [3]),
        (None, None, ["Sekretariat"], [2]),
    ]


def test_a_file_says_what_it_was_made_of(folder: Path) -> None:
    query = f"select key, value from parquet_kv_metadata('{folder}/actions.parquet')"  # noqa: S608
    about = {key.decode(): value.decode() for key, value in ask(query)}
    assert about["schema_version"] == "1.0"
    assert json.loads(about["source_sha256"]) == ["ab" * 32, "cd" * 32]


def test_a_day_on_no_calendar_is_no_date() -> None:
    with pytest.raises(ValidationError, match="2031-02-30"):
        parquet._date("2031-02-30")
