"""The pictures of the page of figures, as SVG with the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib as mpl

from bench.scoring.calibration import Judged

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "zi-extract"
from matplotlib import pyplot as plt  # noqa: E402 - the backend comes first

BARS = (
    ("header exact", "header fields", "#b8c4cc"),
    ("exact grids", "grids", "#6fa8bf"),
    ("full records", "records, all fields", "#1f6f8b"),
)
"""Figure, its name in the picture, colour."""

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)
"""Confidences between which values are put together: most lie close to 1, where it matters."""

FEWEST = 20
"""Values of a group from which its share says something."""

TICKS = (0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999)


def draw_accuracy(figures: Mapping[str, Any], path: Path) -> None:
    """Bars: what is right without a slip, by kind of damage."""
    kinds = [kind for kind in figures if kind != "overall"]
    drawing, axes = plt.subplots(figsize=(9, 3.6), layout="constrained")
    width = 0.8 / len(BARS)
    for number, (figure, name, colour) in enumerate(BARS):
        places = [place + (number - 1) * width for place in range(len(kinds))]
        shares = [100 * (figures[kind][figure] or 0.0) for kind in kinds]
        drawn = axes.bar(places, shares, width, label=name, color=colour)
        axes.bar_label(drawn, fmt="%.0f", fontsize=7)
    axes.set_xticks(range(len(kinds)), kinds)
    axes.set(ylabel="right without a slip, %", ylim=(0, 108))
    axes.legend(frameon=False, ncols=len(BARS), loc="upper center", bbox_to_anchor=(0.5, 1.16))
    axes.spines[["top", "right"]].set_visible(False)
    _save(drawing, path)


def draw_reliability(values: Sequence[Judged], path: Path) -> None:
    """Points: the share that is right among values of about the same confidence.

    Both axes are stretched towards 1 (log odds); a group without a wrong value is drawn as if half
    a value were wrong, for no picture has a place for certainty.
    """
    drawing, axes = plt.subplots(figsize=(5, 4.6), layout="constrained")
    axes.plot(TICKS, TICKS, color="#999999", linewidth=1)
    for sure, share, count in _groups(values):
        axes.plot(sure, share, "o", color="#1f6f8b")
        axes.annotate(f"{count:,}", (sure, share), (6, -9), textcoords="offset points", fontsize=7)
    for axis, name in ((axes.xaxis, "x"), (axes.yaxis, "y")):
        getattr(axes, f"set_{name}scale")("logit")
        getattr(axes, f"set_{name}lim")(0.2, 0.9997)
        axis.set_ticks(TICKS, [f"{tick:g}" for tick in TICKS])
        axis.set_minor_locator(mpl.ticker.NullLocator())
    axes.set(xlabel="confidence", ylabel="share right")
    _save(drawing, path)


def _groups(values: Sequence[Judged]) -> Iterator[tuple[float, float, int]]:
    """(mean confidence, share right, count) of values between two edges."""
    for low, high in pairwise(EDGES):
        group = [
            (value.confidence, value.right)
            for value in values
            if value.confidence is not None
            and (low <= value.confidence < high or value.confidence == high == 1.0)
        ]
        if len(group) >= FEWEST:
            right = sum(good for _, good in group)
            mean = sum(sure for sure, _ in group) / len(group)
            yield mean, min(right, len(group) - 0.5) / len(group), len(group)


def _save(drawing: Any, path: Path) -> None:
    drawing.savefig(path, metadata={"Date": None})
    plt.close(drawing)
