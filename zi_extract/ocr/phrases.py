"""Doubtful words read by their neighbours: as the same phrase stands elsewhere in the document.

Size and marks are what faxed ink tells least: ``Sapa`` or ``sapa``, ``tugas.`` or ``tugas,``. Where
the document surely has the word between the same neighbours elsewhere, that says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.doubt import SMALL, STOPPED
from zi_extract.ocr.known import is_known
from zi_extract.ocr.slips import slips_of
from zi_extract.ocr.vocabulary import Vocabulary, parts_of

DOUBTFUL = 0.8
"""Probability of a word below which its neighbours are asked."""

AS_ELSEWHERE = 0.9
"""Probability of a word that stands so between the same neighbours elsewhere."""

PHRASE, MARK = "as-elsewhere", "stop-before-small"
"""Names of the two rules."""

MARKS = ("", ".", ",", ";", ":")

LETTERS = re.compile(r"[^\W\d_]{3}")
"""What a word has that its neighbours may tell; they tell no numbers."""

GLUE = re.compile(r"[.,\-–'](?=[A-Za-z])")
"""A speck or mark between two words whose space is lost."""

NO_COMMA = re.compile(r"^(?:yang|dan|di|ke|dari|pada|untuk|dengan|serta|atau)$", re.IGNORECASE)
"""Words that no mark follows."""


def in_phrase(word: Word, before: str, after: str, vocabulary: Vocabulary) -> Word:
    """The word as it stands between these neighbours elsewhere, and surer where it does so itself.

    ``before`` and ``after`` are the words beside it, empty at the ends.
    """
    if word.confidence >= DOUBTFUL or not (before or after) or not LETTERS.search(word.text):
        return word
    itself = vocabulary.fit(before, word.text, after)
    fits = {text: vocabulary.fit(before, text, after) for text in _others(word)}
    best = max(fits, key=lambda text: (fits[text], text), default=word.text)
    if itself and itself >= fits.get(best, 0):
        sure = AS_ELSEWHERE if _is_believed(word.text, vocabulary) else word.confidence
        return replace(word, confidence=sure)
    if fits.get(best, 0):
        sure = AS_ELSEWHERE if _is_believed(best, vocabulary) else word.confidence
        return _told(word, best, PHRASE, sure)
    return _without_false_stop(word, after)


def _is_believed(text: str, vocabulary: Vocabulary) -> bool:
    """Whether another place bears a word out; one place may have a name wrong in the same way."""
    return all(is_known(part) or vocabulary.has(parts_of(part).core) for part in text.split())


def _others(word: Word) -> Iterator[str]:
    """What else may have been printed: another reading, size or mark, two words, or a slip."""
    texts = {word.text, *(reading.text for reading in word.readings)}
    for text in texts:
        parts = parts_of(text)
        cores = {parts.core, parts.core[:1].swapcase() + parts.core[1:], *slips_of(parts.core)}
        for core in cores:
            yield from (parts.front + core + mark for mark in (*MARKS, parts.back))
        if GLUE.search(parts.core):
            yield GLUE.sub(" ", text, count=1)
            yield GLUE.sub(", ", text, count=1)


def _without_false_stop(word: Word, after: str) -> Word:
    """A full stop before a small letter is a comma whose tail is lost, or a speck."""
    bare = word.text[:-1]
    if not (word.text.endswith(".") and STOPPED.match(word.text) and SMALL.match(after)):
        return word
    if NO_COMMA.match(bare):
        return _told(word, bare, MARK, word.confidence)
    return _told(word, bare + ",", MARK, word.confidence) if is_known(bare) else word


def _told(word: Word, text: str, rule: str, sure: float) -> Word:
    return replace(
        word,
        text=text,
        raw=word.raw or word.text,
        repair="+".join(filter(None, (word.repair, rule))),
        confidence=sure,
    )
