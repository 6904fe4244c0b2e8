"""The lines of one direction of a lattice, with those that they cross and the ink of their page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.lattice_line import Lattice, LatticeLine

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Row lines (``level``) or column lines, and the others that cross them, both in order."""

    lines: tuple[LatticeLine, ...]
    crossing: tuple[LatticeLine, ...]
    ink: EdgeInk
    level: bool

    @property
    def span(self) -> float:
        """From the first crossing line to the last, in pixels."""
        return self.crossing[-1].position - self.crossing[0].position

    def support(self) -> Floats:
        """The support (0-1) of every edge, a row for each line."""
        lines, crossing = self.lines, self.crossing
        lattice = Lattice(lines, crossing) if self.level else Lattice(crossing, lines)
        support = self.ink.support(lattice)
        return support.level if self.level else support.upright.T

    def hits(self, line: LatticeLine) -> Flags:
        """Where along the whole page the line has ink within reach."""
        return self.ink.hits(line, horizontal=self.level)

    def cuts(self, line: LatticeLine) -> Floats:
        """Where along it the line is crossed."""
        return np.array([other.place(line.position) for other in self.crossing])


def both_ways(lattice: Lattice, ink: EdgeInk) -> tuple[Crossed, Crossed]:
    """The rows of a lattice with its columns across, and the other way round."""
    return (
        Crossed(lattice.rows, lattice.columns, ink, level=True),
        Crossed(lattice.columns, lattice.rows, ink, level=False),
    )


def chosen(lines: tuple[LatticeLine, ...], flags: Flags) -> tuple[LatticeLine, ...]:
    """Those of the lines that are flagged."""
    return tuple(line for line, flag in zip(lines, flags, strict=True) if flag)
