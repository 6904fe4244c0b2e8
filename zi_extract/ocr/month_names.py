"""Names of months over a calendar, told by their neighbours: between Mei and Jul stands Jun.

Three letters in a narrow cell are read badly, and no other cell of the table says them again; but
twelve of them stand in order. Only doubtful cells are told, and only as a form of the month's name
that one of their readings is like. One that was read so is believed for standing in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zi_extract.model.months import month_names, month_numbers
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.confusions import cost

NAMES = month_names("names")
NUMBERS = {name: number - 1 for name, number in month_numbers("names").items()}

FEWEST = 5
"""Names in order that make a calendar; three or four may be the months of a sentence."""

LIKE, SURE = 9.0, 0.9
"""Nats to the nearest reading up to which the name is believed, and how far: one slip."""

APART = 3.0
"""Nats by which another form of the month must be farther: whether ``Agi`` is ``Agt`` or ``Ags`` no
one tells."""

FARTHEST, UNSURE = 15.0, 0.55
"""Nats up to which it is told at all, and how far it is believed then: two slips."""

RULE = "month-in-order"


@dataclass(frozen=True, slots=True)
class _Label:
    """A cell of one word (its index) in a row; ``place`` counts the cells of the row."""

    index: int
    place: int


def months_in_order(layout: PageLayout) -> dict[int, Word]:
    """Words of the page, by index, that are names of months by the order of their row."""
    told: dict[int, Word] = {}
    for fragment in layout.fragments:
        for labels in _rows(fragment):
            told |= _told(labels, layout.words)
    return told


def _rows(fragment: TableFragment) -> Iterator[list[_Label]]:
    """Cells with one word, row by row from left to right."""
    for row in range(fragment.n_rows):
        cells = sorted((c for c in fragment.cells if c.row == row), key=lambda cell: cell.col)
        labels = [_Label(c.words[0], k) for k, c in enumerate(cells) if len(c.words) == 1]
        if len(labels) >= FEWEST:
            yield labels


def _told(labels: Sequence[_Label], words: Sequence[Word]) -> dict[int, Word]:
    known = [(one, NUMBERS[name]) for one in labels if (name := _bare(words[one.index])) in NUMBERS]
    starts = {number - one.place for one, number in known}
    if len(known) < FEWEST or len(starts) != 1:
        return {}
    start = starts.pop()
    size = words[known[0][0].index].text
    lengths = {len(_bare(words[one.index])) for one, _ in known}
    told = {}
    for one in labels:
        word, number = words[one.index], one.place + start
        if 0 <= number < len(NAMES):
            short = max(lengths) <= len("Sept")
            forms = [name for name in NAMES[number] if not short or len(name) <= len("Agust")]
            as_told = _as(word, [_sized(name, size) for name in forms])
            told[one.index] = _settled(word, as_told)
    return told


def _settled(word: Word, told: Word) -> Word:
    """A word as its neighbours tell it (``told``), if it is a month.

    One that was read so is as sure as one that they alone tell; one that was surely read otherwise
    gives way to a month that it is one slip from: between Nov and the margin ``Drs`` is Des.
    """
    if _bare(word) in NUMBERS:
        same = _bare(word) == _bare(told)
        return replace(word, confidence=max(word.confidence, told.confidence)) if same else word
    return told if word.confidence < DOUBTFUL or told.confidence >= SURE else word


def _as(word: Word, forms: Sequence[str]) -> Word:
    bare = [text.strip(".,") for text in word.texts]
    nats = {form: min(cost(form, text) for text in bare) for form in forms}
    best, *others = sorted(forms, key=lambda form: nats[form])
    if nats[best] > FARTHEST:
        return word
    alone = not others or nats[others[0]] >= nats[best] + APART
    return word.told(best, RULE, SURE if alone and nats[best] <= LIKE else UNSURE)


def _bare(word: Word) -> str:
    return word.text.strip(".,").lower()


def _sized(name: str, like: str) -> str:
    if like.isupper():
        return name.upper()
    return name.lower() if like.islower() else name
