"""Rows that the engine took apart are whole again; rows below each other stay apart."""

from __future__ import annotations

from zi_extract.model.geometry import Box
from zi_extract.ocr.engine import Sighting
from zi_extract.ocr.rows import in_rows


def _seen(text: str, left: float, line: int, top: float = 7, bottom: float = 52) -> Sighting:
    return Sighting(text, Box(left, top, left + 80, bottom), 0.95, line)


def _told(found: list[Sighting]) -> list[tuple[str, int]]:
    return [(sighting.text, sighting.line) for sighting in in_rows(found)]


def test_pieces_told_from_the_last_to_the_first_are_one_row() -> None:
    found = [_seen("pintu", 500, 0), _seen("standar", 300, 1), _seen("Memasang", 10, 2, 1, 53)]
    assert _told(found) == [("Memasang", 0), ("standar", 0), ("pintu", 0)]


def test_rows_below_each_other_stay_as_they_are() -> None:
    found = [_seen("Perilaku", 10, 0), _seen("Pegawai", 300, 1, 45, 90)]
    assert _told(found) == [("Perilaku", 0), ("Pegawai", 1)]


def test_a_tall_box_beside_a_row_is_no_part_of_it() -> None:
    found = [_seen("|", 10, 0, 0, 110), _seen("Pegawai", 300, 1)]
    assert _told(found) == [("|", 0), ("Pegawai", 1)]


def test_a_row_that_is_told_twice_is_told_once_by_the_fuller_one() -> None:
    holes = [_seen(text, left, 0, 12) for text, left in (("Peta", 10), ("da", 220), (";", 330))]
    whole = [
        _seen(text, 10 + 90 * k, 1) for k, text in enumerate(("Peta", "jabatan", "dan", "nota"))
    ]
    below = [_seen("usul", 10, 2, 70, 115)]
    want = [("Peta", 0), ("jabatan", 0), ("dan", 0), ("nota", 0), ("usul", 1)]
    assert _told([*holes, *whole, *below]) == want
    assert _told([*whole, *holes, *below]) == want


def test_words_over_each_other_stay_two_lines() -> None:
    found = [_seen("Peta", 10, 0), _seen("Pela", 40, 1)]
    assert _told(found) == [("Peta", 0), ("Pela", 1)]
