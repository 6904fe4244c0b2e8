"""The yardstick of a page: how high its letters are."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import Mask, ink_mask
from zi_extract.model.page_image import PageImage

SMALLEST_LETTER = 0.0016
"""Least height of a letter in shares of the page's long side (0.5 mm on A4: 4-point print). Below
0.001 specks of fax count as letters, above 0.003 notes in small print do not."""

LARGEST_LETTER = 0.02
"""Greatest height of a letter in shares of the long side (6 mm on A4: 24-point capitals)."""

MIN_LETTERS = 4
"""Fewer letters than this are no text: a lone speck must not become the yardstick."""


def character_height(image: PageImage) -> float:
    """The median height in pixels of the page's letters, dots and marks left out.

    Letters are connected pieces of ink. In mixed print most of them are without ascender or
    descender, so this is the x-height; on a page all in capitals it is their height (about 1.4
    times that). 0.0 for a page without text. The page must be straight.
    """
    return letter_height(ink_mask(image))


def letter_height(mask: Mask) -> float:
    """As :func:`character_height`, of an ink mask."""
    heights = letter_boxes(mask)[:, 3]
    if len(heights) < MIN_LETTERS:
        return 0.0
    return float(np.median(heights))


def letter_boxes(mask: Mask) -> NDArray[np.int32]:
    """Boxes (left, top, width, height) of pieces of ink that may be letters, one row each."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    boxes = np.asarray(stats[1:, :5], dtype=np.int32)
    if not len(boxes):
        return boxes[:, :4]
    width, height, area = boxes[:, 2], boxes[:, 3], boxes[:, 4]
    side = max(mask.shape)
    fits = (height >= max(3, SMALLEST_LETTER * side)) & (height <= LARGEST_LETTER * side)
    fits &= (width >= 0.15 * height) & (width <= 6 * height)
    fits &= area >= 0.12 * width * height
    kept = boxes[fits, :4]
    if len(kept):
        kept = kept[kept[:, 3] >= 0.5 * np.median(kept[:, 3])]
    return kept
