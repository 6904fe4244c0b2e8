"""Table rulings painted over, so that they do not spoil the words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.ink import ink_mask
from zi_extract.imaging.paper import paper_white
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Ruling

SOFT_EDGE = 1.0
"""Pixels beside a ruling's stroke that are painted too: its soft edge. Less leaves a grey shadow
that is read as dashes, more takes the feet of letters."""

CROSSING = 2
"""Pixels beyond the painted strip in which ink means that a letter's stroke crosses there."""


def erase_rulings(image: PageImage, rulings: Sequence[Ruling]) -> PageImage:
    """The page with its rulings painted in paper white; strokes of letters across them stay.

    Where ink goes on above or below the ruling, that column of the strip is left as it is.
    """
    pixels, ink = image.pixels.copy(), ink_mask(image)
    white = np.array(paper_white(image), dtype=np.uint8)
    fill = white[0] if pixels.ndim == 2 else white
    for ruling in rulings:
        if ruling.horizontal:
            _erase(pixels, ink, ruling, fill)
        else:
            turned = pixels.T if pixels.ndim == 2 else pixels.transpose(1, 0, 2)
            _erase(turned, ink.T, ruling, fill)
    return replace(image, pixels=pixels)


def _erase(
    pixels: NDArray[np.uint8], ink: NDArray[np.bool_], ruling: Ruling, fill: NDArray[np.uint8]
) -> None:
    """Paint one level ruling over in place, except where ink goes on beyond it."""
    half = ruling.thickness / 2 + SOFT_EDGE
    top, bottom = max(0, int(ruling.position - half)), int(ruling.position + half) + 1
    start, end = max(0, int(ruling.start) - 1), int(ruling.end) + 2
    above = ink[max(0, top - CROSSING) : top, start:end].any(axis=0)
    below = ink[bottom : bottom + CROSSING, start:end].any(axis=0)
    columns = np.flatnonzero(~(above | below)) + start
    pixels[top:bottom, columns] = fill
