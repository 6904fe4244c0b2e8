"""Punched holes: solid dark discs that are no print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from zi_extract.imaging.paper import channel_range, paper_of, reduced
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels

REDUCED_DPI = 75.0
"""Dots per inch of the copy in which holes are looked for: a hole has 16 pixels there."""

DARK = 0.6
"""Share of the page's own white below which a pixel may be a hole's; shadows in holes reach 0.5."""

CORE = 0.1
"""Inches of solid dark that only holes and filled areas have: 2.5 mm; the boldest titles have 1."""

SMALLEST, LARGEST = 0.15, 0.4
"""Inches across: holes are punched 5 to 8 mm wide; worn ones reach 10."""

ROUNDNESS = 0.75
"""Least ratio of a hole's sides."""

FILL = (0.66, 0.9)
"""Share of its box that a disc fills (0.785), by its solid dark alone and with the dark in the
corners; filled cells, of whose dark the search for solid dark rounds the corners, have 0.95 and
more, stars 0.5."""

FROM_EDGE = 0.9
"""Inches from the nearest edge of the sheet within which holes are punched; filled marks of a time
grid lie further in."""

BEYOND, GOES_ON = 4, 0.8
"""Pixels of the copy from a side of the disc, and the dark share there of a band that goes on;
rulings and letters that touch a hole have a few pixels."""

RIM = 0.02
"""Inches of soft rim that go with a hole."""


def find_holes(pixels: Pixels, dpi: float) -> tuple[Box, ...]:
    """The boxes of punched holes on a straight page, grey or coloured, in its pixels."""
    grey = pixels if pixels.ndim == 2 else channel_range(pixels)[1]
    small, scale = reduced(grey, round(max(grey.shape) * REDUCED_DPI / dpi))
    white = float(np.percentile(paper_of(small), 90))
    dark = (small < DARK * white).astype(np.uint8)
    side = max(3, round(CORE * dpi * scale))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, disc)
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    return tuple(
        Box(float(x), float(y), float(x + w), float(y + h)).scaled(1 / scale)
        for x, y, w, h, area in stats[1:].tolist()
        if _is_round(w, h, area, dpi * scale)
        and dark[y : y + h, x : x + w].mean() <= FILL[1]
        and _from_edge(x, y, w, h, small.shape) <= FROM_EDGE * dpi * scale
        and not _goes_on(dark, x, y, w, h)
    )


def _is_round(wide: int, high: int, area: int, dpi: float) -> bool:
    least, most = min(wide, high), max(wide, high)
    return (
        SMALLEST * dpi <= least
        and most <= LARGEST * dpi
        and least >= ROUNDNESS * most
        and FILL[0] <= area / (wide * high) <= FILL[1]
    )


def _goes_on(dark: Pixels, x: int, y: int, wide: int, high: int) -> bool:
    """Whether the dark goes on beyond a side, as from one cell of a dark band into the next."""
    rows, cols = slice(y + high // 4, y + high * 3 // 4), slice(x + wide // 4, x + wide * 3 // 4)
    beyond = (
        dark[rows, max(0, x - BEYOND - 1) : max(0, x - BEYOND + 1)],
        dark[rows, x + wide + BEYOND - 1 : x + wide + BEYOND + 1],
        dark[max(0, y - BEYOND - 1) : max(0, y - BEYOND + 1), cols],
        dark[y + high + BEYOND - 1 : y + high + BEYOND + 1, cols],
    )
    return any(side.size and float(side.mean()) > GOES_ON for side in beyond)


def _from_edge(x: int, y: int, wide: int, high: int, shape: tuple[int, ...]) -> int:
    """Pixels between the hole and the nearest edge of the sheet."""
    return min(x, y, shape[1] - x - wide, shape[0] - y - high)


def without_holes(pixels: Pixels, holes: Sequence[Box], dpi: float) -> Pixels:
    """The page, grey or coloured, with these ``holes`` filled with paper; itself without any."""
    if not holes:
        return pixels
    filled = pixels.copy()
    paper = np.median(pixels.reshape(pixels.shape[0] * pixels.shape[1], -1), axis=0).tolist()
    for box in holes:
        middle = (round(box.center_x), round(box.center_y))
        radii = (round(box.width / 2 + RIM * dpi), round(box.height / 2 + RIM * dpi))
        cv2.ellipse(filled, middle, radii, 0, 0, 360, paper, -1)
    return filled
