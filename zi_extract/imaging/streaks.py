"""Streaks of fax machines: a grain of dust under the scanner's glass draws a line along the page.

Such a line is as thin as a pixel, straight in the scan as it was stored, dotted, and runs from edge
to edge; rulings end before the paper does, and skew turns them.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from zi_extract.imaging.ink import Mask
from zi_extract.model.page_image import PageImage

BLACK = 128
"""Grey level below which a pixel of a black-and-white scan is black."""

PARTS = 12
"""Equal parts of the page in each of which a streak has ink."""

RIM = 0.02
"""Share of the page's length at either end in which nothing is printed, but streaks go on; rulings
of the widest tables end 0.03 before the edge."""

INKED = 0.3
"""Share of a streak's pixels that are black, in every part. Streaks of faxes have 0.55 and more;
columns of text have 0.2 in the fullest part, and nothing in the rim."""

MOST = 3
"""Streaks of one page. A page cut to its table has more lines from edge to edge: its rulings."""

THICKEST = 0.02
"""Inches of the thickest streak; wider ones are the edge of the paper or of the glass."""


def without_streaks(image: PageImage) -> PageImage:
    """The black-and-white scan, as it was stored, without streaks; letters that they cross stay.

    Scans in grey and pages without streaks come back as they are.
    """
    if not image.bilevel or image.pixels.ndim != 2:
        return image
    thickest = max(1, round(THICKEST * image.dpi))
    black: Mask = image.pixels < BLACK
    gone = _streaks(black, thickest) | _streaks(black.T, thickest).T
    if not gone.any():
        return image
    return replace(image, pixels=np.where(gone, 255, image.pixels).astype(np.uint8))


def _streaks(black: Mask, thickest: int) -> Mask:
    """The black pixels of upright streaks that touch nothing to their left and right."""
    rim = max(1, round(RIM * len(black)))
    parts = (black[:rim], black[-rim:], *np.array_split(black, PARTS))
    inked = np.all([part.mean(axis=0) >= INKED for part in parts], axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(np.int8), [0]))))
    gone = np.zeros(black.shape, dtype=np.bool_)
    if len(edges) > 2 * MOST:
        return gone
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        inside = left > 0 and right < black.shape[1]
        if inside and right - left <= thickest:
            alone = ~black[:, left - 1] & ~black[:, right]
            gone[:, left:right] = alone[:, None]
    return gone
