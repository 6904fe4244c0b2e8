"""``python -m bench.page TRUTH PREDICTIONS [--peers DIR]``: the figures as a page with pictures.

Writes ``docs/benchmark.md`` and its pictures beside the others of the documentation. ``--note``
adds a sentence on how the documents were chosen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.pictures import draw_accuracy, draw_reliability
from bench.score import load
from bench.scoring.calibration import KINDS
from bench.scoring.document import DocumentScore
from bench.scoring.summary import markdown, score_documents, summaries

DOCS = Path(__file__).resolve().parent.parent / "docs"

SHOWN = (
    ("documents", "documents"),
    ("header exact", "header fields exact"),
    ("body CER", "wrong characters in the body"),
    ("GriTS-Top", "GriTS-Top"),
    ("exact grids", "grids exact"),
    ("cells wrong", "cells with any slip"),
    ("tick cell F1", "ticks, F1"),
    ("record F1", "records found, F1"),
    ("full records", "records with all fields right"),
    ("error recall", "wrong values that are flagged"),
    ("silent error", "silent errors, of all values"),
    ("false alarm", "right values that are flagged"),
    ("documents ok", "documents without a flag"),
    ("wrong values in ok documents", "wrong values in those"),
)
"""Figures by kind of damage as ``bench/FORMAT.md`` names them, and in words."""

BESIDE = SHOWN[1:9]
"""Those in which other tools are compared; none of them flags anything."""

COUNTS = ("documents", "wrong values in ok documents", "n", "wrong")
"""Figures that are no shares."""


def make_page(
    truth: Path,
    predictions: Path,
    peers: Path | None,
    note: str = "",
    beside: tuple[Path, Path] | None = None,
) -> str:
    """The page as Markdown; draws its pictures.

    ``beside``: truth and our predictions of the documents that the ``peers`` were given, where
    they are others.
    """
    truths, preds = load(truth), load(predictions)
    truths = {name: one for name, one in truths.items() if name in preds}
    scores = score_documents(truths, preds)
    figures = summaries(scores, preds)
    draw_accuracy(figures, DOCS / "images" / "benchmark-accuracy.svg")
    values = [value for score in scores for value in score.values]
    draw_reliability(values, DOCS / "images" / "benchmark-reliability.svg")
    return _PAGE.format(
        documents=len(truths),
        pages=sum(len(one.get("pages") or []) for one in truths.values()),
        note=f" {note.strip()}" if note else "",
        accuracy=_by_damage(figures),
        calibration=_by_kind(figures["overall"]),
        silent=_silent_by_damage(scores),
        peers=_beside(*(beside or (truth, predictions)), peers) if peers else "",
    )


def _by_damage(figures: Mapping[str, Any]) -> str:
    head = ["", *("all" if kind == "overall" else kind for kind in figures)]
    rows = [[words, *(_said(m, one[m]) for one in figures.values())] for m, words in SHOWN]
    return markdown(head, rows)


def _by_kind(overall: Mapping[str, Any]) -> str:
    blocks = overall["calibration"]
    head = ["kind of value", *blocks[KINDS[0]]]
    rows = [[k, *(_said(name, share) for name, share in blocks[k].items())] for k in blocks]
    return markdown(head, rows)


def _silent_by_damage(scores: Sequence[DocumentScore]) -> str:
    """Silent errors as counts: a share of a few values says little."""
    profiles = sorted({score.profile for score in scores})
    rows = []
    for kind in KINDS:
        of_kind = [(s.profile, v) for s in scores for v in s.values if v.kind == kind]
        counted = ([v for profile, v in of_kind if profile == wanted] for wanted in profiles)
        rows.append([kind, *(f"{_silent(ours)} of {len(ours)}" for ours in counted)])
    return markdown(["", *profiles], rows)


def _silent(values: Iterable[Any]) -> int:
    return sum(not value.right and not value.flagged for value in values)


def _said(name: str, figure: float | None) -> str:
    """A share in percent, a count as it is."""
    if figure is None:
        return "n/a"
    if name in COUNTS or figure in (0.0, 1.0):
        return f"{figure:.0f}" if name in COUNTS else f"{100 * figure:.0f} %"
    return f"{100 * figure:.2f} %"


def _beside(truth: Path, predictions: Path, peers: Path) -> str:
    """Us and every other tool on the documents that all of them were given."""
    truths = load(truth)
    folders = {"zi_extract": predictions, **{p.name: p for p in sorted(peers.iterdir())}}
    read = {name: load(folder) for name, folder in folders.items()}
    common = set(truths).intersection(*read.values())
    if not common:
        raise SystemExit(f"{peers}: no document of {predictions} was given to every tool there")
    rows = []
    for name, preds in read.items():
        ours = {key: preds[key] for key in common}
        figures = summaries(score_documents({k: truths[k] for k in common}, ours), ours)["overall"]
        rows.append([name, *(_said(metric, figures[metric]) for metric, _ in BESIDE)])
    table = markdown(["tool", *(words for _, words in BESIDE)], rows)
    return _BESIDE.format(count=len(common), table=table)


_PAGE = """\
# How good it is

{documents} documents with {pages} pages, made by our own generator; the calibration has not seen
them.{note} `bench/FORMAT.md` defines each figure; [how to measure](benchmark-how-to.md) tells how
to repeat it, also on documents of your own.

{accuracy}

![Header fields, grids and records right, by kind of damage](images/benchmark-accuracy.svg)

The faxes of the generator are harsher than most on paper: specks on every letter, rulings broken
every few millimetres. Whoever has such papers should expect to look at many of their values.

## Whether flags tell the truth

A *silent error* is a value that is wrong without a flag, a *false alarm* a right one with a flag.
*Error recall* is the share of wrong values that are flagged, *ECE* the mean gap between confidence
and share right.

{calibration}

Silent errors, counted:

{silent}

![Share right by confidence, each point with its number of values](images/benchmark-reliability.svg)

Points on the line: of a hundred values with a confidence of 0.9, ninety are right. How the
confidence comes about is a table that can be read: `zi_extract/checks/data/calibration.toml`.

{peers}## What a page costs

![Core seconds per page and memory, from the 10th to the 200th document](images/scaling.png)

[Scale](scaling.md) has the figures, by workers and beside OCRmyPDF.
"""

_BESIDE = """\
## Beside other tools

{count} documents that all tools were given. camelot gets its pages turned upright, deskewed and
read by OCRmyPDF (born-digital ones as they are), once with each of three settings of its
`line_scale`; img2table turns pages itself; what they read is brought into our format, header fields
by plain expressions. None of them flags what it got wrong.

{table}

"""


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--peers", type=Path, help="a folder of predictions of each other tool")
    parser.add_argument(
        "--beside",
        type=Path,
        nargs=2,
        metavar=("TRUTH", "PREDICTIONS"),
        help="of the documents that the other tools were given, where they are others",
    )
    parser.add_argument("--note", default="", help="how the documents were chosen, in a sentence")
    args = parser.parse_args()
    beside = tuple(args.beside) if args.beside else None
    page = make_page(args.truth, args.predictions, args.peers, args.note, beside)
    (DOCS / "benchmark.md").write_text(page.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
