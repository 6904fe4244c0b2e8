"""From the page as scanned to the straight page, in one interpolation."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.imaging.curl import find_warp
from zi_extract.imaging.ink import ink_cut
from zi_extract.imaging.paper import darkness_of, grey_of, paper_white, reduced
from zi_extract.imaging.skew import find_skew
from zi_extract.model.geometry import PageFrame, Warp
from zi_extract.model.page_image import PageImage

LEAST_SKEW = 0.05
"""Skew in degrees below which a page is left as it is: 1.4 pixels over the width of A4 at 200 dpi,
less than resampling costs in sharpness."""


def straighten(image: PageImage, rotation: int) -> tuple[PageImage, PageFrame]:
    """The page upright and straight, and how that was done.

    ``rotation`` is clockwise degrees (0, 90, 180, 270). The picture keeps the size of the upright
    page; what comes in from outside is paper white. A page that is straight already is only turned.
    """
    upright = turned(image, rotation)
    small, scale = reduced(grey_of(upright))
    darkness = darkness_of(small)
    mask = darkness >= ink_cut(darkness)
    skew = find_skew(mask)
    skew, warp = find_warp(mask, skew, scale)
    if warp is None and abs(skew) < LEAST_SKEW:
        skew = 0.0
    size = (upright.width, upright.height, upright.dpi)
    frame = PageFrame(*size, rotation, skew, warp, upright.enlarged)
    if skew == 0.0 and warp is None:
        return upright, frame
    return replace(upright, pixels=_resampled(upright, frame)), frame


def turned(image: PageImage, rotation: int) -> PageImage:
    """The page turned clockwise by 0, 90, 180 or 270 degrees."""
    if rotation == 0:
        return image
    pixels = np.ascontiguousarray(np.rot90(image.pixels, k=-(rotation // 90)))
    return replace(image, pixels=pixels)


def _resampled(upright: PageImage, frame: PageFrame) -> NDArray[np.uint8]:
    """Every straight pixel fetched from where ``frame.to_upright`` says that its ink lies."""
    xs, ys = _sources(frame)
    pixels: NDArray[np.uint8] = cv2.remap(
        upright.pixels,
        xs,
        ys,
        interpolation=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=paper_white(upright),
    )
    return pixels


def _sources(frame: PageFrame) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """For each straight pixel the x and y of its ink on the upright page, in pixel indices."""
    x = (np.arange(frame.width, dtype=np.float32) + 0.5)[np.newaxis, :]
    y = (np.arange(frame.height, dtype=np.float32) + 0.5)[:, np.newaxis]
    if frame.warp is not None:
        x = x + _spread(frame.warp, frame.width, frame.height, "dx")
        y = y + _spread(frame.warp, frame.width, frame.height, "dy")
    angle = math.radians(-frame.skew)
    cos, sin = np.float32(math.cos(angle)), np.float32(math.sin(angle))
    cx, cy = np.float32(frame.width / 2), np.float32(frame.height / 2)
    x, y = x - cx, y - cy
    return x * cos - y * sin + (cx - 0.5), x * sin + y * cos + (cy - 0.5)


def _spread(warp: Warp, width: int, height: int, axis: str) -> NDArray[np.float32]:
    """One axis of the lattice at every pixel, interpolated as :meth:`Warp.shift` does it."""
    lattice = np.asarray(warp.dx if axis == "dx" else warp.dy, dtype=np.float32)
    rows = _hats(height, lattice.shape[0])
    cols = _hats(width, lattice.shape[1])
    return np.asarray(rows @ lattice @ cols.T, dtype=np.float32)


def _hats(length: int, nodes: int) -> NDArray[np.float32]:
    """Weights of each node at each pixel centre, ``length x nodes``."""
    place = (np.arange(length, dtype=np.float32) + 0.5) / length * (nodes - 1)
    distance = np.abs(place[:, np.newaxis] - np.arange(nodes, dtype=np.float32))
    return np.maximum(0.0, 1.0 - distance).astype(np.float32)
