"""What lies inside a cell: its ink without remains of rulings, and how dark its ground is."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

INSET = 0.22
"""How much of a cell's rim is left out, in character heights: half a ruling and what is left of
skew and bend. Less takes rulings for marks, more cuts marks in the narrowest week columns."""


THIN = 0.3
"""Thickest remain of a ruling at the rim of a cell, in character heights."""

BAR, ACROSS = 0.55, 0.75
"""Thickest stroke (character heights) that is no mark when it goes through this share (0-1) of the
cell: the side of a stamp, a streak. Check marks and crosses are as high as they are wide."""


@dataclass(frozen=True, slots=True)
class Marking:
    """The ink of a cell, in character heights.

    ``area`` is that of what may be a mark, ``height`` and ``width`` those of its box; ``share`` is
    the dark share (0-1) of the inside, ``pieces`` the number of strokes of letter size, ``ground``
    the median grey level (0-255).
    """

    area: float
    height: float
    width: float
    share: float
    pieces: int
    ground: float


def read_marking(pixels: Grey, mask: Mask, box: Box, character_height: float) -> Marking:
    """What lies inside ``box``."""
    inset = min(INSET * character_height, box.width / 5, box.height / 5)
    left, top = round(box.left + inset + 0.5), round(box.top + inset + 0.5)
    right, bottom = round(box.right - inset), round(box.bottom - inset)
    inside = mask[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if inside.size == 0:
        return Marking(0.0, 0.0, 0.0, 0.0, 0, 255.0)
    grey = pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    kept = _without_remains(inside, character_height)
    area, height, width, pieces = _extent(kept, character_height)
    return Marking(
        area=area,
        height=height,
        width=width,
        share=float(inside.mean()),
        pieces=pieces,
        ground=float(np.median(grey)),
    )


def _without_remains(inside: Mask, character_height: float) -> list[NDArray[np.int32]]:
    """Boxes and areas of the strokes inside, without strips that cling to the rim."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        np.ascontiguousarray(inside).view(np.uint8), connectivity=8
    )
    height, width = inside.shape
    thin, bar = THIN * character_height, BAR * character_height
    kept = []
    for left, top, w, h, area in stats[1:count]:
        at_side = w <= thin and (left == 0 or left + w == width)
        at_end = h <= thin and (top == 0 or top + h == height)
        across = (h <= bar and w >= ACROSS * width) or (w <= bar and h >= ACROSS * height)
        if not (at_side or at_end or across):
            kept.append(np.array([left, top, w, h, area], np.int32))
    return kept


def _extent(
    strokes: list[NDArray[np.int32]], character_height: float
) -> tuple[float, float, float, int]:
    """Area, height and width of the strokes that are no specks, and their number."""
    smallest = (0.2 * character_height) ** 2
    large = [s for s in strokes if s[4] >= smallest]
    if not large:
        return 0.0, 0.0, 0.0, 0
    box = np.array(large)
    height = (box[:, 1] + box[:, 3]).max() - box[:, 1].min()
    width = (box[:, 0] + box[:, 2]).max() - box[:, 0].min()
    unit = character_height
    letters = int(((box[:, 3] >= 0.4 * unit) & (box[:, 4] >= 0.06 * unit**2)).sum())
    return float(box[:, 4].sum()) / unit**2, float(height) / unit, float(width) / unit, letters
