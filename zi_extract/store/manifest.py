"""manifest.json: which file became what, when, and by which versions.

The only output that is not the same from run to run: it holds times and source paths.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pydantic

from zi_extract.model.source import Status
from zi_extract.store.atomic import write_file

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One input file: ``path`` is absolute, ``file`` its name in documents.csv.

    ``finished`` is the time in UTC when its run ended, ISO 8601.
    """

    path: str
    file: str
    sha256: str
    pages: int | None
    status: Status
    reason: str = ""
    ids: tuple[str, ...] = ()
    finished: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A collection's history: its inputs, and the versions and times of the latest run."""

    started: str = ""
    finished: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, float] = field(default_factory=dict)
    files: tuple[Entry, ...] = ()


def read_manifest(out: Path) -> Manifest:
    """The manifest of a collection; an empty one when it is missing or damaged."""
    try:
        return pydantic.TypeAdapter(Manifest).validate_json((out / NAME).read_bytes())
    except (OSError, pydantic.ValidationError):
        return Manifest()


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Writes it, files by name and hash. Raises OutputError."""
    data = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    write_file(out / NAME, data.encode("utf-8", "backslashreplace") + b"\n")


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries as documents.csv lists them, whatever the order of the run."""
    return tuple(sorted(entries, key=lambda entry: (entry.file, entry.sha256, entry.path)))
