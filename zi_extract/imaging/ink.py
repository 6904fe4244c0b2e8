"""Ink and filled bands: what is dark on the paper, whatever the light and the paper's colour."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.paper import darkness_of, grey_of, paper_of, reduced
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage, Pixels

Mask = NDArray[np.bool_]

FAINT = 40
"""Darkness (0-255) from which a pixel may be ink at all. Below 25 grain and JPEG rings around
letters come in, above 60 faint rulings and pencil are lost."""

INK_SHARE_OF_FULL = 0.42
"""A pixel is ink when it has this share of the darkness of the page's full ink. Below 0.35
bleed-through from the reverse counts, above 0.55 thin grey rulings break."""

DARKEST_CUT = 110
"""Highest darkness (0-255) ever demanded of ink, so that grey rulings beside black text stay."""

DARK_FILL = 0.6
"""A region is dark when its paper has at most this share of the page's brightness. Above 0.75
grey header cells count, whose black text needs no inverting; below 0.4 blue bands are lost."""

SMALLEST_FILL = 0.006
"""Least height and width of a dark region in shares of the page's long side (a text line)."""


FILLED = 0.55
"""Least dark share of a dark region: a band with its light text has 0.7 and more, closely set bold
letters have under 0.5."""


def ink_mask(image: PageImage) -> Mask:
    """Dark ink of the page, ``H x W``; light ink on dark bands is not in it.

    Ink is dark relative to the paper around it, so uneven light, coloured paper and filled cells
    do not matter; what is much fainter than the page's full ink (bleed-through) is left out.
    """
    darkness = darkness_of(grey_of(image))
    return np.asarray(darkness >= ink_cut(darkness), dtype=np.bool_)


def ink_cut(darkness: Pixels) -> int:
    """The darkness (0-255) from which a pixel of this page is ink."""
    counts = np.bincount(darkness[::2, ::2].ravel(), minlength=256).astype(np.float64)
    counts[:FAINT] = 0
    if not counts.any():
        return DARKEST_CUT
    full = int(np.searchsorted(np.cumsum(counts), 0.8 * counts.sum()))
    return int(min(max(FAINT, INK_SHARE_OF_FULL * full), DARKEST_CUT))


def dark_regions(image: PageImage) -> tuple[Box, ...]:
    """Filled dark bands of the page, in which text is light: boxes in pixels, top to bottom."""
    small, scale = reduced(grey_of(image))
    paper = paper_of(small)
    side = max(3, round(SMALLEST_FILL * max(small.shape)))
    dark = (paper < DARK_FILL * float(np.percentile(paper, 90))).astype(np.uint8)
    square = np.ones((side, side), np.uint8)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, square)
    solid = cv2.morphologyEx(closed, cv2.MORPH_OPEN, square)
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    regions = [_region(row, dark) for row in stats[1:]]
    found = [box.scaled(1 / scale) for box in regions if box is not None]
    return tuple(sorted(found, key=lambda box: (box.top, box.left)))


def _region(row: NDArray[np.int32], dark: NDArray[np.uint8]) -> Box | None:
    left, top, width, height = (int(v) for v in row[:4])
    inside = dark[top : top + height, left : left + width]
    at_edge = left == 0 or top == 0 or left + width == dark.shape[1] or top + height == len(dark)
    if at_edge or width < 3 * height / 2 or float(inside.mean()) < FILLED:
        return None
    return Box(float(left), float(top), float(left + width), float(top + height))
