"""``zi-extract validate`` on a folder of results: documents, tables, versions."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from zi_extract.batch.engine import Engine
from zi_extract.cli.app import run
from zi_extract.errors import ExitCode
from zi_extract.export.formats.results import Results
from zi_extract.store.manifest import Entry, Manifest, write_manifest
from zi_extract.store.records import Record, Records
from zi_extract.store.versions import current_versions, fingerprint


@pytest.fixture
def folder(results: Results, tmp_path: Path) -> Path:
    shutil.copytree(results.folder, tmp_path / "out")
    return tmp_path / "out"


def test_documents_and_tables_are_valid(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(folder)]) == ExitCode.OK
    assert capsys.readouterr().out == "13 of 13 files valid\n"


def test_a_table_that_was_edited_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = folder / "actions.csv"
    table.write_bytes(table.read_bytes().replace(b"Menyusun", b"Menyunting"))
    assert run(["validate", str(folder)]) == ExitCode.INVALID_OUTPUT
    assert "actions.csv: does not agree with the decrees" in capsys.readouterr().out


def test_a_decree_that_was_edited_is_told(
    folder: Path, results: Results, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / results.ids[0] / "decree.json"
    decree = json.loads(file.read_bytes())
    decree["header"]["year"] = "soon"
    del decree["actions"]
    file.write_text(json.dumps(decree))
    assert run(["validate", str(folder)]) == ExitCode.INVALID_OUTPUT
    said = capsys.readouterr().out
    assert "/header/year" in said
    assert "/actions: Field required" in said


def test_results_of_other_versions_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = Engine("5", (), None)
    monkeypatch.setattr("zi_extract.cli.stale.require_engine", lambda: engine)
    today = fingerprint(current_versions(engine.versions).result)
    entries = []
    for name, versions in (("new", today), ("old", "0" * 64)):
        (tmp_path / f"{name}-1").mkdir()
        (tmp_path / f"{name}-1" / "decree.json").touch()
        entries.append(Entry(f"/{name}.pdf", f"{name}.pdf", name, 1, "ok", ids=(f"{name}-1",)))
        Records(tmp_path).write(Record(name, 1, "ok", "", (f"{name}-1",), versions))
    write_manifest(tmp_path, Manifest(files=tuple(entries)))
    assert run(["validate", "--stale", str(tmp_path)]) == ExitCode.INVALID_OUTPUT
    assert capsys.readouterr().out.startswith("stale\told.pdf\told-1\n1 stale;")
    Records(tmp_path).write(Record("old", 1, "ok", "", ("old-1",), today))
    assert run(["validate", "--stale", str(tmp_path)]) == ExitCode.OK
    assert run(["validate", "--stale", str(tmp_path / "none")]) == ExitCode.BAD_INPUT
