"""Words in pictures that were pasted into a born-digital page: a signed block, a letterhead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.ocr.blocks import read_page_words
from zi_extract.ocr.engine import Reader

WIDE = 1.5
"""Times as wide as high from which a picture may hold lines of text. Logos, seals and codes are
square; who signs electronically pastes role, code and name as one picture, twice as wide."""

LOWEST = 4.0
"""Character heights below which a picture holds no lines of text: a signature's stroke, a rule."""

MOST = 0.5
"""Share of the page from which a picture is no block on it, but the page itself or its backdrop."""

SURE, LETTERS = 0.8, 3
"""Confidence (0-1) and letters of a word from which a row of a picture is text. Strokes of a
signature are read with less, or as a letter or two."""

PAPER = 255


def read_pasted(
    page: PageImage,
    pictures: Sequence[Box],
    printed: Sequence[Box],
    reader: Reader,
    height: float,
) -> tuple[Word, ...]:
    """The words in ``pictures`` of a page, in its pixels.

    ``printed`` are boxes of what is known: words of the text layer, codes. A picture with words of
    the text layer over it is none of its own. Raises what the reader raises.
    """
    size = page.width * page.height
    shown = [
        box
        for box in pictures
        if box.width >= WIDE * box.height >= WIDE * LOWEST * height and box.area < MOST * size
    ]
    if not shown:
        return ()
    pixels = _only(_grey(page.pixels), shown, printed)
    words = read_page_words(replace(page, pixels=pixels), reader, height)
    rows = [box for box in map(_row_of, words) if box is not None]
    return tuple(word for word in words if any(_stands_in(word.box, row) for row in rows))


def _row_of(word: Word) -> Box | None:
    """The row on which a word stands that is surely text; None for any other."""
    letters = sum(map(str.isalpha, word.text))
    return word.box if word.confidence >= SURE and letters >= LETTERS else None


def _stands_in(box: Box, row: Box) -> bool:
    return row.top <= box.center_y <= row.bottom


def _grey(pixels: Pixels) -> Pixels:
    return pixels if pixels.ndim == 2 else np.asarray(pixels.mean(axis=2), dtype=np.uint8)


def _only(pixels: Pixels, shown: Sequence[Box], hidden: Sequence[Box]) -> Pixels:
    """White paper with nothing on it but what lies in ``shown``, and not in ``hidden``."""
    made = np.full_like(pixels, PAPER)
    for box in shown:
        made[_slices(box)] = pixels[_slices(box)]
    for box in hidden:
        made[_slices(box)] = PAPER
    return made


def _slices(box: Box) -> tuple[slice, slice]:
    return (
        slice(max(0, int(box.top)), max(0, int(box.bottom) + 1)),
        slice(max(0, int(box.left)), max(0, int(box.right) + 1)),
    )
