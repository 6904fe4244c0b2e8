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

REACH_FIXED = 0.75
"""The same in typewriter faces, where a full stop has a whole letter's room."""

FIXED_GAP = 0.22
"""Character heights: the median gap between letters of a typewriter face; others have 0.05-0.15."""

REACH_BEFORE = 1.2
"""Character heights from a bullet or a dash to the letter it stands before."""

BULLET = 0.28
"""Character heights of the smallest bullet or dash; specks of that size are rare."""

FLAT = 1.4
"""Width over height from which a mark is a dash; the dots of bold faces are a little wider than
high."""

ABOVE = 0.45
ABOVE_GREY = 0.65
BELOW = 0.35
"""Character heights that a dot may stand above a letter's top (on grey paper it is never eaten into
and may be told from specks further up), and a comma below its foot."""

SMALL = 0.45
"""Character heights below which ink of grey paper may be a speck; commas reach 0.4."""

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
COMMA = 0.75
"""Character heights: the size of a colon's dots, between their middles, and by which one may stand
off the other's upright; the greatest size of what stands below the dot of a semicolon. Labels and
their colons are far apart, clerks type spaces before both; specks hardly ever stand so."""

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


def out_of_place(stats: Stats, height: float) -> Flags:
    """Dots and dashes of grey paper that stand in no mark's place, where there are letters.

    ``stats`` are those of the pieces of ink as they are, the first the paper's. A cell without
    letters keeps all it has: a lone dash says that there is nothing.
    """
    letters = stats[:, 3] >= LETTER_HEIGHT * height
    letters[0] = False
    if not letters.any():
        return np.zeros(len(stats), dtype=bool)
    small = np.maximum(stats[:, 2], stats[:, 3]) < SMALL * height
    grown = stats.copy()
    grown[:, :2] -= GROWTH // 2
    grown[:, 2:4] += GROWTH
    placed = _beside(grown, letters, height, ABOVE_GREY) | _colons(grown, height)
    return np.asarray(small & ~placed)


def _scraps(stats: Stats, shape: tuple[int, ...], height: float) -> Flags:
    """Thin pieces that lie in the band along the border."""
    x, y, w, h = stats[:, 0], stats[:, 1], stats[:, 2], stats[:, 3]
    rows, cols = shape
    band, thin = BORDER_BAND * height, THIN * height + GROWTH
    upright = (w <= thin) & ((x + w <= band + GROWTH) | (x >= cols - band - GROWTH))
    flat = (h <= thin) & ((y + h <= band + GROWTH) | (y >= rows - band - GROWTH))
    return np.asarray(upright | flat)


def _beside(stats: Stats, letters: Flags, height: float, over: float = ABOVE) -> Flags:
    """Pieces that stand where a mark or a part of a letter may stand."""
    x, y, w, h = (stats[:, k, None].astype(np.float64) for k in range(4))
    left, top, wide, high = (stats[letters, k][None, :].astype(np.float64) for k in range(4))
    behind, before = x - (left + wide), left - (x + w)
    size = np.maximum(w, h) - GROWTH
    reach_behind = REACH_FIXED if _has_fixed_pitch(stats[letters], height) else REACH
    reach = np.where(size >= BULLET * height, REACH_BEFORE, REACH) * height
    middle = y + h / 2
    flat = (h - GROWTH <= THIN * height) & (w - GROWTH > THIN * height) & (w > FLAT * h)
    above = np.where(flat, -0.15 * high, over * height)
    below = np.where(flat, -0.1 * high, BELOW * height)
    near = (behind <= reach_behind * height) & (before <= reach)
    near &= (middle >= top - above) & (middle <= top + high + below)
    return np.asarray(near.any(axis=1))


def _colons(stats: Stats, height: float) -> Flags:
    """Pieces that stand one above the other like the dots of a colon, or a semicolon's two."""
    x, y, w, h = (stats[:, k].astype(np.float64) / height for k in range(4))
    size = np.maximum(w, h) - GROWTH / height
    dots = (size >= COLON_DOT[0]) & (size <= COLON_DOT[1])
    commas = (size > COLON_DOT[1]) & (size <= COMMA)
    dots[0] = commas[0] = False
    aside = np.abs((x + w / 2)[:, None] - (x + w / 2)[None, :])
    under = (y + h / 2)[None, :] - (y + h / 2)[:, None]
    apart = np.abs(under)
    pairs = (apart >= COLON_APART[0]) & (apart <= COLON_APART[1]) & (aside <= COLON_SLANT)
    pairs &= dots[None, :] | (commas[None, :] & (under > 0))
    return np.asarray(dots & pairs.any(axis=1))


def _has_fixed_pitch(letters: Stats, height: float) -> bool:
    """Whether the letters stand as wide apart as those of a typewriter."""
    if len(letters) < 2:
        return False
    x, y, w, h = (letters[:, k].astype(np.float64) for k in range(4))
    gaps = x[None, :] - (x + w)[:, None] + GROWTH
    middle = y + h / 2
    beside = (np.abs(middle[None, :] - middle[:, None]) < height) & (gaps > -height / 2)
    np.fill_diagonal(beside, val=False)
    nearest = np.where(beside, gaps, np.inf).min(axis=1)
    known = nearest[np.isfinite(nearest)]
    return bool(len(known)) and float(np.median(known)) >= FIXED_GAP * height
