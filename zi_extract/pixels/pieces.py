"""Connected pieces of ink: what touches belongs together."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box

Mask = NDArray[np.bool_]

MOST_SHORT_NUMBERS = 65_000
"""Pieces that can be numbered in 16 bits, for which looking for them takes half the time."""

FEW = 50
"""Pieces up to which to copy each by itself is faster than to look every pixel up."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The pieces of a mask, neighbours at corners included.

    ``labels``: the number of its piece for every pixel, ``H x W``; 0 is the paper. ``stats``: left,
    top, width, height and area in pixels, one row for every piece and the first for the paper.
    """

    labels: NDArray[np.integer]
    stats: NDArray[np.int32]

    def ink(self, which: NDArray[np.bool_]) -> Mask:
        """The pixels of the pieces that are true in ``which`` (one for every row of ``stats``)."""
        numbers = np.flatnonzero(which)
        if len(numbers) > FEW:
            return self._looked_up(which)
        ink = np.zeros(self.labels.shape, dtype=np.bool_)
        for number in numbers.tolist():
            x, y, wide, high, _ = self.stats[number].tolist()
            window = np.s_[y : y + high, x : x + wide]
            ink[window] |= self.labels[window] == number
        return ink

    def _looked_up(self, which: NDArray[np.bool_]) -> Mask:
        if self.labels.dtype != np.uint16:
            return np.asarray(np.take(which, self.labels), dtype=np.bool_)
        table = np.zeros((1, 1 << 16), np.uint8)
        table[0, : len(which)] = which
        return np.asarray(cv2.LUT(self.labels, table), dtype=np.uint8).view(np.bool_)


def pieces_of(mask: Mask) -> Pieces:
    """The connected pieces of ``mask`` (``H x W``)."""
    ink = mask.view(np.uint8)
    few = _most_pieces(ink) <= MOST_SHORT_NUMBERS
    kind = cv2.CV_16U if few else cv2.CV_32S
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=kind)
    return Pieces(labels, np.asarray(stats, dtype=np.int32))


def pieces_through(mask: Mask, lines: Mask) -> Pieces:
    """The connected pieces of ``mask`` that have ink on ``lines`` (both ``H x W``).

    Where few do, the others are not looked for, and are paper.
    """
    ink = mask.view(np.uint8)
    met = cv2.findNonZero(cv2.bitwise_and(ink, lines.view(np.uint8)))
    if met is not None and len(met) > FEW:
        return pieces_of(mask)
    high, wide = mask.shape
    found = [(0, 0, wide, high, mask.size)]
    if met is None:
        return Pieces(np.zeros(mask.shape, np.int32), np.array(found, np.int32))
    labels, seen = -mask.astype(np.int32), np.zeros((high + 2, wide + 2), np.uint8)
    for x, y in met.reshape(-1, 2).tolist():
        if labels[y, x] < 0:
            area, _, _, box = cv2.floodFill(labels, seen, (x, y), len(found), flags=8)
            found.append((*box, area))
    stats = np.array(found, np.int32)
    stats[0, cv2.CC_STAT_AREA] -= stats[1:, cv2.CC_STAT_AREA].sum()
    return Pieces(np.maximum(labels, 0), stats)


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """The numbers of the pieces of a mask, known where there is ink."""

    labels: NDArray[np.integer]
    rows: NDArray[np.intp]

    def at(self, ys: NDArray[np.integer], xs: NDArray[np.integer]) -> NDArray[np.int64]:
        """The number of the piece at each of these pixels, all of them inked."""
        return np.asarray(self.labels[self.rows[ys], xs], dtype=np.int64)


def numbers_of(mask: NDArray[np.uint8], connectivity: int = 8) -> Numbers:
    """The pieces of a mask (0 and 1) most of whose rows are blank: those cost nothing.

    ``connectivity`` 4 leaves apart what meets at a corner only.
    """
    inked = mask.view(np.bool_).any(axis=1)
    kept = inked | np.roll(inked, 1)  # the blank row below parts what stands under it
    ink = mask[kept]
    few = connectivity == 8 and _most_pieces(ink) <= MOST_SHORT_NUMBERS
    kind = cv2.CV_16U if few else cv2.CV_32S
    labels = cv2.connectedComponents(ink, connectivity=connectivity, ltype=kind)[1]
    return Numbers(labels, np.cumsum(kept) - 1)


def gathered(mask: Mask, step: int, least: float) -> list[Box]:
    """Boxes of at least ``least`` pixels either way around ink that lies together.

    It is looked at in squares of ``step`` pixels, which go with those around them: gaps are closed
    up to twice that, and boxes have as much paper around the ink.
    """
    square = np.ones((step, step), np.uint8)
    small = cv2.dilate(mask.view(np.uint8), square, anchor=(0, 0))[::step, ::step]
    joined = cv2.dilate(small, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [
        Box(float(x * step), float(y * step), float((x + w) * step), float((y + h) * step))
        for x, y, w, h, _ in stats[1:].tolist()
        if min(w, h) * step >= least
    ]


def _most_pieces(ink: NDArray[np.uint8]) -> int:
    """How many numbers are given out while pieces are looked for: as many as begin, or seem to.

    A piece begins with a pixel that has no ink above it or to its left. OpenCV looks at two by two
    pixels at once: where only the last of them is inked, what is above it on the right comes later
    (Bolelli et al., Spaghetti Labeling, IEEE TIP 2020). A hatched page of 72 pieces takes 80,000.
    """
    before = np.array([[1, 1, 1], [1, 0, 0], [0, 0, 0]], dtype=np.uint8)
    begins = cv2.countNonZero(cv2.subtract(ink, cv2.dilate(ink, before)))
    high, wide = (length // 2 * 2 for length in ink.shape)
    first, second = ink[0:high:2, 0:wide:2] | ink[0:high:2, 1:wide:2], ink[1:high:2, 0:wide:2]
    alone = ink[1:high:2, 1:wide:2] > (first | second)
    return int(begins + np.count_nonzero(alone))
