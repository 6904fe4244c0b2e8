from __future__ import annotations

from collections.abc import Callable

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell
from zi_extract.tables.shading import (
    SHADE,
    UNSURE_SHADE,
    least_shade,
    paper_of_columns,
)
from zi_extract.tables.uneven_light import without_uneven_light

COLUMNS, ROWS = 12, 5


def grid() -> list[Cell]:
    return [
        Cell(r, c, 1, 1, Box(20.0 * c, 30.0 * r, 20.0 * c + 20, 30.0 * r + 30))
        for r in range(ROWS)
        for c in range(COLUMNS)
    ]


def left_over(light: Callable[[int, int], float], fills: dict[tuple[int, int], float]) -> set:
    """Where more than paper is left of cells that lie in this shadow and have these fills."""
    cells = grid()
    shades = [light(c.row, c.col) + fills.get((c.row, c.col), 0.0) for c in cells]
    rest = without_uneven_light(cells, shades)
    return {(c.row, c.col) for c, dark in zip(cells, rest, strict=True) if dark >= UNSURE_SHADE}


def test_light_from_a_corner_hides_no_fill_and_makes_none() -> None:
    fills = dict.fromkeys([(0, 1), (0, 2), (2, 6), (4, 9), (4, 10), (4, 11)], 0.14)
    assert left_over(lambda r, c: 0.1 - 0.004 * r * c, fills) == set(fills)


def test_a_shadow_that_fades_is_no_fill() -> None:
    assert left_over(lambda _, c: 0.04 * max(0, c - 8), {}) == set()


def test_a_pale_fill_with_edges_stays() -> None:
    fills = dict.fromkeys([(2, 4), (2, 5), (3, 4), (3, 5)], 0.09)
    assert left_over(lambda _, __: 0.0, fills) == set(fills)


def test_a_table_of_few_cells_is_taken_as_it_is() -> None:
    assert without_uneven_light(grid()[:3], [0.02, 0.05, -0.01]) == [0.02, 0.05, 0.0]


def test_a_column_of_fills_between_brighter_ones_is_not_its_own_paper() -> None:
    cells = [cell for cell in grid() if cell.row < 4 and cell.col < 3]
    grounds = [234.0, 202.0, 234.0] * 4
    assert paper_of_columns(cells, grounds, 3)[1] > 0.97 * 234


def test_pale_fills_are_told_by_the_sure_ones_of_their_page() -> None:
    pale, bare = [0.09, 0.11, 0.125, 0.13, 0.14], [0.01, 0.02, 0.04]
    assert UNSURE_SHADE <= least_shade([*pale, *bare]) <= 0.09
    assert least_shade([*pale, *bare, 0.07]) == SHADE
    assert least_shade([0.09, 0.13, *bare]) == SHADE
    assert least_shade([0.09, 0.6, 0.6, 0.7, *bare]) == SHADE
