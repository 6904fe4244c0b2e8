"""A doubtful word told as the word that its readings most likely come from.

Only ink is mended, never an author: the word must be doubted, and what it becomes must be likelier
by all that was read in its place. What was read is kept.
"""

from __future__ import annotations

from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.confusions import LIKELY, LOST_LAST, origins
from zi_extract.ocr.known import ROMAN, is_known
from zi_extract.ocr.spelling import Around, Guess, Seen, Speller, is_plain
from zi_extract.ocr.vocabulary import SHORTEST, Vocabulary, parts_of

SHORTEST_MENDED = 3
"""Letters of a word that may be mended: shorter ones are near to too many others."""

CLEAR = 0.7
"""Engine's confidence in each of equal readings from which the ink is clear."""

SHARP = 0.9
"""The same on paper that is hard to read. Of 13 faxed words whose readings were alike and that
became another all were at most so sure, and misread; words of no lexicon are surer (``melek``)."""

RULE = "likeliest-word"

SURE_FROM = 0.97
"""Probability of the guess from which the word is believed: 209 of 211 were right, of 166 others
121."""

SURE = 0.9
"""Probability of a word so believed."""

TOLD_FROM = 0.9
"""The same from which another word is told on paper that is easy to read."""

NEAR = 9.0
"""Nats to the nearest reading up to which a guess may be believed, and told on such paper: one
slip, or a likely pair."""

LIKELIER = 0.4
"""Probability from which a guess is told on other paper: of 14 less likely ones 3 were right."""

UNSURE = 0.45
"""Most that another word is believed, for all that surrounds it: a sure place outweighs more."""

LONE_SURE = 0.4
"""Most that an unknown word is believed that both readers see alike, when it stands once in the
document and is one slip from a word (``integnitas``, ``seuap``): of 14 such words 9 were wrong, of
1637 that stand more than once 4."""


def guess_of(word: Word, speller: Speller, before: str, after: str) -> Guess | None:
    """The likeliest word in the place of a doubtful one; None where it is not for letters to say.

    ``before`` and ``after`` are the words beside it, empty at the ends.
    """
    parts = parts_of(word.text)
    if word.confidence >= DOUBTFUL or len(parts.core) < SHORTEST_MENDED:
        return None
    if not is_plain(parts.core) or ROMAN.match(parts.core):
        return None
    seen = [Seen(parts_of(one.text).core, one.confidence) for one in word.readings]
    return speller.likeliest(parts.core, seen, Around(before, after, parts.front, parts.back))


def mended(word: Word, guess: Guess | None, *, rough: bool) -> Word:
    """The word as it is guessed, in doubt still: its size and marks are not yet settled.

    On paper that is easy to read only a likely guess is told, and one by a slip of ink that no one
    types: there what is no word is mostly the author's, and capitals that all readings have are an
    abbreviation that no list knows. On ``rough`` paper it mostly is ink, and
    who reviews it finds the likely word; but no name far from what was read: it may be another's.
    """
    parts = parts_of(word.text)
    if guess is None or guess.text == parts.core:
        return word
    typed = guess.far > LIKELY and _is_clear(word, CLEAR)
    typed |= parts.core.isupper() and _is_unanimous(word) and not guess.said
    if not rough and (typed or guess.probability < TOLD_FROM or guess.far > NEAR):
        return word
    if rough and _is_clear(word, SHARP):
        return word
    if guess.probability < LIKELIER or (guess.far > NEAR and not is_known(guess.text)):
        return replace(word, confidence=min(word.confidence, UNSURE))
    text = parts.front + guess.text + parts.back
    return word.told(text, RULE, min(UNSURE, guess.probability))


def borne_out(word: Word, guess: Guess | None, before: str) -> Word:
    """The word, believed where it still is the guess, and the guess is sure.

    Only marks and size that two readings agree on are believed with it. Another word than was read
    is not where all readings are alike, for the author may have typed it, nor with a capital where
    the document does not say it elsewhere, for it may be a name.
    """
    if guess is None or not _is_sure(guess) or parts_of(word.text).core != guess.text:
        return word
    if word.repair and (_is_unanimous(word) or not (guess.said or guess.text.islower())):
        return word
    settled = len(word.readings) > 1 and _agree_on_marks(word) and _is_sized(word, before)
    return replace(word, confidence=max(word.confidence, SURE)) if guess.known and settled else word


def doubted(word: Word, vocabulary: Vocabulary) -> Word:
    """The word; in doubt when nobody knows it, it stands once, and ink may have made it of another.

    Both readers may make the same slip of small print, so that their agreement says little.
    """
    core = parts_of(word.text).core
    lone = core.isalpha() and len(core) >= SHORTEST and vocabulary.words[core] <= 1
    if not lone or is_known(word.text):
        return word
    goals = [goal for goal in origins(core, LIKELY) if goal.isalpha()]
    goals += [core + lost for lost in LOST_LAST if core.islower()]
    slip = any(vocabulary.has(goal) or is_known(goal) for goal in goals)
    return replace(word, confidence=min(word.confidence, LONE_SURE)) if slip else word


def _is_sure(guess: Guess) -> bool:
    return guess.probability >= SURE_FROM and guess.far <= NEAR


def _is_unanimous(word: Word) -> bool:
    """Whether two readings or more have the same word."""
    cores = {parts_of(reading.text).core for reading in word.readings}
    return len(word.readings) > 1 and len(cores) == 1


def _is_clear(word: Word, sure: float) -> bool:
    """Whether all readings have the same word, and more than so sure: such ink is not misread."""
    return _is_unanimous(word) and all(one.confidence > sure for one in word.readings)


def _agree_on_marks(word: Word) -> bool:
    """Whether all readings have the same single mark, or none, around the word."""
    around = {parts_of(text) for text in word.texts}
    marks = {(parts.front, parts.back) for parts in around}
    return len(marks) == 1 and all(len(back) < 2 for _, back in marks)


def _is_sized(word: Word, before: str) -> bool:
    """Whether the size of the first letter is known: small among small words, or read by all.

    Of another letter than the word's its size says nothing.
    """
    firsts = {parts_of(text).core[:1] for text in word.texts}
    return len(firsts) == 1 or (before[:1].islower() and parts_of(word.text).core.islower())
