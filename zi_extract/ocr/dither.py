"""Text on a grey that was printed or scanned as a pattern of black dots."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels

DOT = 6
"""Pixels of the largest dot of a printed grey."""

DOT_SHARE = 0.01
"""Dots per pixel of a cell from which its ground is a printed grey; plain fax paper has 0.001."""

DOT_LEVEL = 150
"""Grey level below which a pixel is part of a dot."""

BLURS = (0.7, 0.9, 1.2)
"""Pixels (sigma) that melt the dots, the least first: of 709 cells on such grounds 188 were misread
at 0.7 and 260 at 1.2, where bold letters close up, but random dots melt only there."""

MOST_CLUSTERS = 1.0
"""Clusters of dots in a square of a character's height, of which more are left where the ground is
not melted yet. Print has none; at half as many some cells lose their thin strokes."""

GROUND_BLUR = 2.0
"""Pixels (sigma) that melt the densest dots to the grey that they stand for."""

CORE = 0.55
"""Share of the way from the darkest ink to the melted ground below which there is print."""

SOLID = 0.25
"""Share of that way below which the darkest of a piece of print lies; clusters are paler."""

WHITE = 0.7
"""Share of that way from which on everything is white."""

LEAST_PRINT = 0.04
"""Of a squared character height: print smaller than this is a cluster of dots. A full stop has 0.05
and more; twice as much loses the full stops, none leaves clusters."""


def without_dither(piece: Pixels, height: float) -> Pixels:
    """The picture, whose ground is a printed grey, with its dots turned to paper.

    ``height`` is the character height in pixels.
    """
    for blur in BLURS:
        soft = cv2.GaussianBlur(piece, (0, 0), blur).astype(np.float32)
        ground, dark = float(np.median(soft)), float(np.percentile(soft, 1))
        span = max(ground - dark, 1.0)
        core = (soft < dark + CORE * span).astype(np.uint8)
        _, labels, stats, _ = cv2.connectedComponentsWithStats(core, connectivity=8)
        is_print = stats[:, 4] >= LEAST_PRINT * height * height
        is_print &= _darkest(soft, labels, len(stats)) < dark + SOLID * span
        if int((~is_print).sum()) <= MOST_CLUSTERS * piece.size / (height * height):
            break
    is_print[0] = False
    rim = cv2.dilate(is_print[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    levelled = np.clip((soft - dark) * (255 / (WHITE * span)), 0, 255)
    levelled[rim == 0] = 255
    pixels: Pixels = levelled.astype(np.uint8)
    return pixels


def _darkest(
    soft: NDArray[np.float32], labels: NDArray[np.int32], count: int
) -> NDArray[np.float32]:
    """The level of each piece's darkest pixel."""
    levels = np.full(count, np.inf, dtype=np.float32)
    np.minimum.at(levels, labels.ravel(), soft.ravel())
    return levels


def melted(piece: Pixels) -> Pixels:
    """The picture with its dots melted together to the greys that they stand for."""
    soft: Pixels = cv2.GaussianBlur(piece, (0, 0), GROUND_BLUR).astype(np.uint8)
    return soft


def is_dithered(piece: Pixels) -> bool:
    """Whether the ground of the picture is a printed grey."""
    dark = (piece < DOT_LEVEL).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    return int((stats[1:, 4] <= DOT).sum()) >= DOT_SHARE * dark.size
