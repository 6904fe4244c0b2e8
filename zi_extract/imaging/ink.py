"""Ink and filled bands: what is dark on the paper, whatever the light and the paper's colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.paper import darkness_of, grey_of, paper_and_bands
from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.pixels.pieces import Pieces, pieces_of

Mask = NDArray[np.bool_]

FAINT = 40
"""Darkness (0-255) from which a pixel may be ink at all. Below 25 grain and JPEG rings around
letters come in, above 60 faint rulings and pencil are lost."""

INK_SHARE_OF_FULL = 0.42
"""A pixel is ink when it has this share of the darkness of the page's full ink. Below 0.35
bleed-through from the reverse counts, above 0.55 thin grey rulings break."""

DARKEST_CUT = 110
"""Highest darkness (0-255) ever demanded of ink, so that grey rulings beside black text stay."""

LIGHT_SHARE = 0.5
"""Share of the way from a dark band to white from which a pixel is light ink on it. Below 0.3 grain
of the band counts, above 0.7 yellow letters and those of thin strokes are lost."""


@dataclass(frozen=True, eq=False)
class PageInk:
    """The dark ink of a ``grey`` page, its darkness (0-255) and its connected pieces.

    Found once for all stages that look at the same picture; none of them may write into it.
    """

    grey: Pixels
    darkness: Pixels
    mask: Mask

    @cached_property
    def pieces(self) -> Pieces:
        """The connected pieces of the ink."""
        return pieces_of(self.mask)


def find_ink(grey: Pixels) -> PageInk:
    """Dark ink of a grey page, ``H x W``; light ink on dark bands is not in it.

    Ink is dark relative to the paper around it, so uneven light, coloured paper and filled cells
    do not matter; what is much fainter than the page's full ink (bleed-through) is left out.
    """
    darkness = darkness_of(grey)
    return PageInk(grey, darkness, np.asarray(darkness >= ink_cut(darkness), dtype=np.bool_))


def ink_mask(image: PageImage) -> Mask:
    """Dark ink of the page, see :func:`find_ink`."""
    return find_ink(grey_of(image)).mask


def ink_cut(darkness: Pixels) -> int:
    """The darkness (0-255) from which a pixel of this page is ink."""
    every_other = np.ascontiguousarray(darkness[::2, ::2])
    counts = cv2.calcHist([every_other], [0], None, [256], [0, 256]).ravel().astype(np.float64)
    counts[:FAINT] = 0
    if not counts.any():
        return DARKEST_CUT
    full = int(np.searchsorted(np.cumsum(counts), 0.8 * counts.sum()))
    return int(min(max(FAINT, INK_SHARE_OF_FULL * full), DARKEST_CUT))


def light_ink_mask(image: PageImage) -> Mask:
    """Light ink on the dark bands of the page, ``H x W``."""
    grey = grey_of(image)
    paper, bands = paper_and_bands(grey)
    if not bands.any():
        return bands
    levels = np.arange(256, dtype=np.float32)
    cuts = np.floor(levels + LIGHT_SHARE * (255.0 - levels)).astype(np.uint8)
    return np.asarray((grey > cv2.LUT(paper, cuts)) & bands, dtype=np.bool_)
