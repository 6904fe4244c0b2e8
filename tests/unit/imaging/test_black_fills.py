from __future__ import annotations

import numpy as np

from zi_extract.imaging.paper import darkness_of


def test_white_cells_among_black_ones_are_no_ink() -> None:
    page = np.full((1654, 2339), 255, np.uint8)
    page[600:900, 1200:1800] = 0
    white = [(y, x) for y in range(610, 880, 60) for x in range(1210, 1780, 66)]
    for y, x in white:
        page[y : y + 36, x : x + 18] = 255
    darkness = darkness_of(page)
    assert max(int(darkness[y + 18, x + 9]) for y, x in white) == 0
    assert int(darkness[655, 1240]) == 255
