"""What drawn ink looks like: strokes of a pen, the squares of a code, a frame."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box

Mask = NDArray[np.bool_]

LEAST_EXTENT = 2.6
"""Least width or height of pen strokes in character heights; letters in groups that touch have
been left out by then."""

LEAST_BREADTH = 1.3
"""Least extent in the other direction (character heights): straight rules have less."""

THICKEST_PEN = 0.5
"""Mean width of a pen's strokes, in character heights at most; logos and photographs have more."""

FULLEST = 0.4
"""Largest share of its box that a signature inks: thin strokes leave most of it white."""


CODE_INK = (0.25, 0.8)
"""Inked share of each sixteenth of a two-dimensional code; seals and logos have empty parts."""

CODE_CHANGES = 8
"""Least changes between ink and paper along a row of it: the smallest code has 21 blocks a row."""

SIDE_REACH = 0.08
"""How far from its rectangle a frame's stroke may lie, in shares of the shorter side."""


@dataclass(frozen=True, slots=True)
class Strokes:
    """Strokes of a pen: the box around them in pixels, and how sure it is that they are (0-1)."""

    box: Box
    confidence: float


def pen_strokes(ink: Mask, character_height: float) -> Strokes | None:
    """Long thin curved strokes in ``ink``; None when there are none."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.view(np.uint8), connectivity=8)
    boxes, length = [], 0.0
    for index, (x, y, w, h, area) in enumerate(stats.tolist()):
        extent, breadth = max(w, h), min(w, h)
        if index == 0 or extent < LEAST_EXTENT * character_height:
            continue
        own = labels[y : y + h, x : x + w] == index
        width = _stroke_width(own, area)
        own = np.ascontiguousarray(own)
        fits = breadth >= LEAST_BREADTH * character_height and area <= FULLEST * w * h
        fits = fits and not _is_ruled(own, character_height)
        if fits and width <= max(2.5, THICKEST_PEN * character_height) and not is_frame(own):
            boxes.append(Box(float(x), float(y), float(x + w), float(y + h)))
            length += area / max(1.0, width)
    if not boxes:
        return None
    sure = min(0.95, 0.5 + 0.03 * length / character_height)
    return Strokes(Box.around(boxes), sure)


def is_code(ink: Mask, character_height: float) -> bool:
    """Whether a group is a two-dimensional code: square, half black, in many small blocks."""
    height, width = ink.shape
    if not 0.8 <= width / height <= 1.25 or min(ink.shape) < 4 * character_height:
        return False
    changes = float((ink[:, 1:] != ink[:, :-1]).sum()) / height
    parts = [part for band in np.array_split(ink, 4) for part in np.array_split(band, 4, axis=1)]
    even = all(CODE_INK[0] <= float(part.mean()) <= CODE_INK[1] for part in parts)
    return even and changes >= CODE_CHANGES


def is_frame(ink: Mask) -> bool:
    """Whether ink is a rectangle, level or turned, such as the box of a SALINAN stamp.

    The rectangle around the ink has ink along all four sides, and little inside but letters.
    """
    ys, xs = np.nonzero(ink)
    if len(xs) < 40:
        return False
    points = np.stack([xs, ys], axis=1).astype(np.float32)
    (cx, cy), (width, height), angle = cv2.minAreaRect(points)
    turn = np.radians(angle)
    along = (points[:, 0] - cx) * np.cos(turn) + (points[:, 1] - cy) * np.sin(turn)
    across = (points[:, 1] - cy) * np.cos(turn) - (points[:, 0] - cx) * np.sin(turn)
    reach = max(3.0, SIDE_REACH * min(width, height))
    return all(
        _covered(place[np.abs(level - edge) <= reach], length)
        for place, level, length, edges in (
            (along, across, width, (-height / 2, height / 2)),
            (across, along, height, (-width / 2, width / 2)),
        )
        for edge in edges
    )


def _covered(places: NDArray[np.float32], length: float) -> bool:
    """Whether ink lies in most of the twelve parts of a side."""
    parts = np.floor((places / max(1.0, length) + 0.5) * 12)
    return len(np.unique(np.clip(parts, 0, 11))) >= 11


def _is_ruled(ink: Mask, character_height: float) -> bool:
    """Whether most of the ink lies in long level or upright runs: remains of a table."""
    picture = ink.view(np.uint8)
    reach = max(3, round(2 * character_height))
    level = cv2.morphologyEx(picture, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    upright = cv2.morphologyEx(picture, cv2.MORPH_OPEN, np.ones((reach, 1), np.uint8))
    return float((level | upright).sum()) > 0.5 * float(picture.sum())


def _stroke_width(ink: Mask, area: float) -> float:
    """Twice the area over the outline, in pixels."""
    padded = np.pad(ink.view(np.uint8), 1)
    inner = cv2.erode(padded, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    outline = float(area - inner.sum())
    return 2.0 * area / outline if outline else 0.0
