"""``python -m bench.exam [FOLDER] --trials 500``: damaged pages change nothing unseen.

Every trial takes one page of a document with truth and cuts its file short, flips one byte of it or
blacks out one cell of its table; the page is read again. Silent changes are values that are wrong
without a flag and were not so before. The result goes to ``bench/results/exam.md``.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from bench.changed import changed_silently, flags, page_truth
from bench.run import RESULTS, ROOT, find_folders
from bench.score import load
from bench.scoring.summary import markdown
from zi_extract import extract
from zi_extract.errors import ZiExtractError
from zi_extract.intake.render import render_page
from zi_extract.limits import DEFAULT_LIMITS
from zi_extract.model.extraction import Extraction

UNSEEN, CRASHED = "CHANGED UNSEEN", "CRASHED"
"""What must not become of any page."""

SHOWN = 40
"""Silent changes that are named one by one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One page as a file of its own, its truth, and what is read of it undamaged."""

    name: str
    file: bytes
    truth: dict[str, Any]
    before: Extraction


def subjects(folder: Path, scratch: Path) -> list[Subject]:
    """Every page of the folder's documents that a file of one page can be made of."""
    docs, truth_folder = find_folders(folder, None)
    found = []
    for name, truth in load(truth_folder).items():
        with pikepdf.open(docs / f"{name}.pdf") as whole:
            for number in range(1, len(whole.pages) + 1):
                one = pikepdf.new()
                one.pages.append(whole.pages[number - 1])
                path = scratch / f"{name}-{number}.pdf"
                one.save(path)
                part = page_truth(truth, [number])
                found.append(Subject(path.stem, path.read_bytes(), part, extract(path)))
    return found


def cut(subject: Subject, rng: random.Random, scratch: Path) -> Path:
    """The file cut short at a random byte."""
    path = scratch / "cut.pdf"
    path.write_bytes(subject.file[: rng.randrange(1, len(subject.file))])
    return path


def flip(subject: Subject, rng: random.Random, scratch: Path) -> Path:
    """The file with one bit of a random byte turned over."""
    data = bytearray(subject.file)
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path = scratch / "flip.pdf"
    path.write_bytes(bytes(data))
    return path


def black_out(subject: Subject, rng: random.Random, scratch: Path) -> Path:
    """The page's picture with one cell, or where it has none a random stripe, painted black."""
    source = scratch / "whole.pdf"
    source.write_bytes(subject.file)
    page = render_page(source, 1, DEFAULT_LIMITS)  # in its own pixels: to resample is damage, too
    picture = Image.fromarray(page.pixels)
    left, top, right, bottom = _target(subject, rng)
    width, height = picture.size
    box = (left * width, top * height, right * width, bottom * height)
    ImageDraw.Draw(picture).rectangle(box, fill=0)
    path = scratch / "black.png"
    picture.save(path, dpi=(page.dpi, page.dpi))
    return path


def _target(subject: Subject, rng: random.Random) -> tuple[float, float, float, float]:
    """The box of a random cell as read, in fractions of the page as it lies in the file."""
    cells = [
        cell.box
        for decree in subject.before.decrees
        for annex in decree.annexes
        for table in annex.tables
        for part in table.fragments
        for cell in part.cells
    ]
    if not cells or subject.before.pages[0].rotation:
        top = rng.uniform(0.1, 0.9)
        return 0.1, top, 0.5, top + 0.02
    return rng.choice(cells)


TRIALS: dict[str, Callable[[Subject, random.Random, Path], Path]] = {
    "cut short": cut,
    "byte flipped": flip,
    "cell blacked out": black_out,
}


def outcome(subject: Subject, damaged: Path) -> tuple[str, set[str]]:
    """(what became of the page, the values that changed unseen)."""
    try:
        after = extract(damaged)
    except ZiExtractError as error:
        return f"refused ({type(error).__name__})", set()
    except Exception as error:  # noqa: BLE001 - whatever else it raises is what the exam looks for
        return CRASHED, {f"{type(error).__name__}: {error}".splitlines()[0]}
    silent = changed_silently(subject.truth, subject.before, after)
    if silent:
        return UNSEEN, silent
    if after.status in {"failed", "partial", "not_a_decree"}:
        return f"told ({after.status})", set()
    return "more doubt" if flags(after) > flags(subject.before) else "equal", set()


def run(folder: Path, trials: int, seed: int) -> tuple[str, int]:
    """(the report, how many trials changed a value unseen or broke the program)."""
    rng = random.Random(seed)
    counts: dict[str, Counter[str]] = {name: Counter() for name in TRIALS}
    named: list[str] = []
    with tempfile.TemporaryDirectory() as holder:
        scratch = Path(holder)
        pages = subjects(folder, scratch)
        for trial in range(trials):
            name = list(TRIALS)[trial % len(TRIALS)]
            subject = rng.choice(pages)
            became, silent = outcome(subject, TRIALS[name](subject, rng, scratch))
            counts[name][became] += 1
            named += [f"{name}, {subject.name}: {where}" for where in sorted(silent)]
    heads = sorted({became for count in counts.values() for became in count})
    rows = [
        [name, sum(count.values()), *(count[h] for h in heads)] for name, count in counts.items()
    ]
    text = f"{trials} trials on {len(pages)} pages, seed {seed}.\n\n"
    text += markdown(["damage", "trials", *heads], rows)
    listed = "\n".join(f"* {line}" for line in named[:SHOWN])
    return f"{text}\n\n{listed}\n", sum(count[UNSEEN] + count[CRASHED] for count in counts.values())


def main() -> int:
    """Run the exam; 1 when a value changed unseen or a page broke the program."""
    parser = argparse.ArgumentParser(prog="python -m bench.exam", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "samples")
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    text, silent = run(args.folder, args.trials, args.seed)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "exam.md").write_text(text, encoding="utf-8")
    print(text)
    return int(silent > 0)


if __name__ == "__main__":
    sys.exit(main())
