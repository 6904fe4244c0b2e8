"""Grey levels of a small picture by the share of its pixels that are darker."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels

MIDDLE = 0.5
"""The share at which the median lies."""


def level_at(picture: Pixels, *shares: float) -> list[float]:
    """The grey level (0-255) at each share (0-1) of the picture's pixels, darkest first.

    They are counted, not sorted: for a picture as small as a cell that costs a tenth.
    """
    summed = np.cumsum(_counts(picture))
    return [float(np.searchsorted(summed, share * summed[-1])) for share in shares]


def middle_of(picture: Pixels) -> float:
    """The median of a picture's pixels, as ``numpy.median`` has it, counted like the shares."""
    summed = np.cumsum(_counts(picture), dtype=np.float64)
    ranks = ((summed[-1] - 1) // 2, summed[-1] // 2)
    return float(np.mean([np.searchsorted(summed, rank, side="right") for rank in ranks]))


def _counts(picture: Pixels) -> NDArray[np.float32]:
    """How many pixels have each of the 256 levels."""
    counted = cv2.calcHist([np.ascontiguousarray(picture)], [0], None, [256], [0, 256])
    return np.asarray(counted.ravel(), np.float32)
