"""The files that results were read from, found again, and their pages as pictures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_extract.cli.page_pictures import LIST
from zi_extract.errors import InputError
from zi_extract.export.formats.pictures import PagePicture
from zi_extract.intake.probe import hash_file
from zi_extract.intake.sandbox import child_environment
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.store.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class Sources:
    """Looks for a file at the path of the manifest of ``out``, and by its name in ``folder``."""

    out: Path
    folder: Path | None = None

    def __call__(self, decree: Mapping[str, Any]) -> Iterator[PagePicture]:
        """The decree's pages, upright. Raises InputError when its file is not found or unread."""
        path = self._find(decree["source"])
        turns = {page["page"]: page["rotation"] for page in decree["source"]["pages"]}
        asked = {page: turns.get(page, 0) for page in decree["pages"]}
        with tempfile.TemporaryDirectory(prefix="zi-extract-") as folder:
            _render(path, Path(folder), asked)
            for item in json.loads((Path(folder) / LIST).read_text()):
                content = (Path(folder) / item.pop("file")).read_bytes()
                yield PagePicture(**item, content=content)

    def _find(self, source: Mapping[str, Any]) -> Path:
        known = [entry.path for entry in read_manifest(self.out).files]
        places = [Path(path) for path in known if Path(path).name == source["name"]]
        if self.folder is not None:
            places = [self.folder / source["name"], *places]
        for place in places:
            if place.is_file() and hash_file(place) == source["sha256"]:
                return place
        raise InputError(
            "The file that a decree was read from is not there or has changed. "
            f"Where: {source['name']}. Next: name its folder with --source."
        )


def _render(path: Path, folder: Path, asked: Mapping[int, int]) -> None:
    """Lets a child render; raises InputError when it fails or takes too long."""
    command = [sys.executable, "-m", "zi_extract.cli.page_pictures", str(path), str(folder)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(asked).encode(),
            capture_output=True,
            timeout=DEFAULT_LIMITS.page_seconds * max(len(asked), 1),
            env=child_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _not_rendered(path, "it takes too long") from None
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["it crashed"]
        raise _not_rendered(path, last[0])


def _not_rendered(path: Path, reason: str) -> InputError:
    return InputError(
        f"The pages cannot be rendered: {reason}. Where: {path.name}. "
        "Next: try `qpdf --check` on the file."
    )
