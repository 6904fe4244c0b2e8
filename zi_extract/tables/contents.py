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

OWN = 0.12
"""How far from an upright line the remains of its ruling may lie, in character heights."""


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

    def _inside(self, sides: Sides) -> tuple[Mask, int]:
        rim = INSET * self.character_height
        left, top = (max(0, round(side + rim)) for side in sides[:2])
        right, bottom = (max(0, round(side - rim)) for side in sides[2:])
        return self.mask[top:bottom, left:right], left
