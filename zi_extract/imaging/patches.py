"""Solid black on the page, larger than any letter: what stood there cannot be read."""

from __future__ import annotations

import cv2
import numpy as np

from zi_extract.imaging.ink import Mask
from zi_extract.imaging.paper import grey_of
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage

BLACK = 0.3
"""Share of the sheet's brightness up to which ink is black. Print has 0.05 to 0.25 on all papers,
fills of rows and columns 0.5 and more; pale enough for print to stand on them is from 0.4 on."""

SOLID, LONGEST_MARK = 1.4, 2.4
"""Least side of a patch, and least length of its longer one, in character heights: square marks
reach 1.9 both ways, a line of a table is 1.6 high and its cells are wider. Strokes of titles are
under 0.6."""

FULL = 0.85
"""Share (0-1) of the smallest rectangle around it, straight or askew, that a patch fills. Round
marks and punched holes have 0.79, arms of letterheads less."""

EDGE = 1.0
"""Character heights from the sheet's edge within which black is the lid of the scanner."""


def find_patches(image: PageImage, character_height: float) -> tuple[Box, ...]:
    """Black rectangles of the straight page, in pixels, from top to bottom."""
    side = round(SOLID * character_height)
    if side < 2:
        return ()
    grey = grey_of(image)
    black = (grey < BLACK * float(np.percentile(grey[::4, ::4], 90))).astype(np.uint8)
    solid = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not solid.any():
        return ()
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    found = [
        Box(float(left), float(top), float(left + wide), float(top + high))
        for label, (left, top, wide, high, _) in enumerate(stats)
        if label
        and _is_patch(labels[top : top + high, left : left + wide] == label, character_height)
    ]
    sheet = Box(0.0, 0.0, float(grey.shape[1]), float(grey.shape[0])).grown(
        -EDGE * character_height
    )
    return tuple(sorted((box for box in found if _within(box, sheet)), key=lambda box: box.top))


def _is_patch(ink: Mask, height: float) -> bool:
    high, wide = ink.shape
    if max(wide, high) < LONGEST_MARK * height:
        return False
    _, size, _ = cv2.minAreaRect(np.argwhere(ink).astype(np.float32))
    return bool(ink.sum() >= FULL * (size[0] + 1) * (size[1] + 1))


def _within(box: Box, sheet: Box) -> bool:
    return sheet.contains(box.left, box.top) and sheet.contains(box.right, box.bottom)
