"""A third reading where two differ or say no word: the ink smaller, so that other strokes meet.

Two of three readings decide. Letters that one model takes apart at its usual size are often read
whole at three quarters of it; what all three read differently stays in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.confidence import DOUBTFUL, MADE
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Layout, Reader, Sighting
from zi_extract.ocr.known import EDGE, is_known
from zi_extract.ocr.narrow import reduced
from zi_extract.ocr.repair import ONES, repaired
from zi_extract.ocr.twice import WIDEST_TWIN, ReadCrop, is_alike
from zi_extract.ocr.votes import UNSURE_STOP, is_unsure_stop, with_seen_comma

SMALLER = 0.75
"""Scale of the third picture. Of 142 cells that were read wrong at full size this model read 52
right at it, 36 at full size and 49 at 1.4; of 100 right but doubted ones 70."""

TWO_OF_THREE = {True: 0.9, False: 0.75}
"""Probability of a word, known or not, on which two of three readings agree."""

STROKES = str.maketrans(dict.fromkeys(ONES, "I"))
"""Upright strokes taken for one another."""

ALL_DIFFER = 0.5
"""Most that a word is believed that was read in three ways."""

ONLY_KNOWN = {True: 0.9, False: 0.6}
"""Probability of a known word that only the third reading has: where the others differ, and where
they agree on what is no word. All 8 of either were right, but authors err, too."""

GUESSED, SIGNS = 0.1, 2
"""Engine's confidence below which readings that agree are guesses at ink that is no print, where
they have so few signs: a ``3`` of a stamp was read twice with 0.05 and 0.00. Longer words that
were read alike and as unsurely were all right (``sehari-hari``)."""

LONG = 4
"""Letters from which a known word is no accident; signs and numerals of three letters often are."""


def read_third(
    crops: Sequence[Crop], reads: Sequence[ReadCrop], reader: Reader, layout: Layout
) -> list[ReadCrop]:
    """The same reads; words whose two readings differ as two of three readings have them.

    Raises what the reader raises.
    """
    doubted = [k for k, read in enumerate(reads) if any(map(_is_doubted, read.words))]
    pictures = [reduced(crops[k].pixels, SMALLER) for k in doubted]
    found = reader.read(pictures, layout, "third")
    settled = list(reads)
    for k, seen in zip(doubted, found, strict=True):
        placed = [(_on_page(crops[k], sighting), sighting) for sighting in seen]
        name = f"{reader.name('third')}@{SMALLER}"
        words = tuple(_voted(word, placed, name) for word in reads[k].words)
        settled[k] = ReadCrop(words, reads[k].lines)
    return settled


def _is_doubted(word: Word) -> bool:
    """Whether two readings differ in more than capitals (of those, size tells), or say no word."""
    texts = {reading.text.casefold() for reading in word.readings}
    told = len(texts) == 1 and is_known(word.text)
    return word.confidence < DOUBTFUL and len(word.readings) == 2 and not told


def _on_page(crop: Crop, sighting: Sighting) -> Box:
    return crop.to_page(sighting.box.scaled(1 / SMALLER))


def _voted(word: Word, placed: Sequence[tuple[Box, Sighting]], name: str) -> Word:
    seen = _in_place_of(word, placed) if _is_doubted(word) else []
    if not seen:
        return word
    third = Reading(
        "".join(sighting.text for sighting in seen),
        min(sighting.confidence for sighting in seen),
        name,
    )
    return _settled(word, third)


def _in_place_of(word: Word, placed: Sequence[tuple[Box, Sighting]]) -> list[Sighting]:
    """What the third reading saw of the word and of nothing else."""
    here = [
        (box, sighting)
        for box, sighting in placed
        if box.intersection(word.box) >= 0.5 * min(box.area, word.box.area) > 0
    ]
    wide = sum(box.width for box, _ in here) > WIDEST_TWIN * word.box.width
    return [] if wide else [sighting for _, sighting in here]


def _settled(word: Word, third: Reading) -> Word:
    kept = (*word.readings, third)
    as_read = repaired(replace(word, text=third.text, raw="", repair=""))
    if is_alike(as_read.text, word.text):
        if _is_guessed(word, third):
            return replace(word, readings=kept)
        word = with_seen_comma(word, as_read.text)
        sure = UNSURE_STOP if is_unsure_stop(word) else TWO_OF_THREE[is_known(word.text)]
        return replace(word, confidence=max(word.confidence, sure), readings=kept)
    for other in word.readings:
        second = repaired(replace(word, text=other.text, raw="", repair=""))
        if second.text == as_read.text and _is_outvoted(word, second, kept):
            sure = TWO_OF_THREE[is_known(second.text)]
            return replace(second, reader=other.reader, confidence=sure, readings=kept)
    differ = len({one.text for one in word.readings}) > 1
    if _is_only_known(as_read, word):
        return replace(as_read, reader=third.reader, confidence=ONLY_KNOWN[differ], readings=kept)
    if not differ:
        return word  # a name, perhaps: the small picture is no better witness than two
    return replace(word, confidence=min(word.confidence, ALL_DIFFER), readings=kept)


def _is_guessed(word: Word, third: Reading) -> bool:
    """Whether one sign or two were read alike, and never with any confidence."""
    alike = [third, *(one for one in word.readings if is_alike(one.text, third.text))]
    return len(third.text) <= SIGNS and max(one.confidence for one in alike) < GUESSED


def _is_only_known(third: Word, word: Word) -> bool:
    """Whether the third reading is a word of some length and the others are none.

    It must not be a part of theirs: ``formasi`` for ``nformasi`` has lost what they have.
    """
    plain = sum(map(str.isalpha, third.text)) >= LONG
    part = any(third.text.strip(EDGE) in other[1:] for other in word.texts)
    return plain and not part and is_known(third.text) and not any(map(is_known, word.texts))


def _is_outvoted(word: Word, second: Word, readings: Sequence[Reading]) -> bool:
    """Whether the other two readings, which are alike, outweigh the one that is believed.

    Counted with one model as second and third, which makes the same slip at both sizes: where both
    are words the believed one was right 42 times, the other 20 times; where neither is, 12 and 17
    times, and their confidence tells. It tells between ``1.`` and ``I.``, too.
    """
    known, known_second = is_known(word.text), is_known(second.text)
    if known_second and word.text.lower() in MADE:
        return True
    strokes = word.text.translate(STROKES) == second.text.translate(STROKES)
    if (known or known_second) and not (strokes and known == known_second):
        return known_second and not known
    believed = max(one.confidence for one in readings if one.reader == word.reader)
    return min(one.confidence for one in readings if one.reader != word.reader) > believed
