"""Stamps lifted off the print below them, on grey scans."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels

STAMP_SIZE = 5.0
"""Character heights that a stamp is high and wide at least; letters reach 3.6, rulings are thin."""

LARGEST_STAMP = 0.4
"""Of the page's long side: a stamp, the pen stroke across it and the words that both touch. What is
larger is the shadow of an edge or the reverse side shining through."""

PRINT_SHARE = 0.42
"""Share of the way from the darkest ink to paper up to which ink is print. Grey stamps lie at 0.4
to 0.6 of it, the cores of letters below 0.25; lower thins the letters, higher keeps the stamp."""


REDUCED = 4
"""Pixels of the page per pixel of the picture in which stamps are looked for."""

FAINT = 0.85
"""Share of the paper's level below which a pixel may be a stamp's; the ring must not fall apart."""


def without_stamps(pixels: Pixels, height: float) -> Pixels:
    """The grey page with all but the darkest ink turned to paper where there are stamps.

    The same array when there is none. Tables must be blanked out before: they are large too.
    """
    boxes = _stamps(pixels, height)
    if not len(boxes):
        return pixels
    lifted = pixels.copy()
    for x, y, width, tall in boxes.tolist():
        part = lifted[y : y + tall, x : x + width]
        dark, paper = float(np.percentile(part, 0.5)), float(np.median(part))
        stretched = dark + (part.astype(np.float32) - dark) / PRINT_SHARE
        part[:] = np.clip(stretched, 0, paper).astype(np.uint8)
    return lifted


def _stamps(pixels: Pixels, height: float) -> NDArray[np.int32]:
    """Boxes (x, y, width, height) of large connected ink of any darkness."""
    scale = 1 / REDUCED
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    window = max(3, round(2 * STAMP_SIZE * height * scale) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))
    mask = (small < FAINT * paper.astype(np.float32)).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    boxes = np.asarray(stats[1:, :4], dtype=np.int32) * REDUCED
    sides = boxes[:, 2:]
    most = LARGEST_STAMP * max(pixels.shape)
    found: NDArray[np.int32] = boxes[
        (sides >= STAMP_SIZE * height).all(axis=1) & (sides <= most).all(axis=1)
    ]
    return found
