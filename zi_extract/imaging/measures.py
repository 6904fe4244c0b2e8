"""What a page is like, in figures: its ink, light, grain and colour."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.character import MIN_LETTERS, letter_boxes
from zi_extract.imaging.ink import FAINT, ink_cut
from zi_extract.imaging.paper import darkness_on, grey_of, paper_of, reduced
from zi_extract.model.page_image import PageImage, Pixels

BILEVEL_SHARE = 0.995
"""Share of pixels that are black or white from which a page is bilevel though it is stored grey."""

BLANK_CONTRAST = 0.3
"""Least contrast (0-1) of print. Bleed-through reaches 0.25, pale print 0.4."""

CHROMA = 25
"""Difference between the greatest and the least channel from which a pixel is coloured. Below 20
JPEG fringes and yellowed paper count, above 40 pale stamps do not."""

COLOUR_SHARE = 0.0004
"""Share of coloured pixels from which a page has colour: a third of a small stamp."""


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """Shares are 0-1 of the page's pixels or of full brightness.

    ``contrast``: how much darker full ink is than paper. ``grain``: standard deviation of the
    paper's own noise in grey levels. ``uneven_light``: difference between the brightest and the
    darkest tenth of the paper. ``stroke_width`` in pixels. ``bleed_through``: share of the page
    with marks too faint for its ink. ``is_blank``: nothing but noise, bleed-through and shadows.
    """

    bilevel: bool
    ink_share: float
    contrast: float
    grain: float
    uneven_light: float
    stroke_width: float
    bleed_through: float
    is_blank: bool
    has_colour: bool


def measure(image: PageImage) -> PageMeasures:
    """The measures of a page; meant for the straight page, though skew changes none of them."""
    small, _ = reduced(grey_of(image))
    paper = paper_of(small)
    darkness = darkness_on(small, paper)
    mask = darkness >= ink_cut(darkness)
    contrast = float(np.percentile(darkness[mask], 75)) / 255 if mask.any() else 0.0
    bilevel = image.bilevel or _is_bilevel(grey_of(image))
    return PageMeasures(
        bilevel=bilevel,
        ink_share=float(mask.mean()),
        contrast=contrast,
        grain=0.0 if bilevel else _grain(grey_of(image)),
        uneven_light=_spread(paper),
        stroke_width=_stroke_width(mask) * max(grey_of(image).shape) / max(small.shape),
        bleed_through=_bleed_through(darkness, mask),
        is_blank=_is_blank(mask, contrast),
        has_colour=_has_colour(image),
    )


def _is_bilevel(grey: Pixels) -> bool:
    counts = np.bincount(grey[::3, ::3].ravel(), minlength=256)
    return bool(counts[:8].sum() + counts[248:].sum() >= BILEVEL_SHARE * counts.sum())


def _spread(paper: Pixels) -> float:
    low, high = np.percentile(paper[::8, ::8], (10, 90))
    return float((high - low) / 255)


def _grain(grey: Pixels) -> float:
    """Noise of the paper: how far pixels lie off their neighbours' mean, as a standard deviation.

    The fifth of the pixels that lie furthest off are letters and are left out; 0.5586 is the mean
    of the rest for normal noise of unit deviation, the root of 6 that of 2 a - b - c.
    """
    rows = grey[:: max(1, grey.shape[0] // 400)].astype(np.int16)
    off = np.abs(2 * rows[:, 1:-1] - rows[:, :-2] - rows[:, 2:])
    if not off.size:
        return 0.0
    counts = np.bincount(off.ravel())
    last = int(np.searchsorted(np.cumsum(counts), int(0.8 * (off.size - 1)), side="right"))
    nearest = counts[: last + 1]
    mean = float((nearest * np.arange(last + 1)).sum() / nearest.sum())
    return float(mean / 0.5586 / np.sqrt(6))


def _bleed_through(darkness: Pixels, mask: NDArray[np.bool_]) -> float:
    """Share of faint marks that are no soft edges of ink."""
    near = cv2.dilate(mask.view(np.uint8), np.ones((5, 5), np.uint8)) > 0
    return float(((darkness >= FAINT / 2) & ~near).mean())


def _stroke_width(mask: NDArray[np.bool_]) -> float:
    """Twice the ink's area over its outline, in pixels of the mask."""
    ink = mask.view(np.uint8)
    inner = cv2.erode(ink, np.ones((3, 3), np.uint8))
    outline = int(ink.sum()) - int(inner.sum())
    return 2.0 * float(ink.sum()) / outline if outline else 0.0


def _is_blank(mask: NDArray[np.bool_], contrast: float) -> bool:
    if contrast < BLANK_CONTRAST:
        return True
    height, width = mask.shape
    margin = round(0.03 * min(height, width))
    boxes = letter_boxes(np.ascontiguousarray(mask[margin:-margin, margin:-margin]))
    return len(boxes) < MIN_LETTERS


def _has_colour(image: PageImage) -> bool:
    if image.pixels.ndim == 2:
        return False
    sample = image.pixels[::3, ::3]
    chroma = sample.max(axis=2) - sample.min(axis=2)
    return bool((chroma >= CHROMA).mean() >= COLOUR_SHARE)
