"""``zi-extract doctor``: what is installed, what is missing, and how to install it."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from zi_extract.batch.engine import INSTALL, find_engine
from zi_extract.batch.run import usable_cores
from zi_extract.errors import ExitCode
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.store.versions import package_versions

GIGABYTE = 1_000_000_000

ENOUGH_PER_WORKER = 600_000_000
"""Bytes of memory that one worker needs for a 300 dpi A4 page."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; ``advice`` says what to do when it is not well."""

    name: str
    well: bool
    found: str
    advice: str = ""


def report(*, as_json: bool) -> int:
    """Prints all checks; 3 when something is missing."""
    checks = list(_checks())
    if as_json:
        print(json.dumps([asdict(check) for check in checks], indent=1))  # noqa: T201
    else:
        for check in checks:
            print(f"{'ok     ' if check.well else 'MISSING'} {check.name}: {check.found}")  # noqa: T201
            if check.advice and not check.well:
                print(f"        {check.advice}")  # noqa: T201
    return ExitCode.OK if all(check.well for check in checks) else ExitCode.MISSING_TOOL


def _checks() -> Iterator[Check]:
    yield Check("python", sys.version_info >= (3, 11), platform.python_version(), "3.11 or newer")
    yield from _engine_checks()
    for name, version in package_versions().items():
        yield Check(name, version != "missing", version, "pip install zi-extract")
    yield _memory_check()
    yield _write_check()


def _engine_checks() -> Iterator[Check]:
    engine = find_engine()
    if engine is None:
        yield Check("tesseract", well=False, found="not found", advice=INSTALL)
        return
    yield Check("tesseract", well=True, found=engine.version)
    found = ", ".join(engine.missing) + " missing" if engine.missing else "eng, ind, osd"
    yield Check("language data", not engine.missing, found, INSTALL)


def _memory_check() -> Check:
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    cores = usable_cores()
    found = (
        f"{free / GIGABYTE:.1f} GB free, {cores} cores, ceiling "
        f"{DEFAULT_LIMITS.worker_memory_bytes / GIGABYTE:.0f} GB per worker"
    )
    jobs = max(1, free // ENOUGH_PER_WORKER)
    return Check("memory", free >= cores * ENOUGH_PER_WORKER, found, f"use --jobs {jobs}")


def _write_check() -> Check:
    try:
        with tempfile.NamedTemporaryFile(prefix="zi-extract-") as stream:
            stream.write(b"0")
            os.fsync(stream.fileno())
    except OSError as error:
        advice = "make room, or point TMPDIR to another folder"
        return Check("temporary files", well=False, found=str(error), advice=advice)
    return Check("temporary files", well=True, found=tempfile.gettempdir())
