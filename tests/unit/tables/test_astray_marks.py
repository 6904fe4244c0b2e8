"""Marks stand in one place of their rows; specks of a fax fall anywhere."""

from __future__ import annotations

from itertools import pairwise

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.astray_marks import doubt_astray
from zi_extract.tables.marks import Marking

HEIGHT = 10.0
ROWS = (0.0, 60.0, 160.0, 360.0, 400.0)
MARK = Tick("marked", "mark", 0.1, 0.99)


def _verdicts(tops: list[float]) -> list[str]:
    """Of one mark of 10 pixels in each row, so far below the top of the row."""
    cells, held = [], {}
    for row, ((top, bottom), below) in enumerate(zip(pairwise(ROWS), tops, strict=True)):
        cells.append(Cell(row, 0, 1, 1, Box(0, top, 40, bottom), 1.0, tick=MARK))
        place = Box(10, top + below, 20, top + below + 10)
        held[row] = Marking(1.0, 1.0, 1.0, 0.1, 1, 255.0, place=place)
    box = Box(0, 0, 40, ROWS[-1])
    page = TableFragment(1, 0, box, 4, 1, (0.0, 40.0), ROWS, tuple(cells))
    (told,) = doubt_astray([page], [held], HEIGHT)
    return [cell.tick.verdict for cell in told.cells if cell.tick is not None]


@pytest.mark.parametrize(
    "tops",
    [
        [25.0, 45.0, 95.0, 15.0],
        [29.0, 41.0, 98.0, 12.0],
        [5.0, 5.0, 5.0, 5.0],
        [45.0, 85.0, 185.0, 25.0],
    ],
)
def test_marks_in_the_middle_or_at_one_side_stay(tops: list[float]) -> None:
    assert _verdicts(tops) == ["marked"] * 4


def test_one_that_stands_elsewhere_is_unsure() -> None:
    assert _verdicts([25.0, 45.0, 130.0, 15.0]) == ["marked", "marked", "unsure", "marked"]


def test_marks_that_have_no_place_are_all_unsure() -> None:
    assert _verdicts([40.0, 2.0, 150.0, 20.0]) == ["unsure"] * 4
