"""Marks by their ink, colons that the engine did not see, and rows with loose descenders."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.engine import Sighting
from zi_extract.ocr.grain import out_of_place, without_grain
from zi_extract.ocr.marks import find_pieces, with_colons, with_mark, without_ghosts
from zi_extract.ocr.strips import find_ink, find_strips
from zi_extract.ocr.words import spaced

HEIGHT = 24


def _row(*shapes: tuple[int, int, int, int]) -> Pixels:
    """Four letters ending at x = 150 on the baseline 60, and further boxes (x, y, w, h) of ink."""
    picture = np.full((90, 400), 255, np.uint8)
    for left in (30, 60, 90, 126):
        picture[60 - HEIGHT : 60, left : left + 20] = 0
    for x, y, w, h in shapes:
        picture[y : y + h, x : x + w] = 0
    return picture


def _word(text: str) -> Word:
    return Word(text, Box(30, 30, 162, 72), 0.99, "fake")


BOX = Box(30, 30, 162, 72)
STOP, TAILED = (152, 55, 5, 5), (152, 56, 5, 11)
UPPER = (152, 38, 5, 5)


@pytest.mark.parametrize(
    ("ink", "read", "want"),
    [
        ([TAILED], "2024.", "2024,"),
        ([UPPER, TAILED], "2024:", "2024;"),
        ([STOP], "2024.", "2024."),
        ([UPPER, STOP], "2024:", "2024:"),
        ([TAILED], "2024,", "2024,"),
        ([], "2024.", "2024."),
    ],
)
def test_a_mark_has_the_tail_that_its_ink_has(
    ink: list[tuple[int, int, int, int]], read: str, want: str
) -> None:
    word = with_mark(_word(read), find_pieces(_row(*ink)), BOX)
    assert word.text == want
    assert (word.raw, word.repair) == ((read, "tail-of-mark") if read != want else ("", ""))


def test_a_colon_between_two_words_is_seen_by_its_ink() -> None:
    picture = _row((200, 55, 5, 5), (200, 38, 5, 5), (260, 36, 20, 24))
    found = [Sighting("KEDUA", BOX, 0.9, 0), Sighting("i", Box(258, 30, 282, 64), 0.9, 0)]
    seen = with_colons(find_pieces(picture), found)
    assert [one.text for one in seen] == ["KEDUA", ":", "i"]
    assert seen[1].box.left == pytest.approx(200)
    assert seen[1].box.bottom == pytest.approx(60)


def test_a_mark_without_ink_of_its_own_is_a_ghost() -> None:
    word, ghost = Sighting("KEDUA", BOX, 0.9, 0), Sighting(":", Box(140, 26, 148, 64), 0.3, 0)
    colon = Sighting(":", Box(198, 36, 208, 62), 0.9, 0)
    pieces = find_pieces(_row((200, 55, 5, 5), (200, 38, 5, 5)))
    assert without_ghosts(pieces, [word, ghost, colon]) == [word, colon]


@pytest.mark.parametrize(
    "dots",
    [
        [(200, 55, 5, 5)],
        [(200, 55, 5, 5), (200, 38, 5, 5), (209, 36, 20, 24)],
        [(200, 55, 5, 5), (214, 38, 5, 5)],
    ],
    ids=["one dot", "beside a letter", "not upright"],
)
def test_other_dots_are_no_colon(dots: list[tuple[int, int, int, int]]) -> None:
    found = [Sighting("KEDUA", BOX, 0.9, 0)]
    assert with_colons(find_pieces(_row(*dots)), found) == found


def test_grain_is_taken_off_but_a_lone_colon_stays() -> None:
    picture = _row((250, 55, 6, 6), (250, 38, 6, 6), (320, 50, 6, 6))
    cleaned = without_grain(picture, HEIGHT, 225, bordered=False)
    assert (cleaned[36:62, 250:256] == 0).any()
    assert (cleaned[:, 320:326] == 255).all()


def _kept(*pieces: tuple[int, int, int, int]) -> list[bool]:
    """Which pieces of grey paper stay beside a letter; ``pieces`` are left, top, width, height."""
    boxes = np.array([(0, 0, 400, 100), (100, 38, 16, 24), *pieces], np.int32)
    stats = np.hstack([boxes, boxes[:, 2:3] * boxes[:, 3:4]])
    return [not gone for gone in out_of_place(stats, HEIGHT)[2:]]


def test_the_dot_of_a_semicolon_behind_a_space_stays() -> None:
    assert _kept((140, 40, 6, 6), (140, 56, 7, 14)) == [True, True]


def test_a_dot_below_or_beside_a_comma_is_grain() -> None:
    assert _kept((140, 74, 6, 6), (140, 50, 7, 14)) == [False, True]
    assert _kept((152, 40, 6, 6), (140, 56, 7, 14)) == [False, True]


def test_ink_is_told_from_the_ink_of_the_page() -> None:
    page = np.full((300, 500), 245, np.uint8)
    for left in range(100, 400, 30):
        page[100:124, left : left + 18] = 150
    page[100:124, 60:78] = 170
    (row,) = find_strips(find_ink(page, HEIGHT), HEIGHT)
    assert row.left <= 60
    page[100:124, 100:400][page[100:124, 100:400] < 200] = 20
    (row,) = find_strips(find_ink(page, HEIGHT), HEIGHT)
    assert row.left >= 95


def test_loose_bowls_of_descenders_are_no_row_of_their_own() -> None:
    page = np.full((300, 500), 245, np.uint8)
    for left in range(40, 400, 30):
        page[100:124, left : left + 18] = 20
    cv2.circle(page, (110, 134), 8, 20, 2)
    (row,) = find_strips(find_ink(page, HEIGHT), HEIGHT)
    assert row.top <= 100
    assert row.bottom >= 130


@pytest.mark.parametrize(
    ("text", "lefts", "want"),
    [
        ("RAPAT:", (20, 60, 100, 140, 180, 196), "R A P A T:"),
        ("RAPAT", (20, 60, 100, 140, 180), "R A P A T"),
        ("2026", (20, 60, 100, 140), "2026"),
        ("RAPAT", (20, 36, 52, 68, 84), "RAPAT"),
        ("PPK/", (20, 36, 52, 80), "PPK /"),
        ("PPK/", (20, 36, 52, 68), "PPK/"),
        ("/PPK", (20, 48, 64, 80), "/ PPK"),
        ("PPK/KPA", (20, 36, 52, 80, 96, 112, 128), "PPK/KPA"),
    ],
)
def test_spaces_of_letter_spaced_print(text: str, lefts: tuple[int, ...], want: str) -> None:
    picture = np.full((60, 240), 255, np.uint8)
    for left in lefts:
        picture[15:45, left : left + 12] = 0
    crop = Crop(picture, ((0.0, 0.0),), 0.0, 1.0, Box(20, 15, 220, 45))
    assert spaced(crop, Sighting(text, Box(15, 10, 225, 50), 0.9, 0)) == want
