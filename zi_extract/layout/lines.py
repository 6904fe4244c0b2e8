"""Words to lines: runs on one baseline, cut where columns part.

A word joins the line that ends just left of it at its own height. Lines are followed word by word
from left to right, so a baseline may climb or sag slowly. Columns are cut in two steps: first at
gaps that no justified text has; then at left edges that other lines of the page share, which is
how a narrow gap between an item's letter and its text is told from a wide space in a justified
line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Line, Word

WIDE_GAP = 3.2
"""Character heights. A gap wider than this always parts two columns. Justified text of four or
more words reaches 2.2, of two or three long ones 3; above 4 columns of short cells fuse."""

EDGE_GAP = 0.75
"""Character heights. A gap at least this wide parts columns where the next word starts at a shared
left edge. A plain space is 0.3-0.6; item letter and text are 0.9 and more apart."""

EDGE_TOLERANCE = 0.4
"""Character heights by which left edges of one column differ (side bearings, residual skew)."""

EDGE_SUPPORT = 2
"""Lines that must start at an edge to make it a column: one alone is chance."""

SAME_LINE_OVERLAP = 0.5
"""Share of the lower word's height that overlaps the other's: half; neighbours of one line share
nearly all, words of the next line at most a descender's depth."""

BACKSTEP = 0.6
"""Character heights that the next word may start left of the line's end: italic and bold overlap,
boxes that touch. More would let a second reading of the same ink in."""

LABEL_WORDS = 3
"""Words that may stand left of a column edge: ``a.``, ``Menimbang :``, ``KE SATU :``. Longer runs
are justified text whose word happens to start at the edge."""

MARKER = re.compile(r"^(?:[:;.\-–•]+|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]+)$")
"""A word that stands alone in a narrow column: colon, bullet, item number or letter."""

LABEL = re.compile(r"^[A-Z][A-Za-z]{2,}$")
"""A word that may be a clause's label (``Menimbang``, ``KESATU``)."""

LABEL_GAP = 1.6
"""Character heights after a label. Justified lines that begin with a capital have wide spaces too,
up to 1.4 where the line has more than three words."""


def find_lines(words: Sequence[Word], character_height: float) -> tuple[Line, ...]:
    """Lines of ``words``, each holding indices into ``words``; left to right inside a line.

    The lines come in no particular order: see :mod:`zi_extract.layout.reading_order`. Every word
    is in exactly one line.
    """
    runs = _runs(words, character_height)
    edges = _column_edges(words, runs, character_height)
    cut = [part for run in runs for part in _cut_at_edges(words, run, edges, character_height)]
    return tuple(_line(words, part) for part in cut)


def _runs(words: Sequence[Word], height: float) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in sorted(range(len(words)), key=lambda i: (words[i].box.left, words[i].box.top)):
        near = [run for run in runs if _continues(words, run, index, height)]
        if near:
            max(near, key=lambda run: _fit(words, run, index, height)).append(index)
        else:
            runs.append([index])
    return runs


def _continues(words: Sequence[Word], run: list[int], index: int, height: float) -> bool:
    gap = words[index].box.left - words[run[-1]].box.right
    return -BACKSTEP * height <= gap <= WIDE_GAP * height and _overlaps(
        _tail(words, run), words[index].box
    )


def _tail(words: Sequence[Word], run: list[int]) -> Box:
    """The last words' box: a lone comma or dash says too little of the line's height."""
    tail = words[run[-1]].box
    if len(run) > 1:
        before = words[run[-2]].box
        if before.height > tail.height:
            tail = Box(
                tail.left, min(before.top, tail.top), tail.right, max(before.bottom, tail.bottom)
            )
    return tail


def _overlaps(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= SAME_LINE_OVERLAP * max(1.0, min(one.height, other.height))


def _fit(words: Sequence[Word], run: list[int], index: int, height: float) -> float:
    tail, box = _tail(words, run), words[index].box
    shared = min(tail.bottom, box.bottom) - max(tail.top, box.top)
    return shared / height - 0.2 * abs(box.left - tail.right) / height


def _column_edges(
    words: Sequence[Word], runs: Sequence[Sequence[int]], height: float
) -> list[float]:
    """Left edges at which several runs start, or go on after labels and a gap."""
    starts = sorted(
        words[run[k]].box.left
        for run in runs
        for k in range(min(len(run), LABEL_WORDS * 2))
        if not k or (_parted(words, run, k, height) and _all_labels(words, run[:k]))
    )
    edges: list[float] = []
    group: list[float] = []
    for start in [*starts, float("inf")]:
        if group and start - group[0] > EDGE_TOLERANCE * height:
            if len(group) >= EDGE_SUPPORT:
                edges.append(fmean(group))
            group = []
        group.append(start)
    return edges


def _parted(words: Sequence[Word], run: Sequence[int], k: int, height: float) -> bool:
    least = LABEL_GAP if LABEL.match(words[run[k - 1]].text) else EDGE_GAP
    return words[run[k]].box.left - words[run[k - 1]].box.right >= least * height


def _all_labels(words: Sequence[Word], indices: Sequence[int]) -> bool:
    return all(MARKER.match(words[i].text) or LABEL.match(words[i].text) for i in indices)


def _cut_at_edges(
    words: Sequence[Word], run: list[int], edges: Sequence[float], height: float
) -> list[list[int]]:
    parts = [[run[0]]]
    for k in range(1, len(run)):
        left = words[run[k]].box.left
        labels = len(parts[-1]) <= LABEL_WORDS and _all_labels(words, parts[-1])
        shared = any(abs(left - edge) <= EDGE_TOLERANCE * height for edge in edges)
        colon = ":" in {words[run[k - 1]].text, words[run[k]].text}
        if labels and _parted(words, run, k, height) and (shared or colon):
            parts.append([run[k]])
        else:
            parts[-1].append(run[k])
    return parts


def _line(words: Sequence[Word], indices: Sequence[int]) -> Line:
    chosen = [words[i] for i in indices]
    return Line(
        text=" ".join(word.text for word in chosen),
        box=Box.around(word.box for word in chosen),
        words=tuple(indices),
        confidence=min(word.confidence for word in chosen),
    )
