"""Damaged and hostile files through the whole program; what may become of each stands beside it."""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile_files import PAGES, Hostile, hostile_files
from torture import ROOT, times

from zi_extract.errors import ExitCode
from zi_extract.limits import DEFAULT_LIMITS

EVERY = times(13, 1)
"""The short series takes one file of so many."""

PAGE_SECONDS = 10


@dataclass(frozen=True)
class Ended:
    code: int
    said: str
    out: Path
    rows: dict[str, dict[str, str]]
    largest: int


@pytest.fixture(scope="module")
def files() -> list[Hostile]:
    return list(hostile_files())[::EVERY]


@pytest.fixture(scope="module")
def ended(files: list[Hostile], tmp_path_factory: pytest.TempPathFactory) -> Ended:
    folder, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    for item in files:
        (folder / item.name).write_bytes(item.content)
    command = [sys.executable, "-m", "zi_extract", "extract", folder, "--out", out, "--jobs", "2"]
    command += ["--limit", f"page_seconds={PAGE_SECONDS}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    with (out / "documents.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["file"]: row for row in csv.DictReader(stream)}
    # The largest of all processes that have ended: supervisor, workers, Tesseract.
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    return Ended(done.returncode, done.stderr, out, rows, largest)


def test_there_are_enough_of_them() -> None:
    assert sum(1 for _ in hostile_files()) >= 300


def test_no_traceback_and_the_code_for_some_failed(ended: Ended) -> None:
    assert ended.code == ExitCode.SOME_FAILED, ended.said
    assert "Traceback" not in ended.said


def test_every_file_ends_as_it_may(ended: Ended, files: list[Hostile]) -> None:
    assert set(ended.rows) == {item.name for item in files}
    wrong = {
        item.name: row
        for item in files
        if (row := ended.rows[item.name])["status"] not in item.expected
    }
    assert not wrong


def test_every_end_has_a_reason(ended: Ended) -> None:
    silent = [row for row in ended.rows.values() if row["status"] != "ok" and not row["reason"]]
    assert not silent


def test_no_page_is_lost_in_silence(ended: Ended, files: list[Hostile]) -> None:
    for item in files:
        row = ended.rows[item.name]
        if item.pages == PAGES and row["status"] in {"ok", "review", "not_a_decree"}:
            assert row["pages"] == str(PAGES), row


def test_nothing_is_our_bug(ended: Ended) -> None:
    bugs = [r for r in ended.rows.values() if "Error:" in r["reason"] or "Exception" in r["reason"]]
    assert not bugs


def test_memory_stays_under_the_ceiling(ended: Ended) -> None:
    assert ended.largest < DEFAULT_LIMITS.worker_memory_bytes


def test_nothing_is_half_written(ended: Ended) -> None:
    assert not [path for path in _all(ended.out) if path.name.startswith(".writing-")]
    assert not (ended.out / ".cache" / "jobs").exists() or not list(
        (ended.out / ".cache" / "jobs").iterdir()
    )


def _all(folder: Path) -> Iterator[Path]:
    return folder.rglob("*")
