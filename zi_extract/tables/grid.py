"""From rulings to tables: which lattices of a page are tables, and what their cells are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, Ruling, TableFragment
from zi_extract.tables.evidence import EdgeInk, Evidence
from zi_extract.tables.lattice import Lattice, find_lattices
from zi_extract.tables.tiling import Region, tile

Mask = NDArray[np.bool_]

DRAWN = 0.6
"""Support (0-1) from which an edge shows that its line is drawn there."""

BARE = 0.35
"""Support (0-1) below which every edge of a band must lie for the band to part two tables."""

OVERHANG = 1.0
"""How far, in character heights, rulings must run past the last crossing line to show that the
outer ruling is missing there. Lower opens tables at rulings drawn past their corner."""

MIN_CELL = 1.0
"""Smallest median cell side, in character heights: smaller boxes hold no text."""

MIN_FRAME = 0.5
"""Mean support (0-1) of a table's outline. Org and flow charts, whose boxes stand apart, have a
bounding box with little ink; tables broken by fax keep more than 0.7."""


def find_fragments(
    page: int, mask: Mask, rulings: Sequence[Ruling], character_height: float
) -> tuple[TableFragment, ...]:
    """All ruled tables of the page from top to bottom; none when there is none.

    ``mask`` is the ink of the straight page (``H x W``), ``rulings`` those of
    :func:`zi_extract.imaging.rulings.find_rulings`. Cells tile their grid, empty ones included;
    their ``structure`` says how well ink supports their edges.
    """
    if not rulings:
        return ()
    ink = EdgeInk(np.ascontiguousarray(mask), character_height)
    found = [
        fragment
        for lattice in find_lattices(rulings, character_height)
        for part in _parts(lattice, ink, character_height)
        if (fragment := _fragment(page, *part, character_height)) is not None
    ]
    found.sort(key=lambda f: (f.box.top, f.box.left))
    return tuple(replace(fragment, index=i) for i, fragment in enumerate(found))


def _parts(
    lattice: Lattice, ink: EdgeInk, character_height: float
) -> Iterator[tuple[Lattice, Evidence]]:
    """The tables of a lattice: lines without an edge left out, parted at bare bands."""
    if len(lattice.rows) < 2 or len(lattice.columns) < 2:
        return
    evidence = ink.measure(lattice)
    rows = (evidence.level >= DRAWN).any(axis=1)
    columns = (evidence.upright >= DRAWN).any(axis=0)
    if not (rows.all() and columns.all()):
        yield from _parts(_picked(lattice, rows, columns), ink, character_height)
        return
    row_gaps = (evidence.upright < BARE).all(axis=1)
    column_gaps = (evidence.level < BARE).all(axis=0)
    if row_gaps.any():
        for part in _runs(row_gaps):
            yield from _parts(replace(lattice, rows=lattice.rows[part]), ink, character_height)
    elif column_gaps.any():
        for part in _runs(column_gaps):
            columns_of = lattice.columns[part]
            yield from _parts(replace(lattice, columns=columns_of), ink, character_height)
    else:
        yield lattice, evidence


def _picked(lattice: Lattice, rows: NDArray[np.bool_], columns: NDArray[np.bool_]) -> Lattice:
    return Lattice(
        tuple(line for line, keep in zip(lattice.rows, rows, strict=True) if keep),
        tuple(line for line, keep in zip(lattice.columns, columns, strict=True) if keep),
    )


def _runs(gaps: NDArray[np.bool_]) -> Iterator[slice]:
    """Slices of lines between the bands that are gaps."""
    start = 0
    for place in [*np.flatnonzero(gaps).tolist(), len(gaps)]:
        if place - start >= 1:
            yield slice(start, place + 1)
        start = place + 1


def _fragment(
    page: int, lattice: Lattice, evidence: Evidence, character_height: float
) -> TableFragment | None:
    """The table of a lattice, or None when its boxes are no table."""
    regions = tile(evidence)
    if len(regions) < 2 or not _framed(evidence):
        return None
    cells = tuple(_cell(region, lattice) for region in regions)
    sides = [min(cell.box.width, cell.box.height) for cell in cells]
    if float(np.median(sides)) < MIN_CELL * character_height:
        return None
    return TableFragment(
        page=page,
        index=0,
        box=Box.around(cell.box for cell in cells),
        n_rows=len(lattice.rows) - 1,
        n_cols=len(lattice.columns) - 1,
        column_edges=tuple(line.position for line in lattice.columns),
        row_edges=tuple(line.position for line in lattice.rows),
        cells=cells,
    )


def _framed(evidence: Evidence) -> bool:
    """Whether the outline of the lattice is drawn."""
    outline = np.r_[
        evidence.level[0], evidence.level[-1], evidence.upright[:, 0], evidence.upright[:, -1]
    ]
    return float(outline.mean()) >= MIN_FRAME


def _cell(region: Region, lattice: Lattice) -> Cell:
    """The cell with its box along the lines that bound it."""
    top, bottom = lattice.rows[region.top], lattice.rows[region.bottom]
    left, right = lattice.columns[region.left], lattice.columns[region.right]
    x, y = (left.position + right.position) / 2, (top.position + bottom.position) / 2
    return Cell(
        row=region.top,
        col=region.left,
        row_span=region.bottom - region.top,
        col_span=region.right - region.left,
        box=Box(float(left.at(y)), float(top.at(x)), float(right.at(y)), float(bottom.at(x))),
        structure=region.probability,
    )
