"""The print that lies along rulings: beside them, across them, right on them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.pixels.bitmap import Bitmap
from zi_extract.tables.edge_spans import bare_ends, means, spans
from zi_extract.tables.lattice_line import LatticeLine
from zi_extract.tables.reached_ink import ReachedInk

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Print = tuple[NDArray[np.bool_], NDArray[np.bool_], Floats]
"""For each edge of an upright line: whether it is blank, whether it is free, its traces."""

NEAR, FAR = 0.25, 0.6
"""Where the ground beside an edge is looked at, from so many character heights beside its line to
so many: letters are wider than that, and words keep clear of rulings."""

CLOSE, CLOSE_END = 0.1, 0.35
"""From where to where print that lies across an edge shows on both sides of it, in character
heights beside its ruling: letters of one word are closer together, words of two cells are not."""

ON = 5
"""Pixels across a line on which its own ink lies."""

ACROSS = 0.03
"""Share (0-1) of an edge's length with ink on both sides from which print lies across it."""

SPECKS = 0.02
"""Most ink (0-1) above and below a level edge near which no print lies: specks. A line of text has
0.2, one letter in a narrow column 0.05."""


class PrintBeside:
    """The print of a page beside the lines of its tables."""

    def __init__(self, mask: Mask, unit: float) -> None:
        """From the ink of the page (``H x W``) and its character height."""
        self._unit, packed = unit, Bitmap.of(mask)
        self._ink = {way: ReachedInk(packed, horizontal=way) for way in (True, False)}
        width = max(1, round((FAR - NEAR) * unit))
        ink = 255 * mask.view(np.uint8)
        self._ground = {True: cv2.blur(ink, (1, width)), False: cv2.blur(ink, (width, 1)).T}
        self._prints: dict[tuple[LatticeLine, tuple[LatticeLine, ...]], Print] = {}
        self._shares: dict[tuple[LatticeLine, bool], Floats] = {}
        self._dots: dict[LatticeLine, NDArray[np.bool_]] = {}
        self._closes: dict[LatticeLine, NDArray[np.bool_]] = {}
        self._sides: dict[LatticeLine, tuple[NDArray[np.bool_], NDArray[np.bool_]]] = {}

    def share(self, line: LatticeLine, *, horizontal: bool) -> Floats:
        """Share (0-1) of ink on both sides of a line, at each place along the page; kept."""
        if (line, horizontal) not in self._shares:
            self._shares[line, horizontal] = self._share(line, horizontal=horizontal)
        return self._shares[line, horizontal]

    def _share(self, line: LatticeLine, *, horizontal: bool) -> Floats:
        ground = self._ground[horizontal]
        along, across = np.arange(ground.shape[1]), line.pixels(ground.shape[1])
        away = max(2, round((NEAR + FAR) / 2 * self._unit + line.thickness / 2))
        last = ground.shape[0] - 1
        sides = [ground[(across + step).clip(0, last), along] for step in (-away, away)]
        return np.asarray(np.mean(sides, axis=0) / 255)

    def along(self, line: LatticeLine, crossing: tuple[LatticeLine, ...]) -> Print:
        """What print lies along an upright line, kept."""
        if (line, crossing) not in self._prints:
            self._prints[line, crossing] = self._along(line, crossing)
        return self._prints[line, crossing]

    def dashes(self, line: LatticeLine, crossing: Sequence[LatticeLine]) -> Floats:
        """Share (0-1) of each edge of a level line that has ink, where no print is near; else 0."""
        beside = self.share(line, horizontal=True)
        first, last = spans(line, crossing, len(beside), self._unit)
        rim = np.minimum(round(NEAR * self._unit), (last - first) // 4)
        blank = means(beside, first + rim, last - rim) <= SPECKS
        return np.where(blank, means(self._ink[True].along(line, ON), first, last), 0.0)

    def _along(self, line: LatticeLine, crossing: Sequence[LatticeLine]) -> Print:
        beside = self.share(line, horizontal=False) > 0
        first, last = spans(line, crossing, len(beside), self._unit)
        rim = np.minimum(round(NEAR * self._unit), (last - first) // 4)
        blank = means(beside, first + rim, last - rim) == 0
        if line not in self._closes:
            self._closes[line] = self._close(line)
        free = means(self._closes[line], first + rim, last - rim) <= ACROSS
        dots = self.dots(line)
        floats, traces = bare_ends(dots, first, last, self._unit), means(dots, first, last)
        if line not in self._sides:
            self._sides[line] = self._beside(line)
        ground = np.minimum(*(means(side, first, last) for side in self._sides[line]))
        return blank, free, np.where(floats | (traces <= ground), 0.0, traces)

    def _beside(self, line: LatticeLine) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Where the ground left and right of an upright line has ink as the line may have it."""
        away = max(ON, round((NEAR + FAR) / 2 * self._unit + line.thickness / 2))
        left, right = (self._ink[False].along(line, ON, step) for step in (-away, away))
        return left, right

    def dots(self, line: LatticeLine) -> NDArray[np.bool_]:
        """Where along the page a vertical line has any ink right on it, in runs or not; kept."""
        if line not in self._dots:
            self._dots[line] = self._ink[False].along(line, ON)
        return self._dots[line]

    def _close(self, line: LatticeLine) -> NDArray[np.bool_]:
        """Where along an upright line there is ink close by on both of its sides."""
        first, last = (round(line.thickness / 2 + part * self._unit) for part in (CLOSE, CLOSE_END))
        first, last = max(2, first), max(3, last)
        wide, ink = last - first + 1, self._ink[False]
        left = ink.along(line, wide, wide // 2 - last)
        return np.asarray(left & ink.along(line, wide, wide // 2 + first))
