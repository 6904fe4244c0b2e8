"""Black rectangles larger than letters and marks, and what is none."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from zi_extract.imaging.patches import find_patches
from zi_extract.model.page_image import PageImage

HEIGHT = 12.0


def page(*shapes: tuple[str, tuple[int, int, int, int]], fill: int = 10, turn: float = 0) -> Any:
    picture = Image.new("L", (900, 700), 230)
    draw = ImageDraw.Draw(picture)
    for shape, box in shapes:
        getattr(draw, shape)(box, fill=fill)
    turned = picture.rotate(turn, fillcolor=230)
    return PageImage(1, np.asarray(turned, dtype=np.uint8), 200.0)


def test_a_cell_painted_black_is_found_with_its_box() -> None:
    (found,) = find_patches(page(("rectangle", (300, 200, 500, 240))), HEIGHT)
    assert abs(found.left - 300) <= 1
    assert abs(found.bottom - 241) <= 1


def test_it_may_lie_askew() -> None:
    askew = page(("rectangle", (200, 300, 700, 325)), turn=2.0)
    assert len(find_patches(askew, HEIGHT)) == 1


def test_marks_strokes_and_round_holes_are_none() -> None:
    small = [
        ("rectangle", (100, 100, 122, 122)),
        ("rectangle", (200, 100, 800, 108)),
        ("ellipse", (300, 300, 380, 380)),
    ]
    assert find_patches(page(*small), HEIGHT) == ()


def test_a_punched_hole_of_any_size_is_none() -> None:
    for size in (32, 36, 41, 48):
        hole = ("ellipse", (60, 300, 60 + size, 300 + size))
        assert find_patches(page(hole, turn=0.7), HEIGHT) == ()


def test_a_hole_that_is_black_in_part_is_none() -> None:
    """Dark paper behind the hole, black on one side: a square piece of it is black enough."""
    hole = page(("ellipse", (60, 300, 108, 348)), fill=78)
    pixels = hole.pixels.copy()
    pixels[308:341, 66:100] = np.minimum(pixels[308:341, 66:100], 60)
    assert find_patches(PageImage(1, pixels, 200.0), HEIGHT) == ()


def test_a_square_cell_painted_black_is_found() -> None:
    assert len(find_patches(page(("rectangle", (300, 200, 340, 240)), turn=0.7), HEIGHT)) == 1


def test_a_coloured_band_and_the_lid_of_the_scanner_are_none() -> None:
    assert find_patches(page(("rectangle", (300, 200, 500, 240)), fill=110), HEIGHT) == ()
    assert find_patches(page(("rectangle", (0, 0, 40, 699))), HEIGHT) == ()


def test_dark_fills_that_are_paler_than_the_print_are_none() -> None:
    """Uneven light makes some of a calendar's fills as dark as faint black; the print is darker."""
    fills = [("rectangle", (x, 200, x + 36, 240)) for x in range(300, 600, 60)]
    pixels = page(*fills, fill=66).pixels.copy()
    assert len(find_patches(PageImage(1, pixels, 200.0), HEIGHT)) == len(fills)
    pixels[400:406, 100:800] = 20  # a line of print
    assert find_patches(PageImage(1, pixels, 200.0), HEIGHT) == ()
