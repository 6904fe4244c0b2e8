"""The collection's files at the end of a run: CSV tables rebuilt from what is on disk, manifest."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

from zi_extract.batch.outcome import FileOutcome
from zi_extract.intake.probe import printable
from zi_extract.limits import Limits
from zi_extract.model.document_row import DocumentRow
from zi_extract.store.atomic import remove, write_file
from zi_extract.store.manifest import Entry, Manifest, in_order, read_manifest, write_manifest


@dataclass(frozen=True, slots=True)
class Account:
    """What the end of a run did to the collection, for the summary.

    ``kept`` counts inputs of earlier runs that were not part of this one; ``removed`` are ids whose
    results were taken away because their file was changed or (when asked) is gone.
    """

    kept: int
    removed: tuple[str, ...]


def write_collection(
    out: Path,
    outcomes: Sequence[FileOutcome],
    *,
    versions: Mapping[str, str],
    limits: Limits,
    started: str,
    prune: bool,
) -> Account:
    """Rebuilds the collection. Raises OutputError.

    Results whose file now has another content go. With ``prune`` the collection mirrors the inputs
    of this run: whatever belongs to other files goes as well.
    """
    now = utc_now()
    here = {outcome.path for outcome in outcomes}
    before = read_manifest(out).files
    kept = [] if prune else [entry for entry in before if entry.path not in here]
    entries = in_order(_told_apart([*kept, *(_entry(outcome, now) for outcome in outcomes)]))
    removed = _remove_stale(out, before, entries)
    for name, data in _tables(out, entries).items():
        write_file(out / name, data)
    write_manifest(out, Manifest(started, now, versions, asdict(limits), entries))
    return Account(len(kept), removed)


def utc_now() -> str:
    """The time of day in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _entry(outcome: FileOutcome, now: str) -> Entry:
    return Entry(
        path=outcome.path,
        file=outcome.file,
        sha256=outcome.sha256,
        pages=outcome.pages,
        status=outcome.status,
        reason=outcome.reason,
        ids=outcome.ids,
        finished=now,
    )


def _told_apart(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with names that differ: files of one name get as many of their folders as it takes.

    The name is the key of documents.csv.
    """
    length = [len(PurePath(entry.file).parts) for entry in entries]
    while True:
        names = [
            PurePath(*PurePath(entry.path).parts[-parts:]).as_posix() if parts else entry.file
            for entry, parts in zip(entries, length, strict=True)
        ]
        counts = Counter(names)
        longer = [
            min(parts + (counts[name] > 1), len(PurePath(entry.path).parts))
            for entry, parts, name in zip(entries, length, names, strict=True)
        ]
        if longer == length:
            return [
                replace(entry, file=printable(name))
                for entry, name in zip(entries, names, strict=True)
            ]
        length = longer


def _remove_stale(out: Path, before: Iterable[Entry], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Takes away results that the last manifest lists and no entry owns any more."""
    owned = {name for entry in entries for name in entry.ids}
    stale = sorted({name for entry in before for name in entry.ids} - owned)
    for name in stale:
        remove(out / name)
    return tuple(stale)


def _tables(out: Path, entries: Sequence[Entry]) -> dict[str, bytes]:
    from zi_extract.export.files import collection_files  # noqa: PLC0415 - pandas is heavy

    rows = [
        DocumentRow(
            file=entry.file,
            sha256=entry.sha256,
            pages=entry.pages,
            status=entry.status,
            reason=entry.reason,
            ids=entry.ids,
        )
        for entry in entries
    ]
    names = sorted({name for entry in entries for name in entry.ids})
    return collection_files(_decrees(out, names), rows)


def _decrees(out: Path, names: Iterable[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        yield json.loads((out / name / "decree.json").read_bytes())
