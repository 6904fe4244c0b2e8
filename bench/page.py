"""``python -m bench.page TRUTH PREDICTIONS [--peers DIR]``: the figures as a page with pictures.

Writes ``docs/benchmark.md`` and its pictures beside the others of the documentation.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np

from bench.score import load
from bench.scoring.calibration import KINDS, Judged
from bench.scoring.summary import markdown, score_documents, summaries

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "zi-extract"
from matplotlib import pyplot as plt  # noqa: E402 - the backend comes first

DOCS = Path(__file__).resolve().parent.parent / "docs"

SHOWN = (
    "documents",
    "header exact",
    "body CER",
    "GriTS-Top",
    "exact grids",
    "cells wrong",
    "tick cell F1",
    "record F1",
    "full records",
    "silent error",
    "false alarm",
)
"""Figures of the table by kind of damage; ``bench/FORMAT.md`` defines them."""

BINS = 10
"""Points of the reliability diagram, each of as many values as the next."""


def make_page(truth: Path, predictions: Path, peers: Path | None) -> str:
    """The page as Markdown; draws its pictures."""
    truths, preds = load(truth), load(predictions)
    truths = {name: one for name, one in truths.items() if name in preds}
    scores = score_documents(truths, preds)
    figures = summaries(scores, preds)
    pages = sum(len(one.get("pages") or []) for one in truths.values())
    draw_accuracy(figures, DOCS / "images" / "benchmark-accuracy.svg")
    values = [value for score in scores for value in score.values]
    draw_reliability(values, DOCS / "images" / "benchmark-reliability.svg")
    counted = [[kind, *figures["overall"]["calibration"][kind].values()] for kind in KINDS]
    head = ["kind of value", *figures["overall"]["calibration"][KINDS[0]]]
    return _PAGE.format(
        documents=len(truths),
        pages=pages,
        accuracy=markdown(["", *figures], [[m, *(f[m] for f in figures.values())] for m in SHOWN]),
        calibration=markdown(head, counted),
        peers=_beside(truths, predictions, peers) if peers else "",
    )


def _beside(truths: Mapping[str, Any], predictions: Path, peers: Path) -> str:
    """Us and every other tool on the documents that all of them were given."""
    folders = {"zi_extract": predictions, **{p.name: p for p in sorted(peers.iterdir())}}
    read = {name: load(folder) for name, folder in folders.items()}
    common = set(truths).intersection(*read.values())
    rows = []
    for name, preds in read.items():
        ours = {key: preds[key] for key in common}
        figures = summaries(score_documents({k: truths[k] for k in common}, ours), ours)["overall"]
        rows.append([name, *(figures[metric] for metric in SHOWN[1:10])])
    table = markdown(["tool", *SHOWN[1:10]], rows)
    return _BESIDE.format(count=len(common), table=table)


def draw_accuracy(figures: Mapping[str, Any], path: Path) -> None:
    """Bars: records fully right, by kind of damage."""
    kinds = [kind for kind in figures if kind != "overall"]
    drawing, axes = plt.subplots(figsize=(8, 3.2), layout="constrained")
    bars = axes.bar(kinds, [100 * figures[kind]["full records"] for kind in kinds], color="#1f6f8b")
    axes.bar_label(bars, fmt="%.0f")
    axes.set(ylabel="records fully right, %", ylim=(0, 110))
    axes.spines[["top", "right"]].set_visible(False)
    _save(drawing, path)


def draw_reliability(values: Sequence[Judged], path: Path) -> None:
    """Points: the share that is right among values of about the same confidence."""
    sure = [(v.confidence, v.right) for v in values if v.confidence is not None]
    drawing, axes = plt.subplots(figsize=(4.5, 4.2), layout="constrained")
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1)
    parts = np.array_split(np.array(sorted(sure), dtype=float), BINS)
    axes.plot(
        [part[:, 0].mean() for part in parts], [part[:, 1].mean() for part in parts], "o",
        color="#1f6f8b",
    )  # fmt: skip
    axes.set(xlabel="confidence", ylabel="share right", xlim=(0, 1.02), ylim=(0, 1.02))
    _save(drawing, path)


def _save(drawing: Any, path: Path) -> None:
    drawing.savefig(path, metadata={"Date": None})
    plt.close(drawing)


_PAGE = """\
# How good it is

{documents} documents with {pages} pages, made by our own generator with a seed of their own: the
calibration has not seen them. Four rules were mended after a first run over them (a heading, a lost
ruling, holes in a torn grid, punched holes). `bench/FORMAT.md` defines each figure;
[how to measure](benchmark-how-to.md) tells how to repeat it, also on documents of your own.

{accuracy}

![Records fully right by kind of damage](images/benchmark-accuracy.svg)

The faxes of the generator are harsher than most on paper: specks on every letter, rulings broken
every few millimetres. What is wrong on them is mostly flagged, and much that is right is, too.

## Whether flags tell the truth

*Silent error*: wrong without a flag, of all values. *False alarm*: right with a flag, of all right
ones.

{calibration}

![Share right by confidence](images/benchmark-reliability.svg)

{peers}"""

_BESIDE = """\
## Beside other tools

The same {count} documents, one of each kind of damage. camelot gets its pages turned upright,
deskewed and read by OCRmyPDF, once with each of three settings of its `line_scale`; img2table turns
pages itself; what they read is brought into our format, header fields by plain expressions.

{table}

"""


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--peers", type=Path, help="a folder of predictions of each other tool")
    args = parser.parse_args()
    page = make_page(args.truth, args.predictions, args.peers)
    (DOCS / "benchmark.md").write_text(page.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
