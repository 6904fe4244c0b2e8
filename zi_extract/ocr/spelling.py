"""The word that doubtful readings most likely come from: what may be said, and how ink is misread.

By Bayes: how likely a word stands there (the document says it elsewhere, the lexicon has it, or
nobody knows it) times how likely its ink gives each reading (:mod:`zi_extract.ocr.confusions`). The
probability is that of the best word among all that were weighed. The weights were fitted to 377
doubted words of table cells in 61 synthetic faxes and tested crosswise: 198 of the words as they
were read were wrong, 47 of the likeliest ones; of 211 believed above 0.97 two were wrong.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from zi_extract.ocr.confusions import COMMON, cost, origins
from zi_extract.ocr.known import is_known, lexicon
from zi_extract.ocr.vocabulary import OFTEN, Vocabulary

SAID, SAID_OFTEN = -7.0, 0.15
"""Log-probability of a word that the document says, and what each e-fold of its count adds: little,
for rare words are what is misread."""

IN_LEXICON, DERIVED = -8.7, -11.2
"""Log-probability of a word of the lexicon that the document has not said, and of one derived from
it."""

UNKNOWN, SMALL_LETTER, CAPITAL_LETTER = -10.6, -1.4, -1.6
"""Log-probability of a word that nobody knows, and of each of its letters in small words and in
those with a capital."""

IN_PHRASE, IN_THREE = 2.8, 4.5
"""What a neighbour adds beside which the document says the word, and both of them. With more, the
word of another phrase is told where no reading is like it."""

WEIGHTS = (0.6, 0.25, 0.55)
"""Share of each reading's cost that counts, first to third: they err alike, and the second (the
only one that learned from no fax) errs most."""

FURTHER = 0.4
"""The same for any further reading."""

SAME = 0.75
"""What is left of it for each reading before that saw the same: it is no witness of its own."""

ENGINE = 0.5
"""How far the engine's confidence in a reading weighs in: one of 0 counts by a half."""

ANOTHER, ANOTHER_LETTER = -12.0, -1.6
"""Log-probability that another word was printed than any that was weighed, readings included, and
of each of its letters. Without it garbled words become the nearest word surely."""

FARTHEST = 4
"""Letters by which a reading may be longer or shorter than the word as it stands: others are of
other words, too."""

REACH = ((5, 1), (8, 2), (math.inf, 3))
"""Letters that may be misread in words of fewer letters than that."""

UNLIKELY = 9.0
"""Nats of a reading from which words with two confusions are looked for, too: they are many."""

TWO_FROM = 6
"""Letters from which a word may have two common confusions: all pairs of them are tried."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One reading of a word without the marks around it, and the engine's confidence in it."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Around:
    """What is printed around a word: the words beside it (empty at the ends), and its marks."""

    before: str = ""
    after: str = ""
    front: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest word, and the probability that it was printed.

    ``far`` is nats to its nearest reading; ``said`` whether several places of the document have it,
    ``known`` whether they or the lexicon do.
    """

    text: str
    probability: float
    far: float
    said: bool
    known: bool


class Speller:
    """Guesses words of one document by what it says elsewhere and by the lexicon."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._said: Counter[str] = Counter()
        for word, times in (vocabulary.words + _repeated(vocabulary)).items():
            self._said[word.lower()] += times
        self._words = sorted(word for word in vocabulary.words if is_plain(word))

    def likeliest(self, text: str, readings: Sequence[Seen], around: Around) -> Guess:
        """What ``readings`` of the word ``text`` most likely come from; in doubt ``text``."""
        seen = [one for one in readings if one.text and abs(len(one.text) - len(text)) <= FARTHEST]
        seen = seen or [Seen(text, 1.0)]
        scores = {
            word: self._prior(word, around) - _misread(word, seen)
            for word in self._candidates({text, *(one.text for one in seen)})
        }
        best = max(scores, key=lambda word: (scores[word], word == text, word))
        another = ANOTHER + ANOTHER_LETTER * len(text)
        total = sum(math.exp(score - scores[best]) for score in (*scores.values(), another))
        far = min(cost(best, one.text) for one in seen)
        said = self._said[best.lower()] >= OFTEN
        return Guess(best, 1 / total, far, said, said or is_known(best))

    def _candidates(self, texts: set[str]) -> set[str]:
        found = {text for text in texts if is_plain(text)}
        for text in texts:
            found |= set(self._near(text))
        known = [word for word in found if self._is_word(word)]
        least = min((cost(word, text) for word in known for text in texts), default=UNLIKELY)
        if least >= UNLIKELY:
            found |= {word for text in texts for word in _two_confusions(text)}
        return found

    def _near(self, text: str) -> Iterator[str]:
        """Words a few letters, or one confusion of pieces, away."""
        reach = next(far for letters, far in REACH if len(text) < letters)
        yield from _extracted(text, self._words, reach + 1)
        yield from (
            _in_case_of(text, word) for word in _extracted(text.lower(), _sorted(lexicon()), reach)
        )
        yield from (word for word in origins(text) if word.isalpha() and is_known(word))

    def _is_word(self, word: str) -> bool:
        return self._said[word.lower()] > 0 or is_known(word)

    def _prior(self, word: str, around: Around) -> float:
        return self._alone(word) + self._in_place(word, around)

    def _alone(self, word: str) -> float:
        times = self._said[word.lower()]
        if times:
            return SAID + SAID_OFTEN * math.log(times)
        if word.lower() in lexicon():
            return IN_LEXICON
        if is_known(word):
            return DERIVED
        return UNKNOWN + len(word) * (SMALL_LETTER if word.islower() else CAPITAL_LETTER)

    def _in_place(self, word: str, around: Around) -> float:
        text = around.front + word + around.back
        if self._vocabulary.threes[around.before, text, around.after]:
            return IN_THREE
        pairs = self._vocabulary.pairs
        beside = pairs[around.before, text] or pairs[text, around.after]
        return IN_PHRASE if beside else 0.0


def is_plain(text: str) -> bool:
    """Whether a word has letters only, but for what joins two words."""
    return text.replace("-", "").replace("/", "").isalpha()


def _repeated(vocabulary: Vocabulary) -> Counter[str]:
    """Unknown words that are read alike again and again and are no slip of a word: names."""
    repeated = {word: n for word, n in vocabulary.agreed.items() if vocabulary.repeats(word)}
    names = {
        word: times
        for word, times in repeated.items()
        if not any(is_plain(other) and is_known(other) for other in origins(word, COMMON))
    }
    return Counter(names)


def _misread(word: str, seen: Sequence[Seen]) -> float:
    """Nats of all readings together, if ``word`` was printed."""
    nats = 0.0
    before: Counter[str] = Counter()
    for k, one in enumerate(seen):
        weight = WEIGHTS[k] if k < len(WEIGHTS) else FURTHER
        weight *= SAME ** before[one.text] * (1 - ENGINE + ENGINE * one.confidence)
        nats += weight * cost(word, one.text)
        before[one.text] += 1
    return nats


def _two_confusions(text: str) -> Iterator[str]:
    if len(text) >= TWO_FROM:
        once = origins(text, COMMON)
        twice = {word for one in once for word in origins(one, COMMON)}
        yield from (word for word in twice if word.isalpha() and is_known(word))


@lru_cache(maxsize=8)
def _sorted(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words))


def _extracted(text: str, words: Sequence[str], reach: int) -> Iterator[str]:
    """The words within ``reach`` letters of the text."""
    near = process.extract(text, words, scorer=Levenshtein.distance, score_cutoff=reach, limit=None)
    yield from (word for word, _, _ in near)


def _in_case_of(text: str, word: str) -> str:
    if text.isupper() and len(text) > 1:
        return word.upper()
    if text.istitle():
        return word.title()
    return word.capitalize() if text[:1].isupper() else word
