"""The text of table cells: every cell cut out and cleaned, all of them read in one call.

Read with its rulings, a table page has 3-21 % wrong characters inside cells; each cell's own
picture has 0.1-0.4 %, and one call for all of them costs less than one pass over the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.columns import in_columns
from zi_extract.ocr.crops import Crop, cut_out, letter_height
from zi_extract.ocr.doubt import doubted, ends_in_few, without_stops
from zi_extract.ocr.engine import Reader
from zi_extract.ocr.old_layer import heard
from zi_extract.ocr.printed import printed_text
from zi_extract.ocr.sequences import in_sequences
from zi_extract.ocr.third import read_third
from zi_extract.ocr.twice import ReadCrop, read_crops
from zi_extract.ocr.upright import read_upright

TEXT_IN_GRID = 0.95
"""Confidence from which text in a cell of a time grid is believed; specks are read below it."""

Place = tuple[int, int]
"""Index of a fragment on the page and of a cell in it."""


def read_cells(
    image: PageImage,
    fragments: Sequence[TableFragment],
    reader: Reader,
    character_height: float,
    first_index: int = 0,
    *,
    layer: Sequence[Word] = (),
) -> tuple[tuple[Word, ...], tuple[TableFragment, ...]]:
    """The words of all cells, and the fragments with their cells' text, words and confidence.

    ``image`` is a straight grey picture. Word indices start at ``first_index``. Cells that carry a
    mark of a time grid or have no ink are not read and keep their confidence. Raises what the
    reader raises.
    """
    height = letter_height(character_height, image.dpi)
    crops = _crops(image, fragments, height)
    reads = read_crops(list(crops.values()), reader, "block")
    places = list(crops)
    cut = [(fragments[f].cells[c].box, crop) for (f, c), crop in crops.items()]
    reads = read_upright(image, cut, reads, reader, height)
    pictures = list(crops.values())
    reads = heard(read_third(pictures, reads, reader, "block"), layer)
    reads = in_columns(fragments, places, pictures, reads, reader)
    reads = in_sequences(fragments, places, pictures, reads, reader)
    reads = _doubted(reads, rough=image.bilevel)
    words: list[Word] = []
    filled: dict[Place, Cell] = {}
    for place, read in zip(crops, reads, strict=True):
        cell = fragments[place[0]].cells[place[1]]
        if cell.tick is not None and not (cell.tick.provisional or _is_text(read)):
            continue
        start = first_index + len(words)
        words += read.words
        filled[place] = _filled(cell, read, start)
    return tuple(words), tuple(
        replace(
            fragment,
            cells=tuple(filled.get((f, c), cell) for c, cell in enumerate(fragment.cells)),
        )
        for f, fragment in enumerate(fragments)
    )


def _doubted(reads: Sequence[ReadCrop], *, rough: bool) -> list[ReadCrop]:
    """The reads, with words in odd places believed less."""
    reads = [replace(read, words=doubted(read.words, read.lines, rough=rough)) for read in reads]
    if not ends_in_few([[word.text for word in read.words] for read in reads]):
        return reads
    return [replace(read, words=without_stops(read.words, read.lines)) for read in reads]


def _crops(
    image: PageImage, fragments: Sequence[TableFragment], height: float
) -> dict[Place, Crop]:
    crops = {}
    for f, fragment in enumerate(fragments):
        for c, cell in enumerate(fragment.cells):
            tick = cell.tick
            if tick is not None and tick.verdict == "marked" and not tick.provisional:
                continue
            crop = cut_out(image.pixels, cell.box, height, bilevel=image.bilevel)
            if crop is not None:
                crops[f, c] = crop
    return crops


def _is_text(read: ReadCrop) -> bool:
    """Whether a cell of a time grid holds text after all, and no speck or faint mark."""
    return bool(read.words) and min(word.confidence for word in read.words) >= TEXT_IN_GRID


def _filled(cell: Cell, read: ReadCrop, start: int) -> Cell:
    words = read.words
    return replace(
        cell,
        text=printed_text(words, read.lines),
        words=tuple(range(start, start + len(words))),
        confidence=min((word.confidence for word in words), default=0.0),
    )
