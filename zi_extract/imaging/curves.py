"""Rulings and lines of text followed as curves over a page that is level as a whole."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.pixels.bitmap import Bitmap, window

Mask = NDArray[np.bool_]
Values = NDArray[np.float64]

RULING = 0.025
"""Shortest run of ink that is a ruling, in shares of the page's long side (7 mm on A4). Below
0.015 bars of bold capitals and underscores count, above 0.05 rulings that bend break up."""

WORD_GAP = 0.009
"""Widest gap closed between letters and words of a line, in shares of the long side (2.7 mm on A4).
Below 0.006 lines fall apart into words, above 0.015 columns of text grow together."""

LINE = 0.025
"""Shortest part of a text line that is followed, in shares of the long side (7 mm: two words)."""

HIGH_RULING, HIGH_LINE = 0.006, 0.02
"""Height of ink that is no ruling and no line of text but a fill, a seal or a shadow, in shares of
the long side: 1.8 mm is thicker than any rule, 6 mm higher than any line of headings."""

PIECE = 0.02
"""Length of the pieces whose mean position is one observation, in shares of the long side."""

MARGIN = 0.015
"""Strip along the page's border that is left out, in shares of its long side: shadows of the
scanner's lid and of the sheet's edge run along it."""

RULING_WEIGHT, TEXT_WEIGHT = 4.0, 1.0
"""A ruling's place is known about twice as exactly as a text line's: weights go with the square."""


@dataclass(frozen=True, slots=True)
class Curves:
    """Pieces of curves: place along the line, position across it, which curve, and weight."""

    along: Values
    across: Values
    curve: NDArray[np.int64]
    weight: Values

    def joined(self, other: Curves) -> Curves:
        """The pieces of both, their curves kept apart."""
        first = int(self.curve.max()) + 1 if len(self.curve) else 0
        return Curves(
            np.concatenate([self.along, other.along]),
            np.concatenate([self.across, other.across]),
            np.concatenate([self.curve, other.curve + first]),
            np.concatenate([self.weight, other.weight]),
        )

    def centred(self, values: Values, weight: Values) -> Values:
        """``values`` (one row per piece) less the weighted mean of each curve."""
        count = int(self.curve.max()) + 1
        total = np.bincount(self.curve, weight, count) + 1e-12
        columns = values.reshape(len(values), -1)
        means = np.stack(
            [np.bincount(self.curve, weight * column, count) / total for column in columns.T],
            axis=1,
        )
        return np.asarray((columns - means[self.curve]).reshape(values.shape), dtype=np.float64)


def ruling_curves(mask: Mask) -> Curves:
    """Horizontal rulings of a page's ink; give the transposed mask for vertical ones."""
    side = max(mask.shape)
    runs = Bitmap.of(mask).opened(columns=window(RULING * side))
    runs &= ~runs.opened(rows=max(4, round(HIGH_RULING * side)))
    rulings = runs.unpacked()
    return _pieces(rulings, rulings, RULING_WEIGHT)


def text_curves(mask: Mask) -> Curves:
    """Lines of text, by the lower edge of their letters' bodies (the baseline)."""
    side = max(mask.shape)
    ink, long = Bitmap.of(mask), window(RULING * side)
    ruled = ink.opened(columns=long) | ink.opened(rows=long)
    joined = (ink & ~ruled.dilated(3, 3)).closed(columns=window(WORD_GAP * side))
    lines = joined.opened(columns=round(LINE * side))
    bands = (lines & ~lines.opened(rows=round(HIGH_LINE * side))).unpacked()
    edges = bands.copy()
    edges[:-1] &= ~bands[1:] & 1
    return _pieces(bands, edges, TEXT_WEIGHT)


def _pieces(shape: NDArray[np.uint8], points: NDArray[np.uint8], weight: float) -> Curves:
    """The mean position of ``points`` in each piece of each connected part of ``shape``."""
    _, labels = cv2.connectedComponents(shape, connectivity=8, ltype=cv2.CV_32S)
    margin, side = round(MARGIN * max(shape.shape)), PIECE * max(shape.shape)
    ys, xs = np.nonzero(points[margin:-margin, margin:-margin])
    ys, xs = ys + margin, xs + margin
    pieces = (xs / side).astype(np.int64)
    key = labels[ys, xs].astype(np.int64) * 1000 + pieces
    names, index, counts = np.unique(key, return_inverse=True, return_counts=True)
    along = np.bincount(index, xs) / counts + 0.5
    across = np.bincount(index, ys) / counts + 0.5
    kept = counts >= 0.5 * side
    _, curve = np.unique(names[kept] // 1000, return_inverse=True)
    return Curves(
        along[kept],
        across[kept],
        curve.astype(np.int64),
        np.full(int(kept.sum()), weight),
    )
