"""Charts as SVG, drawn by matplotlib: the plan's calendar, bars, and a map of counts.

The same data give the same bytes. Texts of documents are drawn as they are, never as formulas.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from zi_extract.export.plan_calendar import AreaPlan, Bar, Calendar

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, LINE, ACCENT = "#1d2733", "#5a6775", "#d9dfe5", "#20506b"
UNSURE = "#e3a93b"
AREA_COLOURS = ("#20506b", "#2e7d6b", "#7a5c99", "#b05f3c", "#57708a", "#8a7a2f", "#777777")
"""One colour for each of the six areas, and one for none; they differ in lightness too, so that
they can be told apart in print without colour."""

SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "zi_extract",
    "text.parse_math": False,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["Noto Sans", "Liberation Sans", "DejaVu Sans"],
    "font.size": 9,
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": INK,
}

ROW_INCHES = 0.24
"""Height of a row in inches: a line of 9 points with a little air."""

FEWEST_ROWS = 4
"""Rows for which a chart of bars has room at least, so that a lone bar is as thin as others."""

DARK = 0.85
"""Share of the largest count from which a field of the map is too dark for dark figures."""

LABEL = 62
"""Characters of an action beside its bars; longer ones stand in the table below."""


@dataclass(frozen=True, slots=True)
class Count:
    """A name and how often it occurs."""

    name: str
    number: int


def gantt(calendar: Calendar) -> bytes:
    """The plan by area: a row per action, a bar for each run of months; empty without times."""
    if not calendar.months or not calendar.areas:
        return b""
    rows = sum(len(area.rows) + 1 for area in calendar.areas)
    with _figure(12.5, 0.7 + rows * ROW_INCHES) as (figure, axes):
        at, labels = 0, []
        for area in calendar.areas:
            _draw_area(axes, area, at, len(calendar.months))
            labels.append((at, _short(area.name)))
            labels += [(at + 1 + n, _short(row.label)) for n, row in enumerate(area.rows)]
            at += len(area.rows) + 1
        axes.set_ylim(rows - 0.5, -0.5)
        axes.set_xlim(0, len(calendar.months))
        axes.set_yticks([position for position, _ in labels], [text for _, text in labels])
        heads = {position for position, text in labels if _is_head(position, calendar)}
        for tick, (position, _) in zip(axes.get_yticklabels(), labels, strict=True):
            tick.set_fontweight("bold" if position in heads else "normal")
        _month_axis(axes, calendar.months)
        return _svg(figure)


def bars(counts: Sequence[Count], *, colour: str = ACCENT) -> bytes:
    """Horizontal bars with their numbers, in the order given; empty without any."""
    if not counts:
        return b""
    rows = max(len(counts), FEWEST_ROWS)
    with _figure(7.0, 0.5 + rows * 0.28) as (figure, axes):
        axes.barh(range(len(counts)), [c.number for c in counts], color=colour, height=0.66)
        axes.set_yticks(range(len(counts)), [_short(c.name, 46) for c in counts])
        axes.set_ylim(rows - 0.5, -0.5)
        most = max(c.number for c in counts)
        for position, count in enumerate(counts):
            axes.text(count.number + most * 0.01, position, str(count.number), va="center")
        axes.set_xlim(0, most * 1.12)
        axes.xaxis.set_visible(False)
        return _svg(figure)


def count_map(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]
) -> bytes:
    """A table of counts, darker where there are more; empty without any count."""
    if not any(map(any, counts)):
        return b""
    with _figure(7.0, 0.6 + len(rows) * 0.34) as (figure, axes):
        most = max(max(row) for row in counts)
        axes.imshow(counts, aspect="auto", cmap="GnBu", vmin=0, vmax=most * 1.25)
        axes.set_xticks(range(len(columns)), columns)
        axes.set_yticks(range(len(rows)), [_short(row, 34) for row in rows])
        axes.xaxis.tick_top()
        for y, row in enumerate(counts):
            for x, count in enumerate(row):
                colour = "white" if count > DARK * most else INK
                shown = str(count) if count else ""
                axes.text(x, y, shown, ha="center", va="center", fontsize=8, color=colour)
        return _svg(figure)


def _draw_area(axes: Axes, area: AreaPlan, at: int, months: int) -> None:
    colour = AREA_COLOURS[area.code - 1 if area.code else -1]
    axes.axhspan(at - 0.5, at + 0.5, color=colour, alpha=0.14, linewidth=0)
    for number, row in enumerate(area.rows):
        y = at + 1 + number
        axes.hlines(y + 0.5, 0, months, color=LINE, linewidth=0.5)
        for bar in row.bars:
            _draw_bar(axes, bar, y, colour)


def _draw_bar(axes: Axes, bar: Bar, y: int, colour: str) -> None:
    """A full bar for months, a pale one with an edge for a quarter, a dashed one for doubt."""
    width = bar.length - 0.12
    style: dict[str, Any] = {"color": colour}
    if bar.kind == "quarter":
        style = {"facecolor": "white", "edgecolor": colour, "hatch": "///", "linewidth": 1}
    if bar.kind == "unsure":
        style = {"facecolor": "white", "edgecolor": UNSURE, "linestyle": "--", "linewidth": 1.3}
    axes.barh(y, width, left=bar.start + 0.06, height=0.58, **style)


def _month_axis(axes: Axes, months: Sequence[str]) -> None:
    axes.set_xticks([n + 0.5 for n in range(len(months))], months)
    axes.xaxis.tick_top()
    for position in range(len(months) + 1):
        axes.axvline(position, color=LINE, linewidth=0.5 if position % 3 else 1.1, zorder=0)


def _is_head(position: int, calendar: Calendar) -> bool:
    at = 0
    for area in calendar.areas:
        if position == at:
            return True
        at += len(area.rows) + 1
    return False


@contextmanager
def _figure(width: float, height: float) -> Iterator[tuple[Figure, Axes]]:
    """A figure in inches, with nothing around its axes; closed again afterwards."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib.figure import Figure as NewFigure

    with mpl.rc_context(cast("Any", SETTINGS)), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that no font has is drawn by the browser
        figure = NewFigure(figsize=(width, height), layout="constrained")
        axes = figure.add_subplot()
        for side in axes.spines.values():
            side.set_visible(False)
        axes.tick_params(length=0)
        yield figure, axes


def _svg(figure: Figure) -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _short(text: str, most: int = LABEL) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
