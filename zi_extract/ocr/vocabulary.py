"""What a document says surely: its words and their neighbours, to read its doubtful words by.

A decree says the same things again and again: the name of its office, its programmes, the same
outputs row by row. What is illegible in one place is plain in another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout

SURE = 0.9
"""Probability from which a word counts as said by the document."""

SHORTEST = 4
"""Letters of a word of the vocabulary; shorter ones are near too many others."""

OFTEN = 2
"""Places in which a word is read surely before doubtful ones are read by it: one may be a slip that
both readers make alike."""

REPEATED = 3
"""Places in which an unknown word is read alike by both readers when it is one, such as a name: ink
differs from place to place, what is printed does not."""

CORE = re.compile(r"^([\"'“”‘’(\[]*)(.*?)([.,;:)\]'’\"]*)$", re.DOTALL)
"""What stands before a word, the word, and the marks behind it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A word as printed: the signs before it, the word itself, the marks behind it."""

    front: str
    core: str
    back: str


def parts_of(text: str) -> Parts:
    """The word and the marks around it."""
    found = CORE.match(text)
    return Parts(*found.groups()) if found else Parts("", text, "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sure words by how often they stand in the document, and pairs and threes of neighbours.

    ``agreed`` are doubted words that all readings of them have alike.
    """

    words: Counter[str]
    agreed: Counter[str]
    pairs: Counter[tuple[str, str]]
    threes: Counter[tuple[str, str, str]]

    def has(self, core: str) -> bool:
        """Whether the document surely says this word, in more than one place."""
        return self.words[core] >= OFTEN

    def repeats(self, core: str) -> bool:
        """Whether a word that is doubted only for being unknown is read so again and again."""
        return core.isalpha() and len(core) >= SHORTEST and self.agreed[core] >= REPEATED

    def fit(self, before: str, text: str, after: str) -> int:
        """How often ``text`` stands elsewhere between these neighbours; ends of cells are ``""``.

        Where no such three stand, a pair on each side counts once.
        """
        threes = self.threes[before, text, after]
        return threes or int(bool(self.pairs[before, text] and self.pairs[text, after]))


def find_vocabulary(layouts: Iterable[PageLayout]) -> Vocabulary:
    """The vocabulary of a file's pages."""
    words: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    threes: Counter[tuple[str, str, str]] = Counter()
    for layout in layouts:
        for run in runs_of(layout):
            said = [layout.words[index] for index in run]
            words.update(parts_of(word.text).core for word in said if _is_sure(word))
            agreed.update(parts_of(word.text).core for word in said if _is_agreed(word))
            for before, text, after in neighbours(said):
                pairs[text, after] += 1
                pairs[before, text] += not before
                threes[before, text, after] += 1
    for word in [word for word in words if len(word) < SHORTEST]:
        del words[word]
    return Vocabulary(words, agreed, pairs, threes)


def runs_of(layout: PageLayout) -> Iterator[Sequence[int]]:
    """Indices of the words that follow each other: those of a cell, those of a line."""
    for fragment in layout.fragments:
        yield from (cell.words for cell in fragment.cells if cell.words)
    yield from (line.words for line in layout.lines)


def neighbours(said: Sequence[Word]) -> Iterator[tuple[str, str, str]]:
    """Each sure word between sure neighbours; ends of the run are empty."""
    for k, word in enumerate(said):
        around = said[max(0, k - 1) : k + 2]
        if all(map(_is_sure, around)):
            before = said[k - 1].text if k else ""
            yield before, word.text, said[k + 1].text if k + 1 < len(said) else ""


def _is_agreed(word: Word) -> bool:
    texts = {parts_of(reading.text).core for reading in word.readings}
    return word.confidence < SURE and len(texts) == 1 and len(word.readings) > 1


def _is_sure(word: Word) -> bool:
    return word.confidence >= SURE
