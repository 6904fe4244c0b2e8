"""``python -m bench.speed FOLDER [--every N]``: what reading a page costs beside bare Tesseract.

Every Nth page of a folder of PDFs is read in this process, and its picture right after by
``tesseract -l eng --psm 3``, both on one thread; born-digital pages are passed over. Told are mean
core seconds of a page: of the engine for first and for further readings, of all that prepares and
judges words, of all else (the file, which way is up, rulings, grids, ticks), and of bare Tesseract.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cv2
import pypdfium2

from bench.scoring.summary import markdown
from zi_extract import reading
from zi_extract.intake.render import render_page
from zi_extract.intake.sandbox import child_environment
from zi_extract.intake.textlayer import is_born_digital, read_text_layer
from zi_extract.ocr.kept_engine import KEPT
from zi_extract.ocr.tesseract import Tesseract
from zi_extract.reading import VECTOR_DPI, read_page

BARE = ("--psm", "3", "-l", "eng")
"""What bare Tesseract is asked."""

WORDS = (
    "measure",
    "prepare_for_reading",
    "without_stamps_and_pen",
    "read_page_words",
    "read_cells",
)
"""The steps of reading a page that are there for its words."""


@dataclass(slots=True)
class Cost:
    """Core seconds of all pages so far."""

    pages: int = 0
    own: float = 0.0
    words: float = 0.0
    """The share of ``own`` that is spent on words."""
    bare: float = 0.0
    engine: dict[bool, float] = field(default_factory=lambda: {True: 0.0, False: 0.0})
    """For first readings (true) and for further ones."""

    def rows(self) -> Iterator[list[Any]]:
        """What each part costs on a page, and its share of bare Tesseract."""
        parts = {
            "engine, first readings": self.engine[True],
            "engine, doubtful words again": self.engine[False],
            "preparing and judging words": self.words,
            "all else: the file, straightening, grids, ticks": self.own - self.words,
        }
        parts["zi_extract"] = sum(parts.values())
        parts["bare Tesseract"] = self.bare
        for name, spent in parts.items():
            yield [name, f"{spent / self.pages:.2f}", f"{spent / self.bare:.2f}"]


def measure(folder: Path, every: int) -> Cost:
    """The cost of every ``every``-th page of the folder's scans."""
    cv2.setNumThreads(1)  # as in a worker
    cost, pages = Cost(), list(_scans(folder))[::every]
    if not pages:
        raise SystemExit(f"{folder}: no scans there")
    read_page(*pages[0])  # models and tables are loaded once
    with ExitStack() as counting:
        counting.enter_context(patch.object(Tesseract, "read", _counted(Tesseract.read, cost)))
        for step in WORDS:
            timed = _timed(getattr(reading, step), cost)
            counting.enter_context(patch.object(reading, step, timed))
        for path, page in pages:
            before, asked = time.process_time(), _children()
            read_page(path, page)
            cost.own += time.process_time() - before + _children() - asked
            cost.bare += _bare(path, page)
            cost.pages += 1
    return cost


def _scans(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(folder.rglob("*.pdf")):
        with pypdfium2.PdfDocument(path) as document:
            count = len(document)
        for page in range(1, count + 1):
            if not is_born_digital(read_text_layer(path, page, VECTOR_DPI)):
                yield path, page


def _counted(read: Callable[..., Any], cost: Cost) -> Callable[..., Any]:
    """The engine's reading, counted into ``cost``."""

    def counted(self: Tesseract, *asked: Any, **more: Any) -> Any:
        model = more.get("model", asked[2] if len(asked) > 2 else "first")
        before = _engine()
        try:
            return read(self, *asked, **more)
        finally:
            cost.engine[model == "first"] += _engine() - before

    return counted


def _timed(step: Callable[..., Any], cost: Cost) -> Callable[..., Any]:
    """A step of reading, its own core seconds counted into ``cost.words``."""

    def timed(*asked: Any, **more: Any) -> Any:
        before = time.process_time()
        try:
            return step(*asked, **more)
        finally:
            cost.words += time.process_time() - before

    return timed


def _engine() -> float:
    """Core seconds of the process that holds the engine; 0 before it runs. Linux only."""
    if KEPT.pid is None:
        return 0.0
    after_name = Path(f"/proc/{KEPT.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    user, system = after_name.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _bare(path: Path, page: int) -> float:
    image = render_page(path, page)
    with tempfile.TemporaryDirectory() as scratch:
        picture = Path(scratch) / "page.png"
        cv2.imwrite(str(picture), image.pixels)
        before = _children()
        dpi = str(round(image.dpi))
        command = ["tesseract", str(picture), "-", *BARE, "--dpi", dpi, "tsv"]
        subprocess.run(command, check=True, capture_output=True, env=child_environment())
        return _children() - before


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read each Nth page only")
    args = parser.parse_args()
    cost = measure(args.folder, args.every)
    print(f"{cost.pages} scanned pages, one thread\n")
    print(markdown(["part", "core seconds a page", "of bare Tesseract"], list(cost.rows())))


if __name__ == "__main__":
    main()
