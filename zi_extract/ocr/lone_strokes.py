"""Strokes that stand alone: remains of a ruling or a fold, or the numeral ``I`` behind a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.crops import READING_HEIGHT
from zi_extract.ocr.engine import Sighting
from zi_extract.ocr.repair import COUNTED

STROKES = re.compile(r"^[|_~`‘’'\\\\\"“”^]{1,3}$")
"""What the engine writes for the remains of rulings and folds; no word consists of these."""

CAPITAL = (1.15, 1.6)
"""Character heights of a capital letter. Remains of a ruling are as high as the row, or scraps."""

OFF_LINE = 0.15
"""Character heights by which a capital may stick out of the word beside it, above or below."""

STROKE_SURE = 0.85
"""Most that a stroke is believed to be a numeral where no word before it calls for one."""


def without_remains(found: Sequence[Sighting], *, one_row: bool) -> list[Sighting]:
    """Lone strokes dropped, except where they may be a numeral.

    So alone in a cell, behind ``Kelas``, or as high as a capital on the line of the word before;
    and before the first word of a row outside tables (``one_row``), which may be a heading.
    """
    return [
        sighting
        for k, sighting in enumerate(found)
        if len(found) == 1
        or not STROKES.match(sighting.text)
        or (_follows(sighting, found[k - 1]) if k else one_row and _heads(sighting, found[1]))
    ]


def _follows(stroke: Sighting, before: Sighting) -> bool:
    """Whether a stroke may be the numeral behind a word."""
    return bool(COUNTED.match(before.text)) or _is_capital(stroke, before)


def _heads(stroke: Sighting, heading: Sighting) -> bool:
    """Whether a stroke may be the numeral of the heading that begins behind it."""
    return heading.text[:1].isupper() and _is_capital(stroke, heading)


def _is_capital(stroke: Sighting, beside: Sighting) -> bool:
    """Whether an upright stroke stands on the line of a word beside it, as high as a capital."""
    low, high = CAPITAL
    rim = OFF_LINE * READING_HEIGHT
    return (
        stroke.text == "|"
        and stroke.line == beside.line
        and low <= stroke.box.height / READING_HEIGHT <= high
        and stroke.box.top >= beside.box.top - rim
        and stroke.box.bottom <= beside.box.bottom + rim
    )


def as_numeral(word: Word, before: str) -> Word:
    """A stroke that was kept behind a word, as the numeral that it can only be."""
    if word.text != "|" or not before:
        return word
    return replace(
        word,
        text="I",
        raw="|",
        repair="capital-stroke",
        confidence=min(word.confidence, STROKE_SURE),
    )
