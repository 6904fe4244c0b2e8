from __future__ import annotations

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell
from zi_extract.tables.shading import without_shadows


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
