"""A cell of a grid while the grid is being read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A cell of the grid: half-open rows and columns, and the probability that it is right."""

    top: int
    left: int
    bottom: int
    right: int
    probability: float
