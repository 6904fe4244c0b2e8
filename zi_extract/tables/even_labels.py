"""Labels over the columns of a time grid stand over equally many: quarters over three months each.

On a fax letters of the labels pass for edges (the strokes of `TW III`), and edges between labels
vanish. The other labels of the row tell where they are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.evidence import Evidence
from zi_extract.tables.time_grid import sure_runs

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LABEL_HEIGHT = 4.5
"""Greatest height of a row of labels in character heights: one line of text, two of small print."""

LEAVES = 0.7
"""Least share (0-1) of the edges of the row below that must be there: every column has its own
label there. The worst fax leaves 0.8."""

LABELLED = 0.5
"""The same under a title that stands over all columns: labels of quarters have 0.3."""

AT_ENDS, INSIDE = 0.6, 0.6
"""Least share (0-1) of the edges at the ends of even labels that must be there, and of those inside
them that must be absent. Below, rows whose cells are merged for marks would be made even."""

DRAWN = 0.5
"""Support (0-1) from which an edge of such a row is there whatever its neighbours say; strokes of
letters reach 0.39."""

EVEN = 2.0
"""Log odds (88 % sure) of edges that only the other labels tell."""


def with_even_labels(upright: Floats, evidence: Evidence) -> Floats:
    """The log odds of the upright edges, set right in rows of labels over a time grid."""
    if not evidence.is_gnawed():
        return upright
    mended = upright.copy()
    for left, right in sure_runs(evidence.widths.tolist()):
        row = _label_row(upright[:, left + 1 : right])
        if evidence.heights[row] <= LABEL_HEIGHT:
            run = slice(left, right + 1)
            _make_even(mended[row : row + 2, run], evidence.upright[row, run])
        if _is_titled(upright, evidence, left, right):
            mended[1, left + 1 : right] = np.maximum(mended[1, left + 1 : right], EVEN)
    return mended


def _is_titled(upright: Floats, evidence: Evidence, left: int, right: int) -> bool:
    """Whether the second row holds the labels of all columns of the time grid, the first its title.

    The title has no edge there, the labels are one line of text, and the headings beside them are
    as high as both. A mark over the whole year stands beside cells of one row.
    """
    if len(upright) < 2 or evidence.heights[1] > LABEL_HEIGHT:
        return False
    title, labels = upright[:2, left + 1 : right]
    beside = np.r_[evidence.level[1, :left], evidence.level[1, right:]]
    high = len(beside) > 0 and (beside < DRAWN).mean() >= LEAVES
    return bool(high and (title < 0).all() and (labels > 0).mean() >= LABELLED)


def _label_row(inner: Floats) -> int:
    """The row above the first one in which every column has its own cell; the last without one."""
    for row in range(len(inner) - 1):
        if (inner[row + 1] > 0).mean() >= LEAVES:
            return row
    return len(inner) - 1


def _make_even(rows: Floats, support: Floats) -> None:
    """Set the log odds of a row's edges right where its labels are even, and of the row below.

    ``support`` is the ink of the row's own edges: those of a label have none beside them.
    """
    labels = rows[0]
    there = (labels > 0) | (support >= DRAWN)
    fitting = [ends for ends in _evenly(len(labels) - 1) if _fits(there, ends)]
    if fitting:
        ends = max(fitting, key=lambda each: int((there == each).sum()))
        labels[ends] = np.maximum(labels[ends], EVEN)
        labels[~ends] = np.minimum(labels[~ends], -EVEN)
        rows[1:] = np.maximum(rows[1:], EVEN)


def _evenly(columns: int) -> list[Flags]:
    """For every number of columns that labels may stand over: which edges are their ends."""
    return [
        np.arange(columns + 1) % count == 0
        for count in range(2, columns // 2 + 1)
        if columns % count == 0
    ]


def _fits(there: Flags, ends: Flags) -> bool:
    """Whether most of the edges at the ends of labels are there, and half of the others are not."""
    return bool(there[ends][1:-1].mean() >= AT_ENDS and (~there[~ends]).mean() >= INSIDE)
