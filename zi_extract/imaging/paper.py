"""The paper under the ink: grey values, the brightness of the sheet itself, reduced copies."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import PageImage, Pixels
from zi_extract.pixels.histogram import percentile_of

WORKING_SIDE = 1300
"""Long side of the reduced copy in pixels: about 100 dpi for A4 and F4. Below 900 lines of 8-point
text run together; above 2000 it only costs time. Pages that are smaller stay as they are."""

BACKGROUND_SIDE = 500
"""Long side of the copy on which the paper's brightness is estimated, about 40 dpi. Below 300
filled cells melt into the paper, above 800 the strokes of titles survive the closing."""

BACKGROUND_REACH = 5
"""Width of the closing that swallows strokes, in pixels of that copy (an eighth of an inch). Below
4 bold titles count as dark paper, above 8 narrow filled cells count as ink."""

BAND_REACH = 7
"""Width in pixels of that copy (a sixth of an inch) over which a dark band is dark in the middle,
and of the light letters on it. Below 5 bold letters split the band, above 9 bands of one line are
missed."""

LEAST_BAND = 6
"""Height and width of a dark band in pixels of that copy (0.15 inches): headings of tables have 8
and more, rims of stamps up to 4, and crossings of thick rulings look like 5 from so far."""

DARK_BAND = 0.65
"""Share of the sheet's brightness below which ground may be a dark band with light text. Bands of
strong colour lie below 0.55; shadows of folds reach it, too, but their text is darker still."""

DARK_FILL = 0.5
"""Share of the sheet's brightness below which ground without any text is a fill, not a shadow."""


LONG_BAND = 1000
"""Pixels of that copy that a band has at least which touches cells of a lighter grey: headings over
a whole table have 4000, patches in photographs and logos a few hundred."""


DOTTED_GROUND = 120
"""Step in grey (0-255) from pixel to pixel above which dark ground is a grey of dots, on which
nobody prints light text: dots of a fax step by 200, edges of bold letters by 60 in the mean."""


BLACKEST = 64
"""Brightness (0-255) that paper has at least: solid black is ink, not ground. At 0 nothing can be
told from it, and white cells among black ones would be as dark as they are."""


def grey_of(image: PageImage) -> Pixels:
    """The page in grey, ``H x W``; the pixels themselves when it is grey already."""
    if image.pixels.ndim == 2:
        return image.pixels
    grey: Pixels = cv2.cvtColor(image.pixels, cv2.COLOR_RGB2GRAY)
    return grey


def channel_range(pixels: Any) -> tuple[Any, Any]:
    """The least and the greatest channel (``H x W`` each) of every pixel of ``H x W x 3``."""
    red, green, blue = cv2.split(pixels)
    return cv2.min(cv2.min(red, green), blue), cv2.max(cv2.max(red, green), blue)


def reduced(grey: Pixels, side: int = WORKING_SIDE) -> tuple[Pixels, float]:
    """A copy whose long side is at most ``side`` pixels, and its scale (<= 1).

    It is halved while that can be, which costs a tenth of taking the mean over parts of pixels.
    """
    scale = side / max(grey.shape[:2])
    if scale >= 1:
        return grey, 1.0
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    small = grey
    while small.shape[1] >= 2 * size[0] and small.shape[0] >= 2 * size[1]:
        half = (small.shape[1] // 2, small.shape[0] // 2)
        even = small[: 2 * half[1], : 2 * half[0]]
        small = np.asarray(cv2.resize(even, half, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
    return small, size[0] / grey.shape[1]


def paper_of(grey: Pixels) -> Pixels:
    """The brightness of the sheet (and of filled cells) behind the ink, ``H x W``.

    In dark bands it is the band's, however much light text stands on it.
    """
    return _enlarged(_small_paper(grey)[0], grey)


def paper_and_bands(grey: Pixels) -> tuple[Pixels, NDArray[np.bool_]]:
    """The paper's brightness, and where light text stands on dark ground; both ``H x W``."""
    paper, band = _small_paper(grey)
    if not band.any():
        return _enlarged(paper, grey), np.zeros(grey.shape[:2], dtype=np.bool_)
    size = (grey.shape[1], grey.shape[0])
    bands = cv2.resize(band.view(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    return _enlarged(paper, grey), np.asarray(bands > 0)


def _small_paper(grey: Pixels) -> tuple[Pixels, NDArray[np.bool_]]:
    """:func:`paper_and_bands` on the small copy of ``grey``."""
    small, _ = reduced(grey, BACKGROUND_SIDE)
    kernel = np.ones((BACKGROUND_REACH, BACKGROUND_REACH), np.uint8)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel, borderType=cv2.BORDER_REPLICATE)
    band = _band_of(small, grey)
    if band.any():
        square = np.ones((BAND_REACH, BAND_REACH), np.uint8)
        closed = np.where(band, cv2.morphologyEx(small, cv2.MORPH_OPEN, square), closed)
    paper: Pixels = cv2.GaussianBlur(cv2.medianBlur(closed, 5), (0, 0), 1.5)
    return paper, band


def _enlarged(small: Pixels, grey: Pixels) -> Pixels:
    size = (grey.shape[1], grey.shape[0])
    large: Pixels = cv2.resize(small, size, interpolation=cv2.INTER_LINEAR)
    return large


def _band_of(small: Pixels, grey: Pixels) -> NDArray[np.bool_]:
    """Dark regions of the small copy of ``grey`` on which what stands out is light.

    A band may touch cells of a lighter grey: where both together are none, it is looked at alone.
    """
    sheet = percentile_of(small, 75)
    dark = _dark_ground(small, DARK_BAND * sheet)
    dark = _high(dark & _plain(grey)) if dark.any() else dark
    if not dark.any():
        return np.zeros(small.shape, dtype=np.bool_)
    bands = _lit(small, dark, DARK_FILL * sheet)
    darker = _high(dark & ~bands.view(np.uint8) & _dark_ground(small, DARK_FILL * sheet))
    return bands | _lit_alone(small, darker) if darker.any() else bands


def _dark_ground(small: Pixels, level: float) -> NDArray[np.uint8]:
    """Where the ground is darker than a level (0 or 1), light letters on it included."""
    square = np.ones((BAND_REACH, BAND_REACH), np.uint8)
    closed = cv2.morphologyEx(_mostly(small < level), cv2.MORPH_CLOSE, square)
    return _high(np.asarray(closed, np.uint8))


def _lit(small: Pixels, dark: NDArray[np.uint8], fill: float) -> NDArray[np.bool_]:
    """The regions of dark ground on which light stands out; below ``fill`` those with nothing."""
    _, region = cv2.connectedComponents(dark, connectivity=4)
    ground = cv2.medianBlur(small, BAND_REACH)
    level = _sums(region, np.where(dark, ground, 0)) / np.maximum(_sums(region, dark), 1.0)
    light, deep = _contrasts(small, region, level)
    return _chosen(region, np.where(level < fill, light >= deep / 2, light > deep))


def _lit_alone(small: Pixels, dark: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The regions on which letters stand out light, told from what most of the ground is.

    What touches the border is the scanner's lid beside the sheet.
    """
    _, region = cv2.connectedComponents(dark, connectivity=4)
    light, deep = _contrasts(small, region, _middles(region, small))
    band = (light > deep) & (_sums(region, dark) >= LONG_BAND)
    band[np.r_[region[0], region[-1], region[:, 0], region[:, -1]]] = False
    return _chosen(region, band)


def _contrasts(
    small: Pixels, region: NDArray[np.int32], level: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much stands out light and dark from each region's level."""
    dark = (region > 0).view(np.uint8)
    inner = cv2.erode(dark, np.ones((3, 3), np.uint8))  # its edge is lighter because paper begins
    off = (small - level[region]) * inner
    return _sums(region, np.clip(off, 0, None)), _sums(region, np.clip(-off, 0, None))


def _chosen(region: NDArray[np.int32], band: NDArray[np.bool_]) -> NDArray[np.bool_]:
    band[0] = False
    return np.asarray(band[region], dtype=np.bool_)


def _high(dark: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Dark ground without what is too narrow for a line of text."""
    kernel = np.ones((LEAST_BAND, LEAST_BAND), np.uint8)
    return np.asarray(cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _plain(grey: Pixels) -> NDArray[np.uint8]:
    """Where the ground is no grey of dots (0 or 1), on the small copy of ``grey``."""
    steps = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    small, _ = reduced(steps, BACKGROUND_SIDE)
    return _mostly(small < DOTTED_GROUND)


def _mostly(mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Where at least half of the square around a place is in ``mask`` (0 or 1).

    It is where the median of the grey values would lie below what made the mask, for less.
    """
    reach = (BAND_REACH, BAND_REACH)
    count = cv2.boxFilter(
        mask.view(np.uint8), -1, reach, normalize=False, borderType=cv2.BORDER_REPLICATE
    )
    return np.asarray(count > BAND_REACH**2 // 2, dtype=np.uint8)


def _sums(region: NDArray[np.int32], values: NDArray[Any]) -> NDArray[np.float64]:
    """The sum of the values over each region."""
    return np.bincount(region.ravel(), values.ravel().astype(np.float64)).astype(np.float64)


def _middles(region: NDArray[np.int32], values: Pixels) -> NDArray[np.float64]:
    """The median of the values over each region; letters on a ground do not move it."""
    order = np.lexsort((values.ravel(), region.ravel()))
    counts = np.bincount(region.ravel())
    places = np.cumsum(counts) - counts + counts // 2
    return np.asarray(values.ravel()[order][places], np.float64)


def darkness_of(grey: Pixels) -> Pixels:
    """How much darker than the paper each pixel is: 0 none, 255 black on any paper."""
    return darkness_on(grey, paper_of(grey))


def darkness_on(grey: Pixels, paper: Pixels) -> Pixels:
    """As :func:`darkness_of`, with the paper known."""
    paper = cv2.max(paper, BLACKEST)
    darkness: Pixels = cv2.bitwise_not(cv2.divide(grey, paper, scale=255))
    return darkness


def paper_white(image: PageImage) -> tuple[int, ...]:
    """The commonest bright colour of the page, one value per channel: what borders are filled with.

    255 for a page without anything bright.
    """
    small = image.pixels[::4, ::4]
    channels = small.reshape(-1, small.shape[2]).T if small.ndim == 3 else small.reshape(1, -1)
    return tuple(_brightest_mode(channel) for channel in channels)


def _brightest_mode(channel: NDArray[np.uint8]) -> int:
    counts = np.bincount(channel, minlength=256)[128:]
    return 128 + int(counts.argmax()) if counts.any() else 255
