"""Lone signs in cells, judged by what else stands in their column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.model.table import TableFragment
from zi_extract.ocr.twice import ReadCrop

STROKE = re.compile(r"^[\]\[lI|!i1]$")
"""What the engine makes of a lone 1 or I."""

NUMBER = re.compile(r"^\d{1,3}[.)]?$")
ROMAN = re.compile(r"^(?:II|III|IV|VI{0,3}|IX|X)[.)]?$")

COLUMN_SURE = 0.93
"""Probability that a stroke in a column of numbers is a 1: what else stands there was read."""

Place = tuple[int, int]


def in_columns(
    fragments: Sequence[TableFragment], places: Sequence[Place], reads: Sequence[ReadCrop]
) -> list[ReadCrop]:
    """The same reads, with lone strokes made 1 among numbers and I among roman numbers."""
    columns: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (f, c), read in zip(places, reads, strict=True):
        if len(read.words) == 1:
            columns[f, fragments[f].cells[c].col].append(read.words[0].text)
    return [
        _settled(read, columns[f, fragments[f].cells[c].col]) if len(read.words) == 1 else read
        for (f, c), read in zip(places, reads, strict=True)
    ]


def _settled(read: ReadCrop, column: Sequence[str]) -> ReadCrop:
    (word,) = read.words
    if not STROKE.match(word.text):
        return read
    numbers = sum(bool(NUMBER.match(text)) and text not in {"1", "0"} for text in column)
    romans = sum(bool(ROMAN.match(text)) for text in column)
    if bool(numbers) == bool(romans):  # a column of both: the engine's own word stands
        return read
    return replace(read, words=(_as(word, "1" if numbers > romans else "I"),))


def _as(word: Word, text: str) -> Word:
    if word.text == text:
        return replace(word, confidence=max(word.confidence, COLUMN_SURE))
    return replace(
        word,
        text=text,
        raw=word.raw or word.text,
        repair="stroke-in-column",
        confidence=COLUMN_SURE,
    )
