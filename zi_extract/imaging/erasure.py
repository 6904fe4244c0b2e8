"""Table rulings painted over, so that they do not spoil the words beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.imaging.paper import paper_white
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Ruling


def erase_rulings(image: PageImage, rulings: Sequence[Ruling]) -> PageImage:
    """The page with its rulings painted in paper white."""
    pixels = image.pixels.copy()
    white = paper_white(image)
    fill = white[0] if len(white) == 1 else white
    for ruling in rulings:
        half = ruling.thickness / 2 + 1
        low, high = max(0, round(ruling.position - half)), round(ruling.position + half)
        start, end = max(0, round(ruling.start)), round(ruling.end)
        if ruling.horizontal:
            pixels[low:high, start:end] = fill
        else:
            pixels[start:end, low:high] = fill
    return replace(image, pixels=pixels)
