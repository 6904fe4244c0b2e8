"""Ink within reach of a line, at each place along it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zi_extract.pixels.bitmap import Bitmap
from zi_extract.tables.lattice_line import LatticeLine

Mask = NDArray[np.bool_]


class ReachedInk:
    """The ink of a page, or some of it, as the lines of one direction reach it."""

    def __init__(self, ink: Bitmap, *, horizontal: bool) -> None:
        self._ink, self._horizontal = ink, horizontal
        self._within: dict[int, Mask] = {}

    def along(self, line: LatticeLine, wide: int, away: int = 0) -> Mask:
        """Whether ink lies in a window across the line, at each place along the page.

        The window is ``wide`` pixels; its middle lies ``away`` pixels below or right of the line.
        """
        if wide not in self._within:
            self._within[wide] = self._spread(wide)
        ink = self._within[wide]
        across = (line.pixels(ink.shape[1]) + away).clip(0, ink.shape[0] - 1)
        return np.asarray(ink[across, np.arange(ink.shape[1])])

    def _spread(self, wide: int) -> Mask:
        """Where ink lies so near; turned so that the lines are level."""
        if self._horizontal:
            return self._ink.dilated(rows=wide).unpacked().view(np.bool_)
        return self._ink.dilated(columns=wide).unpacked().view(np.bool_).T
