"""The angle of a page's lines of text and rulings."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

LARGEST_SKEW = 8.0
"""Greatest skew looked for, in degrees. Feeders and flatbeds stay under 5; beyond 10 a page was
laid by hand and the search would cost three times as much."""

COARSE_STEP = 0.4
"""Step of the first search in degrees: at 1300 pixels a text line is lost beyond 0.5."""

FINE_STEP = 0.02
"""Step of the last search in degrees: below what can be told apart on a reduced copy."""


def find_skew(mask: Mask) -> float:
    """Clockwise degrees by which the lines of an upright page must be turned to lie level.

    ``mask`` is the ink of a reduced copy. 0.0 when there is nothing to measure.
    """
    points = lower_edges(mask)
    if len(points[0]) < 100:
        return 0.0
    best, step = 0.0, COARSE_STEP
    span = LARGEST_SKEW
    while True:
        angles = best + np.arange(-round(span / step), round(span / step) + 1) * step
        scores = [_sharpness(points, angle) for angle in angles]
        best = float(angles[int(np.argmax(scores))])
        if step <= FINE_STEP:
            return -best
        span, step = step, max(FINE_STEP, step / 5)


def lower_edges(mask: Mask) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The x and y of ink with paper under it, a strip along the page's border left out."""
    edge = mask.copy()
    edge[:-1] &= ~mask[1:]
    margin = round(0.03 * min(mask.shape))
    ys, xs = np.nonzero(edge[margin:-margin, margin:-margin])
    return xs.astype(np.float32) + margin, ys.astype(np.float32) + margin


def _sharpness(points: tuple[NDArray[np.float32], NDArray[np.float32]], angle: float) -> float:
    """How sharply the points fall into lines at an angle: the sum of the squared profile."""
    xs, ys = points
    levels = ys - xs * np.float32(np.tan(np.radians(angle)))
    levels -= levels.min()
    whole = levels.astype(np.int32)
    part = levels - whole
    # Shared out between two rows, or level pages would always seem level exactly.
    upper = np.bincount(whole, part)
    lower = np.bincount(whole, minlength=len(upper)) - upper
    profile = lower[1:] + upper[:-1]
    return float(profile @ profile)
