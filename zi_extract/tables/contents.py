"""What ink cells hold, away from their rulings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Sides = tuple[float, float, float, float]
"""Left, top, right and bottom of a cell in pixels."""

INSET = 0.25
"""What is left out along every side, in character heights: what remains of the rulings."""

MARGIN = 0.25
"""Height of the strips below the upper and above the lower ruling that print keeps clear of, in
character heights; lines of text stand 0.5 from rulings."""

OWN = 0.12
"""How far from an upright line the remains of its ruling may lie, in character heights."""

SPREAD, APART = 1.0, (1.6, 2.6)
"""How far a short number reaches on either side of its middle, and where the ground beside it is
bare, in character heights: a word goes on there, `(10)` ends at 1.3."""

HALF, BARE = 0.2, 0.02
"""Least ink of either half of such a number, and most of the bare ground on either side, in square
character heights: halves have 0.4, specks 0.01; remains of a ruling have next to none."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The ink of a page (``H x W``), measured in character heights."""

    mask: Mask
    character_height: float

    def held(self, sides: Sides) -> tuple[float, float]:
        """Ink of a cell in square character heights, and its centre from left (0) to right (1)."""
        inside, left = self._inside(sides)
        columns = inside.sum(axis=0)
        total = int(columns.sum())
        if not total:
            return 0.0, 0.5
        centre = left + float(columns @ (np.arange(len(columns)) + 0.5)) / total
        return total / self.character_height**2, (centre - sides[0]) / (sides[2] - sides[0])

    def ground(self, sides: Sides) -> float:
        """Share (0-1) of ink where print leaves the ground bare: that of dots, if it is dotted."""
        inside, _ = self._inside(sides)
        strip = max(1, round(MARGIN * self.character_height))
        if inside.size == 0 or 2 * strip > len(inside):
            return 0.0
        return min(float(inside[:strip].mean()), float(inside[-strip:].mean()))

    def is_clear(self, place: float, top: float, bottom: float, reach: float) -> bool:
        """Whether there is no ink beside an upright line, from top to bottom of a cell.

        ``reach`` is how far from the line to look, in character heights; what remains of its own
        ruling is passed over.
        """
        return not any(self.beside(place, top, bottom, (OWN, reach)))

    def beside(
        self, place: float, top: float, bottom: float, reach: tuple[float, float]
    ) -> tuple[float, float]:
        """Ink left and right of an upright line in a cell, in square character heights.

        ``reach`` is from where to where it is looked for, in character heights from the line.
        """
        near, far = (part * self.character_height for part in reach)
        rim = INSET * self.character_height
        rows = slice(max(0, round(top + rim)), max(0, round(bottom - rim)))
        left, right = (
            float(self.mask[rows, max(0, round(first)) : max(0, round(last))].sum())
            for first, last in ((place - far, place - near), (place + near, place + far))
        )
        return left / self.character_height**2, right / self.character_height**2

    def is_lone_number(self, place: float, top: float, bottom: float) -> bool:
        """Whether a short print stands across an upright line with bare ground on both sides."""
        halves = self.beside(place, top, bottom, (OWN, SPREAD))
        ground = self.beside(place, top, bottom, APART)
        return min(halves) >= HALF and max(ground) <= BARE

    def _inside(self, sides: Sides) -> tuple[Mask, int]:
        rim = INSET * self.character_height
        left, top = (max(0, round(side + rim)) for side in sides[:2])
        right, bottom = (max(0, round(side - rim)) for side in sides[2:])
        return self.mask[top:bottom, left:right], left
