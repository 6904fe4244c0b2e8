"""``zi-extract doctor``: what is installed, what is missing, and how to install it."""

from __future__ import annotations

import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from zi_extract.batch.engine import INSTALL, find_engine
from zi_extract.batch.run import usable_cores
from zi_extract.errors import ExitCode
from zi_extract.export.formats.registry import FORMATS, Format
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.store.versions import package_versions

GIGABYTE = 1_000_000_000

AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB", re.MULTILINE)
"""In /proc/meminfo. Free memory alone would count a warm file cache as a shortage."""

ENOUGH_PER_WORKER = 600_000_000
"""Bytes of memory that one worker needs for a 300 dpi A4 page."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; ``advice`` says what to do when it is not well.

    What is not ``needed`` is asked for by some formats or makes a run slower; its absence is no
    error.
    """

    name: str
    well: bool
    found: str
    advice: str = ""
    needed: bool = True

    @property
    def verdict(self) -> str:
        """One word."""
        if self.well:
            return "ok"
        return "MISSING" if self.needed else "absent"


def report(*, as_json: bool) -> int:
    """Prints all checks; 3 when something is missing."""
    checks = list(_checks())
    if as_json:
        print(json.dumps([asdict(check) for check in checks], indent=1))
    else:
        for check in checks:
            print(f"{check.verdict:7} {check.name}: {check.found}")
            if check.advice and not check.well:
                print(f"        {check.advice}")
    lacking = any(check.needed and not check.well for check in checks)
    return ExitCode.MISSING_TOOL if lacking else ExitCode.OK


def _checks() -> Iterator[Check]:
    yield Check("python", sys.version_info >= (3, 11), platform.python_version(), "3.11 or newer")
    yield from _engine_checks()
    for name, version in package_versions().items():
        yield Check(name, version != "missing", version, "pip install zi-extract")
    for form in FORMATS.values():
        if form.package:
            yield _extra_check(form)
    yield _memory_check()
    yield _write_check()


def _extra_check(form: Format) -> Check:
    there = find_spec(form.package) is not None
    advice = f"pip install 'zi-extract[{form.extra}]'"
    found = "installed" if there else f"not installed; export --to {form.extra} needs it"
    return Check(form.package, there, found, advice, needed=False)


def _engine_checks() -> Iterator[Check]:
    engine = find_engine()
    if engine is None:
        yield Check("tesseract", well=False, found="not found", advice=INSTALL)
        return
    yield Check("tesseract", well=True, found=engine.version)
    found = ", ".join(engine.missing) + " missing" if engine.missing else "eng, ind, osd"
    yield Check("language data", not engine.missing, found, INSTALL)


def _memory_check() -> Check:
    free = available_memory()
    cores = usable_cores()
    found = (
        f"{free / GIGABYTE:.1f} GB free, {cores} cores, ceiling "
        f"{DEFAULT_LIMITS.worker_memory_bytes / GIGABYTE:.0f} GB per worker"
    )
    jobs = max(1, free // ENOUGH_PER_WORKER)
    enough = free >= cores * ENOUGH_PER_WORKER
    return Check("memory", enough, found, f"use --jobs {jobs}", needed=False)


def available_memory() -> int:
    """Bytes that programs can have: what is free, and what the system would give up for them."""
    try:
        match = AVAILABLE.search(Path("/proc/meminfo").read_text(encoding="ascii"))
    except OSError:
        match = None
    if match:
        return int(match[1]) * 1024
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _write_check() -> Check:
    try:
        with tempfile.NamedTemporaryFile(prefix="zi-extract-") as stream:
            stream.write(b"0")
            os.fsync(stream.fileno())
    except OSError as error:
        advice = "make room, or point TMPDIR to another folder"
        return Check("temporary files", well=False, found=str(error), advice=advice)
    return Check("temporary files", well=True, found=tempfile.gettempdir())
