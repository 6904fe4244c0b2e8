"""The installed Tesseract: its version and language data, part of every result's fingerprint."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from zi_extract.errors import MissingToolError

REQUIRED_MODELS = ("eng", "ind", "osd")
"""Language data that are read with: the reader, the second reader, and page orientation."""

INSTALL = "sudo apt-get install -y tesseract-ocr tesseract-ocr-eng tesseract-ocr-ind"
"""What to type on Debian and Ubuntu; orientation data come with tesseract-ocr."""

ANSWER_SECONDS = 20.0
"""Wall seconds for Tesseract to say its version; it takes a tenth of one."""

VERSION = re.compile(r"tesseract v?(\S+)")
FOLDER = re.compile(r'available languages in "([^"]+)"')


@dataclass(frozen=True, slots=True)
class Engine:
    """Version, names of the installed language data, and the folder they are in."""

    version: str
    models: tuple[str, ...]
    folder: Path | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The language data that we need and that are not there."""
        return tuple(name for name in REQUIRED_MODELS if name not in self.models)

    @property
    def versions(self) -> dict[str, str]:
        """Engine and data for the fingerprint; data files have no version, so their size."""
        return {
            "tesseract": self.version,
            **{f"tessdata/{name}": self._size(name) for name in REQUIRED_MODELS},
        }

    def _size(self, model: str) -> str:
        path = (self.folder or Path()) / f"{model}.traineddata"
        return str(path.stat().st_size) if path.is_file() else "unknown"


def find_engine() -> Engine | None:
    """The Tesseract on the PATH; None when there is none or it does not answer."""
    if shutil.which("tesseract") is None:
        return None
    said = _ask("--version")
    listed = _ask("--list-langs")
    version, folder = VERSION.search(said), FOLDER.search(listed)
    if version is None:
        return None
    return Engine(
        version=version[1],
        models=tuple(sorted(line.strip() for line in listed.splitlines()[1:] if line.strip())),
        folder=Path(folder[1]) if folder else None,
    )


def require_engine() -> Engine:
    """The Tesseract with all data that we need. Raises MissingToolError saying what to type."""
    engine = find_engine()
    if engine is None:
        raise MissingToolError(
            f"Tesseract is not installed. Where: not found on the PATH. Next: type `{INSTALL}`."
        )
    if engine.missing:
        raise MissingToolError(
            f"Tesseract lacks language data: {', '.join(engine.missing)}. "
            f"Where: {engine.folder or 'its data folder'}. Next: type `{INSTALL}`."
        )
    return engine


def _ask(question: str) -> str:
    try:
        done = subprocess.run(
            ["tesseract", question],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr
