"""Rulings of which a fax has left dots: joined, where nothing else stands beside them."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.pixels.bitmap import Bitmap, window

Mask = NDArray[np.bool_]
Bits = NDArray[np.uint8]

DOT_GAP = 0.36
"""Longest gap between two dots of a ruling, in character heights. Dots of a leader (``....``) are
0.5 apart; at 0.2 half of the dots stay single."""

DOTTED_LENGTH = 4.0
"""Shortest row of joined dots that is a ruling, in character heights: stems of two lines of letters
are 3.5 long where print is set close."""

BESIDE_REACH = 0.5
"""How far beside a dotted ruling paper must be bare, in character heights: half of a cell's
padding."""

BESIDE_INK = 0.12
"""Most ink (0-1) there: rulings that cross it have up to 0.12 in columns of weeks, letters 0.25."""


def with_dots_joined(mask: Mask, character_height: float) -> Mask:
    """The ink of a straight page (``H x W``) with dotted rulings drawn whole, level and upright."""
    ink = mask.view(np.uint8)
    level = _joined(ink, character_height)
    upright = _joined(np.ascontiguousarray(ink.T), character_height).T
    return np.asarray((ink | level | upright) > 0)


def _joined(ink: Bits, character_height: float) -> Bits:
    """The level rows of dots of the page, joined."""
    gap = max(2, round(DOT_GAP * character_height))
    packed, length = Bitmap.of(ink), window(DOTTED_LENGTH * character_height)
    long = packed.dilated(rows=3).closed(columns=gap + 1).opened(columns=length)
    if not long.any():
        return np.zeros_like(ink)
    reach = window(BESIDE_REACH * character_height)
    rows = 2 * reach + 1
    around = cv2.boxFilter(ink, cv2.CV_32F, (length, rows), normalize=False)
    own = cv2.boxFilter(ink, cv2.CV_32F, (length, 5), normalize=False)
    bare = around - own <= BESIDE_INK * length * (rows - 5)
    long &= Bitmap.of(bare)
    return (packed.closed(columns=gap + 1) & long.opened(columns=length)).unpacked()
