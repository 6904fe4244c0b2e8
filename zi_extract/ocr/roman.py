"""Roman ones to threes counted by their strokes, where the engine confuses I, l, 1, | and H.

Serifs lie above and below the band in which strokes are counted, so they do not matter. Numerals
with slanting strokes (V, X) are left to the engine, which tells them well.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.runs import runs_of

INK_LEVEL = 150
"""Grey level below which a pixel of a cleaned picture is ink."""

BAND = (0.26, 0.74)
"""Shares of the numeral's height between which strokes are followed: clear of serifs."""

WIDEST_STROKE = 0.34
"""Of the numeral's height; bold strokes have 0.25, two strokes run together more."""

UPRIGHT = 0.04
"""Of the numeral's height that the middle of an upright stroke strays (standard deviation) on its
way down; an arm of a V strays by 0.06 and more, italics by 0.03."""

LOWEST = 1.1
"""Letter heights that a numeral is high at least: it has the height of capitals, about 1.4."""

CLEAR = 0.9
"""Share of the band's rows that must show the same number of strokes; less is broken print, or an
H, whose bar covers a sixth of them."""

MOST = 3
"""Strokes of the largest numeral of ones."""

STEM = (0.45, 0.75)
"""Shares of a lone stroke's height between which it is its stem only."""

WIDEST_STEM = 0.36
"""Of its height; other digits are broader there."""

FLAG = 0.36
"""Share of its height, from the top, in which the flag of a 1 lies."""

FLAGGED = 0.08
UNFLAGGED = 0.02
"""By how much more the top reaches out to the left than to the right, in heights: 1 has 0.10 to
0.28 in the median of every kind of paper, I has 0 with serifs and without; 5 % of worn ones have
0.03 and less, so that the lack of a flag is no proof by itself."""

NUMERALS = frozenset(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"))

STROKES = re.compile(r"^[IVl|1!\]\[iHUvfjtTWN]{1,5}$")
"""What the engine makes of a roman numeral. One of digits only is left to its column."""


def roman_in(picture: Pixels, letter_height: float) -> str:
    """The numeral I to III that the ink of the picture shows; empty when it shows none clearly.

    The picture is black on white and holds the numeral only; heights are in its pixels.
    """
    ink = np.asarray(picture < INK_LEVEL)
    rows = np.flatnonzero(ink.any(axis=1))
    if not len(rows) or rows[-1] + 1 - rows[0] < LOWEST * letter_height:
        return ""
    high = int(rows[-1] + 1 - rows[0])
    start = int(rows[0])
    band = ink[start + int(BAND[0] * high) : start + int(BAND[1] * high) + 1]
    strokes = _strokes(band)
    if strokes is None or strokes.shape[1] > MOST:
        return ""
    strays = strokes.mean(axis=2).std(axis=0).max() > UPRIGHT * high
    broad = np.diff(strokes, axis=2).mean(axis=0).max() > WIDEST_STROKE * high
    return "" if strays or broad else "I" * int(strokes.shape[1])


def inner(picture: Pixels) -> Pixels:
    """The picture without the white around its ink; the picture itself without ink."""
    ink = picture < INK_LEVEL
    ys, xs = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(ys):
        return picture
    return picture[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]


def stroke_in(picture: Pixels) -> str:
    """``1`` when the ink is one upright stroke with a flag to its left, ``I`` without one.

    Empty for other ink and where it is not clear. The picture holds the ink only.
    """
    ink = np.asarray(picture < INK_LEVEL)
    high = len(ink)
    stem = _strokes(ink[int(STEM[0] * high) : int(STEM[1] * high) + 1])
    if stem is None or stem.shape[1] != 1:
        return ""
    left, right = np.median(stem[:, 0, :], axis=0)
    if right - left > WIDEST_STEM * high:
        return ""
    top = np.flatnonzero(ink[: int(FLAG * high) + 1].any(axis=0))
    lean = float((left - top[0]) - (top[-1] + 1 - right)) / high
    if lean >= FLAGGED:
        return "1"
    return "I" if abs(lean) <= UNFLAGGED else ""


def _strokes(band: NDArray[np.bool_]) -> NDArray[np.float64] | None:
    """Left and right edge of each stroke in each row (rows x strokes x 2); None where they vary."""
    rows = [runs_of(row) for row in band]
    counts = [len(row) for row in rows]
    usual = max(set(counts), key=counts.count)
    same = [row for row in rows if len(row) == usual]
    if not usual or len(same) < CLEAR * len(rows):
        return None
    return np.asarray(same, dtype=np.float64)


def columns_of_ink(picture: Pixels) -> list[tuple[int, int]]:
    """Where ink begins and ends from left to right: the letters that stand apart."""
    return runs_of(np.asarray((picture < INK_LEVEL).any(axis=0)))
