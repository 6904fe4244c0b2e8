"""Words that no lexicon knows and that look like one that stands elsewhere in the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zi_extract.checks.case import Case
from zi_extract.checks.clause_slips import told_of_words
from zi_extract.model.finding import Finding
from zi_extract.model.ocr import Word

KNOWN = 0.97
"""Confidence (0-1) of a word that is read surely and known; one that two readers agree on and no
lexicon knows has 0.95, and they slip in the same way once in a hundred."""

SHORTEST = 5
"""Letters from which a likeness means something: short names are alike by chance."""

WORD = re.compile(r"\W*([^\W\d_]+)\W*")

ONE_FOR_ONE = frozenset(
    map(frozenset, ("ce", "co", "eo", "ae", "il", "it", "lt", "ij", "ft", "bh", "hn", "mn", "nu"))
) | frozenset(map(frozenset, ("nr", "vy", "gq")))
"""Letters that are taken for one another."""

TWO_FOR_ONE = (("n", "ri"), ("n", "ii"), ("m", "rn"), ("m", "ni"), ("u", "ii"))
"""A letter and the two that it is taken for: ``bahan`` and ``bahari``. With these and the pairs of
single letters, 5 of 286,000 words on papers are told, all of them misread."""


def check_odd_words(case: Case) -> Iterator[Finding]:
    """An unknown word that is a look-alike of a known one of the decree is that one, misread."""
    pages = [case.layouts[page] for page in case.draft.pages if page in case.layouts]
    known = {
        letters
        for page in pages
        for word in page.words
        if word.confidence >= KNOWN and len(letters := _letters(word.text)) >= SHORTEST
    }
    yield from told_of_words(case, "word-unlikely", lambda words: _odd(words, known), case.layouts)


def look_alike(one: str, other: str) -> bool:
    """Whether two words differ in one place only, by letters that are taken for one another."""
    if len(one) == len(other):
        pairs = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
        return len(pairs) == 1 and frozenset(pairs[0]) in ONE_FOR_ONE
    short, long = sorted((one, other), key=len)
    return any(
        sign == letter and short[:at] + two + short[at + 1 :] == long
        for letter, two in TWO_FOR_ONE
        for at, sign in enumerate(short)
    )


def _odd(words: Sequence[Word], known: set[str]) -> str:
    """What is odd about the first odd word; empty when none is."""
    for word in words:
        letters = _letters(word.text)
        if word.confidence >= KNOWN or len(letters) < SHORTEST or letters in known:
            continue
        like = next((other for other in sorted(known) if look_alike(letters, other)), "")
        if like:
            return f"'{word.text}' is no known word and looks like '{like}', which is one here."
    return ""


def _letters(text: str) -> str:
    match = WORD.fullmatch(text)
    return match[1].lower() if match else ""
