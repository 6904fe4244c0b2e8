"""The collection's files at the end of a run: catalogue, CSV tables, data package, manifest."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

from zi_extract.batch.assembly import LAST_FILE
from zi_extract.batch.catalog import NAME as CATALOG
from zi_extract.batch.catalog import discard, up_to_date
from zi_extract.batch.outcome import FileOutcome
from zi_extract.errors import InputError, OutputError
from zi_extract.intake.probe import printable
from zi_extract.limits import Limits
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.source import Status
from zi_extract.store.atomic import remove, write_file, write_stream
from zi_extract.store.manifest import NAME as MANIFEST
from zi_extract.store.manifest import Entry, Manifest, in_order, read_manifest, write_manifest
from zi_extract.store.versions import fingerprint

PACKAGE = "datapackage.json"

WORSE: tuple[Status, ...] = ("ok", "review", "partial")
"""Statuses that a decree may have, the worst last."""


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
    safe: bool = True,
) -> Account:
    """Brings the collection up to date. Raises OutputError.

    ``safe``: texts in the CSV files are made harmless for spreadsheets.

    Results whose file now has another content go. With ``prune`` the collection mirrors the inputs
    of this run: whatever belongs to other files goes as well.
    """
    now = utc_now()
    here = {outcome.path for outcome in outcomes}
    before = read_manifest(out).files
    kept = [] if prune else [entry for entry in before if entry.path not in here]
    entries = in_order(_told_apart([*kept, *(outcome.entry(now) for outcome in outcomes)]))
    removed = _remove_stale(out, before, entries)
    _write_tables(out, _documents(out, entries), fingerprint(versions), safe=safe)
    write_manifest(out, Manifest(started, now, versions, asdict(limits), entries))
    return Account(len(kept), removed)


def rebuild_tables(out: Path, versions: Mapping[str, str], *, safe: bool = True) -> int:
    """Catalogue, CSV tables and package anew of the results on disk; returns how many decrees.

    Raises InputError when there are none, OutputError.
    """
    documents = _documents(out, read_manifest(out).files) or list(_documents_of_decrees(out))
    if not documents:
        raise InputError(
            f"There are no results here. Where: {out}. "
            "Next: name a folder that `zi-extract extract` has written."
        )
    discard(out)
    _write_tables(out, documents, fingerprint(versions), safe=safe)
    return len({name for row in documents for name in row.ids})


def check_places(out: Path) -> None:
    """Sees, before any work, that nothing else stands where the collection's files will.

    Raises OutputError for a link, a folder, a pipe: writing through it would harm something else.
    """
    from zi_extract.export.collection_tables import TABLES

    tables = (f"{form.name}.csv" for form in TABLES)
    for name in (*tables, PACKAGE, CATALOG, MANIFEST):
        path = out / name
        if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
            raise OutputError(
                f"Here a result is to be written, but it is no plain file. Where: {path}. "
                "Next: move it away, or choose another --out."
            )


def utc_now() -> str:
    """The time of day in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


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


def _documents(out: Path, entries: Iterable[Entry]) -> list[DocumentRow]:
    """The rows of documents.csv; ids of results that somebody has taken away are left out."""
    return [
        DocumentRow(
            file=entry.file,
            sha256=entry.sha256,
            pages=entry.pages,
            status=entry.status,
            reason=entry.reason,
            ids=tuple(name for name in entry.ids if (out / name / LAST_FILE).is_file()),
        )
        for entry in entries
    ]


def _documents_of_decrees(out: Path) -> Iterator[DocumentRow]:
    """What the decrees alone tell of their files, when the manifest is lost."""
    decrees = [json.loads(path.read_bytes()) for path in sorted(out.glob(f"*/{LAST_FILE}"))]
    by_file: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for decree in decrees:
        source = decree["source"]
        by_file.setdefault((source["name"], source["sha256"]), []).append(decree)
    for (name, sha256), mine in by_file.items():
        worst = max((decree["status"] for decree in mine), key=WORSE.index)
        ids = tuple(decree["id"] for decree in mine)
        yield DocumentRow(name, sha256, len(mine[0]["source"]["pages"]), worst, ids=ids)


def _write_tables(out: Path, documents: Sequence[DocumentRow], mark: str, *, safe: bool) -> None:
    """The catalogue brought up to date, and of it the CSV files with the package around them."""
    from zi_extract.export.collection_tables import TABLES
    from zi_extract.export.csv_files import csv_pieces
    from zi_extract.export.datapackage import datapackage

    stamps = {}
    with up_to_date(out, documents, mark) as catalog:
        for form in TABLES:
            pieces = csv_pieces(form, catalog.rows(form), safe=safe)
            stamps[f"{form.name}.csv"] = write_stream(out / f"{form.name}.csv", pieces)
    write_file(out / PACKAGE, datapackage(stamps, documents, safe=safe))
