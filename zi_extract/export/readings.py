"""What other readers made of a value's ink, as whole texts beside the one that was chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from zi_extract.model.evidence import Extracted
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout

MOST = 3
"""Other texts of one value. The engine reads a doubtful word three times at most, so that more
would only mix the readings of different words."""


def other_readings(leaf: Extracted[Any], layouts: Mapping[int, PageLayout]) -> tuple[str, ...]:
    """The value's raw text as each other reader saw it; empty when all saw the same.

    The n-th has, of every word that is in dispute, the n-th other reading (or its last).
    """
    if leaf.readings:
        return leaf.readings
    seen = list(_seen(_words(leaf, layouts)))
    most = min(MOST, max((len(others) for _, others in seen), default=0))
    texts = (_reread(leaf.raw, seen, turn) for turn in range(most))
    return tuple(dict.fromkeys(text for text in texts if text != leaf.raw))


def _words(leaf: Extracted[Any], layouts: Mapping[int, PageLayout]) -> list[Word]:
    return [
        layouts[ink.page].words[index]
        for ink in leaf.provenance
        if ink.page in layouts
        for index in ink.words
    ]


def _seen(words: Sequence[Word]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word with what other readers saw in its place, in reading order.

    Words that another reader saw as a single one are told together.
    """
    for others, run in groupby(words, _others):
        texts = [word.text for word in run]
        for text in [" ".join(texts)] if others else texts:
            yield text, others


def _others(word: Word) -> tuple[str, ...]:
    texts = dict.fromkeys(reading.text for reading in word.readings)
    return tuple(text for text in texts if text and text not in (word.text, word.raw))


def _reread(text: str, seen: Sequence[tuple[str, tuple[str, ...]]], turn: int) -> str:
    made, at = "", 0
    for chosen, others in seen:
        found = text.find(chosen, at)
        if found >= 0:
            made += text[at:found] + (others[min(turn, len(others) - 1)] if others else chosen)
            at = found + len(chosen)
    return made + text[at:]
