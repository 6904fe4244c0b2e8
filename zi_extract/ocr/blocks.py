"""The words of a page outside its tables: every printed row cut out, all read in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage
from zi_extract.ocr.crops import Crop, cut_out, letter_height
from zi_extract.ocr.engine import Reader
from zi_extract.ocr.old_layer import heard
from zi_extract.ocr.stamps import without_stamps
from zi_extract.ocr.strips import blanked, cut_strip, find_ink, find_strips
from zi_extract.ocr.third import read_third
from zi_extract.ocr.twice import ReadCrop, read_crops

STOP_ON_RULE = 0.7
"""Most confidence of a word with a stop or a comma behind it that stood on a rule: of nine such
names of faxes and copies five had a comma that both readers took for a stop."""


def read_page_words(
    image: PageImage,
    reader: Reader,
    character_height: float,
    exclude: Sequence[Box] = (),
    layer: Sequence[Word] = (),
) -> tuple[Word, ...]:
    """The words of the straight grey page outside the boxes ``exclude``, in its pixels.

    Rows are read one by one, so nothing is read across two blocks whose rows differ in height on
    the page. ``layer`` are the words of an old text layer on the straight page. Raises what the
    reader raises.
    """
    height = letter_height(character_height, image.dpi)
    crops = _crops(image, height, exclude)
    reads = read_third(crops, read_crops(crops, reader, "line"), reader, "line")
    reads = [
        _stops_doubted(read) if crop.on_rule else read
        for crop, read in zip(crops, heard(reads, layer), strict=True)
    ]
    return tuple(word for read in reads for word in read.words)


def _crops(image: PageImage, height: float, exclude: Sequence[Box]) -> list[Crop]:
    pixels = blanked(image.pixels, exclude, height)
    if not image.bilevel:
        pixels = without_stamps(pixels, height)
    ink = find_ink(pixels, height)
    rules = ink.underlines.touching if ink.underlines is not None else ()
    crops = []
    for strip in find_strips(ink, height):
        piece, left, top = cut_strip(pixels, ink, strip, height)
        whole = Box(0, 0, piece.shape[1], piece.shape[0])
        crop = cut_out(piece, whole, height, bordered=False, bilevel=image.bilevel)
        if crop is not None:
            on_rule = any(strip.intersection(rule) > 0 for rule in rules)
            crops.append(replace(crop.moved(left, top), on_rule=on_rule))
    return crops


def _stops_doubted(read: ReadCrop) -> ReadCrop:
    """The reading of a row on a rule: tails of commas lay in it, which now look like stops."""
    words = (
        replace(word, confidence=min(word.confidence, STOP_ON_RULE))
        if word.text.endswith((".", ","))
        else word
        for word in read.words
    )
    return replace(read, words=tuple(words))
