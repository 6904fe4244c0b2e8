"""Solid black on the page, larger than any letter: what stood there cannot be read."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import Mask
from zi_extract.imaging.paper import grey_of
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage
from zi_extract.pixels.bitmap import Bitmap
from zi_extract.pixels.histogram import percentile_of

BLACK = 0.3
"""Share of the sheet's brightness up to which ink is black. Print has 0.05 to 0.25 on all papers,
fills of rows and columns 0.5 and more; pale enough for print to stand on them is from 0.4 on."""

DARKEST, LIKE_PRINT = 0.2, 0.1
"""Percentile of a page's brightness at which its print is darkest, and by how much brighter (share
of the sheet's) a patch may be: dark fills of marks are brighter by 0.2, as uneven light shows some
of them darker than BLACK and some not."""

SOLID, LONGEST_MARK = 1.4, 2.4
"""Least side of a patch, and least length of its longer one, in character heights: square marks
reach 1.9 both ways, a line of a table is 1.6 high and its cells are wider. Strokes of titles are
under 0.6."""

FULL = 0.85
"""Share (0-1) of the smallest rectangle around it, straight or askew, that a patch fills. Arms of
letterheads fill less."""

SQUARE, CORNER, FILLED = 1.3, 0.12, 0.5
"""Longest side over the shortest up to which a patch may be a punched hole; side of its corners, as
share of the patch; share of their ink from which they are there. The opening cuts a hole's arcs
flat, so that it fills 0.94 of its rectangle, but has a tenth of each corner."""

SHADE = 0.4
"""Share of the sheet's brightness up to which a hole is dark: what lies behind it may be no blacker
than a patch must be, so that the patch is a piece of it without its arcs."""

EDGE = 1.0
"""Character heights from the sheet's edge within which black is the lid of the scanner."""


def find_patches(image: PageImage, character_height: float) -> tuple[Box, ...]:
    """Black rectangles of the straight page, in pixels, from top to bottom."""
    side = round(SOLID * character_height)
    if side < 2:
        return ()
    grey = grey_of(image)
    bright = percentile_of(grey[::4, ::4], 90)
    darkest = percentile_of(grey[::2, ::2], DARKEST)
    blackest = math.ceil(min(BLACK * bright, darkest + LIKE_PRINT * bright))
    solid = Bitmap.of(grey < blackest).opened(side, side)
    if not solid.any():
        return ()
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid.unpacked(), connectivity=4)
    found = [
        Box(float(left), float(top), float(left + wide), float(top + high))
        for label, (left, top, wide, high, _) in enumerate(stats)
        if label
        and _is_patch(labels[top : top + high, left : left + wide] == label, character_height)
    ]
    sheet = Box(0.0, 0.0, float(grey.shape[1]), float(grey.shape[0])).grown(
        -EDGE * character_height
    )
    found = [box for box in found if _within(box, sheet)]
    if found:
        whole = Bitmap.of(grey < SHADE * bright).opened(side // 2, side // 2).unpacked()
        _, labels, stats, _ = cv2.connectedComponentsWithStats(whole, connectivity=4)
        found = [box for box in found if not _is_in_hole(box, labels, stats)]
    return tuple(sorted(found, key=lambda box: box.top))


def _is_in_hole(patch: Box, labels: NDArray[np.int32], stats: NDArray[np.int32]) -> bool:
    """Whether the patch is a piece of a round one, where less black is black, too."""
    label = labels[round(patch.center_y), round(patch.center_x)]
    left, top, wide, high, _ = stats[label]
    return bool(label) and _is_round(labels[top : top + high, left : left + wide] == label)


def _is_patch(ink: Mask, height: float) -> bool:
    high, wide = ink.shape
    if max(wide, high) < LONGEST_MARK * height or _is_round(ink):
        return False
    _, size, _ = cv2.minAreaRect(np.argwhere(ink).astype(np.float32))
    return bool(ink.sum() >= FULL * (size[0] + 1) * (size[1] + 1))


def _is_round(ink: Mask) -> bool:
    """Whether the patch is as wide as high and has no corners."""
    least = min(ink.shape)
    if max(ink.shape) > SQUARE * least:
        return False
    side = max(2, round(CORNER * least))
    ends = (slice(None, side), slice(-side, None))
    return float(np.mean([ink[y, x].mean() for y in ends for x in ends])) < FILLED


def _within(box: Box, sheet: Box) -> bool:
    return sheet.contains(box.left, box.top) and sheet.contains(box.right, box.bottom)
