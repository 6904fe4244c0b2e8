"""Rules under words, as under the name of who signs: taken off, so that the letters are read.

On faxes and copies they touch the letters above them, and the whole name is one piece of ink.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.ocr.runs import runs_of
from zi_extract.pixels.bitmap import Bitmap
from zi_extract.pixels.pieces import pieces_of

Mask = NDArray[np.bool_]

UNBROKEN = 2.5
"""Character heights that a rule runs on level; bars of letters that touch are shorter, and at more
the rules of faxes are not followed."""

BREAK = 0.7
"""Character heights of a break in a rule that is followed over."""

SHORTEST = 6.0
"""Character heights of a rule at least: the feet of thick letters that touch run on for four, names
are longer."""

THICKEST = 0.4
"""Character heights of a rule at most, its slope included; bars of a frame or a logo have more."""

PAST = 0.12
"""Character heights beyond a rule, a pixel at least, to which what crosses it reaches: its edges
are ragged for less, tails of commas reach 0.2."""

TOUCHING = 0.08
"""Share (0-1) of a rule's length from which it touches the letters above it. Of 107 rules 85 have
0.05 at most (tails of commas, feet of ``g`` and ``j``), 18 of faxes and copies 0.12 and more."""

SPACE = 0.5
"""Heights of the letters over a rule of a space between their words. Feet of bold letters on a copy
touch one another; the widest white above them is beside the stem of an L, 0.35."""

HIGHEST, CAPITAL, WHITE = 3.0, 1.4, 0.02
"""Character heights up to which a title's letters reach over a rule, capitals' height beside that
of small letters, and the share (0-1) of ink in a row from which it lies above all letters."""

WHOLE = 0.85
"""Share (0-1) of its length that a rule has ink for. Feet of letters leave more white."""


@dataclass(frozen=True, slots=True, eq=False)
class Underlines:
    """The pixels of level rules, and the boxes of those that touch the letters above them."""

    ink: Mask
    touching: tuple[Box, ...]


def find_underlines(ink: Mask, height: float) -> Underlines | None:
    """The level rules in a page's ``ink`` (``H x W``), or None.

    Strokes that cross a rule stay whole, and so do the tails of commas that end in one which no
    letter touches. ``height`` is the character height in pixels.
    """
    whole = Bitmap.of(ink).dilated(rows=3).opened(columns=_odd(UNBROKEN * height))
    if not whole.any():
        return None
    runs = whole.unpacked()
    rules = pieces_of(whole.closed(columns=_odd(BREAK * height)).unpacked().view(np.bool_))
    labels, stats = rules.labels, rules.stats
    found, touching = np.zeros_like(ink), []
    fits = (stats[:, 2] >= SHORTEST * height) & (stats[:, 3] <= 2 + max(2.0, THICKEST * height))
    for rule in np.flatnonzero(fits[1:]) + 1:
        x, y, wide, high = (int(stats[rule, k]) for k in range(4))
        part = np.s_[y : y + high, x : x + wide]
        own = (labels[part] == rule) & (runs[part] > 0) & ink[part]
        if own.any(axis=0).mean() >= WHOLE:
            first, last = _edges(own, y)
            above = _row(ink, first - 1, x)
            touches = float(above.mean()) > TOUCHING
            if touches and not _spans_space(ink, int(first.min()), x, wide, height):
                continue
            past = max(1, round(PAST * height))
            kept = _wider(above) & _wider(_row(ink, last + past, x)) if touches else above
            _take(found, ink, np.where(kept, len(ink), first), last + past - 1, x)
            touching += [Box(x, y, x + wide, y + high)] if touches else []
    return Underlines(found, tuple(touching)) if found.any() else None


def _spans_space(ink: Mask, top: int, x: int, wide: int, height: float) -> bool:
    """Whether a rule at row ``top`` runs on below a space: the feet of bold letters do not."""
    above = ink[max(0, round(top - HIGHEST * height)) : max(0, top - 1), x : x + wide][::-1]
    white = np.flatnonzero(above.mean(axis=1) < WHITE)
    high = int(white[0]) if len(white) else len(above)
    spaces = runs_of(np.asarray(~above[:high].any(axis=0), np.bool_))
    least = SPACE * max(height, high / CAPITAL)
    return any(end - start >= least for start, end in spaces if start > 0 and end < wide)


def _odd(length: float) -> int:
    """A length in whole pixels; an even window shifts what it finds."""
    return round(length) | 1


def _edges(rule: Mask, y: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first row of a rule in each of its columns, and the last, its breaks filled."""
    there = np.flatnonzero(rule.any(axis=0))
    columns = np.arange(rule.shape[1])
    first = np.interp(columns, there, rule.argmax(axis=0)[there])
    last = np.interp(columns, there, len(rule) - 1 - rule[::-1].argmax(axis=0)[there])
    return y + np.floor(first).astype(np.int64), y + np.ceil(last).astype(np.int64)


def _row(ink: Mask, rows: NDArray[np.int64], x: int) -> Mask:
    """The ink at a row of each column from ``x`` on."""
    return np.asarray(ink[np.clip(rows, 0, len(ink) - 1), np.arange(x, x + len(rows))])


def _take(
    found: Mask, ink: Mask, first: NDArray[np.int64], last: NDArray[np.int64], x: int
) -> None:
    """Add to ``found`` the ink between two rows of each column from ``x`` on."""
    top, bottom = int(first.min()), min(len(ink), int(last.max()) + 1)
    rows = np.arange(top, bottom)[:, None]
    part = np.s_[top:bottom, x : x + len(first)]
    found[part] |= ink[part] & (rows >= first) & (rows <= last)


def _wider(row: Mask) -> Mask:
    """The row with a pixel more at both sides of what is true: strokes cross aslant."""
    wide = row.copy()
    wide[1:] |= row[:-1]
    wide[:-1] |= row[1:]
    return wide
