"""Rows of print on a straight page, found by their letters alone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box

CORE = 0.3
"""Share of a letter's height cut off above and below when letters are linked, so that descenders
do not touch the next row."""

LINK = 2.2
"""Gap between linked letters in character heights: spaces between words are up to 1.5."""

SMALLEST = 0.5
"""Height of a letter at least, in character heights; dots and commas are no letters."""

LEAST_LETTERS = 4
"""Fewer letters are no row: three parts of a seal or a pen's stroke lie level by chance."""

LEVEL = 0.2
"""How far the foot of a letter may lie from the row's in character heights; letters along the arc
of a seal rise by more within four letters."""

ON_LEVEL = 0.7
"""Share of the letters whose feet are level at least; the others have descenders or are commas."""


def find_rows(letters: NDArray[np.int32], height: float, shape: tuple[int, int]) -> list[Box]:
    """Boxes of rows, from ``letters`` (left, top, width, height) on a page of ``shape`` (H, W).

    ``height`` is the character height. A box reaches from the highest letter to the lowest.
    """
    boxes = letters[letters[:, 3] >= SMALLEST * height]
    if len(boxes) < LEAST_LETTERS:
        return []
    owner = _owners(boxes, height, shape)
    rows = [boxes[owner == number] for number in np.unique(owner)]
    return [_around(row) for row in rows if _is_row(row, height)]


def _owners(boxes: NDArray[np.int32], height: float, shape: tuple[int, int]) -> NDArray[np.int32]:
    """The number of the linked row of each letter."""
    canvas = np.zeros(shape, dtype=np.uint8)
    reach = round(LINK * height / 2)
    for x, y, w, h in boxes.tolist():
        cut = int(CORE * h)
        canvas[y + cut : max(y + h - cut, y + cut + 1), max(0, x - reach) : x + w + reach] = 1
    _, linked = cv2.connectedComponents(canvas, connectivity=4)
    owner = linked[boxes[:, 1] + boxes[:, 3] // 2, boxes[:, 0] + boxes[:, 2] // 2]
    return np.asarray(owner, dtype=np.int32)


def _is_row(boxes: NDArray[np.int32], height: float) -> bool:
    if len(boxes) < LEAST_LETTERS:
        return False
    feet = boxes[:, 1] + boxes[:, 3]
    level = np.abs(feet - np.median(feet)) <= LEVEL * height
    return float(level.mean()) >= ON_LEVEL


def _around(boxes: NDArray[np.int32]) -> Box:
    tops, feet = np.sort(boxes[:, 1]), np.sort(boxes[:, 1] + boxes[:, 3])
    outliers = len(boxes) // 10
    top, foot = tops[outliers], feet[-1 - outliers]
    right = int((boxes[:, 0] + boxes[:, 2]).max())
    return Box(float(boxes[:, 0].min()), float(top), float(right), float(foot))
