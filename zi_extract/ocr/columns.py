"""Lone numerals down a column: numbers of rows, and roman ones of areas in rows of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from zi_extract.model.numerals import ROMANS
from zi_extract.model.ocr import Reading, Word
from zi_extract.model.table import TableFragment
from zi_extract.ocr.area_numerals import RULE, least_span
from zi_extract.ocr.crops import READING_HEIGHT, Crop
from zi_extract.ocr.engine import Model, Reader
from zi_extract.ocr.roman import inner, roman_in, stroke_in
from zi_extract.ocr.series import Style, is_like
from zi_extract.ocr.twice import ReadCrop

LONGEST = 4
"""Characters of what may be a lone numeral: ``VIII``."""

STROKES = frozenset("][lI|!i1tTfj")
"""What the engine makes of a lone 1 or I."""

LIKE_ONES = STROKES | {"4"}
"""What the engine makes of a lone 1 with a flag: one without a foot may be a 4 to it. A real 4 has
two strokes side by side and is not told to be a 1."""

SHAPE_SURE = 0.93
"""Probability of a lone 1 that has its flag or stands among numbers, and of an I without a flag
among roman ones."""

ORDER_SURE = 0.93
"""Probability of a roman numeral that its strokes, a reading and its neighbours bear out."""

AGREED = 0.9
"""Probability of one that two of three bear out: its strokes, a reading, its neighbours."""

IN_DOUBT = 0.7
"""Most that a numeral of a band is believed which no two readings bear out."""

ROMAN = Style("", "", roman=True, width=1)

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Lone:
    """A cell (index of its read) that may hold one numeral; ``band``: in a row of its own."""

    index: int
    row: int
    band: bool


def in_columns(
    fragments: Sequence[TableFragment],
    places: Sequence[Place],
    crops: Sequence[Crop],
    reads: Sequence[ReadCrop],
    reader: Reader,
) -> list[ReadCrop]:
    """The same reads, with lone strokes told by their shape and areas' numerals by their order.

    Raises what the reader raises.
    """
    settled = list(reads)
    bands: list[list[_Lone]] = []
    for column in _columns(fragments, places, crops, reads):
        romans = _is_roman([settled[one.index] for one in column if one.band])
        numbers = _is_number([settled[one.index] for one in column if not one.band])
        for one in column:
            among: Literal["numbers", "romans", ""] = "numbers" if numbers else ""
            if one.band:
                among = "romans" if romans else ""
            settled[one.index] = _stroke(settled[one.index], crops[one.index], among)
        heads = [one for one in column if one.band]
        if any(_is_roman_stroke(settled[one.index], crops[one.index]) for one in heads) or romans:
            bands.append(heads)
    again = [one for heads in bands for one in heads if not _is_sure(settled[one.index])]
    readings = dict(zip(again, _restricted(again, crops, reader), strict=True))
    for heads in bands:
        for one, read in _ordered(heads, settled, crops, readings):
            settled[one.index] = read
    return settled


def _columns(
    fragments: Sequence[TableFragment],
    places: Sequence[Place],
    crops: Sequence[Crop],
    reads: Sequence[ReadCrop],
) -> Iterator[list[_Lone]]:
    """Cells with a lone sign, column by column from top to bottom."""
    bands = [_bands(fragment) for fragment in fragments]
    columns: dict[tuple[int, int], list[_Lone]] = defaultdict(list)
    for k, (f, c) in enumerate(places):
        cell, words = fragments[f].cells[c], reads[k].words
        if crops[k].like_letters and len(words) <= 1 and all(len(w.text) <= LONGEST for w in words):
            columns[f, cell.col].append(_Lone(k, cell.row, cell.row in bands[f]))
    for column in columns.values():
        yield sorted(column, key=lambda one: one.row)


def _bands(fragment: TableFragment) -> frozenset[int]:
    """Rows of two cells, a numeral's and a wide one: headings of areas."""
    cells = Counter(cell.row for cell in fragment.cells)
    least = least_span(fragment)
    return frozenset(
        cell.row
        for cell in fragment.cells
        if cell.col > 0 and cell.col_span >= least and cells[cell.row] == 2
    )


def _is_roman(reads: Sequence[ReadCrop]) -> bool:
    """Whether one of the numerals was read as a roman one of two signs or more, or as V or X."""
    texts = [read.words[0].text.rstrip(".") for read in reads if read.words]
    return any(text in ROMANS and text != "I" for text in texts)


def _is_number(reads: Sequence[ReadCrop]) -> bool:
    """Whether one of the numerals was read as a number other than 1, and none as a roman one."""
    texts = [read.words[0].text.rstrip(".") for read in reads if read.words]
    return any(text.isdigit() and text != "1" for text in texts) and not _is_roman(reads)


def _stroke(read: ReadCrop, crop: Crop, among: Literal["numbers", "romans", ""]) -> ReadCrop:
    """A lone stroke as its shape says, and where that is not clear, the numerals around it."""
    text = read.words[0].text.rstrip(".") if read.words else ""
    if text not in LIKE_ONES:
        return read
    shape = stroke_in(inner(crop.pixels))
    if text not in STROKES and (shape != "1" or _is_other_number(read)):
        return read
    if among != "romans" and (shape == "1" or (not shape and among == "numbers")):
        return _as(read, Told("1", "stroke-in-column", SHAPE_SURE), crop)
    if among == "romans" and shape == "I":
        return _as(read, Told("I", "stroke-in-column", SHAPE_SURE), crop)
    return read


def _is_other_number(read: ReadCrop) -> bool:
    """Whether one of the readings is a number that no stroke with a flag looks like."""
    texts = [reading.text.strip(".,") for word in read.words for reading in word.readings]
    return any(text.isdigit() and text not in "14" for text in texts)


def _is_roman_stroke(read: ReadCrop, crop: Crop) -> bool:
    return len(roman_in(inner(crop.pixels), READING_HEIGHT)) > 1 or (
        bool(read.words) and stroke_in(inner(crop.pixels)) == "I"
    )


def _is_sure(read: ReadCrop) -> bool:
    return (
        bool(read.words)
        and read.words[0].text.rstrip(".") in ROMANS
        and read.words[0].confidence >= ORDER_SURE
    )


def _restricted(
    lone: Sequence[_Lone], crops: Sequence[Crop], reader: Reader
) -> list[tuple[Reading, ...]]:
    """Both models' readings with the signs of roman numerals only."""
    found: list[tuple[Reading, ...]] = [() for _ in lone]
    models: tuple[Model, Model] = ("first", "second")
    for model in models:
        again = reader.read([crops[one.index].pixels for one in lone], "line", model, "IVX")
        for k, seen in enumerate(again):
            if len(seen) == 1:
                text, confidence = seen[0].text, seen[0].confidence
                found[k] += (Reading(text, confidence, reader.name(model)),)
    return found


def _ordered(
    heads: Sequence[_Lone],
    reads: Sequence[ReadCrop],
    crops: Sequence[Crop],
    readings: dict[_Lone, tuple[Reading, ...]],
) -> Iterator[tuple[_Lone, ReadCrop]]:
    """The areas' numerals: as their strokes are counted, else as read and counting on."""
    counted = [roman_in(inner(crops[one.index].pixels), READING_HEIGHT) for one in heads]
    seen = [_candidates(reads[one.index], readings.get(one, ())) for one in heads]
    start = _start(counted, seen)
    for place, (one, texts) in enumerate(zip(heads, seen, strict=True)):
        read, crop = reads[one.index], crops[one.index]
        if _is_sure(read):
            continue
        in_order = ROMANS[start + place] if 0 <= start + place < len(ROMANS) else ""
        wanted = counted[place] or in_order
        told = (
            (wanted == counted[place])
            + (wanted == in_order and len(heads) > 1)
            + any(text == wanted or is_like(text, wanted, ROMAN) for text in texts)
        )
        sure = (IN_DOUBT, IN_DOUBT, AGREED, ORDER_SURE)[told]
        if wanted and told > 1:
            kept = readings.get(one, ())
            yield one, _as(read, Told(wanted, RULE, sure, kept), crop)
        elif read.words:
            word = read.words[0]
            doubtful = replace(word, confidence=min(word.confidence, IN_DOUBT))
            yield one, ReadCrop((doubtful,), read.lines)


def _start(counted: Sequence[str], seen: Sequence[Sequence[str]]) -> int:
    """The number of the first area that most numerals bear out; -1 when none was read."""
    votes: dict[int, int] = defaultdict(int)
    for place, texts in enumerate(seen):
        told = {counted[place]} if counted[place] else set(texts)
        for text in told & set(ROMANS):
            votes[ROMANS.index(text) - place] += 2 if counted[place] else 1
    return max(votes, key=lambda first: (votes[first], -first)) if votes else -len(ROMANS)


def _candidates(read: ReadCrop, readings: tuple[Reading, ...]) -> list[str]:
    """What was read in a cell, each reading once."""
    texts = [word.text.rstrip(".") for word in read.words]
    texts += [one.text.rstrip(".") for word in read.words for one in word.readings]
    return list(dict.fromkeys([*texts, *(one.text for one in readings)]))


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell says, the rule and the readings that say so, and how surely."""

    text: str
    rule: str
    confidence: float
    readings: tuple[Reading, ...] = ()


def _as(read: ReadCrop, told: Told, crop: Crop) -> ReadCrop:
    """The one word of a cell as it was told, a full stop behind it kept."""
    if not read.words:
        reader = told.readings[0].reader if told.readings else "strokes"
        word = Word(told.text, crop.ink, told.confidence, reader, told.readings, told.rule)
        return ReadCrop((word,), (0,))
    word = read.words[0]
    text = told.text + "." if word.text.endswith(".") else told.text
    if text == word.text:
        sure = max(word.confidence, told.confidence)
        return ReadCrop((replace(word, confidence=sure),), read.lines)
    changed = replace(
        word,
        text=text,
        raw=word.raw or word.text,
        repair=told.rule,
        confidence=told.confidence,
        readings=word.readings + told.readings,
    )
    return ReadCrop((changed,), read.lines)
