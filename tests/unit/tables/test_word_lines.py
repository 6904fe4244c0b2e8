"""Headings on dotted ground whose bold words fill their cells, as a fax leaves them."""

from __future__ import annotations

import cv2
import numpy as np

from tests.unit.tables.drawn_pages import HEIGHT, DrawnTable, blank, read, spans
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.edge_odds import LOWEST_UPRIGHT
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.word_lines import is_line_of_words

MERGED = [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (2, 2, 1, 2)]


def heading() -> tuple[np.ndarray, DrawnTable]:
    """A table whose heading stands on dots."""
    table = DrawnTable([100, 140, 205, 245, 310, 375], [50, 300, 700, 812, 924], MERGED)
    page = blank()
    page[102:205:4, 52:924:5] = 0
    table.draw(page)
    return page, table


def write_bold(page: np.ndarray, left: int, right: int, middle: int) -> None:
    """Bold letters that a fax has run together, a character high."""
    for x in range(left, right - 8, 12):
        cv2.rectangle(page, (x, middle - 7), (x + 6, middle + 7), 0, 3)
    page[middle - 1 : middle + 2, left:right] = 0


def test_bold_words_from_side_to_side_of_their_cells_are_no_rulings() -> None:
    page, table = heading()
    for left, right in ((700, 812), (812, 924)):
        write_bold(page, left, right, 165)
    (fragment,) = read(page)
    assert spans(fragment) == table.cells()


def evidence(page: np.ndarray, rows: list[int]) -> Evidence:
    """What ink tells of column lines at 700, 762 and 924."""
    down = [LatticeLine.straight(x, rows[0], rows[-1]) for x in (700, 762, 924)]
    across = [LatticeLine.straight(y, 700, 924) for y in rows]
    return EdgeInk(page < 128, HEIGHT).measure(Lattice(tuple(across), tuple(down)))


def support(page: np.ndarray, rows: list[int]) -> float:
    """How well ink supports a column line at 762 in the first row."""
    return float(evidence(page, rows).upright[0, 1])


def is_words(page: np.ndarray) -> bool:
    line = LatticeLine(np.array([0.0, 400.0]), np.array([200.0, 200.0]), 0.0, 400.0, 2.0)
    return is_line_of_words(page < 128, line, np.arange(100, 300), HEIGHT, horizontal=True)


def test_a_ruling_beside_a_black_cell_or_on_dots_is_no_line_of_words() -> None:
    dotted, black, words, gnawed = (blank(400, 400) for _ in range(4))
    for page in (dotted, black, gnawed):
        page[199:201] = 0
    gnawed[199:201, 100:140] = 255
    gnawed[180:198:2] = gnawed[180:198, ::4] = 0
    dotted[::2, ::2] = 0
    black[201:] = 0
    black[190:201, ::2] = 0
    write_bold(words, 100, 300, 200)
    assert not is_words(dotted)
    assert not is_words(black)
    assert not is_words(gnawed)
    assert is_words(words)


def test_a_small_bold_word_that_blur_has_run_together_is_no_ruling() -> None:
    page = blank(400, 400)
    page[196:204, 100:300] = 0
    page[196:204, 100:300:23] = 255
    assert is_words(page)


def test_edges_of_a_low_row_between_thick_rulings_are_seen() -> None:
    page, places = blank(), range(400, 641, 40)
    for y in (100, 123, 146):
        page[y - 2 : y + 2, 50:900] = 0
    for x in places:
        page[100:123, x - 2 : x + 2] = 0
        page[106:118, x + 7 : x + 34 : 2] = 0
    down = tuple(LatticeLine.straight(x, 100, 146) for x in places)
    across = tuple(LatticeLine.straight(y, 400, 640) for y in (100, 123, 146))
    upright = EdgeInk(page < 128, HEIGHT).support(Lattice(across, down)).upright
    assert upright[0, 1:-1].min() > 0.9


def test_a_bold_numeral_as_high_as_its_row_hardly_supports_an_edge() -> None:
    supports = []
    for numeral in (True, False):
        page = blank()
        DrawnTable([100, 126, 160, 200], [700, 762, 924], [(0, 0, 1, 2)]).draw(page)
        if numeral:
            cv2.ellipse(page, (762, 113), (5, 9), 0, 0, 360, 0, 4)
        else:
            page[104:123, 761:763] = 0
        supports.append(support(page, [100, 126, 160, 200]))
    assert supports[0] < LOWEST_UPRIGHT < supports[1]
