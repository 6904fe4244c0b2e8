"""What all torture tests share: how often, and what a folder of results holds."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FAKE = ROOT / "tests" / "unit" / "batch"

DRIVER = """
import errno, os, sys, time
if "FULL_AFTER" in os.environ:
    left, sync = int(os.environ["FULL_AFTER"]), os.fsync
    def fsync(handle):
        global left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)
    os.fsync = fsync
if "CLOCK_JUMPS" in os.environ:
    ticks, clock = iter(range(10**9)), time.time
    time.time = lambda: clock() + 86_400 * (-1) ** next(ticks)
from zi_extract.batch.engine import Engine
from zi_extract.cli import extract, main
extract.PIPELINE = "fake_pipeline"
extract.require_engine = lambda: Engine("5", (), None)
main()
"""
"""The command line with the fake pipeline, which reads a page in no time.

FULL_AFTER=N: the disk is full after N writes. CLOCK_JUMPS=1: the time of day jumps by days."""

HIDDEN = ("sqlite_", "texts_fts")
"""Beginnings of tables that are SQLite's own business."""


def times(short: int, full: int) -> int:
    """``short`` in `make test`, ``full`` in `make torture`."""
    return full if os.environ.get("TORTURE") == "full" else short


def command(*arguments: object, **more: Any) -> subprocess.Popen[bytes]:
    """``zi-extract extract`` with these arguments and the fake pipeline, started."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{FAKE}", **more.pop("env", {})}
    jobs = () if "--jobs" in arguments else ("--jobs", 1)  # a second worker costs only its start
    line = [sys.executable, "-c", DRIVER, "extract", *map(str, (*arguments, *jobs))]
    return subprocess.Popen(line, env=environment, **more)


def results(out: Path) -> dict[str, object]:
    """Every result but the manifest: bytes of files, and the rows of the catalogue."""
    found: dict[str, object] = {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
    del found["manifest.json"]
    found["catalog.sqlite"] = rows(out / "catalog.sqlite")
    return found


def rows(catalog: Path) -> list[str]:
    """All rows of all tables; numbers and times that tell nothing are left out."""
    with closing(sqlite3.connect(catalog)) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        names = database.execute("select name from sqlite_master where type = 'table'").fetchall()
        return sorted(line for (name,) in names for line in _rows(database, name))


def _rows(database: sqlite3.Connection, name: str) -> Iterator[str]:
    if name.startswith(HIDDEN) or name == "made_of":
        return
    columns = "decree_id, pointer, kind, text" if name == "texts" else "*"
    for row in database.execute(f"select {columns} from {name}"):  # noqa: S608 - our own names
        yield repr((name, *row))
