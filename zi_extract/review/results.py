"""Results on disk as the review needs them: documents by id, parsed when asked, kept when fresh."""

from __future__ import annotations

import json
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_extract.errors import InputError
from zi_extract.store.manifest import Entry, read_manifest

KEPT = 24
"""Documents held parsed. One takes about 5 MB; fewer would parse again when people go back."""

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """One decree with its evidence; ``key`` changes when its files do. ``entry`` is its file's."""

    id: str
    key: str
    entry: Entry
    decree: Data
    evidence: Data

    @property
    def sha256(self) -> str:
        """The hash of the file that it was read from."""
        return self.entry.sha256


class Results:
    """The documents of an output folder. Ids come from the manifest only, never from a request."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._entries: dict[str, Entry] = {}
        self._stamp: tuple[int, int] = (0, 0)
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._refresh()
        if not self.entries:
            raise InputError(
                f"There are no results here. Where: {out}. "
                "Next: name a folder that `zi-extract extract` has written."
            )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every input file and what became of it."""
        self._refresh()
        return self._files

    def ids(self) -> dict[str, Entry]:
        """Decree id to the entry of its file, in the order of the files."""
        self._refresh()
        return self._entries

    def key(self, name: str) -> str:
        """What changes when the files of a document do; empty when they are not there."""
        try:
            stats = [(self.out / name / part).stat() for part in ("decree.json", "evidence.json")]
        except OSError:
            return ""
        return "-".join(f"{stat.st_size:x}.{stat.st_mtime_ns:x}.{stat.st_ino:x}" for stat in stats)

    def document(self, name: str) -> Document | None:
        """A document; None when there is none of that id or its files cannot be read."""
        entry = self.ids().get(name)
        key = self.key(name) if entry is not None else ""
        if entry is None or not key:
            return None
        known = self._kept.get(name)
        if known is None or known.key != key:
            known = self._load(name, key, entry)
            if known is None:
                return None
            self._kept[name] = known
        self._kept.move_to_end(name)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return known

    def _load(self, name: str, key: str, entry: Entry) -> Document | None:
        folder = self.out / name
        try:
            decree = json.loads((folder / "decree.json").read_bytes())
            evidence = json.loads((folder / "evidence.json").read_bytes())["evidence"]
        except (OSError, ValueError, KeyError):
            return None
        return Document(name, key, entry, decree, evidence)

    def _refresh(self) -> None:
        """Reads the manifest again when a run has written it anew."""
        try:
            stat = (self.out / "manifest.json").stat()
            stamp = (stat.st_mtime_ns, stat.st_ino)
        except OSError:
            stamp = (0, 0)
        if stamp == self._stamp and self._entries:
            return
        self._stamp = stamp
        self._files = read_manifest(self.out).files
        self._entries = {name: entry for entry in self._files for name in entry.ids}
