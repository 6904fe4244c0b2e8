"""A doubtful word that is no word, read as the one word that its ink may be.

Only ink is mended, never an author: the word must be doubted and in no lexicon, and what it becomes
must differ from what was read by slips that print makes of itself. What was read is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from zi_extract.model.ocr import Word
from zi_extract.ocr.known import is_known
from zi_extract.ocr.slips import LONG_ENOUGH, slips_of, two_slips_of
from zi_extract.ocr.vocabulary import SHORTEST, Vocabulary, parts_of

DOUBTFUL = 0.8
"""Probability of a word below which it may be mended."""

FAR = 3
"""Slips that stand for any number too large to count."""

NEAR_SHARE = 0.25
"""Share of its letters by which a reading may differ from a word that the document says elsewhere,
where readers differ among themselves: then the ink is unclear, whatever its slips are."""

BY_VOCABULARY, BY_LEXICON = "slip-in-vocabulary", "slip-in-lexicon"
"""Names of the two rules."""

OWN_SURE = 0.9
"""Probability of a word mended to one that the document says elsewhere: 74 of 75 were right."""

REPEATED_SURE = 0.9
"""Probability of an unknown word that stands alike in several places and is no slip of another."""

KNOWN_SURE = {True: 0.9, False: 0.7}
"""Probability of a word mended to one of the lexicon: where a longer word was read in one way
27 of 28 were right, otherwise about half."""


LONE_SURE = 0.4
"""Most that an unknown word is believed that both readers see alike, when it stands once in the
document and is one slip from a word (``integnitas``, ``seuap``): of 14 such words 9 were wrong, of
1637 that stand more than once 4."""

UNSURE_MARKS = 0.75
"""Most that a mended word is believed whose marks the readings see differently."""


def mended(word: Word, vocabulary: Vocabulary) -> Word:
    """The word, or the one that must have been printed there."""
    if word.confidence >= DOUBTFUL or is_known(word.text):
        return word
    readings = tuple(dict.fromkeys((word.text, *(reading.text for reading in word.readings))))
    slips = _slips(readings, vocabulary)
    if not slips and vocabulary.repeats(parts_of(word.text).core):
        return replace(word, confidence=max(word.confidence, REPEATED_SURE))
    best = sorted(slips, key=lambda core: (slips[core], -vocabulary.words[core], core))
    own = [core for core in best if vocabulary.has(core) and _is_near(core, slips, readings)]
    if own and slips[own[0]] <= slips[best[0]] + 1:
        return _told(word, own[0], OWN_SURE, BY_VOCABULARY)
    if len(best) > 1 and slips[best[0]] == slips[best[1]]:
        return word
    if best and slips[best[0]] <= len(readings):
        plain = len(readings) == 1 and len(best[0]) >= LONG_ENOUGH
        return _told(word, best[0], KNOWN_SURE[plain], BY_LEXICON)
    return word


def doubted(word: Word, vocabulary: Vocabulary) -> Word:
    """The word; in doubt when nobody knows it, it stands once, and ink may have made it of another.

    Both readers may make the same slip of small print, so that their agreement says little.
    """
    core = parts_of(word.text).core
    lone = core.isalpha() and len(core) >= SHORTEST and vocabulary.words[core] <= 1
    if not lone or is_known(word.text):
        return word
    slip = bool(_words(slips_of(core), vocabulary))
    return replace(word, confidence=min(word.confidence, LONE_SURE)) if slip else word


def _is_near(core: str, slips: Mapping[str, int], readings: tuple[str, ...]) -> bool:
    """Whether the readings are near enough to a word of the document; short ones must be nearer."""
    return len(core) >= LONG_ENOUGH or slips[core] <= len(readings)


def _told(word: Word, core: str, sure: float, rule: str) -> Word:
    parts = parts_of(word.text)
    sure = sure if _agree_on_marks(word) else min(sure, UNSURE_MARKS)
    return word.told(parts.front + core + parts.back, rule, sure)


def _agree_on_marks(word: Word) -> bool:
    """Whether all readings have the same single mark, or none, around the word."""
    texts = (word.text, *(reading.text for reading in word.readings))
    around = {parts_of(text) for text in texts}
    marks = {(parts.front, parts.back) for parts in around}
    return len(marks) == 1 and all(len(back) < 2 for _, back in marks)


def _slips(readings: tuple[str, ...], vocabulary: Vocabulary) -> Mapping[str, int]:
    """Words that may stand there, each with the slips that all readings together made of it."""
    cores = [parts_of(reading).core for reading in readings]
    near: dict[str, dict[str, int]] = {}
    for core in cores:
        for goals, slips in ((frozenset({core}), 0), (slips_of(core), 1)):
            for goal in _words(goals, vocabulary):
                near.setdefault(goal, {}).setdefault(core, slips)
    if not near:
        for core in cores:
            for goal in _words(two_slips_of(core), vocabulary):
                near.setdefault(goal, {})[core] = 2
    if len(cores) > 1:
        for goal in _alike(cores, vocabulary):
            near.setdefault(goal, {})
    return {
        goal: sum(found.get(core, FAR) + _other_size(core, goal) for core in cores)
        for goal, found in near.items()
    }


def _other_size(core: str, goal: str) -> int:
    """1 where one begins with a capital and the other does not."""
    return int(core[:1].isupper() != goal[:1].isupper())


def _words(goals: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Those that are words, of the lexicon or of the document."""
    return [goal for goal in goals if vocabulary.has(goal) or _is_word(goal)]


def _is_word(text: str) -> bool:
    letters = text.replace("-", "").replace("/", "")
    twice = text.endswith("ii")  # derived from a name by the lexicon's rules, but no word
    return len(text) >= SHORTEST and letters.isalpha() and not twice and is_known(text)


def _alike(cores: list[str], vocabulary: Vocabulary) -> list[str]:
    """Words of the document that all readings are near to."""
    return [
        goal
        for goal in vocabulary.words
        if vocabulary.has(goal)
        and all(
            Levenshtein.distance(core, goal, score_cutoff=int(NEAR_SHARE * len(goal)))
            <= NEAR_SHARE * len(goal)
            for core in cores
        )
    ]
