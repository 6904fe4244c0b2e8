"""What a cell's picture loses before it is read, and what it keeps."""

from __future__ import annotations

import numpy as np
import pytest

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.cleaning import cleaned

HEIGHT = 20.0


def _cell() -> Pixels:
    """A cell of 300 x 120 pixels with five letters on the baseline 70."""
    picture = np.full((120, 300), 240, np.uint8)
    for left in range(60, 160, 20):
        picture[50:70, left : left + 14] = 30
    return picture


def _ink(picture: Pixels) -> Pixels:
    return cleaned(picture, HEIGHT, bordered=True, bilevel=False)


def test_the_soft_rim_of_a_ruling_goes_and_letters_stay() -> None:
    picture = _cell()
    picture[5:115, 6] = 190
    picture[6, 5:290] = 190
    result = _ink(picture)
    assert (result[:, :30] == 255).all()
    assert (result[:20] == 255).all()
    assert (result[50:70, 60:74] < 150).all()


@pytest.mark.parametrize(
    ("mark", "stays"),
    [
        ((158, 66, 4, 4), True),
        ((250, 66, 4, 4), False),
        ((100, 95, 4, 4), False),
        ((45, 58, 8, 3), True),
        ((64, 40, 5, 5), True),
    ],
    ids=["full stop", "speck behind", "speck below", "bullet", "dot of an i"],
)
def test_marks_stay_in_their_places_only(mark: tuple[int, int, int, int], stays: bool) -> None:
    picture = _cell()
    x, y, w, h = mark
    picture[y : y + h, x : x + w] = 30
    assert bool((_ink(picture)[y : y + h, x : x + w] < 150).any()) == stays


@pytest.mark.parametrize(("stems", "stays"), [((64, 92), True), ((), False)], ids=["TR", "ruling"])
def test_a_bar_close_to_the_border_stays_where_letters_hang_on_it(
    stems: tuple[int, ...], stays: bool
) -> None:
    picture = np.full((120, 300), 240, np.uint8)
    picture[5:8, 50:100] = 30
    for left in stems:
        picture[5:33, left : left + 4] = 30
    assert bool((_ink(picture)[5:8, 50:100] < 150).any()) == stays


def test_a_lone_dash_says_that_there_is_nothing_and_stays() -> None:
    picture = np.full((60, 100), 240, np.uint8)
    picture[29:32, 40:52] = 30
    assert (_ink(picture)[29:32, 40:52] < 150).any()


def test_dark_print_on_a_dense_printed_grey_stays_dark_print() -> None:
    """More than half of the ground's pixels are black, and yet it is no black band."""
    piece = np.where(np.indices((40, 120)).sum(axis=0) % 2, 255, 0).astype(np.uint8)
    piece[::4, ::4] = 0
    piece[14:26, 30:33] = piece[14:26, 60:63] = 0
    clean = cleaned(piece, 10.0, bordered=False, bilevel=True)
    assert float(np.median(clean)) == 255.0
    assert clean[20, 31] < 100
    assert (clean[5:10] == 255).all()


def test_bold_letters_that_fill_a_grey_cell_are_no_dark_ground() -> None:
    picture = np.full((40, 52), 205, np.uint8)
    for left in (10, 20, 29, 38):
        picture[9:32, left : left + 7] = 10  # strokes close together: most of the middle is ink
    clean = cleaned(picture, 16.0, bordered=True, bilevel=False)
    assert clean[20, 12] < 60
    assert clean[3, 3] == 255
