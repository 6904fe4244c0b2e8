"""Cells whose text runs up or down the page: months over narrow columns, areas beside their rows.

The engine reads rows only, and sees signs and scraps in such a cell. Where its reading of a tall
and narrow piece of ink is in doubt, the piece is turned both ways and read again; the turn whose
words are known and sure is how it was printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.ocr.crops import READING_HEIGHT, Crop, cut_out
from zi_extract.ocr.engine import Reader
from zi_extract.ocr.known import is_known
from zi_extract.ocr.twice import ReadCrop, read_crops

TALLER = 1.6
"""Times that upright ink is higher than wide: ``Mei`` has 1.9. Wider ink holds rows of words."""

WIDEST = 5.0
"""Character heights of the widest upright text: three lines side by side."""

SHORTEST = 2.0
"""Character heights of the shortest upright text, ``Mei``; a digit or two are lower."""

DOUBTED = 0.8
"""Mean probability of a reading's words below which the text may run upright."""

BELIEVED = 0.85
"""Mean probability of the words, read turned, from which they are what is printed."""

TELLING = 2
"""Cells of a row with upright text from which its other tall cells are turned the same way, too,
however surely they were read: ``Mei`` from the side is a 3. One may be a scrap."""

SAME_ROW = 0.5
"""How far the edges of cells of one row may lie apart, in character heights."""


def read_upright(
    image: PageImage,
    cells: Sequence[tuple[Box, Crop]],
    reads: Sequence[ReadCrop],
    reader: Reader,
    height: float,
) -> list[ReadCrop]:
    """The same reads; tall cells that made no sense as the text that runs up or down in them.

    ``cells`` are the boxes on the page and what was cut out of them, ``height`` is the page's
    character height in pixels. The words' boxes lie on the page. Raises what the reader raises.
    """
    settled, ways = list(reads), dict[int, bool]()

    def settle(wanted: Sequence[tuple[int, bool]], *, told: bool = False) -> None:
        for k, up, read in _read_turned(image, cells, wanted, reader, height):
            if _makes_sense(read) and (told or _sureness(read) > _sureness(settled[k])):
                settled[k], ways[k] = _on_page(read, cells[k][0], up), up

    tall = [k for k, (_, crop) in enumerate(cells) if _is_tall(crop) and _is_doubted(settled[k])]
    settle([(k, up) for k in tall for up in (True, False)])
    settle(_beside(cells, ways, height), told=True)
    return settled


def _read_turned(
    image: PageImage,
    cells: Sequence[tuple[Box, Crop]],
    wanted: Sequence[tuple[int, bool]],
    reader: Reader,
    height: float,
) -> Iterator[tuple[int, bool, ReadCrop]]:
    """Cells turned as if their text ran up (or down), and what is read so."""
    turned = [(k, up, _turned(image, cells[k][0], height, up)) for k, up in wanted]
    found = [(k, up, crop) for k, up, crop in turned if crop is not None]
    again = read_crops([crop for _, _, crop in found], reader, "block")
    for (k, up, _), read in zip(found, again, strict=True):
        yield k, up, read


def _makes_sense(read: ReadCrop) -> bool:
    return _sureness(read) >= BELIEVED and _is_speech(read)


def _beside(
    cells: Sequence[tuple[Box, Crop]], ways: Mapping[int, bool], height: float
) -> list[tuple[int, bool]]:
    """The tall cells of rows with upright text that were not read as it runs there, and its way."""
    near = SAME_ROW * height
    found = []
    for k, (box, _) in enumerate(cells):
        if box.height < TALLER * box.width:
            continue
        row = [
            up
            for other, up in ways.items()
            if other != k
            and abs(cells[other][0].top - box.top) <= near
            and abs(cells[other][0].bottom - box.bottom) <= near
        ]
        up = row.count(True) > row.count(False)
        if row.count(up) >= TELLING and ways.get(k) != up:
            found.append((k, up))
    return found


def _is_doubted(read: ReadCrop) -> bool:
    return _sureness(read) < DOUBTED


def _is_tall(crop: Crop) -> bool:
    wide, high = (side * crop.scale / READING_HEIGHT for side in (crop.ink.width, crop.ink.height))
    return high >= TALLER * wide and wide <= WIDEST and high >= SHORTEST


def _sureness(read: ReadCrop) -> float:
    return fmean(word.confidence for word in read.words) if read.words else 0.0


def _is_speech(read: ReadCrop) -> bool:
    """Whether most of what was read is known words: scraps turned make none."""
    known = [is_known(word.text) for word in read.words if len(word.text) > 1]
    return bool(known) and sum(known) > len(known) / 2


def _turned(image: PageImage, box: Box, height: float, up: bool) -> Crop | None:
    """The cell turned so that text that runs up (or down) lies level."""
    piece = _piece(image.pixels, box)
    level = np.ascontiguousarray(np.rot90(piece, -1 if up else 1))
    whole = Box(0, 0, level.shape[1], level.shape[0])
    return cut_out(level, whole, height, bilevel=image.bilevel)


def _piece(pixels: Pixels, box: Box) -> Pixels:
    top, left = max(0, round(box.top)), max(0, round(box.left))
    return pixels[top : round(box.bottom), left : round(box.right)]


def _on_page(read: ReadCrop, cell: Box, up: bool) -> ReadCrop:
    """The words with their boxes turned back to where they stand on the page."""

    def back(box: Box) -> Box:
        if up:
            left, right = cell.left + box.top, cell.left + box.bottom
            return Box(left, cell.bottom - box.right, right, cell.bottom - box.left)
        left, right = cell.right - box.bottom, cell.right - box.top
        return Box(left, cell.top + box.left, right, cell.top + box.right)

    return replace(read, words=tuple(replace(word, box=back(word.box)) for word in read.words))
