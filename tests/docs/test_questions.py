"""The queries of docs/questions.md give answers."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desk import ROOT, Desk

pytestmark = [pytest.mark.xdist_group("tour"), pytest.mark.timeout(1200)]


def queries(section: str) -> list[str]:
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    part = page.partition(f"## In {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```sql\n(.*?)^```", part, re.MULTILINE | re.DOTALL)


MAY_BE_EMPTY = ("from findings", "coalesce(periods")
"""Questions to which no row is a good answer."""


def test_sqlite(tour: Desk) -> None:
    asked = queries("SQLite")
    assert len(asked) == 6
    with closing(sqlite3.connect(tour.folder / "tour" / "catalog.sqlite")) as database:
        for query in asked:
            rows = database.execute(query).fetchall()
            assert rows or any(part in query for part in MAY_BE_EMPTY), query


def test_duckdb(tour: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    tour.run("zi-extract export tour --to parquet")
    if not (tour.folder / "out").exists():
        (tour.folder / "out").symlink_to(Path("tour"))
    monkeypatch.chdir(tour.folder)
    with duckdb.connect() as database:
        answers = [database.execute(query).fetchall() for query in queries("DuckDB")]
    periods, signers = answers
    assert len(periods) > 10
    assert all(re.fullmatch(r"\d{18}", nip) for nip, _ in signers)
