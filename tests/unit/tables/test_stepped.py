"""Columns of a time grid at even steps of which dots hide the rulings."""

from __future__ import annotations

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, spans
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.stepped import with_steps


def columns(places: list[int]) -> list[int]:
    """Where the columns are once the steps are filled in."""
    rows = tuple(LatticeLine.straight(y, places[0], places[-1]) for y in (100, 200))
    lines = tuple(LatticeLine.straight(x, 100, 200) for x in places)
    return [round(line.position) for line in with_steps(Lattice(rows, lines), HEIGHT)[0].columns]


def test_places_of_several_steps_among_months_get_the_lines_between() -> None:
    months = list(range(500, 1001, 40))
    assert columns([50, *(x for x in months if x not in (580, 820, 860))]) == [50, *months]


def test_columns_of_texts_beside_months_are_left_whole() -> None:
    places = [50, 130, *range(500, 981, 40), 1110, 1300]
    assert columns(places) == places


def test_few_even_columns_are_no_time_grid() -> None:
    places = [50, 100, 150, 200, 300, 400]
    assert columns(places) == places


def test_a_month_whose_line_no_row_draws_is_a_column_all_the_same() -> None:
    page, months = blank(), range(600, 1081, 40)
    whole = DrawnTable([100, 160, 220], [40, 90, 320, *months, 1300], [(0, 6, 1, 2), (1, 6, 1, 2)])
    whole.draw(page)
    (found,) = read(page)
    assert spans(found) == whole.cells()
