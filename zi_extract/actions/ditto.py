"""Ditto marks: ``idem``, ``Sda.``, a pair of quotes for the text above."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from zi_extract.actions.lexicon import read_data
from zi_extract.model.evidence import Extracted

AS_ABOVE = "a ditto mark for the text above"
"""How a value was derived in whose place a ditto mark is printed."""

_QUOTES = re.compile(
    r"[-\u2013\u2014\s]*(?:[\"\u201c\u201d\u201e\u2033\u3003]|''|\u2019\u2019|,,)[-\u2013\u2014\s]*"
)
_NO_LETTERS = re.compile(r"[^a-z]+")


@cache
def _words() -> frozenset[str]:
    return frozenset(read_data("content")["ditto"])


def is_ditto(text: str) -> bool:
    """Does a cell say nothing but that the text above it holds here too?"""
    return bool(_QUOTES.fullmatch(text)) or _NO_LETTERS.sub("", text.lower()) in _words()


def as_above(mark: Extracted[str], above: Extracted[str]) -> Extracted[str]:
    """The text that a mark stands for, as sure as the less sure of both; ``raw`` stays the mark."""
    sure = min(mark.confidence, above.confidence)
    return replace(above, raw=mark.raw, confidence=sure, derived=AS_ABOVE)
