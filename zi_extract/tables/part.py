"""One table's lattice with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.lattice_line import Lattice, LatticeLine


@dataclass(frozen=True, slots=True)
class Part:
    """One table's lattice with its evidence, and which outer rulings were missing.

    ``rejected`` are lines (with whether they are level) that looked like sides of a stamp: where
    they cross cells, the grid is in doubt. ``shared`` are columns known from tables above or below
    on the same page: they stay even where every cell is merged over them. ``semi_ruled`` says that
    the columns are those of its texts.
    """

    lattice: Lattice
    evidence: Evidence
    open_top: bool = False
    open_bottom: bool = False
    open_left: bool = False
    open_right: bool = False
    rejected: tuple[tuple[bool, LatticeLine], ...] = ()
    shared: tuple[LatticeLine, ...] = ()
    semi_ruled: bool = False


def remeasured(part: Part, lattice: Lattice, ink: EdgeInk) -> Part:
    """The part with other lines inside; where its frame is missing it counts as drawn."""
    evidence = ink.measure(lattice)
    if part.open_top:
        evidence.level[0] = 1.0
    if part.open_bottom:
        evidence.level[-1] = 1.0
    if part.open_left:
        evidence.upright[:, 0] = 1.0
    if part.open_right:
        evidence.upright[:, -1] = 1.0
    return replace(part, lattice=lattice, evidence=evidence)
