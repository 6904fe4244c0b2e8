"""A fill that covers some columns of a merged place only."""

from __future__ import annotations

import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.uneven_fills import doubt_uneven

EDGES = (0.0, 40.0, 80.0, 120.0, 160.0)
FILLED = Tick("marked", "shade", 0.5, 0.97)


@pytest.mark.parametrize(
    ("filled", "col", "span", "verdict"),
    [
        ((40, 120), 1, 2, "marked"),
        ((80, 120), 1, 2, "unsure"),
        ((0, 80), 0, 4, "unsure"),
        ((0, 160), 0, 4, "marked"),
        ((80, 120), 2, 1, "marked"),
    ],
)
def test_a_fill_of_some_columns_is_unsure(
    filled: tuple[int, int], col: int, span: int, verdict: str
) -> None:
    grey = np.full((60, 200), 250, np.uint8)
    grey[10:50, filled[0] : filled[1]] = 120
    box = Box(EDGES[col], 10, EDGES[col + span], 50)
    cell = Cell(0, col, 1, span, box, 1.0, tick=FILLED)
    whole = Box(0, 10, 160, 50)
    part = TableFragment(1, 0, whole, 1, 4, EDGES, (10.0, 50.0), (cell,))
    (told,) = doubt_uneven(grey, [part], 12.0)
    tick = told.cells[0].tick
    assert tick is not None
    assert tick.verdict == verdict
