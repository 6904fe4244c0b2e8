"""The catalogue of a collection: in step with the files, whatever has happened to either."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from batch_inputs import Runner, write_pdf

from zi_extract.batch.catalog import NAME, up_to_date
from zi_extract.batch.collection import rebuild_tables, write_collection
from zi_extract.cli.app import run as run_command
from zi_extract.errors import ExitCode, InputError, OutputError
from zi_extract.export.collection_tables import TABLES
from zi_extract.limits import DEFAULT_LIMITS


def finish(run: Any, out: Path, **more: Any) -> None:
    settings = {"versions": {}, "limits": DEFAULT_LIMITS, "started": "then", "prune": False}
    write_collection(out, run.outcomes, **settings | more)


def ask(out: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(out / NAME)) as database:
        return database.execute(query).fetchall()


def dump(out: Path) -> list[str]:
    """Everything that a reader can see; row numbers and mtimes tell nothing."""
    names = [form.name for form in TABLES]
    rows = [(name, *row) for name in names for row in ask(out, f"select * from {name}")]  # noqa: S608
    texts = ask(out, "select decree_id, pointer, kind, text from texts")
    return sorted(map(repr, [*rows, *texts]))


@pytest.fixture
def collection(batch: Runner, folder: Path, out: Path) -> Path:
    for name in ("a.pdf", "b.pdf", "letter.pdf"):
        write_pdf(folder / name)
    finish(batch(), out)
    return out


def test_it_is_in_wal_mode_and_nothing_is_left_beside_it(collection: Path) -> None:
    assert ask(collection, "pragma journal_mode") == [("wal",)]
    assert ask(collection, "pragma integrity_check") == [("ok",)]
    assert not list(collection.glob(f"{NAME}-*"))
    assert ask(collection, "select file, status from documents order by position") == [
        ("a.pdf", "ok"),
        ("b.pdf", "ok"),
        ("letter.pdf", "not_a_decree"),
    ]


def test_only_what_changed_is_read_again(
    collection: Path, batch: Runner, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    whole = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (read.append(path), whole(path))[1])
    tables = {path: path.stat().st_mtime_ns for path in collection.glob("*.csv")}
    finish(batch(), collection)
    assert not [path for path in read if path.name == "decree.json"]
    assert {path: path.stat().st_mtime_ns for path in tables} == tables

    write_pdf(folder / "c.pdf")
    read.clear()
    finish(batch(), collection)
    parsed = {path.parent.name for path in read if path.name == "decree.json"}
    assert {name[:2] for name in parsed} == {"c-"}
    assert len(ask(collection, "select * from decrees")) == 3


def test_a_changed_or_missing_file_leaves_no_row(
    collection: Path, batch: Runner, folder: Path
) -> None:
    before = {row[0] for row in ask(collection, "select decree_id from decrees")}
    write_pdf(folder / "a.pdf", mark="changed")
    (folder / "b.pdf").unlink()
    finish(batch(), collection, prune=True)
    after = {row[0] for row in ask(collection, "select decree_id from decrees")}
    assert len(after) == 1
    assert not before & after
    assert ask(collection, "pragma foreign_key_check") == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda _: b"",
        lambda _: b"no database at all, but long enough to have been one" * 99,
        lambda data: data[: len(data) // 2],
        lambda data: data[:5000] + b"\xff" * 4000 + data[9000:],
        None,
    ],
    ids=["emptied", "replaced", "cut", "overwritten", "foreign"],
)
def test_a_damaged_or_foreign_catalogue_is_made_anew(
    collection: Path, batch: Runner, folder: Path, harm: Any
) -> None:
    expected, path = dump(collection), collection / NAME
    if harm is None:
        path.unlink()
        with closing(sqlite3.connect(path)) as foreign:
            foreign.execute("create table decrees (something)")
    else:
        path.write_bytes(harm(path.read_bytes()))
    write_pdf(folder / "a.pdf")  # the same bytes
    finish(batch(), collection)
    assert dump(collection) == expected


def test_another_version_makes_it_anew(collection: Path, batch: Runner) -> None:
    with closing(sqlite3.connect(collection / NAME)) as database, database:
        database.execute("update decrees set title = 'made by an older version'")
    finish(batch(), collection, versions={"zi-extract": "2"})
    assert ask(collection, "select distinct title from decrees") == [(None,)]


def test_a_link_in_its_place_is_not_followed(
    collection: Path, batch: Runner, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "precious"
    (collection / NAME).rename(elsewhere)
    (collection / NAME).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    finish(batch(), collection, versions={"zi-extract": "2"})
    assert elsewhere.read_bytes() == before
    assert not (collection / NAME).is_symlink()


def test_rebuilt_from_the_files_it_is_the_same(collection: Path) -> None:
    expected = dump(collection)
    tables = {path: path.read_bytes() for path in collection.glob("*.csv")}
    for path in [collection / NAME, *tables]:
        path.unlink()
    assert rebuild_tables(collection, {}) == 2
    assert dump(collection) == expected
    assert {path: path.read_bytes() for path in tables} == tables


def test_rebuilt_without_the_manifest_the_decrees_are_there(collection: Path) -> None:
    (collection / "manifest.json").unlink()
    assert rebuild_tables(collection, {}) == 2
    assert [row[0] for row in ask(collection, "select file from documents")] == ["a.pdf", "b.pdf"]


def test_nothing_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no results"):
        rebuild_tables(tmp_path, {})


def test_the_command(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["catalog", "rebuild", str(collection)]) == ExitCode.OK
    assert capsys.readouterr().err == f"2 decrees in {collection / NAME}\n"


def test_results_that_somebody_removed_are_no_error(
    collection: Path, batch: Runner, folder: Path
) -> None:

    for path in collection.glob("b-*"):
        shutil.rmtree(path)
    (folder / "b.pdf").unlink()
    finish(batch(), collection)
    assert ask(collection, "select file, ids from documents where file = 'b.pdf'") == [
        ("b.pdf", "")
    ]


def test_a_reader_may_look_while_it_is_written(collection: Path, batch: Runner) -> None:
    with closing(sqlite3.connect(collection / NAME)) as reader:
        reader.execute("begin")
        assert len(reader.execute("select * from documents").fetchall()) == 3
        finish(batch(), collection, versions={})
        assert len(reader.execute("select * from documents").fetchall()) == 3


def test_a_full_disk_is_told(
    collection: Path, monkeypatch: pytest.MonkeyPatch, batch: Runner, folder: Path
) -> None:
    write_pdf(folder / "c.pdf")
    run, expected = batch(), dump(collection)

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr("zi_extract.batch.catalog.insert_rows", full)
    with pytest.raises(OutputError, match="disk is full"):
        finish(run, collection)
    assert dump(collection) == expected


def test_datasette_opens_and_searches_it(collection: Path) -> None:
    pytest.importorskip("datasette")
    asked = "/catalog/documents.json?_shape=array&_sort=position"
    command = [sys.executable, "-m", "datasette", str(collection / NAME), "--get", asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert '"file": "a.pdf"' in done.stdout


def test_rows_come_in_the_order_of_the_csv(collection: Path) -> None:
    with up_to_date(collection, [], "1") as catalog:
        assert list(catalog.rows(TABLES[1])) == []
