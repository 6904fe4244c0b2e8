"""Cells of a row that count up, settled together; the restricted readings that this takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.model.table import TableFragment
from zi_extract.ocr.crops import READING_HEIGHT, Crop
from zi_extract.ocr.engine import Model, Reader, Sighting
from zi_extract.ocr.roman import STROKES, inner, roman_in
from zi_extract.ocr.row_cells import short_rows
from zi_extract.ocr.series import FEWEST, Style, expected, is_like
from zi_extract.ocr.twice import ReadCrop

AS_EXPECTED = 0.98
"""Probability of a numeral that was read as its sequence says."""

OTHER_READING = 0.95
"""Probability of a numeral that one reading or the count of its strokes gave, and its sequence."""

SAME_STROKES = 0.9
"""Probability of a numeral whose reading has its strokes only."""

OUT_OF_PLACE = 0.6
"""Most that a cell is believed that is not what its sequence says."""

RULE = "numeral-in-sequence"

COUNTED = "strokes"
"""The reader of a numeral that only the count of its strokes gave."""

BRACKETS = re.compile(r"[()]")
"""What numbers of columns stand in; bold ones run together with them on fax."""

BRACKETED_SHARE = 0.4
"""Share of a row's cells in which a bracket was read, from which it is read again as numbers in
brackets: with less, brackets are remains of rulings."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A cell (index of its read) that should say ``text``."""

    index: int
    text: str
    style: Style


def in_sequences(
    fragments: Sequence[TableFragment],
    places: Sequence[Place],
    crops: Sequence[Crop],
    reads: Sequence[ReadCrop],
    reader: Reader,
) -> list[ReadCrop]:
    """The same reads, with numerals that count up along a row settled by their sequence.

    Cells that no reading bears out are read again with the sequence's own characters only. Raises
    what the reader raises.
    """
    settled = list(reads)
    rows = list(short_rows(fragments, places, crops, reads))
    bracketed = _bracketed(rows, reads, crops, reader)
    told = {one.index: one for row in rows for one in _sequence(row, reads, crops, bracketed)}
    wanted = list(told.values())
    open_ = []
    for one in wanted:
        done = _settled(reads[one.index], one, crops[one.index])
        if done is None:
            open_.append(one)
        else:
            settled[one.index] = done
    for one, readings in zip(open_, _restricted(open_, crops, reader), strict=True):
        settled[one.index] = _borne_out(reads[one.index], one, crops[one.index], readings)
    return settled


def _bracketed(
    rows: Sequence[Sequence[int]],
    reads: Sequence[ReadCrop],
    crops: Sequence[Crop],
    reader: Reader,
) -> dict[int, tuple[str, ...]]:
    """Further readings of rows of brackets whose numbers do not count up: each cell as a line."""
    again = sorted({k for row in rows if _is_bracketed(row, reads) for k in row})
    found = reader.read([crops[k].pixels for k in again], "line", "first")
    return {k: tuple(one.text for one in seen) for k, seen in zip(again, found, strict=True)}


def _is_bracketed(row: Sequence[int], reads: Sequence[ReadCrop]) -> bool:
    brackets = sum(any(map(BRACKETS.search, _readings(reads[k]))) for k in row)
    if len(row) < FEWEST or brackets < BRACKETED_SHARE * len(row):
        return False
    return expected([_readings(reads[k]) for k in row]) is None


def _sequence(
    row: Sequence[int],
    reads: Sequence[ReadCrop],
    crops: Sequence[Crop],
    further: Mapping[int, tuple[str, ...]],
) -> Iterator[_Wanted]:
    found = expected(
        [_readings(reads[k]) + _strokes(reads[k], crops[k]) + further.get(k, ()) for k in row]
    )
    if found is not None:
        style, texts = found
        for k, text in zip(row, texts, strict=True):
            if text:
                yield _Wanted(k, text, style)


def _readings(read: ReadCrop) -> tuple[str, ...]:
    """All that was read in a cell: as it stands, as the engine gave it, by the second model."""
    words = read.words
    texts = [
        " ".join(word.text for word in words),
        " ".join(word.raw or word.text for word in words),
        *(
            " ".join(_reading_of(word, number) for word in words)
            for number in range(max((len(word.readings) for word in words), default=0))
        ),
    ]
    return tuple(dict.fromkeys(filter(None, texts)))


def _strokes(read: ReadCrop, crop: Crop) -> tuple[str, ...]:
    """The numeral that the strokes of the ink show, where strokes are all that was read."""
    texts = _readings(read)
    if not texts or not all(map(STROKES.match, texts)):
        return ()
    return tuple(filter(None, (roman_in(inner(crop.pixels), READING_HEIGHT),)))


def _reading_of(word: Word, number: int) -> str:
    return word.readings[number].text if number < len(word.readings) else word.text


def _settled(read: ReadCrop, want: _Wanted, crop: Crop) -> ReadCrop | None:
    texts = _readings(read)
    if not texts:
        return None
    if texts[0] == want.text:
        return _believed(read, AS_EXPECTED)
    if want.text in texts:
        return _said(read, want.text, crop, OTHER_READING)
    if any(is_like(text, want.text, want.style) for text in texts):
        return _said(read, want.text, crop, SAME_STROKES)
    return None


def _restricted(
    wanted: Sequence[_Wanted], crops: Sequence[Crop], reader: Reader
) -> list[tuple[Reading, ...]]:
    """Each cell read again by all models, with the characters of its sequence only."""
    found: list[tuple[Reading, ...]] = [() for _ in wanted]
    models: tuple[Model, ...] = ("first", "second", "third")
    for characters in sorted({one.style.characters.replace(" ", "") for one in wanted}):
        chosen = [
            k for k, one in enumerate(wanted) if one.style.characters.replace(" ", "") == characters
        ]
        for model in models:
            for layout in ("line", "block"):
                fits = [
                    k for k in chosen if crops[wanted[k].index].like_letters == (layout == "line")
                ]
                pictures = [crops[wanted[k].index].pixels for k in fits]
                again = reader.read(pictures, layout, model, characters)
                for k, seen in zip(fits, again, strict=True):
                    if seen:
                        found[k] += (_reading(seen, reader.name(model)),)
    return found


def _reading(seen: Sequence[Sighting], name: str) -> Reading:
    text = " ".join(sighting.text for sighting in seen)
    return Reading(text, min(sighting.confidence for sighting in seen), name)


def _borne_out(
    read: ReadCrop, want: _Wanted, crop: Crop, readings: tuple[Reading, ...]
) -> ReadCrop:
    """The cell as its sequence says where a restricted reading or its strokes say so, too."""
    texts = [reading.text for reading in readings]
    if want.style.roman and not want.style.front:
        texts.append(roman_in(inner(crop.pixels), READING_HEIGHT))
    if want.text in texts:
        return _said(read, want.text, crop, OTHER_READING, readings)
    if any(is_like(text, want.text, want.style) for text in filter(None, texts)):
        return _said(read, want.text, crop, SAME_STROKES, readings)
    return ReadCrop(
        tuple(replace(word, confidence=min(word.confidence, OUT_OF_PLACE)) for word in read.words),
        read.lines,
    )


def _believed(read: ReadCrop, confidence: float) -> ReadCrop:
    words = (replace(word, confidence=max(word.confidence, confidence)) for word in read.words)
    return ReadCrop(tuple(words), read.lines)


def _said(
    read: ReadCrop,
    text: str,
    crop: Crop,
    confidence: float,
    readings: tuple[Reading, ...] = (),
) -> ReadCrop:
    """The cell with its numeral in place of what was read; every reading is kept."""
    kept = tuple(reading for word in read.words for reading in word.readings) + readings
    raw = " ".join(word.raw or word.text for word in read.words)
    reader = next((one.reader for one in kept), read.words[0].reader if read.words else COUNTED)
    box = Box.around(word.box for word in read.words) if read.words else crop.ink
    step = box.width / max(1, len(text))
    words: list[Word] = []
    at = 0
    for part in text.split(" "):
        left = box.left + at * step
        place = Box(left, box.top, left + len(part) * step, box.bottom)
        words.append(Word(part, place, confidence, reader, kept, RULE, raw))
        at += len(part) + 1
    return ReadCrop(tuple(words), (0,) * len(words))
