from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.bare_paper import darker_than_paper
from zi_extract.tables.shading import (
    DUST,
    SHADE,
    UNSURE_DUST,
    UNSURE_SHADE,
    dust_levels,
    fill_levels,
)
from zi_extract.tables.time_grid import TimeGrid

TEXTS, MONTHS, ROWS = 2, 12, 6
HEADER, YEAR = 1, range(TEXTS, TEXTS + MONTHS)


def table() -> TableFragment:
    """Two columns of text and twelve months below a header of one row."""
    edges = [0.0, 150.0, *(300.0 + 20.0 * month for month in range(MONTHS + 1))]
    cells = tuple(
        Cell(r, c, 1, 1, Box(edges[c], 30.0 * r, edges[c + 1], 30.0 * r + 30))
        for r in range(ROWS)
        for c in range(TEXTS + MONTHS)
    )
    rows = tuple(30.0 * r for r in range(ROWS + 1))
    box = Box.around(cell.box for cell in cells)
    return TableFragment(1, 0, box, ROWS, TEXTS + MONTHS, tuple(edges), rows, cells)


def told(light: Callable[[float, float], float], fills: dict[tuple[int, int], float]) -> set:
    """Where more than paper is seen in this light (share of white at x, y) with these fills."""
    read = table()
    places = [(cell.row, cell.col) for cell in read.cells]
    grounds = [
        240 * light(cell.box.center_x, cell.box.center_y) * (1 - fills.get(at, 0.0))
        for cell, at in zip(read.cells, places, strict=True)
    ]
    grids = (TimeGrid(TEXTS, TEXTS + MONTHS, HEADER, is_provisional=False),)
    dark = darker_than_paper(read, grounds, grids)
    return {at for at, share in zip(places, dark, strict=True) if share >= UNSURE_SHADE}


def even(_x: float, _y: float) -> float:
    return 1.0


def aslant(x: float, y: float) -> float:
    return 1.0 - 0.15 * (1 - x / 540) * (1 - y / 180)


@pytest.mark.parametrize("right", [0.8, 1.25])
def test_a_table_of_one_row_under_slanting_light_has_paper_of_its_own(right: float) -> None:
    def light(x: float, _y: float) -> float:
        return 0.8 * (1 + (right - 1) * x / 540)

    grids = (TimeGrid(TEXTS, TEXTS + MONTHS, HEADER, is_provisional=False),)
    read = table()
    cells = tuple(cell for cell in read.cells if cell.row <= HEADER)
    for filled in ((), (4, 9)):
        grounds = [
            240 * light(cell.box.center_x, 0) * (0.86 if (cell.row and cell.col in filled) else 1)
            for cell in cells
        ]
        dark = darker_than_paper(replace(read, n_rows=2, cells=cells), grounds, grids)
        seen = [
            c.col for c, s in zip(cells, dark, strict=True) if c.col in YEAR and s >= UNSURE_SHADE
        ]
        assert seen == list(filled)


def rows_of(*rows: int) -> dict[tuple[int, int], float]:
    return dict.fromkeys(((row, col) for row in rows for col in YEAR), 0.14)


@pytest.mark.parametrize("light", [even, aslant])
def test_light_from_a_corner_hides_no_fill_and_makes_none(light: Callable) -> None:
    fills = dict.fromkeys([(1, 3), (1, 4), (2, 8), (4, 11), (4, 12), (4, 13)], 0.14)
    assert told(light, fills) == set(fills)


@pytest.mark.parametrize("light", [even, aslant])
def test_rows_that_are_filled_from_end_to_end_are_not_their_own_paper(light: Callable) -> None:
    fills = rows_of(1, 3, 4)
    assert told(light, fills) == set(fills)


def test_a_page_on_which_every_place_is_filled_is_told_by_its_texts() -> None:
    fills = rows_of(*range(HEADER, ROWS))
    assert told(even, fills) == set(fills)


def test_a_filled_header_is_no_paper_for_the_first_row() -> None:
    header = dict.fromkeys(((0, col) for col in range(TEXTS + MONTHS)), 0.2)
    fills = {**header, (1, 5): 0.14}
    assert told(even, fills) == set(fills)


def test_a_shadow_that_grows_from_column_to_column_is_no_fill() -> None:
    assert told(lambda x, _: 1.0 - 0.002 * max(0.0, x - 440), {}) == set()


def test_a_table_of_few_cells_is_measured_by_its_brightest() -> None:
    read = table()
    few = TableFragment(1, 0, read.box, 1, 3, (), (), read.cells[:3])
    assert darker_than_paper(few, [240.0, 240.0, 180.0], ()) == [0.0, 0.0, 0.25]


def test_pale_fills_are_told_by_the_gap_between_them_and_paper() -> None:
    pale, bare = [0.07, 0.09, 0.11, 0.125, 0.13], [0.01, 0.02, 0.03]
    assert fill_levels([*pale, *bare], 0).filled == 0.07
    assert fill_levels([*pale, *bare, 0.05], 0).filled == SHADE
    assert fill_levels([0.09, 0.13, *bare], 0).filled == SHADE
    assert fill_levels([0.09, 0.6, 0.6, 0.7, *bare], 0).filled == SHADE


def test_what_a_gap_parts_from_paper_may_be_a_fill_where_fills_mark() -> None:
    bare, fills = [0.0, 0.005, 0.01], [0.13, 0.2, 0.2]
    assert fill_levels([*bare, 0.04, *fills], 0).may_be == 0.04
    assert fill_levels([*bare, 0.025, 0.04, *fills], 0).may_be == UNSURE_SHADE
    assert fill_levels([*bare, 0.04, 0.6, 0.6, 0.6], 0).may_be == UNSURE_SHADE
    assert fill_levels([*bare, 0.04, *fills], strokes=20).may_be == UNSURE_SHADE
    assert fill_levels([*bare, 0.04, *fills[:2]], 0).may_be == UNSURE_SHADE


def test_a_stain_over_places_of_a_plan_of_strokes_is_no_pale_fill() -> None:
    assert fill_levels([0.09, 0.09, 0.1, 0.01, 0.02], strokes=20).filled == SHADE


def test_specks_that_a_gap_parts_from_bare_places_are_unsure_where_fills_mark() -> None:
    bare, thin = [0.001, 0.003, 0.004] * 20, [0.02, 0.03, 0.05]
    assert dust_levels([*bare, *thin], fills=6, strokes=0).may_be == 0.02
    assert dust_levels([*bare, *thin], fills=6, strokes=0).filled == DUST
    assert dust_levels([*bare, *thin], fills=1, strokes=0).may_be == UNSURE_DUST
    assert dust_levels([*bare, *thin], fills=6, strokes=20).may_be == UNSURE_DUST
    assert dust_levels([*bare, 0.01, *thin], fills=6, strokes=0).may_be == UNSURE_DUST
