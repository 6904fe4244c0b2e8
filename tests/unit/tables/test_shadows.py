from __future__ import annotations

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell
from zi_extract.tables.shading import (
    SHADE,
    UNSURE_SHADE,
    least_shade,
    paper_of_columns,
    without_shadows,
)


def row(n: int) -> list[Cell]:
    return [Cell(0, col, 1, 1, Box(col * 20.0, 0.0, col * 20.0 + 20, 30.0)) for col in range(n)]


def test_a_shadow_that_fades_is_no_fill() -> None:
    assert without_shadows(row(4), [0.01, 0.04, 0.07, 0.10]) == [0.01, 0.04, 0.07, 0.0]


def test_a_pale_fill_with_edges_stays() -> None:
    assert without_shadows(row(4), [0.0, 0.09, 0.09, 0.0]) == [0.0, 0.09, 0.09, 0.0]


def test_a_deep_shadow_that_fades_is_no_fill_either() -> None:
    shades = [0.02, 0.06, 0.10, 0.13]
    assert without_shadows(row(4), shades)[3] == 0.0
    assert without_shadows(row(4), [0.02, 0.06, 0.06, 0.13])[3] == 0.13


def test_fills_that_fade_into_a_dim_column_have_their_edge_before() -> None:
    shades = [0.0, 0.11, 0.12, 0.10, 0.07, 0.03]
    assert without_shadows(row(6), shades) == shades


def test_a_column_of_fills_between_brighter_ones_is_not_its_own_paper() -> None:
    cells = [
        Cell(r, c, 1, 1, Box(20.0 * c, 30.0 * r, 20.0 * c + 20, 30.0 * r + 30))
        for r in range(4)
        for c in range(3)
    ]
    grounds = [234.0, 202.0, 234.0] * 4
    assert paper_of_columns(cells, grounds, 3)[1] > 0.97 * 234


def test_pale_fills_are_told_by_the_sure_ones_of_their_page() -> None:
    pale, bare = [0.09, 0.11, 0.125, 0.13, 0.14], [0.01, 0.02, 0.04]
    assert UNSURE_SHADE <= least_shade([*pale, *bare]) <= 0.09
    assert least_shade([*pale, *bare, 0.07]) == SHADE
    assert least_shade([0.09, 0.13, *bare]) == SHADE
    assert least_shade([0.09, 0.6, 0.6, 0.7, *bare]) == SHADE
