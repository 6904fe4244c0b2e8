"""Words that decrees are made of: they support a doubtful reading, their near misses cast doubt.

Nothing is corrected here; only how sure we are of a word changes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from zi_extract.decree.spelling import folded

PRINTED = 0.999
"""Confidence from which a word comes from a text layer: readers of pictures stay below."""

KNOWN_CONFIDENCE = 0.9
"""Confidence (0-1) that a word of the vocabulary, read to the letter, is at least given: a slip of
the reader seldom makes another word of it."""

NEAR_CONFIDENCE = 0.5
"""Most confidence of a long word that is one letter away from one of the vocabulary."""

MIDDLE, SURE = 5, 0.9
"""Letters from which a near miss that was not read surely counts as a slip (``Nomar``), and the
confidence (0-1) that is sure. Names of people and places of that length are read surely or not."""

SHORT, LONG = 3, 7
"""Letters from which a known word counts as support, and from which a near miss counts as a slip:
shorter words have honest neighbours (``tata``, ``data``)."""


_BEHIND_BRACKET = re.compile(r"(?<=\))[3):]{1,3}$")
"""What readers make of a semicolon behind a bracket."""

_STROKE_BEHIND = re.compile(rf"\b([^\W\d_]{{{LONG},}})[ijl]$")


_PAIRS = frozenset({"di", "ke", "an", "no", "ps", "tk", "st", "dr", "ir", "ub", "sd", "dg", "yg"})
"""Words of two small letters that decrees print; others are what is left of a longer word."""


def supported(text: str, confidence: float) -> float:
    """The confidence of a word in the light of the vocabulary.

    A word without any confidence gets none: something else was read in its place, too.
    """
    word = folded(text)
    if (
        len(word) == SHORT - 1
        and confidence < PRINTED
        and text.strip(".,;:").islower()
        and word not in _PAIRS
    ):
        return min(confidence, NEAR_CONFIDENCE)
    if len(word) < SHORT or not word.isalpha() or confidence <= 0:
        return confidence
    if word in _words():
        return max(confidence, KNOWN_CONFIDENCE)
    doubted = len(word) >= LONG or (len(word) >= MIDDLE and confidence < SURE)
    if doubted and _is_near(word):
        return min(confidence, NEAR_CONFIDENCE)
    return confidence


def is_known(word: str) -> bool:
    """Is this word (folded) one of the vocabulary?"""
    return word in _words()


def known_words() -> frozenset[str]:
    """The whole vocabulary, folded."""
    return _words()


def without_extra_letter(word: str) -> str | None:
    """A long unknown word with a letter doubled, or a stroke at its end, that a known one has not.

    Readers double letters on bent paper (``sattuan``); None when no or more than one letter fits.
    Any other letter too many may be the author's own (``ditetapakan``).
    """
    letters = folded(word)
    if len(letters) < LONG or not word.isalpha() or letters in _words():
        return None
    doubled = [i for i in range(1, len(word)) if letters[i] == letters[i - 1]]
    stroke = [len(word) - 1] if letters[-1] in "ijl" else []
    fits = {word[:i] + word[i + 1 :] for i in (*doubled, *stroke)}
    known = {fit for fit in fits if fit.lower() in _words()}
    return known.pop() if len(known) == 1 else None


def with_semicolon(text: str) -> str:
    """An item of a list, the semicolon at its end put right that was taken for something else.

    Readers take it for a colon, behind which an item would go on, for a bracket that was never
    opened, for a 3 behind a bracket, or for a letter: then the last word has a stroke too many for
    a known long one (``kegiatani``).
    """
    behind = _BEHIND_BRACKET.search(text)
    if behind and text[: behind.start()].count(")") == text.count("("):
        return f"{text[: behind.start()]};"
    closes_nothing = text.endswith(")") and text.count(")") > text.count("(")
    if closes_nothing or text.endswith((":", ")3")):
        return f"{text[:-1].rstrip()};"
    last = _STROKE_BEHIND.search(text)
    if last is None or folded(last[0]) in _words() or folded(last[1]) not in _words():
        return text
    return f"{text[:-1]};"


@lru_cache(maxsize=20_000)
def _is_near(word: str) -> bool:
    # The first letter must agree: pe- and me- words (pemantau, memantau) are both honest.
    candidates = tuple(other for other in _by_length(len(word)) if other[0] == word[0])
    return (
        process.extractOne(word, candidates, scorer=Levenshtein.distance, score_cutoff=1)
        is not None
    )


@cache
def _by_length(size: int) -> tuple[str, ...]:
    return tuple(word for word in _words() if abs(len(word) - size) <= 1)


@cache
def _words() -> frozenset[str]:
    file = resources.files("zi_extract.decree") / "data" / "vocabulary.txt"
    return frozenset(file.read_text(encoding="utf-8").split())
