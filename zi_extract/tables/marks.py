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


@dataclass(frozen=True, slots=True)
class Marking:
    """The ink of a cell: ``area`` of what may be a mark, in square character heights; ``height``
    and ``width`` of its box in character heights; ``share`` the dark share (0-1) of the inside;
    ``pieces`` how many strokes of letter size there are; ``ground`` the grey level of its ground.
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
    kept = []
    for left, top, w, h, area in stats[1:count]:
        thin = 0.3 * character_height
        at_side = w <= thin and (left == 0 or left + w == width)
        at_end = h <= thin and (top == 0 or top + h == height)
        if not (at_side or at_end):
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
