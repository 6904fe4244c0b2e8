"""The words of a page outside its tables."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.ocr.crops import READING_HEIGHT
from zi_extract.ocr.engine import Reader


def read_page_words(
    image: PageImage,
    reader: Reader,
    character_height: float,
    exclude: Sequence[Box] = (),
) -> tuple[Word, ...]:
    """The words of the straight page outside the boxes ``exclude``; boxes in its pixels.

    Raises what the reader raises.
    """
    blanked = _without(image.pixels, exclude, character_height)
    scale = READING_HEIGHT / character_height
    picture = cv2.resize(blanked, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    (seen,) = reader.read([picture.astype(np.uint8)], "page")
    return tuple(Word(s.text, s.box.scaled(1 / scale), s.confidence, reader.name()) for s in seen)


def _without(pixels: Pixels, boxes: Sequence[Box], height: float) -> Pixels:
    """The page with white where the boxes are, their rulings included."""
    if not boxes:
        return pixels
    blanked = pixels.copy()
    for box in boxes:
        wide = box.grown(height / 3)
        blanked[
            max(0, round(wide.top)) : round(wide.bottom),
            max(0, round(wide.left)) : round(wide.right),
        ] = 255
    return blanked
