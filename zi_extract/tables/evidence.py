"""Ink support of every edge between two neighbouring places of a lattice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.lattice import Lattice, LatticeLine

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

RUN = 1.0
"""Shortest run of ink that supports an edge, in character heights. Lower counts the strokes of
text that crosses a merged cell; higher loses what a fax leaves of an edge."""

REACH = 0.25
"""How far beside its line an edge's ink may lie, in character heights: what is left of skew and
bend. Wider takes in stems of letters beside the line."""

INSET = 0.2
"""Share-free ends of an edge, in character heights: ink there belongs to the crossing lines."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Share (0-1) of each edge that has ink.

    ``level[i, j]``: on row line ``i`` between column lines ``j`` and ``j + 1``;
    ``upright[i, j]``: on column line ``j`` between row lines ``i`` and ``i + 1``.
    """

    level: Floats
    upright: Floats


class EdgeInk:
    """The ink of a page that can support edges, prepared once for all its tables."""

    def __init__(self, mask: Mask, character_height: float) -> None:
        self._height = character_height
        run = max(3, round(RUN * character_height))
        ink = mask.view(np.uint8)
        self._level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
        upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
        self._upright = upright.T

    def measure(self, lattice: Lattice) -> Evidence:
        """The support of every edge of ``lattice``."""
        level = [self._along(self._level, line, lattice.columns) for line in lattice.rows]
        upright = [self._along(self._upright, line, lattice.rows) for line in lattice.columns]
        return Evidence(np.array(level), np.array(upright).T)

    def _along(
        self, ink: NDArray[np.uint8], line: LatticeLine, crossing: Sequence[LatticeLine]
    ) -> Floats:
        """Share of ``line`` that has ink between each two neighbouring ``crossing`` lines."""
        cuts = np.array([float(other.at(line.position)) for other in crossing])
        hits = self._hits(ink, line)
        total = np.r_[0, np.cumsum(hits)]
        inset = np.minimum(INSET * self._height, np.diff(cuts) / 4)
        first = np.clip(np.round(cuts[:-1] + inset).astype(int), 0, len(hits) - 1)
        last = np.maximum(np.clip(np.round(cuts[1:] - inset).astype(int), 0, len(hits)), first + 1)
        return np.asarray((total[last] - total[first]) / (last - first))

    def _hits(self, ink: NDArray[np.uint8], line: LatticeLine) -> NDArray[np.bool_]:
        """Where along the page the line has ink within reach."""
        reach = max(1, round(REACH * self._height + line.thickness / 2))
        along = np.arange(ink.shape[1])
        across = np.round(line.at(along.astype(float)) - 0.5).astype(int)
        hits = np.zeros(len(along), bool)
        for step in range(-reach, reach + 1):
            hits |= ink[np.clip(across + step, 0, ink.shape[0] - 1), along] > 0
        return hits
