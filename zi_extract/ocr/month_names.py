"""Names of months over a calendar, told by their neighbours: between Mei and Jul stands Jun.

Three letters in a narrow cell are read badly, and no other cell of the table says them again; but
twelve of them stand in order. Only doubtful cells are told, and only as a form of the month's name
that one of their readings is like. One that was read so is believed for standing in order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zi_extract.model.months import month_names, month_numbers
from zi_extract.model.ocr import Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.confusions import cost

NAMES = month_names("names")
NUMBERS = {name: number - 1 for name, number in month_numbers("names").items()}

OFTEN = 2
"""Places in which a document prints a month alike before others are told by it."""

FEWEST = 5
"""Names in order that make a calendar; three or four may be the months of a sentence."""

LIKE, SURE = 9.0, 0.9
"""Nats to the nearest reading up to which the name is believed, and how far: one slip."""

LIKE_SAID = 12.0
"""The same of a name that the document's other calendars have: ``A38`` is AGS there, two slips.
Anything of three signs is 14.5 from any other."""

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


def months_said(layouts: Sequence[PageLayout]) -> dict[int, str]:
    """How a document prints each month (0-11) over its calendars, where it does so repeatedly."""
    printed: dict[int, Counter[str]] = defaultdict(Counter)
    for layout in layouts:
        for labels in _labels(layout):
            for month, text in _sure(labels, layout.words):
                printed[month][text] += 1
    most = {month: texts.most_common(1)[0] for month, texts in printed.items()}
    return {
        month: text
        for month, (text, times) in most.items()
        if times >= OFTEN and 2 * times > printed[month].total()
    }


def _sure(labels: Sequence[_Label], words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """The months (0-11) of a row that were read surely, each with its text."""
    start = _start(labels, words)
    if start is None:
        return
    for one in labels:
        word = words[one.index]
        if word.confidence >= DOUBTFUL and NUMBERS.get(_bare(word)) == one.place + start:
            yield one.place + start, word.text


def months_in_order(layout: PageLayout, said: Mapping[int, str]) -> dict[int, Word]:
    """Words of the page, by index, that are names of months by the order of their row.

    ``said`` are the names that the document's other calendars have (:func:`months_said`).
    """
    told: dict[int, Word] = {}
    for labels in _labels(layout):
        told |= _told(labels, layout.words, said)
    return told


def _labels(layout: PageLayout) -> Iterator[list[_Label]]:
    return (labels for fragment in layout.fragments for labels in _rows(fragment))


def _rows(fragment: TableFragment) -> Iterator[list[_Label]]:
    """Cells with one word, row by row from left to right."""
    for row in range(fragment.n_rows):
        cells = sorted((c for c in fragment.cells if c.row == row), key=lambda cell: cell.col)
        labels = [_Label(c.words[0], k) for k, c in enumerate(cells) if len(c.words) == 1]
        if len(labels) >= FEWEST:
            yield labels


def _start(labels: Sequence[_Label], words: Sequence[Word]) -> int | None:
    """The month (0-11) at the first place of a row of months; None where it is none."""
    known = [(one, NUMBERS[name]) for one in labels if (name := _bare(words[one.index])) in NUMBERS]
    starts = {number - one.place for one, number in known}
    return starts.pop() if len(known) >= FEWEST and len(starts) == 1 else None


def _told(
    labels: Sequence[_Label], words: Sequence[Word], said: Mapping[int, str]
) -> dict[int, Word]:
    start = _start(labels, words)
    if start is None:
        return {}
    known = [words[one.index].text for one in labels if _bare(words[one.index]) in NUMBERS]
    short = max(len(name.strip(".,")) for name in known) <= len("Sept")
    told = {}
    for one in labels:
        word, number = words[one.index], one.place + start
        if number in said:
            told[one.index] = _settled(word, _as(word, [said[number]], LIKE_SAID), said=True)
        elif 0 <= number < len(NAMES):
            forms = [name for name in NAMES[number] if not short or len(name) <= len("Agust")]
            ordered = _as(word, [_sized(name, known[0]) for name in forms])
            told[one.index] = _settled(word, ordered, said=False)
    return told


def _settled(word: Word, told: Word, *, said: bool) -> Word:
    """A word as its neighbours tell it (``told``), if it is a month.

    One that was read so is as sure as one that they alone tell, and printed as the document
    ``said`` it; one that was surely read otherwise gives way to a month that it is one slip from:
    between Nov and the margin ``Drs`` is Des.
    """
    if _bare(word) not in NUMBERS:
        return told if word.confidence < DOUBTFUL or told.confidence >= SURE else word
    if _bare(word) != _bare(told):
        return word
    sure = max(word.confidence, told.confidence)
    return replace(told if said and told.text != word.text else word, confidence=sure)


def _as(word: Word, forms: Sequence[str], like: float = LIKE) -> Word:
    """The word as the form that a reading of it is nearest to, surely up to so many nats."""
    bare = [text.strip(".,") for text in word.texts]
    nats = {form: min(cost(form.strip(".,"), text) for text in bare) for form in forms}
    best, *others = sorted(forms, key=lambda form: nats[form])
    if nats[best] > FARTHEST:
        return word
    alone = not others or nats[others[0]] >= nats[best] + APART
    return word.told(best, RULE, SURE if alone and nats[best] <= like else UNSURE)


def _bare(word: Word) -> str:
    return word.text.strip(".,").lower()


def _sized(name: str, like: str) -> str:
    if like.isupper():
        return name.upper()
    return name.lower() if like.islower() else name
