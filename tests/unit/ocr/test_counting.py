"""Lone numbers down a column told or doubted by those above and below them."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Reading, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.counting import BORNE_OUT, CALLED_FOR, CONTESTED, RULE, counted


def _word(text: str, *others: str, confidence: float = 0.9) -> Word:
    readings = tuple(Reading(other, 0.6, "fake") for other in (text, *others) if others)
    return Word(text, Box(0, 0, 9, 9), confidence, "fake", readings)


def _told(*words: Word) -> Sequence[Word]:
    cells = tuple(
        Cell(row, 0, 1, 1, Box(0, 20.0 * row, 50, 20.0 * row + 20), text=word.text, words=(row,))
        for row, word in enumerate(words)
    )
    edges = tuple(20.0 * row for row in range(len(words) + 1))
    part = TableFragment(1, 0, Box(0, 0, 50, edges[-1]), len(words), 1, (0.0, 50.0), edges, cells)
    page = PageLayout(
        1, PageFrame(100, 100, 200), "scan", "read", 10.0, words=words, fragments=(part,)
    )
    told = counted(page)
    return [told.get(index, word) for index, word in enumerate(words)]


def test_between_one_and_three_stands_two() -> None:
    two = _told(_word("1"), _word("5", "7", confidence=0.5), _word("3"))[1]
    assert (two.text, two.raw, two.repair, two.confidence) == ("2", "5", RULE, CALLED_FOR)


def test_it_is_printed_as_its_neighbours_are() -> None:
    two = _told(_word("1."), _word('"', "3", confidence=0.2), _word("3."))[1]
    assert two.text == "2."


def test_the_number_of_its_column_tells_no_style() -> None:
    one = _told(_word("(1)"), _word("4", "1", confidence=0.6), _word("2"), _word("3"))[1]
    assert one.text == "1"


def test_a_reading_that_counts_up_is_taken_before_one_that_does_not() -> None:
    for below in ([], [_word("1")], [_word("3")]):  # a group may begin anew
        two = _told(_word("1"), _word("5", "2", confidence=0.6), *below)[1]
        assert (two.text, two.confidence) == ("2", BORNE_OUT)


def test_a_number_that_counts_up_is_believed_though_readings_differ() -> None:
    assert _told(_word("1"), _word("2", "9", confidence=0.6), _word("3"))[1].confidence == BORNE_OUT


def test_readings_that_are_different_numbers_are_doubted() -> None:
    five = _told(_word("1"), _word("5", "9"), _word("1"))[1]
    assert (five.text, five.confidence) == ("5", CONTESTED)


def test_sure_numbers_stay_whatever_stands_around_them() -> None:
    assert [word.text for word in _told(_word("1"), _word("5"), _word("3"))] == ["1", "5", "3"]


def test_a_number_that_all_readings_have_is_the_authors() -> None:
    three = _told(_word("1"), _word("3", "3", confidence=0.6), _word("3"))[1]
    assert (three.text, three.confidence) == ("3", 0.6)


def test_doubtful_neighbours_call_for_nothing() -> None:
    words = _told(_word("1", confidence=0.5), _word("5", "7", confidence=0.5), _word("3"))
    assert words[1].text == "5"


def test_columns_of_words_are_no_numbers() -> None:
    words = _told(_word("ada"), _word("5", "7", confidence=0.5), _word("dan"))
    assert words[1].confidence == 0.5


def test_a_stroke_above_a_two_is_a_one() -> None:
    for read, one in (("I", "1"), ("I.", "1."), ("|", "1"), ("(l)", "(1)")):
        assert next(word.text for word in _told(_word(read), _word("2"), _word("3"))) == one


def test_a_stroke_that_no_two_follows_stays_as_read() -> None:
    for below in ("3", "II", "1"):
        assert _told(_word("I"), _word(below), _word("4"))[0].text == "I"
    assert _told(_word("I"), _word("2", "7", confidence=0.5))[0].text == "I"
