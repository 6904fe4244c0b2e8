"""Numbers of rows that count up down a column, told by those above and below them.

A lone digit is what readers of small print err in most, and no lexicon knows it. Of doubtful ones
the numbers around say which it is: between 1 and 3 stands 2. A number of which two readings see
different digits and whose neighbours do not bear it out is doubted: 6 of 18 such were wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment
from zi_extract.ocr.confidence import DOUBTFUL

NUMBER = re.compile(r"(\(?)(\d{1,3})([.)]{0,2})")

STROKE = re.compile(r"(\(?)[Il|]([.)]{0,2})")
"""A stroke that readers took for no number; above a sure 2 it is a 1, however surely it is read."""

LONGEST = 3
"""Characters of what may be a number misread: ``c``, ``a.``."""

CONTESTED = 0.75
"""Most that a number is believed in which readings see different digits: below the limit of review.
"""

BORNE_OUT, CALLED_FOR = 0.9, 0.85
"""Probability of a number that a reading has and its neighbours call for, and of one that no
reading has between two sure neighbours (9 of 9 were right)."""

RULE = "number-between"


@dataclass(frozen=True, slots=True)
class _Place:
    """A lone word (its index) of a column; ``number`` is 0 for none, ``sure`` if believed.

    ``style`` is the word with a place for its number; a stroke may be one, too.
    """

    index: int
    number: int
    sure: bool
    style: str = "{}"
    stroke: bool = False


def counted(layout: PageLayout) -> dict[int, Word]:
    """Words of the page, by index, that are told or doubted by the numbers around them."""
    told: dict[int, Word] = {}
    for fragment in layout.fragments:
        for column in _columns(fragment, layout.words):
            for k, place in enumerate(column):
                around = column[k - 1 : k] if k else [], column[k + 1 : k + 2]
                told[place.index] = _told(layout.words[place.index], place, *around)
    return {index: word for index, word in told.items() if word != layout.words[index]}


def _columns(fragment: TableFragment, words: Sequence[Word]) -> Iterator[list[_Place]]:
    """Lone words column by column from top to bottom, where most of them are numbers."""
    columns: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for cell in fragment.cells:
        if len(cell.words) == 1 and cell.col_span == 1:
            columns[cell.col].append((cell.row, cell.words[0]))
    for column in columns.values():
        places = [_place(index, words[index]) for _, index in sorted(column)]
        if 2 * sum(place.number > 0 or place.stroke for place in places) > len(places):
            yield places


def _place(index: int, word: Word) -> _Place:
    sure = word.confidence >= DOUBTFUL and not _is_contested(word)
    stroke = STROKE.fullmatch(word.text)
    if stroke:
        return _Place(index, 0, sure=False, style=f"{stroke[1]}{{}}{stroke[2]}", stroke=True)
    found = NUMBER.fullmatch(word.text)
    if not found:
        return _Place(index, 0, sure)
    return _Place(index, int(found[2]), sure, f"{found[1]}{{}}{found[3]}")


def _told(word: Word, place: _Place, above: Sequence[_Place], below: Sequence[_Place]) -> Word:
    """The word as the numbers above and below say it; as it is where it is sure."""
    if place.sure or word.repair or len(word.text) > LONGEST:
        return word
    if place.stroke:
        one = [number for number in below if number.sure and number.number == 2]
        return _as(word, place.style.format(1), BORNE_OUT) if one else word
    wanted = sum(one.number + 1 for one in above if one.sure and one.number)
    before = sum(one.number - 1 for one in below if one.sure)
    seen = _numbers(word)
    for number, beside in ((wanted, (*above, *below)), (before, (*below, *above))):
        style = next((one.style for one in beside if one.number), place.style)
        goes_on = number == before or before <= 0
        if number > 0 and number in seen and goes_on:
            return _as(word, style.format(number), BORNE_OUT)
    if wanted and wanted == before and not _is_agreed(word):
        return _as(word, style.format(wanted), CALLED_FOR)
    contested = _is_contested(word)
    return replace(word, confidence=min(word.confidence, CONTESTED)) if contested else word


def _as(word: Word, text: str, sure: float) -> Word:
    if text == word.text:
        return replace(word, confidence=max(word.confidence, sure))
    return word.told(text, RULE, sure)


def _is_contested(word: Word) -> bool:
    """Whether one of its readings is another number, and nothing has settled it since."""
    return not word.repair and len(_numbers(word)) > 1


def _is_agreed(word: Word) -> bool:
    """Whether all readings have the same number: the author may have typed it."""
    return len(_numbers(word)) == 1 and all(map(NUMBER.fullmatch, word.texts))


def _numbers(word: Word) -> set[int]:
    """The numbers that were read in its place."""
    return {int(found[2]) for found in map(NUMBER.fullmatch, word.texts) if found}
