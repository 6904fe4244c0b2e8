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
from zi_extract.tables.doubted_marks import is_marked, with_doubts
from zi_extract.tables.marks import inside_of, read_ground
from zi_extract.tables.shading import bright_of

Grey = NDArray[np.uint8]

EVEN = 0.5
"""Share (0-1) of its darkest column's darkness that the lightest of an even fill has at least;
columns beside which a fill ends have none."""


def doubt_uneven(
    grey: Grey, fragments: Sequence[TableFragment], character_height: float
) -> tuple[TableFragment, ...]:
    """The fragments, merged places unsure of which a fill covers some columns only.

    ``grey`` is the straight page (``H x W``).
    """
    merged = [
        ((at, index), part, cell)
        for at, part in enumerate(fragments)
        for index, cell in enumerate(part.cells)
        if cell.col_span > 1 and is_marked(cell, "shade")
    ]
    if not merged:
        return tuple(fragments)
    bright = bright_of(grey)
    return with_doubts(
        fragments,
        {
            spot
            for spot, part, cell in merged
            if _is_uneven(grey, bright, cell, part.column_edges, character_height)
        },
    )


def _is_uneven(
    grey: Grey, bright: float, cell: Cell, edges: Sequence[float], character_height: float
) -> bool:
    between = edges[cell.col + 1 : cell.col + cell.col_span]
    columns = pairwise([cell.box.left, *between, cell.box.right])
    boxes = (replace(cell.box, left=left, right=right) for left, right in columns)
    dark = [bright - read_ground(grey, inside_of(box, character_height)) for box in boxes]
    return min(dark) < EVEN * max(dark)
