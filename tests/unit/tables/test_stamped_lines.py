from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read
from zi_extract.model.geometry import Box
from zi_extract.model.table import Ruling
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.stamped_lines import doubt_stamped
from zi_extract.tables.torn import is_slanted

ROWS, COLUMNS = [100, 160, 220, 280], [50, 300, 550, 800]
STAMP = Box(320.0, 110.0, 540.0, 275.0)


def rulings(*more: Ruling) -> tuple[Ruling, ...]:
    level = [Ruling(True, float(y), 50.0, 800.0, 2.0, 1.0) for y in ROWS]
    upright = [Ruling(False, float(x), 100.0, 280.0, 2.0, 1.0) for x in COLUMNS]
    return (*level, *upright, *more)


def doubted(table: DrawnTable, *more: Ruling) -> bool:
    page = blank()
    table.draw(page)
    (fragment,) = doubt_stamped(read(page), rulings(*more), [STAMP], HEIGHT)
    return max(cell.structure for cell in fragment.cells) < 0.8


def test_a_line_that_is_drawn_in_a_stamp_only_puts_its_table_in_doubt() -> None:
    arc = DrawnTable([*ROWS[:2], 190, *ROWS[2:]], COLUMNS)
    assert doubted(arc, Ruling(True, 190.0, 400.0, 460.0, 3.0, 1.0))


def test_rulings_that_run_through_a_stamp_are_the_tables_own() -> None:
    assert not doubted(DrawnTable(ROWS, COLUMNS), Ruling(True, 160.0, 400.0, 460.0, 3.0, 1.0))


def drawn(y: float, rise: float = 0.0) -> LatticeLine:
    """A ruling from 50 to 800 that rises by so many pixels."""
    places = np.array([50.0, 800.0])
    return LatticeLine(places, np.array([y, y + rise]), 50.0, 800.0, 2.0, 750.0)


def test_the_side_of_a_stamp_askew_is_no_ruling() -> None:
    straight = [drawn(y) for y in ROWS]
    columns = tuple(LatticeLine.straight(float(x), 100.0, 280.0) for x in COLUMNS)
    askew = replace(
        straight[1],
        along=np.array([400.0, 500.0]),
        across=np.array([185.0, 195.0]),
        start=400.0,
        end=500.0,
    )
    assert not is_slanted(Lattice(tuple(straight), columns), HEIGHT)
    assert is_slanted(Lattice((*straight[:2], askew, *straight[2:]), columns), HEIGHT)


def test_a_page_that_slants_from_top_to_bottom_has_no_line_askew() -> None:
    columns = tuple(LatticeLine.straight(float(x), 100.0, 280.0) for x in COLUMNS)
    rises = [4.0 * place for place in range(8)]
    fan = tuple(drawn(100.0 + 40 * place, rise) for place, rise in enumerate(rises))
    assert not is_slanted(Lattice(fan, columns), HEIGHT)
    assert is_slanted(Lattice((*fan[:4], drawn(240.0, 30.0), *fan[4:]), columns), HEIGHT)


def test_a_frame_that_no_ruling_draws_is_not_askew_to_a_slanting_table() -> None:
    columns = tuple(LatticeLine.straight(float(x), 100.0, 280.0) for x in COLUMNS)
    slanting = tuple(drawn(y, 11.0) for y in ROWS)
    frame = LatticeLine.straight(340.0, 50.0, 800.0)
    assert not is_slanted(Lattice((*slanting, frame), columns), HEIGHT)


def test_two_places_side_by_side_tell_no_slope() -> None:
    columns = [LatticeLine.straight(float(x), 100.0, 280.0) for x in COLUMNS]
    columns[1] = replace(
        columns[1], along=np.array([185.0, 195.0]), across=np.array([300.0, 300.5])
    )
    rows = tuple(LatticeLine.straight(float(y), 50.0, 800.0) for y in ROWS)
    assert not is_slanted(Lattice(rows, tuple(columns)), HEIGHT)


def test_a_band_of_which_a_fax_has_eaten_one_rule_in_part_parts_no_table() -> None:
    page = blank()
    rows = [100, 130, 160, 190, 220, 250]
    DrawnTable(rows, [50, 200, 350, 500, 650, 800], merged=[(2, 0, 1, 5)]).draw(page)
    cv2.line(page, (50, 163), (50, 187), 255, 5)
    cv2.line(page, (800, 163), (800, 187), 255, 5)
    for row, col in ((0, 1), (1, 3), (3, 2), (4, 4), (0, 4), (3, 0)):
        x = 50 + 150 * col
        page[rows[row] + 8 : rows[row] + 20, x - 2 : x + 3] = 255
    cv2.line(page, (585, 160), (800, 160), 255, 5)
    (fragment,) = read(page)
    assert fragment.n_rows == 5
