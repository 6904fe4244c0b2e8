"""Doubtful words read by their neighbours: as the same phrase stands elsewhere in the document.

Size and marks are what faxed ink tells least: ``Sapa`` or ``sapa``, ``tugas.`` or ``tugas,``. Where
the document surely has the word between the same neighbours elsewhere, that says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.confusions import COMMON, LOST_LAST, origins
from zi_extract.ocr.doubt import SMALL, STOPPED
from zi_extract.ocr.known import is_known
from zi_extract.ocr.vocabulary import SHORTEST, Vocabulary, parts_of

AS_ELSEWHERE = 0.9
"""Probability of a word that stands so between the same neighbours elsewhere."""

FLAGGED = 0.55
"""Probability of a sure word that became another by one other place: it asks for review."""

OFTENER = 3
"""How much oftener a document says the word that a sure one is taken for a slip of."""

PHRASE, MARK, SPECK = "as-elsewhere", "stop-before-small", "mark-is-speck"
"""Names of the rules."""

MARKED = re.compile(r"[A-Za-z]{3,}[.,;]")
"""A word with a mark behind it."""

MARKS = ("", ".", ",", ";", ":")

CLASS, STROKES = "kelas", re.compile("I{1,3}(?=[AB]?$)")
"""What the class of an office stands behind, and its strokes."""

LETTERS = re.compile(r"[^\W\d_]{3}")
"""What a word has that its neighbours may tell; they tell no numbers."""

GLUE = re.compile(r"[.,\-–'](?=[A-Za-z])")
"""A speck or mark between two words whose space is lost."""

NO_MARK = re.compile(
    r"^(?:di|ke|dari|pada|untuk|dengan|secara|oleh|kepada|sebagai|terhadap),$", re.IGNORECASE
)
"""A comma behind a word that leads to the next: a speck, however surely it is read."""

NO_COMMA = re.compile(r"^(?:yang|dan|di|ke|dari|pada|untuk|dengan|serta|atau)$", re.IGNORECASE)
"""Words that no mark follows."""


def in_phrase(
    word: Word, before: str, after: str, vocabulary: Vocabulary, *, rough: bool = False
) -> Word:
    """The word as it stands between these neighbours elsewhere, and surer where it does so itself.

    ``before`` and ``after`` are the words beside it, empty at the ends. ``rough``: on a page that
    is hard to read, where sure words may be slips of others, too.
    """
    if before.lower() == CLASS:
        word = _class_as_elsewhere(word, before, after, vocabulary)
    if not (before or after) or not LETTERS.search(word.text):
        return word
    if NO_MARK.match(word.text) and SMALL.match(after):
        return word.told(word.text[:-1], MARK, word.confidence)
    if word.confidence >= DOUBTFUL:
        return _or_a_slip(word, before, after, vocabulary) if rough else word
    itself = vocabulary.fit(before, word.text, after)
    fits = {text: vocabulary.fit(before, text, after) for text in _others(word)}
    best = max(fits, key=lambda text: (fits[text], text), default=word.text)
    if itself and itself >= fits.get(best, 0):
        sure = AS_ELSEWHERE if _is_believed(word.text, vocabulary) else word.confidence
        return replace(word, confidence=sure)
    if fits.get(best, 0):
        sure = AS_ELSEWHERE if _is_believed(best, vocabulary) else word.confidence
        return word.told(best, PHRASE, sure)
    return _without_false_stop(word, after)


def _class_as_elsewhere(word: Word, before: str, after: str, vocabulary: Vocabulary) -> Word:
    """The class of an office (``Kelas IIB``) as the document surely has it, where a reading has it.

    An office is of one class; a stroke of it is easily lost. Where no reading has it, two other
    places must.
    """
    lost = STROKES.match(word.text)
    others = {"I" * k + word.text[lost.end() :] for k in (1, 2, 3)} if lost else set()
    fits = {text: vocabulary.fit(before, text, after) for text in (*word.texts, *others)}
    best = max(fits, key=lambda text: (fits[text], text))
    itself = fits[word.text] - (word.confidence >= DOUBTFUL)
    if best == word.text or itself > 0 or fits[best] < (1 if best in word.texts else 2):
        return word
    return word.told(best, PHRASE, AS_ELSEWHERE)


def _or_a_slip(word: Word, before: str, after: str, vocabulary: Vocabulary) -> Word:
    """A sure word, or the word of another phrase of the document that it is a slip of (``kena``).

    Flagged where that phrase stands in one other place only.
    """
    if _has_speck(word.text, after, vocabulary):
        return word.told(word.text[:-1], SPECK, FLAGGED)
    parts = parts_of(word.text)
    if len(parts.core) < SHORTEST or vocabulary.fit(before, word.text, after) > 1:
        return word
    least = OFTENER * max(1, vocabulary.words[parts.core])
    cores = (core for core in origins(parts.core, COMMON) if vocabulary.words[core] >= least)
    slips = (parts.front + core + parts.back for core in cores)
    fits = {
        text: vocabulary.fit(before, text, after) or _beside(before, text, after, vocabulary)
        for text in (*slips, *_unglued(word.text))
    }
    best = max(fits, key=lambda text: (fits[text], text), default=word.text)
    if not fits.get(best, 0):
        return word
    return word.told(best, PHRASE, AS_ELSEWHERE if fits[best] > 1 else FLAGGED)


def _has_speck(text: str, after: str, vocabulary: Vocabulary) -> bool:
    """A mark before a word that follows without one elsewhere, and never oftener with it.

    Of 13 such marks on faxes 12 were specks, however surely they were read.
    """
    pairs = vocabulary.pairs
    without = pairs[text[:-1], after] if after and MARKED.fullmatch(text) else 0
    return without > 0 and without >= pairs[text, after]


def _beside(before: str, text: str, after: str, vocabulary: Vocabulary) -> int:
    """1 where the document says the word beside one of its neighbours, too."""
    pairs = vocabulary.pairs
    return int(bool((before and pairs[before, text]) or (after and pairs[text, after])))


def _is_believed(text: str, vocabulary: Vocabulary) -> bool:
    """Whether another place bears a word out; one place may have a name wrong in the same way."""
    return all(is_known(part) or vocabulary.has(parts_of(part).core) for part in text.split())


def _others(word: Word) -> Iterator[str]:
    """What else may have been printed: another reading, size or mark, two words, or a slip."""
    for text in set(word.texts):
        parts = parts_of(text)
        cores = {
            parts.core,
            parts.core[:1].swapcase() + parts.core[1:],
            *origins(parts.core, COMMON),
        }
        cores |= {parts.core + lost for lost in LOST_LAST}
        for core in cores:
            yield from (parts.front + core + mark for mark in (*MARKS, parts.back))
        yield from _unglued(text)


def _unglued(text: str) -> Iterator[str]:
    """Two words in place of one with a mark in it; the mark may be a speck or a comma."""
    if GLUE.search(parts_of(text).core):
        yield GLUE.sub(" ", text, count=1)
        yield GLUE.sub(", ", text, count=1)


def _without_false_stop(word: Word, after: str) -> Word:
    """A full stop before a small letter is a comma whose tail is lost, or a speck."""
    bare = word.text[:-1]
    if not (word.text.endswith(".") and STOPPED.match(word.text) and SMALL.match(after)):
        return word
    if NO_COMMA.match(bare):
        return word.told(bare, MARK, word.confidence)
    return word.told(bare + ",", MARK, word.confidence) if is_known(bare) else word
