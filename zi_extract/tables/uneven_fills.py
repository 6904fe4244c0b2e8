"""Fills of merged places that cover some of their columns only: an edge between two is lost.

Cells are merged for one mark that stands for all of them, and a fill is even from side to side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.mark_shapes import is_marked
from zi_extract.tables.marks import inside_of, read_ground

Grey = NDArray[np.uint8]

EVEN = 0.5
"""Share (0-1) of its darkest column's darkness that the lightest of an even fill has at least;
columns beside which a fill ends have none."""

DOUBT = 0.6
"""Probability that all of an unevenly filled place is marked."""


def doubt_uneven(
    grey: Grey, fragments: Sequence[TableFragment], character_height: float
) -> tuple[TableFragment, ...]:
    """The fragments, merged places unsure of which a fill covers some columns only.

    ``grey`` is the straight page (``H x W``).
    """
    bright = float(np.percentile(grey[::4, ::4], 90))
    return tuple(
        replace(
            part,
            cells=tuple(
                cell.with_unsure_mark(DOUBT)
                if _is_uneven(grey, bright, cell, part, character_height)
                else cell
                for cell in part.cells
            ),
        )
        for part in fragments
    )


def _is_uneven(
    grey: Grey, bright: float, cell: Cell, part: TableFragment, character_height: float
) -> bool:
    if cell.col_span == 1 or not is_marked(cell, "shade"):
        return False
    edges = part.column_edges[cell.col : cell.col + cell.col_span + 1]
    sides = [cell.box.left, *edges[1:-1], cell.box.right]
    dark = [
        bright
        - read_ground(grey, inside_of(replace(cell.box, left=left, right=right), character_height))
        for left, right in pairwise(sides)
    ]
    return min(dark) < EVEN * max(dark)
