"""The scans that results were read from: found by the manifest or a folder, told by their hash."""

from __future__ import annotations

from pathlib import Path

from zi_extract.intake.probe import hash_file
from zi_extract.store.manifest import Entry


class Sources:
    """Finds the file of an entry; a file is hashed once as long as it does not change."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._hashes: dict[tuple[str, int, int], str] = {}

    def find(self, entry: Entry) -> Path | None:
        """The file with the entry's content; None when it is not there or was changed."""
        places = [Path(entry.path)]
        if self._folder is not None:
            name = Path(entry.path).name
            places = [self._folder / name, self._folder / entry.file, *places]
        return next((place for place in places if self._is(place, entry.sha256)), None)

    def _is(self, place: Path, sha256: str) -> bool:
        try:
            stat = place.stat()
            key = (str(place), stat.st_size, stat.st_mtime_ns)
            if key not in self._hashes:
                self._hashes[key] = hash_file(place)
        except OSError:
            return False
        return self._hashes[key] == sha256
