from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box, PageFrame, Warp

LATTICE = ((0.0, 3.0, 0.0), (2.0, 5.0, 2.0), (0.0, 3.0, 0.0))


@pytest.mark.parametrize(
    "frame",
    [
        PageFrame(1600, 2300, 200),
        PageFrame(1600, 2300, 200, 90, 2.5),
        PageFrame(1600, 2300, 200, 0, -5.0, Warp(LATTICE, LATTICE)),
    ],
)
def test_from_paper_back_to_the_same_ink(frame: PageFrame) -> None:
    box = Box(400, 700, 410, 706)
    paper = frame.to_paper(box)
    back = frame.to_straight(paper)
    assert back.center_x == pytest.approx(box.center_x, abs=0.05)
    assert back.center_y == pytest.approx(box.center_y, abs=0.05)
    assert back.width >= box.width - 0.001
