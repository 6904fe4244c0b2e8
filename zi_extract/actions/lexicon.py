"""The vocabularies of this package, and how words are compared with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz import fuzz

SHORT = 4
"""Letters up to which words must match exactly: one slip in ``ket`` or ``PIC`` makes another."""

ONE_WORD, SLIPS = 9, 2
"""A word of up to so many letters inside one longer by more than so many is another word:
``komponen`` in ``subkomponen``. Longer ones are whole phrases with a word more."""


@lru_cache(maxsize=8)
def read_data(name: str) -> dict[str, Any]:
    """A vocabulary file of this package, parsed."""
    source = files("zi_extract.actions").joinpath(f"data/{name}.toml")
    data: dict[str, Any] = tomllib.loads(source.read_text(encoding="utf-8"))
    return data


def folded(text: str) -> str:
    """Small letters and digits with single spaces between words."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())


def likeness(text: str, word: str) -> float:
    """0-1; both folded, spaces left aside. Short words are alike only when they are equal."""
    one, other = text.replace(" ", ""), word.replace(" ", "")
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) <= SHORT:
        return 0.0
    if len(short) <= ONE_WORD and len(long) - len(short) > SLIPS and short in long:
        return 0.0
    return fuzz.ratio(one, other) / 100


def names_one(text: str, words: Iterable[str], alike: float) -> bool:
    """True when one of the words stands somewhere in the text, spaces left aside."""
    plain = folded(text).replace(" ", "")
    return any(
        fuzz.partial_ratio(word, plain) >= alike * 100 if len(word) > SHORT else word in plain
        for word in words
        if len(word) <= len(plain)
    )
