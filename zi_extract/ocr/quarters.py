"""Headings of quarters and half-years (``TW I`` to ``TW IV``) told by their strokes.

Narrow cells of bold fax run such headings together (``TWH!``), so that not one is read as printed.
Stroke by stroke they are what four cells side by side say in order, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

FRONTS = (
    *("TW", "Tw", "TRW", "Trw", "Triwulan", "TRIWULAN", "Q"),
    *("Smt", "SMT", "Semester", "SEMESTER"),
)
"""Words that stand before the numerals of quarters and half-years."""

NUMERALS = ("I", "II", "III", "IV")

FEWEST_STRUCK = 3
"""Cells that must be read stroke by stroke as their place says, where all others are nearly so."""

NEARLY = 0.34
"""Share of its strokes by which a reading may differ from its heading: one of three or four."""

FOLD = str.maketrans(
    dict.fromkeys("l|!1i][tjTfJPF", "I")
    | dict.fromkeys("HNUnuh", "II")
    | dict.fromkeys("aAOG", "Q")
    | {"M": "III", "m": "III", "v": "V", "w": "W", "Y": "V", " ": "", ".": ""}
)
"""What is read for strokes, stroke by stroke, and for a ``Q``, which the engine hardly knows."""


def folded(text: str) -> str:
    """The strokes of a reading."""
    return text.translate(FOLD)


def is_nearly(texts: Sequence[str], heading: str) -> bool:
    """Whether one of the readings differs from the heading by a stroke in three at most."""
    strokes = folded(heading)
    return _off(texts, strokes) <= NEARLY * len(strokes)


def front_of(readings: Sequence[Sequence[str]]) -> str:
    """The word before the numerals of four cells that are quarters; empty when they are not."""
    if len(readings) != len(NUMERALS):
        return ""
    fits = {front: misread for front in FRONTS if (misread := _misread(readings, front)) >= 0}
    return min(fits, key=lambda front: (fits[front], front), default="")


def _misread(readings: Sequence[Sequence[str]], front: str) -> int:
    """Letters by which the readings differ from the headings with this front; -1: they are none."""
    headings = [f"{front} {numeral}" for numeral in NUMERALS]
    pairs = list(zip(readings, headings, strict=True))
    struck = sum(_off(texts, folded(heading)) == 0 for texts, heading in pairs)
    if struck < FEWEST_STRUCK or not all(is_nearly(texts, heading) for texts, heading in pairs):
        return -1
    return sum(
        min(Levenshtein.distance(text, heading) for text in texts) for texts, heading in pairs
    )


def _off(texts: Sequence[str], strokes: str) -> int:
    """Strokes by which the nearest reading differs."""
    off = (Levenshtein.distance(folded(text), strokes) for text in texts)
    return min(off, default=len(strokes))
