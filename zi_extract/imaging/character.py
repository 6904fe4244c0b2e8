"""The yardstick of a page: how high its letters are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import Mask, PageInk, find_ink
from zi_extract.imaging.paper import grey_of
from zi_extract.model.page_image import PageImage
from zi_extract.pixels.pieces import Pieces, pieces_of

SMALLEST_LETTER = 0.0016
"""Least height of a letter in shares of the page's long side (0.5 mm on A4: 4-point print). Below
0.001 specks of fax count as letters, above 0.003 notes in small print do not."""

LARGEST_LETTER = 0.02
"""Greatest height of a letter in shares of the long side (6 mm on A4: 24-point capitals)."""

LEAST_OF_COMMON = 0.45
"""Least height of a letter in shares of the height that most of the ink has. Lower lets full stops
and specks in, higher drops small letters beside capitals."""

MIN_LETTERS = 4
"""Fewer letters than this are no text: a lone speck must not become the yardstick."""

USUAL_LETTER = 0.07
"""Inches: the same height in 10-point print, for a page with too few letters to measure."""

LOWER_CASE = 30
"""Percentile of the letters' heights that is the x-height. Of mixed print about 55 % of the letters
have neither ascender nor descender; above 45 titles in capitals decide, below 15 merged dots do."""


def character_height(image: PageImage) -> float:
    """The height in pixels of the page's letters without ascender and descender (x-height).

    It is the 30th percentile of the heights of the connected pieces of ink that are letters (dots,
    specks and strokes left out). On a page all in capitals or digits it is their height, about 1.4
    times the x-height of the same print. 0.0 for a page without text. The page must be straight.
    """
    return letter_height(find_ink(grey_of(image)))


def letter_height_or_usual(ink: PageInk, dpi: float) -> float:
    """As :func:`letter_height`; that of usual print where a page has ink, but few letters.

    Such is one with only the end of a signature, whose underlined name is one piece of ink.
    """
    return letter_height(ink) or USUAL_LETTER * dpi


def letter_height(ink: PageInk) -> float:
    """As :func:`character_height`, of a page's ink."""
    return height_of(letters_among(ink.pieces)[0])


def height_of(boxes: NDArray[np.int32]) -> float:
    """As :func:`character_height`, of letter boxes (left, top, width, height)."""
    if len(boxes) < MIN_LETTERS:
        return 0.0
    return float(np.percentile(boxes[:, 3], LOWER_CASE))


def letter_boxes(mask: Mask) -> NDArray[np.int32]:
    """Boxes (left, top, width, height) of pieces of ink that may be letters, one row each."""
    return letters_among(pieces_of(mask))[0]


def letters_of(mask: Mask) -> tuple[NDArray[np.int32], Mask]:
    """The boxes of what may be letters, and the ink of these pieces alone."""
    pieces = pieces_of(mask)
    boxes, fits = letters_among(pieces)
    return boxes, pieces.ink(fits)


def letters_among(pieces: Pieces) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The boxes of what may be letters, and which of the pieces they are."""
    fits = _are_letters(pieces.stats.astype(np.int64), max(pieces.labels.shape))
    return np.asarray(pieces.stats[fits, :4], dtype=np.int32), fits


def _are_letters(stats: NDArray[np.int64], side: int) -> NDArray[np.bool_]:
    """Which rows (left, top, width, height, area; the first is the paper) are letters by size."""
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    fits = (height >= max(3, SMALLEST_LETTER * side)) & (height <= LARGEST_LETTER * side)
    fits &= (width >= 0.15 * height) & (width <= 6 * height)
    fits &= area >= 0.12 * width * height
    fits[0] = False
    if fits.any():
        fits &= height >= LEAST_OF_COMMON * _weighted_median(height[fits], area[fits])
    return np.asarray(fits, dtype=np.bool_)


def _weighted_median(values: NDArray[np.int64], weights: NDArray[np.int64]) -> float:
    """Weighted by area, so that a page full of specks still has the height of its letters."""
    order = np.argsort(values, kind="stable")
    cumulative = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(cumulative, cumulative[-1] / 2)])
