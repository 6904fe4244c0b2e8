"""Reading crops once, and the doubtful ones a second time with other eyes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import TAIL_OF_Q, Reading, Word
from zi_extract.ocr.confidence import MADE, confidence_alone, confidence_of_two, is_sure
from zi_extract.ocr.confusions import cost
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Layout, Reader, Sighting
from zi_extract.ocr.known import is_known
from zi_extract.ocr.lone_strokes import as_numeral, without_remains
from zi_extract.ocr.marks import (
    NO_PIECES,
    TAILED,
    find_pieces,
    with_colons,
    with_mark,
    without_ghosts,
)
from zi_extract.ocr.narrow import read_crops_once
from zi_extract.ocr.number_months import with_month
from zi_extract.ocr.numerals import with_roman
from zi_extract.ocr.repair import repaired
from zi_extract.ocr.row_by_row import is_mixed, read_rows
from zi_extract.ocr.rows import in_rows
from zi_extract.ocr.votes import (
    UNSURE_STOP,
    is_second_better,
    is_unsure_stop,
    with_seen_comma,
    with_seen_mark,
    without_speck,
)
from zi_extract.ocr.words import spaced

UNWRITABLE = re.compile(r"[;:.,%+*=\[\]<>_]")
"""Signs in which the second model is no judge: it lacks some, and writes others in their place."""

LONE_MARK = re.compile(r"[.:;,]+")
MARK_RIM = 0.25
"""Share of a lone mark's width on each side that may be a neighbour's: the engine sees colons in
wide gaps, and their boxes reach to the letters."""

PER_CENT, PER_CENT_SEEN = "%", "Yo"
"""A sign that the second model lacks, and what it always writes for it."""

MARKS = ".,:;"
"""Marks at a word's end; the engine takes a semicolon apart to ``j`` and ``i``."""

WIDEST_TWIN = 1.6
"""Widths of a word up to which a second reading in its place is of the same word; a wider one is of
its neighbours as well and would say them twice."""


ONE_SLIP = 9.0
"""Nats up to which two pieces are a word with one slip in it (``LAMP TRAN``): a lost stroke, or
letters that are often misread."""


NUMBERED = re.compile(r"(?=.*\d.*\d)[^/]+(?:/[^/]+){2,}")
"""A number of a letter or decree: parts between slashes."""

SIGNS_LOST = 2
"""Signs in which such a number may differ from its pieces: a stop between them, a 0 for an O."""


@dataclass(frozen=True, slots=True)
class ReadCrop:
    """The words of one crop in reading order, and the number of the printed line of each."""

    words: tuple[Word, ...]
    lines: tuple[int, ...]


def read_crops(crops: Sequence[Crop], reader: Reader, layout: Layout) -> list[ReadCrop]:
    """Every crop read; crops with a doubtful word read again by the second model.

    Confidences are probabilities. Words that were read twice keep both readings.
    """
    first = read_crops_once(crops, reader, layout)
    seen = [_with_ink(crop, found) for crop, found in zip(crops, first, strict=True)]
    doubtful = [k for k, found in enumerate(seen) if _is_doubtful(found, layout)]
    again = read_crops_once([crops[k] for k in doubtful], reader, layout, "second")
    second = {k: _with_ink(crops[k], found) for k, found in zip(doubtful, again, strict=True)}
    _look_at_rows(crops, seen, second, reader, one_row=layout == "line")
    return [
        _judged(crop, found, second.get(k), reader, one_row=layout == "line")
        for k, (crop, found) in enumerate(zip(crops, seen, strict=True))
    ]


def _is_doubtful(found: Sequence[Sighting], layout: Layout) -> bool:
    """Whether a crop is read again. On lines the phrase tells words that ink makes of others."""
    made = layout == "block" and any(sighting.text.lower() in MADE for sighting in found)
    return not found or made or not all(map(_is_sure, found))


def _look_at_rows(
    crops: Sequence[Crop],
    seen: list[list[Sighting]],
    second: dict[int, list[Sighting]],
    reader: Reader,
    *,
    one_row: bool,
) -> None:
    """Crops in which neither model saw anything, or not the rows of the ink, read row by row."""
    wrong = [
        k
        for k, found in enumerate(seen)
        if not (found or second.get(k)) or (not one_row and is_mixed(crops[k], found))
    ]
    for k, found in read_rows(crops, wrong, reader, "first").items():
        seen[k] = _with_ink(crops[k], found)
    for k, found in read_rows(crops, wrong, reader, "second").items():
        second[k] = _with_ink(crops[k], found)


def _with_ink(crop: Crop, found: Sequence[Sighting]) -> list[Sighting]:
    return in_rows(
        [
            replace(sighting, text=spaced(crop, sighting))
            for sighting in found
            if crop.has_ink(_middle(sighting))
        ]
    )


def _middle(sighting: Sighting) -> Box:
    """Where the ink of a word must be; of a mark by itself, clear of the letters beside it."""
    box = sighting.box
    rim = MARK_RIM * box.width if LONE_MARK.fullmatch(sighting.text) else 0.0
    return replace(box, left=box.left + rim, right=box.right - rim)


def _is_sure(sighting: Sighting) -> bool:
    return is_sure(sighting.text, sighting.confidence)


def _judged(
    crop: Crop,
    found: list[Sighting],
    again: list[Sighting] | None,
    reader: Reader,
    *,
    one_row: bool,
) -> ReadCrop:
    if not found and again:
        found, again = again, []
    found = without_remains(_without_false_spaces(found, again or []), one_row=one_row)
    marked = one_row or any(sighting.text[-1:] in TAILED for sighting in found)
    pieces = find_pieces(crop.pixels) if marked else NO_PIECES
    if one_row:
        found = with_colons(pieces, without_ghosts(pieces, found))
    words: list[Word] = []
    for k, sighting in enumerate(found):
        before = words[-1].text if words else ""
        word = _word(crop, sighting, again, reader, before)
        word = with_mark(as_numeral(word, before), pieces, sighting.box)
        heads = not k and len(found) > 1 and found[1].text[:1].isupper()
        word = with_month(word, crop, sighting.box)
        words.append(with_roman(word, crop, sighting.box, before, heads=heads))
    return ReadCrop(tuple(words), tuple(sighting.line for sighting in found))


def _without_false_spaces(found: list[Sighting], again: list[Sighting]) -> list[Sighting]:
    """Neighbours joined that the second reading sees as one word.

    It has the same letters, perhaps with a hyphen between them that the first lost, or a mark at
    its end that the first took for a word of its own; or it is a word and the two are none.
    """
    joined: list[Sighting] = []
    for sighting in found:
        before = joined[-1] if joined else None
        whole = before and _whole(before, sighting, again)
        if before and whole:
            box = Box.around((before.box, sighting.box))
            joined[-1] = replace(sighting, text=whole, box=box)
        else:
            joined.append(sighting)
    return joined


def _whole(before: Sighting, sighting: Sighting, again: list[Sighting]) -> str:
    """The one word that the second reading has in the place of two; empty when it has none."""
    for one in again:
        if before.line == sighting.line and _same_place(before, one) and _same_place(sighting, one):
            is_mark = one.text[:-1] == before.text and one.text[-1:] in MARKS
            whole = one.text in (before.text + join + sighting.text for join in ("", "-"))
            if whole or is_mark or _is_torn(before.text, sighting.text, one.text):
                return one.text
    return ""


def _is_torn(first: str, second: str, whole: str) -> bool:
    """Whether two pieces that are no words are one known word, with a stroke of it lost between.

    Or a number with slashes (``OT.01`` and ``3/I/2021``), a sign or two of which differ.
    """
    if NUMBERED.fullmatch(whole):
        return Levenshtein.distance(first + second, whole) <= SIGNS_LOST
    pieces = is_known(first) or is_known(second)
    return not pieces and is_known(whole) and cost(whole, first + second) <= ONE_SLIP


def _word(
    crop: Crop,
    seen: Sighting,
    again: list[Sighting] | None,
    reader: Reader,
    before: str,
) -> Word:
    word = Word(seen.text, crop.to_page(seen.box), seen.confidence, reader.name())
    word = repaired(word, before)
    other = [sighting for sighting in again or () if _same_place(seen, sighting)]
    if again is None or (_is_sure(seen) and not _contradicted(word, other, rough=crop.rough)):
        return replace(word, confidence=confidence_alone(word.text, seen.confidence))
    if not other:
        return replace(word, confidence=min(0.5, seen.confidence))
    return _of_two(word, seen, _joined(other), reader, before, rough=crop.rough)


def _contradicted(word: Word, other: Sequence[Sighting], *, rough: bool) -> bool:
    """Whether the second reading has another known word in the same place, or on fax a comma."""
    second = _joined(other).text if other else word.text
    if rough and second == word.text[:-1] + "," and word.text.endswith("."):
        return True
    return is_known(second) and not is_alike(word.text, second)


def _of_two(
    word: Word, seen: Sighting, other: Sighting, reader: Reader, before: str, *, rough: bool
) -> Word:
    second = repaired(replace(word, text=other.text, raw="", repair=""), before)
    readings = (
        Reading(seen.text, seen.confidence, reader.name()),
        Reading(other.text, other.confidence, reader.name("second")),
    )
    second = replace(second, reader=reader.name("second"), confidence=other.confidence)
    agree = is_alike(word.text, second.text)
    wider = other.box.width > WIDEST_TWIN * seen.box.width
    if not agree and not wider and is_second_better(word, second, rough=rough):
        word, second = second, word
        seen = other
    clean = without_speck(word, second)
    if clean is not word:
        return replace(clean, readings=readings)
    if rough:
        word = with_seen_comma(with_seen_mark(word, second), second.text)
    sure = confidence_of_two(
        word.text, seen.confidence, agree=agree, other=second.text, rough=rough
    )
    sure = min(sure, UNSURE_STOP) if is_unsure_stop(word) else sure
    return replace(word, readings=readings, confidence=sure)


def is_alike(one: str, other: str) -> bool:
    """Whether two readings are the same but for signs that one of the models cannot write."""
    if one == other or (PER_CENT in one and one.replace(PER_CENT, PER_CENT_SEEN) == other):
        return True
    one, other = (UNWRITABLE.sub("", text.translate(TAIL_OF_Q)) for text in (one, other))
    return bool(one) and one.replace(" ", "") == other.replace(" ", "")


def _same_place(one: Sighting, other: Sighting) -> bool:
    shared = one.box.intersection(other.box)
    return shared >= 0.5 * min(one.box.area, other.box.area) > 0


def _joined(found: Sequence[Sighting]) -> Sighting:
    if len(found) == 1:
        return found[0]
    return replace(
        found[0],
        text="".join(sighting.text for sighting in found),
        confidence=min(sighting.confidence for sighting in found),
    )
