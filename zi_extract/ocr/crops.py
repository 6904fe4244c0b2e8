"""Pieces of a page cut out for reading: cleaned of rulings and grain, and scaled."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.cleaning import INK_LEVEL, REMAINS_WIDTH, RULING_LEVEL, cleaned
from zi_extract.ocr.joined_lines import parted

READING_HEIGHT = 24.0
"""Pixels of a lower-case letter's height (so about 34 of a capital's) in pictures for the engine:
measured best of 17, 24 and 32 on cells. Smaller loses commas, larger only costs time."""

MARGIN = 0.7
"""White around the ink, in character heights. Without it the engine misses letters at the border;
with more than 1 it starts to see letters in the paper's grain."""

WIDEST_SPACE = 1.1
"""Character heights to which wider gaps between columns of ink are narrowed. The engine sees
underscores and quotes in wide gaps, and splits lines there; a plain space has 0.3-0.6."""

LEAST_INK = 10
"""Dark pixels that a word has at least, at the reading height; a full stop has 16 and more."""

SPECK = 0.3
"""Character heights that a piece of ink must reach across for the crop to hold print: short dashes
have 0.35 and more, what grain leaves between the rulings 0.25 and less."""

LOWEST_LINE = 0.8
HIGHEST_LINE = 2.2
"""Character heights of the ink of one line: from ``nama`` to ``(Jg)``."""

LETTER_SPACE = 0.36
"""Character heights between two letters' ink that are printed apart. Letters of one word are up to
0.25 apart, of letter-spaced ones 0.41 (``A N``) and more."""

SMALLEST_PRINT = 0.045
LARGEST_PRINT = 0.1
"""Inches: letter heights (without ascender) that decrees are printed in, 6.5 to 15 point. Outside
them the measured height comes from specks or from a page all in capitals."""


def letter_height(measured: float, dpi: float) -> float:
    """The measured character height in pixels, kept within what print can be."""
    return min(max(measured, SMALLEST_PRINT * dpi), LARGEST_PRINT * dpi)


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """A picture for the engine, and where its pixels lie on the page.

    ``spans`` are (x in the picture, x on the page) of the stretches between which wide gaps were
    narrowed; ``ink`` is the box of the ink on the page; ``rough``: cut from black-and-white fax;
    ``on_rule``: a rule that touched its letters was taken off.
    """

    pixels: Pixels
    spans: tuple[tuple[float, float], ...]
    top: float
    scale: float
    ink: Box
    rough: bool = False
    on_rule: bool = False

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
    levelled = cleaned(piece, height, bordered, bilevel)
    ink = _ink_box(levelled, height)
    if ink is None:
        return None
    return replace(_scaled(parted(levelled, height), ink, left, top, height), rough=bilevel)


def _ink_box(piece: Pixels, height: float) -> Box | None:
    ink = piece < RULING_LEVEL
    ys, xs = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(ys) or ys[-1] - ys[0] + 1 < REMAINS_WIDTH * height or _is_specks(ink, height):
        return None
    return Box(float(xs[0]), float(ys[0]), float(xs[-1] + 1), float(ys[-1] + 1))


def _is_specks(ink: NDArray[np.bool_], height: float) -> bool:
    """Whether all pieces of ink are smaller than a dash."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.view(np.uint8), connectivity=8)
    return bool(stats[1:, 2:4].max(initial=0) < SPECK * height)


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
