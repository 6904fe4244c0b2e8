"""What was stamped and signed over the print, taken off the picture that is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.character import letters_of
from zi_extract.imaging.ink import Mask, ink_cut
from zi_extract.imaging.paper import darkness_of
from zi_extract.imaging.pen import find_pen
from zi_extract.imaging.ring_ink import REACH, find_ring_boxes, ring_ink
from zi_extract.imaging.rows import find_rows
from zi_extract.imaging.seals import blank, lift_seals, print_ink
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
    grey, height = image.pixels, character_height
    ink, letters = _ink_and_letters(grey)
    blank(ink, tables, height)
    if not image.bilevel:
        lifted = lift_seals(grey, darkness_of(grey), tables, height)
        if lifted is not grey:
            grey = _painted(
                lifted,
                _rings_on(ink, (), height, False) & ~print_ink(darkness_of(grey), height),
                None,
                height,
            )
            ink, letters = _ink_and_letters(grey)
            blank(ink, tables, height)
    rows = find_rows(letters, height, (grey.shape[0], grey.shape[1]))
    gone = _rings_on(ink, rows, height, True)
    gone |= find_pen(ink & ~gone, rows, height)
    grey = _painted(grey, gone, ink, height)
    return image if grey is image.pixels else replace(image, pixels=grey)


def _ink_and_letters(grey: Pixels) -> tuple[Mask, NDArray[np.int32]]:
    darkness = darkness_of(grey)
    ink = np.asarray(darkness >= ink_cut(darkness), dtype=np.bool_)
    return ink, letters_of(ink)[0]


def _rings_on(ink: Mask, rows: Sequence[Box], height: float, whole: bool) -> Mask:
    """The ink of round seals on the page; only of their rings, or with all that is inside."""
    gone = np.zeros(ink.shape, dtype=np.bool_)
    for box in find_ring_boxes(ink, height):
        wide = box.grown(REACH * height)
        left, top = max(0, int(wide.left)), max(0, int(wide.top))
        window = np.s_[top : int(wide.bottom), left : int(wide.right)]
        inside = [
            Box(row.left - left, row.top - top, row.right - left, row.bottom - top) for row in rows
        ]
        found = ring_ink(ink[window], inside, height, whole)
        if found is not None:
            gone[window] |= found
    return gone


def _painted(grey: Pixels, gone: Mask, ink: Mask | None, height: float) -> Pixels:
    """``gone`` and its soft edge in the grey of the paper; other ink beside it stays."""
    if not gone.any():
        return grey
    side = 2 * max(1, round(SOFT_RIM * height)) + 1
    wide = cv2.dilate(gone.view(np.uint8), np.ones((side, side), np.uint8)) > 0
    painted = grey.copy()
    painted[gone if ink is None else wide & ~(ink & ~gone)] = np.uint8(np.median(grey))
    return painted
