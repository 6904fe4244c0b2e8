"""Confusions of ink counted from words as printed and as read."""

from __future__ import annotations

from bench.fax_model.confusions import FEWEST, counted
from zi_extract.ocr.confusions import RARE


def test_a_pair_read_otherwise_again_and_again_is_cheaper_than_a_rare_one() -> None:
    words = [("harian", "harian")] * 40 + [("harian", "hanan")] * 10 + [("nilai", "nilal")] * 3
    costs = counted(words)
    assert costs["ri", "n"] < costs["i", "l"] < RARE[1, 1]
    assert set(costs) == {("ri", "n"), ("i", "l")}


def test_what_happened_once_is_no_habit() -> None:
    assert FEWEST > 1
    assert counted([("nilai", "nilal"), ("harian", "harian")]) == {}


def test_words_of_quite_another_length_are_other_words() -> None:
    assert counted([("nilai", "penilaiannya")] * 5) == {}
