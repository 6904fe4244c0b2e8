"""The stage cache: what read_page made of a page, under the hash of all that it depends on.

Safe to delete at any moment. An entry carries the hash of its content; a damaged one is ignored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from zi_extract.store.atomic import make_folder, write_file

FOLDER = ".cache"

CHECKSUM_HEX = 64


def stage_key(sha256: str, page: int, depends_on: Mapping[str, str]) -> str:
    """The key of one page's layout: its input's hash, its number, and all versions involved."""
    parts = json.dumps([sha256, page, sorted(depends_on.items())], separators=(",", ":"))
    return hashlib.sha256(parts.encode()).hexdigest()


class StageCache:
    """Entries under ``OUT/.cache/pages``; with ``fresh`` old entries are not looked at."""

    def __init__(self, out: Path, *, fresh: bool = False) -> None:
        self._folder = out / FOLDER / "pages"
        self._fresh = fresh
        self._written: set[str] = set()

    def find(self, key: str) -> bytes | None:
        """The entry's content; None when there is none, or it is damaged."""
        if self._fresh and key not in self._written:
            return None
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        checksum, content = data[:CHECKSUM_HEX], data[CHECKSUM_HEX + 1 :]
        return content if checksum == _checksum(key, content) else None

    def write(self, key: str, content: bytes) -> None:
        """Keeps the content. Raises OutputError when the disk is full."""
        path = self._path(key)
        make_folder(path.parent)
        write_file(path, _checksum(key, content) + b"\n" + content)
        self._written.add(key)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def _checksum(key: str, content: bytes) -> bytes:
    """Over the key, too: an entry that was moved to another's place is no entry."""
    return hashlib.sha256(key.encode() + content).hexdigest().encode()
