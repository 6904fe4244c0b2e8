"""Page pictures: rendered by a child when first asked for, kept under ``OUT/.cache/pictures``."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from zi_extract.errors import InputError
from zi_extract.intake.sandbox import child_environment
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.review.results import Document
from zi_extract.review.sources import Sources
from zi_extract.store.atomic import make_folder, write_file
from zi_extract.store.cache import FOLDER as CACHE

WIDTHS = {"page": 1600, "small": 900}
"""Pixels across. A page fills a screen of 1366 pixels zoomed to twice its width; the small one is
for reports that are mailed."""


@dataclass(slots=True)
class Pictures:
    """Pictures of pages as JPEG, upright."""

    out: Path
    sources: Sources
    _locks: defaultdict[tuple[str, int, str], threading.Lock] = field(
        default_factory=lambda: defaultdict(threading.Lock)
    )

    def picture(self, document: Document, page: int, size: str = "page") -> bytes:
        """The picture of a page. Raises InputError when its file is gone or cannot be rendered."""
        turn = next(
            (p["rotation"] for p in document.decree["source"]["pages"] if p["page"] == page), None
        )
        if turn is None:
            raise InputError(f"The file has no page {page}. Where: {document.entry.file}.")
        folder = self.out / CACHE / "pictures" / document.sha256
        path = folder / f"{page}-{turn}-{size}.jpg"
        with self._locks[document.sha256, page, size]:
            try:
                return path.read_bytes()
            except OSError:
                content = self._render(document, page, int(turn), WIDTHS[size])
                make_folder(folder)
                write_file(path, content)
                return content

    def _render(self, document: Document, page: int, turn: int, width: int) -> bytes:
        source = self.sources.find(document.entry)
        if source is None:
            raise InputError(
                "The file that this was read from is not there or has changed. "
                f"Where: {document.entry.file}. Next: name its folder with --source."
            )
        command = [sys.executable, "-m", "zi_extract.review.picture_child"]
        try:
            done = subprocess.run(
                [*command, str(source), str(page), str(turn), str(width)],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=DEFAULT_LIMITS.page_seconds,
                env=child_environment(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _not_rendered(document, page, "it takes too long") from None
        if done.returncode or not done.stdout.startswith(b"\xff\xd8"):
            last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["it crashed"]
            raise _not_rendered(document, page, last[0])
        return done.stdout


def _not_rendered(document: Document, page: int, reason: str) -> InputError:
    return InputError(
        f"The page cannot be rendered: {reason}. Where: {document.entry.file}, page {page}. "
        "Next: try `qpdf --check` on the file."
    )
