"""Grain, specks and scraps of rulings taken off black-and-white scans, where all ink is black.

Faxed paper has specks as large as full stops. What tells a mark from a speck there is its place: a
dot follows a letter on its baseline or stands over its stem, a dash lies at its middle.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels

GROWN_SPECK = 12
"""Pixels of a speck of one or two pixels after growing by one pixel all round."""

LETTER_HEIGHT = 0.6
"""Character heights of what is a letter by itself; ``x`` has 1, broken ones keep 0.7."""

BORDER_BAND = 0.6
"""Character heights along a ruled border in which thin ink apart from letters is its remains. Wider
than on grey scans, for faxed rulings waver; text keeps about 1 from its rulings."""

THIN = 0.35
"""Character heights: the thickest scrap of a ruling, and the thickest dash."""

REACH = 0.4
"""Character heights from a letter to the mark behind it: full stop, comma, bracket."""

REACH_BEFORE = 1.2
"""Character heights from a bullet or a dash to the letter it stands before."""

BULLET = 0.28
"""Character heights of the smallest bullet or dash; specks of that size are rare."""

ABOVE = 0.45
BELOW = 0.35
"""Character heights that a dot may stand above a letter's top, and a comma below its foot."""

GROWTH = 2
"""Pixels that growing adds to a piece's width and height."""

FRAME_BAND = 0.45
"""Character heights from the border in which a broken ruling is looked for; text keeps more."""

FRAME_SHARE = 0.3
"""Share of a row or column of pixels in the band that is ink when a ruling runs along it."""

FRAME_LEVEL = 150
"""Grey level below which a pixel is ink of a ruling."""

COLON_DOT = (0.12, 0.45)
COLON_APART = (0.4, 0.95)
COLON_SLANT = 0.15
"""Character heights: the size of a colon's dots, between their middles, and by which one may stand
off the other's upright. Labels and their colons are far apart; specks hardly ever stand so."""

Stats = NDArray[np.int32]
Flags = NDArray[np.bool_]


def without_grain(piece: Pixels, height: float, ink_level: int, *, bordered: bool) -> Pixels:
    """The same picture without ink that is no letter and stands in no mark's place.

    ``height`` is the character height in pixels, ``ink_level`` the grey level below which there is
    ink; ``bordered``: rulings run along the picture's border.
    """
    ink = (piece < ink_level).astype(np.uint8)
    # thinned strokes are broken: what is a pixel or two apart is one letter
    grown = cv2.dilate(ink, np.ones((3, 3), np.uint8)).astype(np.uint8)
    _, labels, counted, _ = cv2.connectedComponentsWithStats(grown, connectivity=8)
    stats = np.asarray(counted, dtype=np.int32)
    scraps = _scraps(stats, piece.shape, height) if bordered else np.zeros(len(stats), dtype=bool)
    letters = ~scraps & (stats[:, 3] - GROWTH >= LETTER_HEIGHT * height)
    letters[0] = False
    placed = _beside(stats, letters, height)
    if not bordered:
        placed |= _colons(stats, height)
    gone = (stats[:, 4] <= GROWN_SPECK) | (~letters & ~placed)
    gone[0] = False
    if not gone.any():
        return piece
    cleaned = piece.copy()
    cleaned[gone[labels]] = 255
    return cleaned


def without_frame(piece: Pixels, height: float) -> Pixels:
    """The picture with the rulings along its border turned white, broken ones too."""
    cleaned = piece.copy()
    band = max(2, round(FRAME_BAND * height))
    for turns in range(4):
        side = np.rot90(cleaned, turns)
        inked = (side[:band] < FRAME_LEVEL).mean(axis=1) >= FRAME_SHARE
        rows = np.flatnonzero(inked)
        if len(rows):
            side[: rows[-1] + 2] = 255
    return cleaned


def _scraps(stats: Stats, shape: tuple[int, ...], height: float) -> Flags:
    """Thin pieces that lie in the band along the border."""
    x, y, w, h = stats[:, 0], stats[:, 1], stats[:, 2], stats[:, 3]
    rows, cols = shape
    band, thin = BORDER_BAND * height, THIN * height + GROWTH
    upright = (w <= thin) & ((x + w <= band + GROWTH) | (x >= cols - band - GROWTH))
    flat = (h <= thin) & ((y + h <= band + GROWTH) | (y >= rows - band - GROWTH))
    return np.asarray(upright | flat)


def _beside(stats: Stats, letters: Flags, height: float) -> Flags:
    """Pieces that stand where a mark or a part of a letter may stand."""
    x, y, w, h = (stats[:, k, None].astype(np.float64) for k in range(4))
    left, top, wide, high = (stats[letters, k][None, :].astype(np.float64) for k in range(4))
    behind, before = x - (left + wide), left - (x + w)
    size = np.maximum(w, h) - GROWTH
    reach = np.where(size >= BULLET * height, REACH_BEFORE, REACH) * height
    middle = y + h / 2
    flat = (h - GROWTH <= THIN * height) & (w - GROWTH > THIN * height)
    above = np.where(flat, -0.15 * high, ABOVE * height)
    below = np.where(flat, -0.1 * high, BELOW * height)
    near = (behind <= REACH * height) & (before <= reach)
    near &= (middle >= top - above) & (middle <= top + high + below)
    return np.asarray(near.any(axis=1))


def _colons(stats: Stats, height: float) -> Flags:
    """Pieces that stand one above the other like the dots of a colon."""
    x, y, w, h = (stats[:, k].astype(np.float64) / height for k in range(4))
    size = np.maximum(w, h) - GROWTH / height
    dots = (size >= COLON_DOT[0]) & (size <= COLON_DOT[1])
    dots[0] = False
    aside = np.abs((x + w / 2)[:, None] - (x + w / 2)[None, :])
    apart = np.abs((y + h / 2)[:, None] - (y + h / 2)[None, :])
    pairs = (apart >= COLON_APART[0]) & (apart <= COLON_APART[1]) & (aside <= COLON_SLANT)
    return np.asarray(dots & (pairs & dots[None, :]).any(axis=1))
