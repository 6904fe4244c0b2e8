"""The worklist of a whole collection: every flagged place, worst first, and how many remain."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_extract.corrections.ledger import Ledger, read_ledger
from zi_extract.errors import OutputError
from zi_extract.model.correction import Correction
from zi_extract.review.items import Item, as_items, find_items, plain, settled_by
from zi_extract.review.results import Results
from zi_extract.review.targets import find_targets
from zi_extract.store.atomic import make_folder, write_file
from zi_extract.store.cache import FOLDER as CACHE

VERSION = "2"
"""Of the cached form of a document's items: another one makes them anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the worklist and what settles it, if anything does."""

    item: Item
    settled: Correction | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in the list of documents: how many of its items remain, of how many."""

    id: str
    name: str
    status: str
    issuer: str
    title: str
    actions: int
    items: int
    remaining: int


class Worklist:
    """Items by document. Parsed once, kept under ``OUT/.cache/review``, made anew when results are.

    Safe to use from several threads.
    """

    def __init__(self, results: Results, corrections: Path) -> None:
        self._results = results
        self._corrections = corrections
        self._lock = threading.RLock()
        self._known: dict[str, tuple[str, tuple[Item, ...], dict[str, Any]]] = {}
        self._entries: dict[str, tuple[str, tuple[Entry, ...]]] = {}
        self._ledger = Ledger()
        self._ledger_stamp: object = None
        self._parts: list[tuple[Entry, ...]] = []
        self._sorted: list[Entry] = []
        self._counts: dict[str, Mapping[str, int]] = counted(())

    def ledger(self) -> Ledger:
        """All corrections, read again when a file was added to."""
        with self._lock:
            folder = self._corrections
            files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
            stamp = tuple((f.name, (s := f.stat()).st_size, s.st_mtime_ns) for f in files)
            if stamp != self._ledger_stamp:
                self._ledger, self._ledger_stamp = read_ledger(folder), stamp
            return self._ledger

    def entries(self) -> list[Entry]:
        """Every item of the collection, worst first."""
        with self._lock:
            ledger = self.ledger()
            parts = [
                self._of(name, source.sha256, ledger)
                for name, source in self._results.ids().items()
            ]
            if [id(part) for part in parts] != [id(part) for part in self._parts]:
                found = (entry for part in parts for entry in part)
                self._sorted = sorted(found, key=lambda entry: entry.item.rank)
                self._counts = counted(self._sorted)
                self._parts = parts
            return self._sorted

    def counts(self) -> dict[str, Mapping[str, int]]:
        """How many items remain by document, kind and field, for the filters."""
        with self._lock:
            self.entries()
            return self._counts

    def of(self, name: str) -> tuple[Entry, ...]:
        """The items of one document in reading order."""
        with self._lock:
            entry = self._results.ids().get(name)
            return self._of(name, entry.sha256, self.ledger()) if entry is not None else ()

    def summaries(self) -> list[Summary]:
        """All documents, those with most left to do first."""
        with self._lock:
            made = [self._summary(name) for name in self._results.ids()]
        return sorted(
            (summary for summary in made if summary is not None),
            key=lambda summary: (-summary.remaining, summary.name, summary.id),
        )

    def prepare(self) -> Iterator[int]:
        """Reads all documents, one at a time; yields how many are done."""
        for number, name in enumerate(list(self._results.ids()), start=1):
            with self._lock:
                self._items(name)
            yield number

    def _summary(self, name: str) -> Summary | None:
        source = self._results.ids()[name]
        entries = self._of(name, source.sha256, self.ledger())
        about = self._known[name][2] if name in self._known else {}
        return Summary(
            id=name,
            name=source.file,
            status=str(about.get("status", source.status)),
            issuer=str(about.get("issuer") or ""),
            title=str(about.get("title") or ""),
            actions=int(about.get("actions", 0)),
            items=len(entries),
            remaining=sum(entry.settled is None for entry in entries),
        )

    def _of(self, name: str, sha256: str, ledger: Ledger) -> tuple[Entry, ...]:
        key, items = self._items(name)
        mark = f"{key} {ledger.digest(sha256)}" if sha256 in ledger.records else key
        known = self._entries.get(name)
        if known is not None and known[0] == mark:
            return known[1]
        made = self._settled(name, items, ledger.of(sha256))
        self._entries[name] = (mark, made)
        return made

    def _settled(
        self, name: str, items: tuple[Item, ...], holding: tuple[Correction, ...]
    ) -> tuple[Entry, ...]:
        document = self._results.document(name) if holding else None
        if document is None:
            return tuple(Entry(item) for item in items)
        targets = find_targets(document)
        return tuple(Entry(item, settled_by(item, targets, holding)) for item in items)

    def _items(self, name: str) -> tuple[str, tuple[Item, ...]]:
        key = self._results.key(name)
        known = self._known.get(name)
        if known is not None and known[0] == key:
            return key, known[1]
        cached = self._cached(name, key) or self._made(name, key)
        self._known[name] = (key, *cached)
        return key, cached[0]

    def _path(self, name: str) -> Path:
        return self._results.out / CACHE / "review" / f"{name}.json"

    def _cached(self, name: str, key: str) -> tuple[tuple[Item, ...], dict[str, Any]] | None:
        try:
            data = json.loads(self._path(name).read_bytes())
            if data["key"] != f"{VERSION} {key}":
                return None
            return as_items(data["items"]), data["about"]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _made(self, name: str, key: str) -> tuple[tuple[Item, ...], dict[str, Any]]:
        document = self._results.document(name)
        if document is None:
            return (), {}
        items = find_items(document)
        header = document.decree["header"]
        about = {
            "status": document.decree["status"],
            "issuer": header["issuer"]["name"],
            "title": header["title"],
            "actions": len(document.decree["actions"]),
        }
        data = {"key": f"{VERSION} {key}", "items": [plain(i) for i in items], "about": about}
        try:
            make_folder(self._path(name).parent)
            write_file(self._path(name), json.dumps(data).encode())
        except OutputError:  # a folder that may only be read can still be reviewed
            return items, about
        return items, about


def counted(entries: Iterable[Entry]) -> dict[str, Mapping[str, int]]:
    """How many items remain by document, kind and field."""
    left = [entry.item for entry in entries if entry.settled is None]
    return {
        "document": Counter(item.document for item in left),
        "kind": Counter(item.kind for item in left),
        "field": Counter(item.field for item in left),
    }
