"""What became of an input, kept by its hash as soon as it is finished: this is what resume reads.

Written after the last file of the document, so that a record means: everything is there.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import pydantic

from zi_extract.model.source import Status
from zi_extract.store.atomic import make_folder, write_file
from zi_extract.store.cache import FOLDER


@dataclass(frozen=True, slots=True)
class Record:
    """The outcome of one content. ``versions`` is the fingerprint of what made it.

    ``error`` is the code of the error that made it fail, empty otherwise.
    """

    sha256: str
    pages: int | None
    status: Status
    reason: str
    ids: tuple[str, ...]
    versions: str
    error: str = ""

    @property
    def settled(self) -> bool:
        """Whether doing it again with the same versions could not give more."""
        return self.status not in {"partial", "failed"}


class Records:
    """One small JSON file per content under ``OUT/.cache/records``."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._folder = out / FOLDER / "records"

    def find(self, sha256: str) -> Record | None:
        """The record, if it is readable and all its results are still there."""
        record = read_record(self._folder / f"{sha256}.json")
        if record is None or record.sha256 != sha256:
            return None
        there = all((self._out / name / "decree.json").is_file() for name in record.ids)
        return record if there else None

    def write(self, record: Record) -> None:
        """Keeps the record. Raises OutputError."""
        make_folder(self._folder)
        data = json.dumps(asdict(record), sort_keys=True, ensure_ascii=False, indent=1)
        write_file(self._folder / f"{record.sha256}.json", data.encode() + b"\n")


def read_record(path: Path) -> Record | None:
    """A record from its file; None when it is missing or damaged."""
    try:
        return pydantic.TypeAdapter(Record).validate_json(path.read_bytes())
    except (OSError, pydantic.ValidationError):
        return None
