"""Cut-out pieces of a page cleaned: black on white, without rulings, specks and patterns."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.dither import is_dithered, melted, without_dither
from zi_extract.ocr.grain import out_of_place, without_frame, without_grain
from zi_extract.pixels.histogram import level_at

DARK_PAPER = 0.45
"""Grey level (share of white) of a crop's median below which its text is light on dark."""

MID_PAPER, LIGHTER = 0.7, 2.0
"""Grey level below which a crop's text may be light on grey, and how many times more must stand out
light than dark. Above 0.7 light text could not be seen; black text on grey stands out dark."""

MIDDLE = 0.5
"""The share of a crop's pixels at which its paper lies."""

STANDS_OUT = 40
"""Grey levels from the paper's that are no grain."""

DARKEST = 0.005
"""Share of a crop's pixels that are its full ink: fewer are specks, more is not there in a crop of
one letter."""

WHITE_LEVEL = 0.9
"""Share of the paper's level from which on everything is white: takes grain and the soft rim of
rulings away, keeps thin strokes."""

INK_LEVEL = 225
RULING_LEVEL = 150
"""Grey levels of a levelled crop: ink with its soft rim, and the solid core of a ruling."""

RULING_LENGTH = 1.8
"""Character heights of unbroken straight ink at a crop's border that no letter has."""

JOINED_LETTERS, LETTER = 3.5, 0.8
"""Character heights: the longest bar that the tops of two letters make (``TR``), and the height of
what hangs on it, which a ruling's remains do not have."""

HAIRLINE = 0.2
"""Character heights: the thickest soft rim of a ruling; strokes of bold letters have more."""

BORDER_BAND = 0.45
"""Character heights from the crop's border in which remains of rulings lie. More would take
the first strokes of text that hugs its ruling."""

REMAINS_WIDTH = 0.3
"""Character heights: the thickest remains of a ruling at the border; letters are wider."""

SPECK_AREA = 0.012
"""Of a squared character height: the largest speck. A full stop has 0.04 and more."""

GROWN_SPECK = 12
"""Pixels of a speck of one or two pixels on fax paper after growing by one pixel all round."""

BILEVEL_BLUR = 0.6
"""Pixels (sigma) of blur on black-and-white scans: the engine learned from grey edges."""

LONELY_SIZE = 0.45
LONELY_REACH = 0.5
"""Character heights: ink smaller than the first with no letter nearer than the second is grain."""

LONELY_ON_DOTS = 0.8
"""The same size where the ground was a printed grey, whose dots cluster to larger grain."""


def cleaned(piece: Pixels, height: float, bordered: bool, bilevel: bool) -> Pixels:
    """``piece`` as black text on white; ``height`` is the character height in pixels.

    ``bordered``: rulings run along its border. ``bilevel``: it had black and white only.
    """
    levelled = _levelled(piece, melted(piece) if bilevel else piece)
    dithered = bilevel and is_dithered(levelled)
    if dithered:
        levelled = without_dither(levelled, height)
    if bilevel:
        levelled = without_frame(levelled, height) if bordered else levelled
    if bordered:
        levelled = _without_rulings(levelled, height, bilevel=bilevel)
    if bilevel:
        levelled = without_grain(levelled, height, INK_LEVEL, bordered=bordered)
    lonely = LONELY_ON_DOTS if dithered else LONELY_SIZE if bilevel else 0.0
    levelled = _without_remains(levelled, height, bordered, lonely)
    if bilevel and not dithered:
        levelled = cv2.GaussianBlur(levelled, (0, 0), BILEVEL_BLUR).astype(np.uint8)
    return levelled


def _levelled(piece: Pixels, seen: Pixels) -> Pixels:
    """Dark text on white, whatever it was printed on.

    ``seen`` is the picture as it looks from afar: a fax's dots melted to the grey they stand for.
    """
    inner = _inner(seen)
    ground = _ground(inner)
    if ground < DARK_PAPER * 255 or (ground < MID_PAPER * 255 and _is_light_text(inner, ground)):
        piece = cv2.bitwise_not(piece).astype(np.uint8)
    darkest, paper = level_at(piece, DARKEST, MIDDLE)
    dark = min(darkest, paper / 2)
    span = max(paper * WHITE_LEVEL - dark, 1.0)
    grey = np.arange(256, dtype=np.float32)
    levels = np.clip((grey - dark) * (255.0 / span), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(piece, levels), dtype=np.uint8)


def _inner(piece: Pixels) -> Pixels:
    """The picture without its rim, where rulings run that darken small cells."""
    rim = max(1, min(piece.shape) // 6)
    return piece[rim:-rim, rim:-rim]


def _ground(inner: Pixels) -> float:
    """The grey level of what is printed on: bold letters may fill the middle, not the rim, too."""
    rim = np.concatenate((inner[0], inner[-1], inner[:, 0], inner[:, -1]))
    return max(level_at(part, MIDDLE)[0] for part in (inner, rim))


def _is_light_text(inner: Pixels, ground: float) -> bool:
    """Whether what stands out from the ground is lighter than it."""
    off = inner.astype(np.float32) - ground
    light, dark = float((off > STANDS_OUT).sum()), float((off < -STANDS_OUT).sum())
    return light > LIGHTER * dark


def _border(shape: tuple[int, ...], band: int, vertical: bool) -> NDArray[np.bool_]:
    mask = np.zeros(shape, dtype=bool)
    if vertical:
        mask[:, :band] = mask[:, -band:] = True
    else:
        mask[:band] = mask[-band:] = True
    return mask


def _without_rulings(piece: Pixels, height: float, *, bilevel: bool) -> Pixels:
    """Long straight strokes along the border turned white; on fax those that touch letters, too."""
    dark, inked = ((piece < level).astype(np.uint8) for level in (RULING_LEVEL, INK_LEVEL))
    band, length = max(3, round(BORDER_BAND * height)), max(8, round(RULING_LENGTH * height))
    gone = np.zeros(dark.shape, dtype=np.uint8)
    for vertical in (False, True):
        runs = _runs(dark, length, vertical) | _thin(
            _runs(inked, length, vertical), height, vertical
        )
        runs[~_border(dark.shape, band, vertical)] = 0
        if not (vertical or bilevel):
            runs &= ~_tops(runs, dark, height)
        gone |= cv2.dilate(runs, np.ones((3, 3), np.uint8)).astype(np.uint8)
    cleaned = piece.copy()
    cleaned[gone > 0] = 255
    return cleaned


def _tops(runs: Pixels, dark: Pixels, height: float) -> Pixels:
    """Those of the level runs that are bars of letters: short, with a letter's stem on them."""
    _, bars, sizes, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    short = sizes[:, 2] < JOINED_LETTERS * height
    short[0] = False
    if not short.any():
        return np.zeros_like(runs)
    _, letters, extents, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    tall = (extents[:, 3] >= LETTER * height) & (extents[:, 2] < JOINED_LETTERS * height)
    return np.asarray(short[bars] & tall[letters], np.uint8)


def _runs(ink: Pixels, length: int, vertical: bool) -> Pixels:
    """Ink that runs on straight for ``length`` pixels, or along the whole picture."""
    rows, cols = ink.shape
    size = (min(length, rows), 1) if vertical else (1, min(length, cols))
    runs: Pixels = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    return runs


def _thin(runs: Pixels, height: float, vertical: bool) -> Pixels:
    """Those of the runs that are hairlines: what a ruling's soft rim leaves of it."""
    thick = max(3, round(HAIRLINE * height))
    size = (1, thick) if vertical else (thick, 1)
    hairlines: Pixels = runs & ~cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    return hairlines


def _without_remains(piece: Pixels, height: float, bordered: bool, lonely: float) -> Pixels:
    """Specks, and thin scraps at the border, turned white.

    ``lonely`` are the character heights below which ink far from letters is grain: 0 on grey scans.
    """
    bilevel = lonely > 0
    ink = (piece < INK_LEVEL).astype(np.uint8)
    if bilevel:  # thinned strokes are broken: what is a pixel or two apart is one letter
        ink = cv2.dilate(ink, np.ones((3, 3), np.uint8)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, w, h, area = (stats[:, k] for k in range(5))
    gone = area <= (GROWN_SPECK if bilevel else max(2.0, SPECK_AREA * height * height))
    if bilevel and bordered:
        gone |= _lonely(labels, stats, height, lonely)
    if bordered:
        rows, cols = piece.shape
        band, thin = BORDER_BAND * height, REMAINS_WIDTH * height
        touches = (x <= 1) | (y <= 1) | (x + w >= cols - 1) | (y + h >= rows - 1)
        inside = (x + w <= band) | (x >= cols - band) | (y + h <= band) | (y >= rows - band)
        gone |= touches & inside & ((w <= thin) | (h <= thin))
        gone |= _holes(stats, cols, height)
        if not bilevel:
            gone |= out_of_place(np.asarray(stats, dtype=np.int32), height)
    gone[0] = False
    if count < 2 or not gone.any():
        return piece
    cleaned = piece.copy()
    cleaned[gone[labels]] = 255
    return cleaned


def _lonely(
    labels: NDArray[np.int32], stats: NDArray[np.int32], height: float, size: float
) -> NDArray[np.bool_]:
    """Dots and scraps, smaller than ``size`` character heights, with no letter near them."""
    w, h = stats[:, 2], stats[:, 3]
    small = np.maximum(w, h) < size * height
    letters = ~small
    letters[0] = False
    reach = round(LONELY_REACH * height) * 2 + 1
    near = cv2.dilate(letters[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    beside = np.zeros(len(stats), dtype=bool)
    beside[np.unique(labels[near > 0])] = True
    lonely: NDArray[np.bool_] = small & ~beside
    return lonely


def _holes(stats: NDArray[np.int32], cols: int, height: float) -> NDArray[np.bool_]:
    """Tall ink at the left or right border, apart from all other ink: halves of punched holes."""
    x, w, h = stats[:, 0], stats[:, 2], stats[:, 3]
    gone = np.zeros(len(stats), dtype=bool)
    for k in np.flatnonzero((h > w) & (h > height) & ((x <= 1) | (x + w >= cols - 1))):
        others = (np.arange(len(stats)) != k) & (np.arange(len(stats)) > 0)
        inner = (x[others] - x[k] - w[k]) if x[k] <= 1 else (x[k] - x[others] - w[others])
        apart = LONELY_SIZE * height
        gone[k] = bool((inner >= apart).all()) and w[k] < height
    return gone
