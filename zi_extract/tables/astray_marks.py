"""Marks that stand where no other mark of the page does: specks of a fax, which fall anywhere.

A plan sets its marks in the middle of their rows, or at their tops: whatever the height of a row,
one of these distances is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment
from zi_extract.tables.doubted_marks import sure_marks, with_doubts
from zi_extract.tables.marks import Marking

ASTRAY = 0.8
"""Character heights from the usual distance, by all three of them, from which a mark is astray. Of
17,359 marks of 670 pages, drawn by hand too, none had more than 0.59; specks in high rows have up
to 7. Lower doubts marks by hand, higher believes specks."""

FEWEST = 3
"""Marks of a page that tell where they stand; two may both be specks."""


def doubt_astray(
    fragments: Sequence[TableFragment],
    markings: Sequence[Mapping[int, Marking]],
    character_height: float,
) -> tuple[TableFragment, ...]:
    """The fragments, marks unsure that stand higher or lower in their rows than the others do.

    All are where most do: then they are all specks. ``markings`` are what lies in the places of
    each fragment's time grids, by the cell's index.
    """
    marks = sure_marks(fragments, markings)
    if len(marks) < FEWEST:
        return tuple(fragments)
    distances = np.array([_distances(mark.place, mark.cell.box) for mark in marks])
    off = np.abs(distances - np.median(distances, axis=0)) / character_height
    scattered = float(np.median(off, axis=0).min()) > ASTRAY
    astray = (off.min(axis=1) > ASTRAY) | scattered
    return with_doubts(
        fragments, {mark.spot for mark, far in zip(marks, astray, strict=True) if far}
    )


def _distances(mark: Box, cell: Box) -> tuple[float, float, float]:
    """From the middle of a mark to that of its cell, from top to top and from bottom to bottom."""
    return mark.center_y - cell.center_y, mark.top - cell.top, cell.bottom - mark.bottom
