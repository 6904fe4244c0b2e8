"""What parts the cells of dotted and striped fills, and what is but their pattern."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, spans
from zi_extract.tables.dotted_fills import CONTRAST, contrast_in_fill
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.evidence import REMAINS
from zi_extract.tables.lattice import gathered
from zi_extract.tables.lattice_line import Lattice, LatticeLine

PLACE = 100
LINE = LatticeLine.straight(PLACE + 1.0, 20, 180)


def ground(pattern: str) -> NDArray[np.bool_]:
    mask = np.zeros((200, 200), bool)
    if pattern == "upright stripes":
        mask[20:180, ::2] = True
    elif pattern == "level stripes":
        mask[20:180:2] = True
    else:
        mask[20:180:2, ::2] = mask[21:180:2, 1::2] = True
    return mask


@pytest.mark.parametrize("pattern", ["upright stripes", "level stripes", "dots"])
def test_a_pattern_alone_has_no_contrast_and_a_ruling_in_it_has(pattern: str) -> None:
    mask = ground(pattern)
    bare = contrast_in_fill(mask, LINE, 20, 180, HEIGHT)
    mask[20:180, PLACE : PLACE + 3] = True
    drawn = contrast_in_fill(mask, LINE, 20, 180, HEIGHT)
    assert bare is not None
    assert drawn is not None
    assert bare < CONTRAST <= drawn


def test_a_ruling_of_which_a_fax_has_left_pieces_has_contrast_in_dots() -> None:
    mask = ground("dots")
    mask[20:180, PLACE - 20 : PLACE + 20 : 2] = True
    mask[20:180, PLACE : PLACE + 3] = True
    for first in (50, 80, 110):
        mask[first : first + 18, PLACE - 4 : PLACE + 8] = False
    drawn = contrast_in_fill(mask, LINE, 20, 180, HEIGHT)
    assert drawn is not None
    assert drawn >= CONTRAST


def test_fills_on_one_side_solid_ones_and_paper_tell_nothing() -> None:
    half, solid, paper = ground("dots"), np.ones((200, 200), bool), np.zeros((200, 200), bool)
    half[:, :PLACE] = False
    assert [contrast_in_fill(m, LINE, 20, 180, HEIGHT) for m in (half, solid, paper)] == [None] * 3


def test_stripes_of_a_fill_merged_over_two_columns_are_no_edge() -> None:
    mask = np.zeros((200, 320), bool)
    mask[20:180, 2:300:2] = True
    mask[20:100, 149:152] = True
    columns = tuple(LatticeLine.straight(x, 20, 180) for x in (2.0, 150.5, 299.0))
    rows = tuple(LatticeLine.straight(y, 0, 300) for y in (20.0, 100.0, 180.0))
    support = EdgeInk(mask, HEIGHT).support(Lattice(rows, columns))
    assert support.upright[0, 1] > 0.9
    assert support.upright[1, 1] < 0.2


def test_dots_of_a_fill_right_on_a_line_are_no_traces_of_its_ruling() -> None:
    mask = np.zeros((200, 320), bool)
    mask[20:100:2, 2:300:4] = True
    mask[100:180:2, 150] = True
    columns = tuple(LatticeLine.straight(x, 20, 180) for x in (2.0, 150.5, 299.0))
    rows = tuple(LatticeLine.straight(y, 0, 300) for y in (20.0, 100.0, 180.0))
    for row in rows:
        mask[round(row.position) - 1 : round(row.position) + 1, :300] = True
    in_dots, on_paper = EdgeInk(mask, HEIGHT).measure(Lattice(rows, columns)).traces[:, 1]
    assert in_dots == 0
    assert on_paper > 0


def test_stripes_beside_a_ruling_do_not_bend_its_line() -> None:
    ruling = LatticeLine.straight(100.0, 0, 400)
    offset = 0.35 * HEIGHT
    stripes = [LatticeLine.straight(100.0 + k * offset, 180, 210) for k in (1, 2)]
    (line,) = gathered([ruling, *stripes], HEIGHT)
    assert line.place(195.0) == 100.0


@pytest.mark.parametrize("step", [2, 4])
def test_a_title_on_a_ground_of_dots_is_ruled_off_from_its_labels(step: int) -> None:
    table = DrawnTable([100, 130, 160, 260, 360], [100, 500, *range(560, 1300, 60)])
    table.merged = [(0, 0, 2, 1), (0, 1, 1, len(table.cols) - 2)]
    page = blank()
    page[100:160:2, 100:1280:step] = 0
    table.draw(page)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_stripes_of_a_fill_are_no_rulings() -> None:
    table = DrawnTable([100, 200, 300, 400], [100, 400, 700, 1000])
    page = blank()
    page[204:298:3, 104:398] = 0
    table.draw(page)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def test_dots_of_a_fill_in_a_row_are_no_level_edge() -> None:
    mask = np.zeros((200, 320), bool)
    mask[20:180:2, 2:300] = mask[20:180, 2:300:2] = True
    mask[98:101, 2:150] = True
    columns = tuple(LatticeLine.straight(x, 20, 180) for x in (2.0, 150.5, 299.0))
    rows = tuple(LatticeLine.straight(y, 0, 300) for y in (20.0, 99.5, 180.0))
    support = EdgeInk(mask, HEIGHT).support(Lattice(rows, columns))
    assert support.level[1, 0] > 0.9
    assert support.level[1, 1] <= REMAINS
