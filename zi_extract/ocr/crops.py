"""Pieces of a page cut out for reading: cleaned of rulings and grain, and scaled."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels

READING_HEIGHT = 24.0
"""Pixels of a lower-case letter's height (so about 34 of a capital's) in pictures for the engine:
measured best of 17, 24 and 32 on cells. Smaller loses commas, larger only costs time."""

MARGIN = 0.7
"""White around the ink, in character heights. Without it the engine misses letters at the border;
with more than 1 it starts to see letters in the paper's grain."""

DARK_PAPER = 0.45
"""Grey level (share of white) of a crop's median below which its text is light on dark."""

WHITE_LEVEL = 0.9
"""Share of the paper's level from which on everything is white: takes grain and the soft rim of
rulings away, keeps thin strokes."""

INK_LEVEL = 225
RULING_LEVEL = 150
"""Grey levels of a levelled crop: ink with its soft rim, and the solid core of a ruling."""

RULING_LENGTH = 1.8
"""Character heights of unbroken straight ink at a crop's border that no letter has."""

BORDER_BAND = 0.45
"""Character heights from the crop's border in which remains of rulings lie. More would take
the first strokes of text that hugs its ruling."""

REMAINS_WIDTH = 0.3
"""Character heights: the thickest remains of a ruling at the border; letters are wider."""

SPECK_AREA = 0.012
"""Of a squared character height: the largest speck. A full stop has 0.04 and more."""


WIDEST_SPACE = 1.1
"""Character heights to which wider gaps between columns of ink are narrowed. The engine sees
underscores and quotes in wide gaps, and splits lines there; a plain space has 0.3-0.6."""

LEAST_INK = 10
"""Dark pixels that a word has at least, at the reading height; a full stop has 16 and more."""


LOWEST_LINE = 0.8
HIGHEST_LINE = 2.2
"""Character heights of the ink of one line: from ``nama`` to ``(Jg)``."""

LETTER_SPACE = 0.42
"""Character heights between two letters' ink that are printed apart. Letters of one word are up to
0.25 apart, a plain space is 0.5 between letters' ink."""

SMALLEST_PRINT = 0.045
LARGEST_PRINT = 0.1
"""Inches: letter heights (without ascender) that decrees are printed in, 6.5 to 15 point. Outside
them the measured height comes from specks or from a page all in capitals."""


def letter_height(measured: float, dpi: float) -> float:
    """The measured character height in pixels, kept within what print can be."""
    return min(max(measured, SMALLEST_PRINT * dpi), LARGEST_PRINT * dpi)


DITHER_DOT = 6
"""Pixels of the largest dot of a printed grey."""

DITHER_SHARE = 0.01
"""Dots per pixel of a cell from which its ground is a printed grey; plain fax paper has 0.001."""

DITHER_BLUR = 1.3
DITHER_WHITE = 0.75
"""Pixels (sigma) that melt the dots, and the share of the ground's level that is white then."""

GROWN_SPECK = 12
"""Pixels of a speck of one or two pixels on fax paper after growing by one pixel all round."""

BILEVEL_BLUR = 0.6
"""Pixels (sigma) of blur on black-and-white scans: the engine learned from grey edges."""

LONELY_SIZE = 0.45
LONELY_REACH = 0.5
"""Character heights: ink smaller than the first with no letter nearer than the second is grain."""


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """A picture for the engine, and where its pixels lie on the page.

    ``spans`` are (x in the picture, x on the page) of the stretches between which wide gaps were
    narrowed; ``ink`` is the box of the ink on the page; ``rough``: cut from black-and-white fax.
    """

    pixels: Pixels
    spans: tuple[tuple[float, float], ...]
    top: float
    scale: float
    ink: Box
    rough: bool = False

    @property
    def like_letters(self) -> bool:
        """Whether the ink is as high as one line of letters."""
        high = self.ink.height * self.scale / READING_HEIGHT
        return LOWEST_LINE <= high <= HIGHEST_LINE

    def to_page(self, box: Box) -> Box:
        """A box of the picture, in pixels of the page."""
        return Box(
            self._x(box.left, later=True),
            self.top + box.top / self.scale,
            self._x(box.right, later=False),
            self.top + box.bottom / self.scale,
        )

    def _x(self, x: float, later: bool) -> float:
        start = self.spans[0]
        for span in self.spans[1:]:
            if span[0] < x or (later and span[0] <= x):
                start = span
        return start[1] + (x - start[0]) / self.scale

    def moved(self, left: float, top: float) -> Crop:
        """The same picture, found ``left`` and ``top`` further on the page."""
        ink = self.ink
        return replace(
            self,
            spans=tuple((at, was + left) for at, was in self.spans),
            top=self.top + top,
            ink=Box(ink.left + left, ink.top + top, ink.right + left, ink.bottom + top),
        )

    def wide_gaps(self, box: Box) -> int:
        """How many gaps in the box are as wide as a space between words."""
        part = self.pixels[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
        inked = np.flatnonzero((part < RULING_LEVEL).any(axis=0))
        return int((np.diff(inked) - 1 > LETTER_SPACE * READING_HEIGHT).sum())

    def has_ink(self, box: Box) -> bool:
        """Whether there is anything to see where the engine says that it saw a word."""
        part = self.pixels[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
        return int((part < RULING_LEVEL).sum()) >= LEAST_INK


def cut_out(
    pixels: Pixels, box: Box, height: float, bordered: bool = True, bilevel: bool = False
) -> Crop | None:
    """The ink of ``box``, black on white, ready to be read; None when the box has no ink.

    ``height`` is the page's character height in pixels. ``bordered``: rulings run along the box.
    ``bilevel``: the scan had black and white only, so grain is as dark as print.
    """
    left, top = max(0, round(box.left)), max(0, round(box.top))
    piece = pixels[top : round(box.bottom), left : round(box.right)]
    if min(piece.shape[:2], default=0) < 3:
        return None
    levelled = _levelled(piece)
    if bilevel:
        levelled = _without_dither(levelled)
    if bordered:
        levelled = _without_rulings(levelled, height)
    levelled = _without_remains(levelled, height, bordered, bilevel)
    if bilevel:
        levelled = cv2.GaussianBlur(levelled, (0, 0), BILEVEL_BLUR).astype(np.uint8)
    ink = _ink_box(levelled, height)
    if ink is None:
        return None
    return replace(_scaled(levelled, ink, left, top, height), rough=bilevel)


def _levelled(piece: Pixels) -> Pixels:
    """Dark text on white, whatever it was printed on."""
    paper = float(np.median(piece))
    if paper < DARK_PAPER * 255:
        piece, paper = cv2.bitwise_not(piece).astype(np.uint8), 255.0 - paper
    dark = min(float(np.percentile(piece, 0.5)), paper / 2)
    span = max(paper * WHITE_LEVEL - dark, 1.0)
    levelled: Pixels = np.clip((piece.astype(np.float32) - dark) * (255.0 / span), 0, 255).astype(
        np.uint8
    )
    return levelled


def _without_dither(piece: Pixels) -> Pixels:
    """Text on a grey that was printed as a pattern of dots: the dots blurred to paper."""
    dark = (piece < RULING_LEVEL).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    dots = int((stats[1:, 4] <= DITHER_DOT).sum())
    if dots < DITHER_SHARE * dark.size:
        return piece
    blurred = cv2.GaussianBlur(piece, (0, 0), DITHER_BLUR)
    paper = float(np.median(blurred))
    span = max(DITHER_WHITE * paper, 1.0)
    melted: Pixels = np.clip(blurred.astype(np.float32) * (255 / span), 0, 255).astype(np.uint8)
    return melted


def _border(shape: tuple[int, ...], band: int, vertical: bool) -> NDArray[np.bool_]:
    mask = np.zeros(shape, dtype=bool)
    if vertical:
        mask[:, :band] = mask[:, -band:] = True
    else:
        mask[:band] = mask[-band:] = True
    return mask


def _without_rulings(piece: Pixels, height: float) -> Pixels:
    """Long straight strokes along the border turned white."""
    dark = (piece < RULING_LEVEL).astype(np.uint8)
    band, length = max(3, round(BORDER_BAND * height)), max(8, round(RULING_LENGTH * height))
    rows, cols = dark.shape
    gone = np.zeros(dark.shape, dtype=np.uint8)
    for vertical in (False, True):
        size = (1, min(length, rows)) if vertical else (min(length, cols), 1)
        runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8))
        runs[~_border(dark.shape, band, vertical)] = 0
        gone |= cv2.dilate(runs, np.ones((3, 3), np.uint8)).astype(np.uint8)
    cleaned = piece.copy()
    cleaned[gone > 0] = 255
    return cleaned


def _without_remains(piece: Pixels, height: float, bordered: bool, bilevel: bool) -> Pixels:
    """Specks, and thin scraps at the border, turned white."""
    ink = (piece < INK_LEVEL).astype(np.uint8)
    if bilevel:  # thinned strokes are broken: what is a pixel or two apart is one letter
        ink = cv2.dilate(ink, np.ones((3, 3), np.uint8)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, w, h, area = (stats[:, k] for k in range(5))
    gone = area <= (GROWN_SPECK if bilevel else max(2.0, SPECK_AREA * height * height))
    if bilevel and bordered:
        gone |= _lonely(labels, stats, height)
    if bordered:
        rows, cols = piece.shape
        band, thin = BORDER_BAND * height, REMAINS_WIDTH * height
        touches = (x <= 1) | (y <= 1) | (x + w >= cols - 1) | (y + h >= rows - 1)
        inside = (x + w <= band) | (x >= cols - band) | (y + h <= band) | (y >= rows - band)
        gone |= touches & inside & ((w <= thin) | (h <= thin))
        gone |= _holes(stats, cols, height)
    gone[0] = False
    if count < 2 or not gone.any():
        return piece
    cleaned = piece.copy()
    cleaned[gone[labels]] = 255
    return cleaned


def _lonely(
    labels: NDArray[np.int32], stats: NDArray[np.int32], height: float
) -> NDArray[np.bool_]:
    """Dots and scraps with no letter near them."""
    w, h = stats[:, 2], stats[:, 3]
    small = np.maximum(w, h) < LONELY_SIZE * height
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


def _ink_box(piece: Pixels, height: float) -> Box | None:
    ink = piece < RULING_LEVEL
    ys, xs = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(ys) or ys[-1] - ys[0] + 1 < REMAINS_WIDTH * height:
        return None
    return Box(float(xs[0]), float(ys[0]), float(xs[-1] + 1), float(ys[-1] + 1))


def _scaled(piece: Pixels, ink: Box, left: int, top: int, height: float) -> Crop:
    x, y = int(ink.left), int(ink.top)
    cut, starts = _narrowed(piece[y : int(ink.bottom), x : int(ink.right)], height)
    scale = READING_HEIGHT / height
    if abs(scale - 1) > 0.05:
        resized = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        cut = resized.astype(np.uint8)
    else:
        scale = 1.0
    margin = round(MARGIN * READING_HEIGHT)
    spans = [(margin + at * scale, float(left + x + was)) for at, was in starts]
    spans[0] = (0.0, spans[0][1] - margin / scale)
    return Crop(
        np.pad(cut, margin, constant_values=255),
        tuple(spans),
        top + y - margin / scale,
        scale,
        Box(ink.left + left, ink.top + top, ink.right + left, ink.bottom + top),
    )


def _narrowed(piece: Pixels, height: float) -> tuple[Pixels, list[tuple[int, int]]]:
    """The picture with wide gaps narrowed, and (new x, old x) of each stretch's start."""
    widest = round(WIDEST_SPACE * height)
    inked = np.flatnonzero((piece < INK_LEVEL).any(axis=0))
    breaks = np.flatnonzero(np.diff(inked) - 1 > widest)
    if not len(breaks):
        return piece, [(0, 0)]
    parts, starts, old, new = [], [(0, 0)], 0, 0
    for stop in breaks:
        end = int(inked[stop]) + 1 + widest
        parts.append(piece[:, old:end])
        new += end - old
        old = int(inked[stop + 1])
        starts.append((new, old))
    parts.append(piece[:, old:])
    return np.hstack(parts), starts
