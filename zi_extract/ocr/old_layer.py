"""Somebody's old OCR under a scan: judged against the fresh reading, and heard where it is good.

Such layers are often worse than what we read, so that nothing is taken from them by itself. Where
a layer says the same as our sure words, its words vote on our doubtful ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.confidence import DOUBTFUL
from zi_extract.ocr.known import is_known
from zi_extract.ocr.repair import repaired
from zi_extract.ocr.twice import ReadCrop

READER = "text-layer"

SURE = 0.95
"""Probability of the fresh words by which the layer is judged."""

SHORTEST = 4
"""Letters of such a word: short ones agree by chance."""

SAMPLE = 60
"""Words that are compared, spread over the page; with 60 a share of 0.9 is known to 0.04."""

FEWEST = 10
"""Words without which a layer cannot be judged and is dropped."""

AGREES = 0.9
"""Share of the sample that the layer must have right. Old OCR of clean scans has 0.97 and more,
spoilt layers (``KER.'A``) 0.5 to 0.8."""

BORNE_OUT = {True: 0.9, False: 0.82}
"""Probability of a word, known or not, that a good layer and one of our readings agree on."""

SAME_PLACE = 0.5
"""Share of the smaller box in which two words of one place overlap."""


def is_good(words: Sequence[Word], layer: Sequence[Word]) -> bool:
    """Whether the layer reads like our sure words; both in pixels of the straight page."""
    sure = [word for word in words if word.confidence >= SURE and len(word.text) >= SHORTEST]
    sample = sure[:: len(sure) // SAMPLE + 1]
    if len(sample) < FEWEST or not layer:
        return False
    same = sum(_beside(word, layer) == word.text for word in sample)
    return same >= AGREES * len(sample)


def heard(reads: Sequence[ReadCrop], layer: Sequence[Word]) -> list[ReadCrop]:
    """The reads, doubtful words as one of their readings and a good layer have them."""
    if not is_good([word for read in reads for word in read.words], layer):
        return list(reads)
    return [
        ReadCrop(tuple(_voted(word, layer) for word in read.words), read.lines) for read in reads
    ]


def _beside(word: Word, layer: Sequence[Word]) -> str:
    """What the layer has in the place of a word."""
    return "".join(
        other.text
        for other in layer
        if word.box.intersection(other.box) >= SAME_PLACE * min(word.box.area, other.box.area) > 0
    )


def _voted(word: Word, layer: Sequence[Word]) -> Word:
    said = _beside(word, layer) if word.confidence < DOUBTFUL else ""
    if not said:
        return word
    kept = (*word.readings, Reading(said, 0.0, READER))
    if said == word.text:
        return replace(word, confidence=BORNE_OUT[is_known(said)], readings=kept)
    for reading in word.readings:
        other = repaired(replace(word, text=reading.text, raw="", repair=""))
        if other.text == said:
            sure = BORNE_OUT[is_known(said)]
            return replace(other, reader=reading.reader, confidence=sure, readings=kept)
    return replace(word, readings=kept)
