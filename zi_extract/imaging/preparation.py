"""The grey picture that the OCR engine gets: each page prepared as its measures call for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.holes import without_holes
from zi_extract.imaging.measures import PageMeasures
from zi_extract.imaging.paper import (
    BACKGROUND_SIDE,
    channel_range,
    grey_of,
    paper_and_bands,
    paper_white,
)
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import PageImage, Pixels

UNEVEN = 0.12
"""Unevenness of the light from which the paper is flattened. Good scans have up to 0.05, shadows of
a fold or an edge 0.1 and more; flattening an even page only changes its fills."""

GRAINY = 6.0
"""Noise of the paper in grey levels from which it is smoothed. Office scans have 1 to 4 and are
read worse when smoothed; raw camera-like grain of 10 and more cannot be read at all."""

FILL_RIM = 4
"""Pixels of the copy on which paper is estimated that keep their grey to each side of a dark band:
there the estimated paper is half band. With 1 a light frame stays in the band's own edge, which is
read as letters; above 6 the shadows beside a band stay."""

STAMP_CHROMA = 22
"""Difference between the channels from which ink is stamp or pen ink, not print. Below 15 fringes
of black letters count, above 40 thin stamp lines on print stay."""

SATURATED = 0.35
"""Colour in the mean around a pixel, as a share of the darkness there, that only coloured ink has.
The fringes of black letters, where a scanner's colours or the coarse ones of a JPEG do not lie on
the grey, cancel to 0.1 or 0.2; stamps have 0.5, but less beside black print."""

COLOURED_INK = 0.15
"""Share of the coloured pixels around one that are saturated, from which it is coloured ink: where
there are fringes only at most 0.12 are (99 of 100 pixels), along stamps over print 0.17 and more.
"""

STROKE, AROUND = 1 / 60, 0.4
"""Inches: a letter's stroke, whose two edges have opposite fringes, and a third of a stamp."""

STAMP_DARK, STAMP_PALE = 0.4, 0.65
"""Coloured ink whose brightest channel has less than the first share of the paper is print under a
stamp and stays; from the second on it is lifted to paper; between them in part."""


def prepare_for_reading(
    image: PageImage, measures: PageMeasures, holes: Sequence[Box] = ()
) -> PageImage:
    """The page in grey, black text kept as it is, and what disturbs its reading lifted to paper.

    Coloured ink is lifted where the page has colour, the paper is made evenly white where light is
    uneven or the reverse side shows through, noise is smoothed where there is grain, and punched
    ``holes`` are filled. Pages that need none of it come back as they are (in grey).
    """
    grey = _without_stamps(image) if measures.has_colour else grey_of(image)
    if not measures.bilevel:
        if measures.grain >= GRAINY:
            grey = _smoothed(grey)
        if measures.uneven_light >= UNEVEN:
            grey = _flattened(grey)
    return replace(image, pixels=without_holes(grey, holes, image.dpi))


def _without_stamps(image: PageImage) -> Pixels:
    """Grey in which coloured ink is lifted to paper, unless it is dark in every channel.

    Coloured bands are paper themselves: lifted, they would leave nothing of the light text on them.
    """
    (darkest, brightest), grey = channel_range(image.pixels), grey_of(image)
    paper = float(min(paper_white(image)))
    chroma = cv2.subtract(brightest, darkest)
    coloured = _in_coloured_ink(chroma >= STAMP_CHROMA, _saturation(image, paper), image.dpi)
    coloured = cv2.blur(coloured.astype(np.float32), (3, 3))
    pale = (brightest / np.float32(paper) - STAMP_DARK) / (STAMP_PALE - STAMP_DARK)
    lift = np.clip(pale, 0, 1) * np.minimum(1.0, 2.0 * coloured)
    lift[_with_rim(paper_and_bands(grey)[1])] = 0.0
    lifted = grey + lift * np.maximum(0.0, paper - grey.astype(np.float32))
    return np.asarray(np.clip(lifted, 0, 255), dtype=np.uint8)


def _saturation(image: PageImage, paper: float) -> NDArray[np.float32]:
    """Difference between the channels over darkness, both in the mean around each pixel."""
    around = cv2.boxFilter(image.pixels, cv2.CV_32F, _window(STROKE, image.dpi))
    darkest, brightest = channel_range(around)
    return np.asarray((brightest - darkest) / np.maximum(1.0, paper - darkest), dtype=np.float32)


def _in_coloured_ink(
    coloured: NDArray[np.bool_], saturation: NDArray[np.float32], dpi: float
) -> NDArray[np.bool_]:
    """Those of the coloured pixels around which ink itself is coloured, not only its fringes."""
    window = _window(AROUND, dpi)
    some = cv2.blur(coloured.astype(np.float32), window)
    strong = cv2.blur((coloured & (saturation >= SATURATED)).astype(np.float32), window)
    return np.asarray(coloured & (strong >= COLOURED_INK * some), dtype=np.bool_)


def _window(inches: float, dpi: float) -> tuple[int, int]:
    """An odd number of pixels across and down, a stroke's edges included."""
    side = round(inches * dpi) // 2 * 2 + 3
    return side, side


def _smoothed(grey: Pixels) -> Pixels:
    smooth: Pixels = cv2.GaussianBlur(cv2.medianBlur(grey, 3), (0, 0), 0.6)
    return smooth


def _flattened(grey: Pixels) -> Pixels:
    """The grey over the paper's own brightness: paper is white everywhere, dark bands stay."""
    paper, bands = paper_and_bands(grey)
    if bands.any():
        paper[_with_rim(bands)] = int(np.median(paper))
    flat: Pixels = cv2.divide(grey, paper, scale=250)
    return flat


def _with_rim(bands: NDArray[np.bool_]) -> NDArray[np.bool_]:
    reach = 2 * round(FILL_RIM * max(bands.shape) / BACKGROUND_SIDE) + 1
    rim = cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach))
    return np.asarray(cv2.dilate(bands.view(np.uint8), rim) > 0)
