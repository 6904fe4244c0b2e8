"""Strokes between two words that stand together everywhere else: of a seal, a pen, a streak.

A thin stroke as high as a letter reads as ``I`` or ``|`` by all readers alike, and as the numeral
of an office's class. What betrays it is the document, which says both words side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.ocr.vocabulary import parts_of

STROKES = frozenset("Iil|1!'")
"""What is read of one."""

TOGETHER, OFTENER = 2, 2
"""How often both words must stand together, and how much oftener than with a stroke between. Of
22 such places on 480 documents none was printed; once is chance (``ttd I Ir.``)."""

LETTERS = 3
"""Letters of the words beside it; shorter ones number or join (``TW I di``)."""

STRAY = 0.4
"""Most that such a stroke is believed."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Beside:
    """How often two words stand together, and how often with a stroke between them."""

    together: Counter[Pair]
    parted: Counter[Pair]


def beside_in(layouts: Iterable[PageLayout]) -> Beside:
    """What stands side by side on all pages of a file, line ends passed over."""
    beside = Beside(Counter(), Counter())
    for layout in layouts:
        for run in _runs(layout):
            texts = [parts_of(layout.words[index].text).core.lower() for index in run]
            beside.together.update(pairwise(texts))
            beside.parted.update(pair for _, pair in _strokes(layout.words, run))
    return beside


def without_stray_strokes(layout: PageLayout, beside: Beside) -> dict[int, Word]:
    """Strokes of the page that hardly were printed, by their index, believed less."""
    return {
        index: replace(layout.words[index], confidence=STRAY)
        for run in _runs(layout)
        for index, pair in _strokes(layout.words, run)
        if layout.words[index].confidence > STRAY
        and beside.together[pair] >= max(TOGETHER, OFTENER * beside.parted[pair])
    }


def _runs(layout: PageLayout) -> Iterator[Sequence[int]]:
    """Indices of words that follow each other: those of a cell, those of all lines of the page."""
    for fragment in layout.fragments:
        yield from (cell.words for cell in fragment.cells)
    yield [index for line in layout.lines for index in line.words]


def _strokes(words: Sequence[Word], run: Sequence[int]) -> Iterator[tuple[int, Pair]]:
    """The strokes of a run between two words, and those."""
    for before, index, after in zip(run, run[1:], run[2:], strict=False):
        first, last = (parts_of(words[k].text).core for k in (before, after))
        if words[index].text in STROKES and _is_word(first) and _is_word(last):
            yield index, (first.lower(), last.lower())


def _is_word(core: str) -> bool:
    return len(core) >= LETTERS and core.isalpha()
