from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from zi_extract.intake.vector import read_vectors

DRAWING = b"""
0 0 0 rg 20 150 100 0.5 re f
0.8 g 20 100 50 30 re f
1 w 0 G 20 60 80 25 re S
1 g 20 40 100 0.5 re f
0 G 150 20 m 150 180 l S
"""


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "drawing.pdf"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.pages[0].contents_add(DRAWING)
        document.save(path)
    return path


def test_thin_boxes_outlines_and_lines_are_rulings(drawing: Path) -> None:
    rulings, _ = read_vectors(drawing, 1, 144.0)
    level = sorted(
        (round(r.position), round(r.start), round(r.end)) for r in rulings if r.horizontal
    )
    upright = sorted(round(r.position) for r in rulings if not r.horizontal)
    assert level == [(100, 40, 240), (230, 40, 200), (280, 40, 200)]
    assert upright == [40, 200, 300]


def test_fills_carry_their_grey(drawing: Path) -> None:
    _, fills = read_vectors(drawing, 1, 72.0)
    ((box, grey),) = fills
    assert grey == pytest.approx(0.8)
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((20, 70, 70, 100))


def test_a_fill_with_a_pattern_is_seen_and_no_solid_black(tmp_path: Path) -> None:
    path = tmp_path / "hatched.pdf"
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        page = document.pages[0]
        tile = pikepdf.Stream(document, b"0 0 m 4 4 l S")
        tile.update(
            {
                "/Type": pikepdf.Name.Pattern,
                "/PatternType": 1,
                "/PaintType": 1,
                "/TilingType": 1,
                "/BBox": [0, 0, 4, 4],
                "/XStep": 4,
                "/YStep": 4,
                "/Resources": pikepdf.Dictionary(),
            }
        )
        page.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P1=tile))
        page.contents_add(b"/Pattern cs /P1 scn 20 100 50 30 re f")
        document.save(path)
    _, ((_, grey),) = read_vectors(path, 1, 72.0)
    assert 0.3 < grey < 0.9
