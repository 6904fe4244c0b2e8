"""What was stamped and signed over the print, taken off the picture that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from zi_extract.imaging.character import letters_of
from zi_extract.imaging.ink import Mask, ink_cut
from zi_extract.imaging.paper import darkness_of
from zi_extract.imaging.pen import find_pen
from zi_extract.imaging.rows import find_rows
from zi_extract.imaging.seals import blank, lift_seals
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage, Pixels

SOFT_RIM = 0.1
"""Width of the soft edge of a stroke, in character heights, that goes with it."""


def without_stamps_and_pen(
    image: PageImage, tables: Sequence[Box], character_height: float
) -> PageImage:
    """The prepared grey page with seals and signatures outside ``tables`` turned to paper.

    Pale stamps go wherever they are larger than letters, strokes of the pen where they lie between
    the printed rows. A page without either comes back as it is.
    """
    if character_height <= 0:
        return image
    grey = image.pixels
    if not image.bilevel:
        grey = lift_seals(grey, darkness_of(grey), tables, character_height)
    darkness = darkness_of(grey)
    ink = np.asarray(darkness >= ink_cut(darkness), dtype=np.bool_)
    letters, _ = letters_of(ink)
    blank(ink, tables, character_height)
    rows = find_rows(letters, character_height, (grey.shape[0], grey.shape[1]))
    pen = find_pen(ink, rows, character_height)
    if pen.any():
        grey = _painted(grey, pen, ink, character_height)
    return image if grey is image.pixels else replace(image, pixels=grey)


def _painted(grey: Pixels, gone: Mask, ink: Mask, height: float) -> Pixels:
    """``gone`` and its soft edge in the grey of the paper; other ink beside it stays."""
    side = 2 * max(1, round(SOFT_RIM * height)) + 1
    wide = cv2.dilate(gone.view(np.uint8), np.ones((side, side), np.uint8)) > 0
    painted = grey.copy()
    painted[wide & ~(ink & ~gone)] = np.uint8(np.median(grey))
    return painted
