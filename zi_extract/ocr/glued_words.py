"""Two words that were read as one, and words that one reading has apart and another together.

A speck between two words makes a compound of them; a narrow space is lost. What the document says
elsewhere, and the small words that are part of no compound, tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.known import is_known, lexicon
from zi_extract.ocr.vocabulary import Vocabulary

APART, GLUED = "speck-between-words", "lost-space"
"""Names of the two rules."""

SURE = 0.9
"""Probability of words so told apart: of 7 on 144 documents all were two."""

SMALL = frozenset(
    {
        "dan",
        "yang",
        "atau",
        "untuk",
        "dengan",
        "dalam",
        "pada",
        "oleh",
        "dari",
        "tentang",
        "kepada",
        "sejak",
        "sebagai",
    }
)
"""Words that are part of no compound."""

LOST = frozenset(word for word in SMALL if len(word) > 3)
"""Those long enough to be no ending by chance (``kerjayang``; ``imbangan`` ends in none)."""

SHORTEST = 4
"""Letters of what is left beside a small word whose space is lost."""

SHORTEST_SAID = 3
"""Letters of each of two words that the document says side by side elsewhere; names have three."""

_JOINED = re.compile(r"([A-Za-z]{2,})([-.\u2013])([A-Za-z]{2,})([.,;)]?)")
"""Two words with a dash or a stop between them: ``Pencegahan-dan``, ``Area.VI``."""

_LETTERS = re.compile(r"([^\W\d_]+)([.,;:)]?)")
_JOINS = re.compile(r"[\s.,\-\u2013]")
_RIMS = "-\u2013\u2014_~'`"


def taken_apart(word: Word, vocabulary: Vocabulary) -> Word:
    """A word that is two, with a space between them; otherwise the word as it is."""
    joined = _JOINED.fullmatch(word.text)
    if joined:
        first, sign, second, mark = joined.groups()
        stopped = sign == "." and vocabulary.has(first)
        if _are_two(first, second, mark, vocabulary, stopped=stopped):
            return word.told(f"{first} {second}{mark}", APART, SURE)
        return word
    if APART in word.repair and vocabulary.pairs[_pair(word.text)]:
        return replace(word, confidence=max(word.confidence, SURE))
    word = said_apart(word, vocabulary)
    if word.confidence >= DOUBTFUL or is_known(word.text) or not word.text.islower():
        return word
    ways = [(word.text[: -len(s)], s) for s in LOST if word.text.endswith(s)]
    ways += [(s, word.text[len(s) :]) for s in LOST if word.text.startswith(s)]
    ways = [way for way in ways if all(map(is_known, way)) and min(map(len, way)) >= SHORTEST]
    return word.told(" ".join(ways[0]), GLUED, SURE) if len(ways) == 1 else word


def said_apart(word: Word, vocabulary: Vocabulary) -> Word:
    """A doubtful word that nobody knows as the two that the document says elsewhere, if it is."""
    glued = _LETTERS.fullmatch(word.text)
    if glued is None or word.confidence >= DOUBTFUL or is_known(word.text):
        return word
    letters, mark = glued.groups()
    places = range(SHORTEST_SAID, len(letters) - SHORTEST_SAID + 1)
    ways = [(letters[:at], letters[at:]) for at in places]
    said = [
        (first, second)
        for first, second in ways
        if vocabulary.pairs[first, second] or vocabulary.pairs[first, second + mark]
    ]
    return word.told(" ".join(said[0]) + mark, GLUED, SURE) if len(said) == 1 else word


def _are_two(first: str, second: str, mark: str, vocabulary: Vocabulary, *, stopped: bool) -> bool:
    """Whether no compound, and the document says them side by side or one is a small word.

    Or one is ``stopped`` that stands without a stop elsewhere: of 8 such words all were two.
    """
    small = {first.lower(), second.lower()}
    if f"{first}-{second}".lower() in lexicon() or first.lower() in second.lower():
        return False
    if not (is_known(first) and is_known(second)):
        return False
    said = vocabulary.pairs[first, second] or vocabulary.pairs[first, second + mark]
    return stopped or bool(said) or not SMALL.isdisjoint(small)


def _pair(text: str) -> tuple[str, str]:
    first, _, second = text.partition(" ")
    return first, second


def seen_together(words: Sequence[Word]) -> list[Word]:
    """The words of a run; known neighbours believed that another reading has as one.

    It has the same letters and lacks their space only.
    """
    settled = list(words)
    for k in range(len(words) - 1):
        one, other = words[k], words[k + 1]
        whole = _JOINS.sub("", one.text + other.text)
        seen = {_JOINS.sub("", r.text) for r in (*one.readings, *other.readings)}
        if whole in seen and is_known(one.text) and is_known(other.text):
            settled[k] = _believed(settled[k], whole)
            settled[k + 1] = _believed(settled[k + 1], whole)
    return settled


def _believed(word: Word, whole: str) -> Word:
    """The word as sure as one that readings agree on, where they all have it or the whole."""
    bare = _JOINS.sub("", word.text)
    agree = all(_JOINS.sub("", one.text) in (bare, whole) for one in word.readings)
    return replace(word, confidence=max(word.confidence, SURE)) if agree else word


def rims_aside(word: Word) -> Word:
    """A known word whose readings differ in a dash at its end only, which is a speck."""
    if word.confidence >= DOUBTFUL or len(word.readings) < 2 or not is_known(word.text):
        return word
    cores = {one.text.strip(_RIMS) for one in word.readings}
    texts = {one.text for one in word.readings}
    if cores == {word.text} and word.text in texts and len(texts) > 1:
        return replace(word, confidence=SURE)
    return word
