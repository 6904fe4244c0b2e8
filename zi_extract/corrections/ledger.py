"""The corrections folder: one file per document, one JSON object a line, only ever added to."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pydantic

from zi_extract.corrections.current import current
from zi_extract.errors import OutputError
from zi_extract.model.correction import Correction

ENDING = ".jsonl"
NAME = "corrections"

MAX_LINE = 200_000
"""Characters of a line that are looked at. A correction has a few hundred; what is longer is no
correction but damage, and not worth parsing."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A line that is no correction: ``line`` counts from 1."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All corrections of a folder by document hash, in the order of time; damaged lines aside."""

    records: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    troubles: tuple[Trouble, ...] = ()

    def of(self, sha256: str) -> tuple[Correction, ...]:
        """Those that hold for a document."""
        return current(self.records.get(sha256, ()))

    def digest(self, sha256: str) -> str:
        """The hash of those that hold, which a result depends on; empty without any."""
        holding = self.of(sha256)
        if not holding:
            return ""
        content = "\n".join(line_of(record) for record in holding)
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def folder_beside(out: Path) -> Path:
    """Where corrections of the results in ``out`` lie: beside it, never inside."""
    return Path(os.path.abspath(out)).parent / NAME  # noqa: PTH100 - resolve() follows links


def read_ledger(folder: Path | None) -> Ledger:
    """Every correction of a folder; one that is not there has none. A damaged line costs itself."""
    records: dict[str, list[Correction]] = {}
    troubles: list[Trouble] = []
    seen: set[str] = set()
    for path in sorted(folder.glob(f"*{ENDING}")) if folder and folder.is_dir() else ():
        for number, found in _lines(path):
            if isinstance(found, str):
                troubles.append(Trouble(path.name, number, found))
            elif found.id in seen:
                troubles.append(Trouble(path.name, number, f"{found.id} was there before"))
            else:
                seen.add(found.id)
                records.setdefault(found.document, []).append(found)
    by_time = {sha: tuple(sorted(each, key=lambda r: r.when)) for sha, each in records.items()}
    return Ledger(by_time, tuple(troubles))


def append(folder: Path, name: str, record: Correction) -> None:
    """Adds a line to the file of a document. Raises OutputError.

    ``name`` is the id of the file's first decree: letters, digits and hyphens.
    """
    path = folder / f"{name}{ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            stream.write(_break_before(stream.tell(), path) + line_of(record).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise OutputError(
            f"The correction cannot be saved: {error.strerror or error}. Where: {path}. "
            "Next: make room, or name another folder with --corrections."
        ) from error


def line_of(record: Correction) -> str:
    """The record as one line of JSON, in the order in which people read it."""
    plain = record.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode()


def new_id(now: datetime) -> str:
    """A name for a correction made now."""
    return f"c-{now.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def _break_before(size: int, path: Path) -> bytes:
    """A line end when the last line was cut short, so that the new one is whole."""
    if not size:
        return b""
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return b"" if stream.read(1) == b"\n" else b"\n"


def _lines(path: Path) -> Iterator[tuple[int, Correction | str]]:
    """Each line as a correction, or why it is none."""
    try:
        content = path.read_bytes()
    except OSError as error:
        yield 0, f"cannot be read: {error.strerror}"
        return
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        if len(line) > MAX_LINE:
            yield number, f"is {len(line):,} bytes long"
            continue
        try:
            yield number, Correction.model_validate_json(line)
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            where = "/".join(str(part) for part in first["loc"])
            yield number, f"{where}: {first['msg']}" if where else str(first["msg"])
