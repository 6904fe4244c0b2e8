"""Names of months and numerals of areas told by the order that they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Reading, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.area_numerals import AS_ORDERED, areas_in_order
from zi_extract.ocr.month_names import SURE, UNSURE, months_in_order, months_said


def _word(text: str, *others: str, confidence: float = 0.9) -> Word:
    readings = tuple(Reading(other, 0.6, "fake") for other in (text, *others) if others)
    return Word(text, Box(0, 0, 9, 9), confidence, "fake", readings)


def _page(rows: Sequence[Sequence[Sequence[Word]]], span: int = 1) -> PageLayout:
    """A page with one table; each cell covers ``span`` columns and says its words."""
    words: list[Word] = []
    cells: list[Cell] = []
    for row, texts in enumerate(rows):
        for col, said in enumerate(texts):
            indices = tuple(range(len(words), len(words) + len(said)))
            words += said
            text = " ".join(word.text for word in said)
            box = Box(20.0 * col, 20.0 * row, 20.0 * col + 20, 20.0 * row + 20)
            cells.append(Cell(row, col * span, 1, span, box, text=text, words=indices))
    columns = span * max(map(len, rows))
    part = TableFragment(
        1,
        0,
        Box(0, 0, 20.0 * columns, 20.0 * len(rows)),
        len(rows),
        columns,
        tuple(20.0 * k for k in range(columns + 1)),
        tuple(20.0 * k for k in range(len(rows) + 1)),
        tuple(cells),
    )
    return PageLayout(
        1, PageFrame(500, 500, 200), "scan", "read", 10.0, words=tuple(words), fragments=(part,)
    )


def _months(*labels: Word) -> list[Word]:
    page = _page([[[label] for label in labels]])
    told = months_in_order(page, {})
    return [told.get(index, word) for index, word in enumerate(page.words)]


def _year(month: int, word: Word) -> list[Word]:
    names = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
    return [word if k == month else _word(name) for k, name in enumerate(names)]


@pytest.mark.parametrize(
    ("month", "read", "others", "told", "sure"),
    [
        (11, "De", ("De",), "Des", SURE),
        (6, "0.", ("0", "Jul"), "Jul", SURE),
        (4, "IMe", ('"Me', "Mel"), "Mei", SURE),
        (3, "xqz", ("zzk",), "xqz", 0.5),
        (7, "Agi", ("Agi",), "Ags", UNSURE),
        (5, "Jun", ("Jan",), "Jun", SURE),
        (5, "Jun.", ("Jan",), "Jun.", SURE),
        (7, "Agt", ("Ags",), "Agt", 0.5),
    ],
)
def test_a_month_between_months(
    month: int, read: str, others: tuple[str, ...], told: str, sure: float
) -> None:
    word = _months(*_year(month, _word(read, *others, confidence=0.5)))[month]
    assert word.confidence == sure
    assert word.text == told or (sure == UNSURE and word.text.startswith("Ag"))


def test_months_are_printed_as_the_other_calendars_of_the_document_print_them() -> None:
    names = ["JAN", "PEB", "MRT", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOP", "DES"]
    plain = _page([[[_word(name)] for name in names]])
    said = months_said([plain, plain])
    assert list(said.values()) == names
    assert months_said([plain]) == {}
    read = ["JAN", "PEE", "RT", "APR,", "Jun", "JUN", "JUL", "A38", "SEP", "xq", "0", "DES"]
    sure = [0.99 if name in (*names, "APR,") else 0.5 for name in read]
    page = _page([[[_word(t, confidence=c)] for t, c in zip(read, sure, strict=True)]])
    assert months_in_order(page, said) == {}  # May would stand where June is read
    read[4] = "ME"
    page = _page([[[_word(t, confidence=c)] for t, c in zip(read, sure, strict=True)]])
    told = months_in_order(page, said)
    texts = [told[index].text for index in range(12)]
    assert texts == names
    doubted = [index for index in range(12) if told[index].confidence < SURE]
    assert doubted == [9, 10]  # of which nothing was read


def test_months_are_printed_as_their_neighbours_are() -> None:
    labels = [_word(name.text.upper()) for name in _year(0, _word("Jan"))]
    labels[1] = _word("FER", "FEB", confidence=0.5)
    assert _months(*labels)[1].text == "FEB"


def test_what_was_read_surely_is_a_month_only_where_one_slip_makes_it_one() -> None:
    for read, told in (("Drs", "Des"), ("Ket", "Ket"), ("PIC", "PIC")):
        assert _months(*_year(11, _word(read, confidence=0.99)))[11].text == told


def test_months_out_of_order_tell_nothing() -> None:
    labels = _year(11, _word("De", confidence=0.5))
    labels[0], labels[1] = labels[1], labels[0]
    assert _months(*labels)[11].text == "De"


def _areas(*numerals: Word) -> list[str]:
    page = _page([[[numeral, _word("Penguatan")]] for numeral in numerals], span=6)
    told = areas_in_order([page])
    return [told.get((0, 2 * k), numeral).text for k, numeral in enumerate(numerals)]


def test_strokes_that_touch_are_the_numeral_that_comes_next() -> None:
    doubted = _word("N", confidence=0.7), _word("L.", confidence=0.5)
    assert _areas(_word("II"), _word("III"), doubted[0]) == ["II", "III", "IV"]
    assert _areas(doubted[1], _word("II."), _word("III.")) == ["I.", "II.", "III."]
    page = _page([[[_word(text), _word("Penguatan")]] for text in ("II", "III")], span=6)
    assert areas_in_order([page]) == {}
    (told,) = areas_in_order(
        [_page([[[one, _word("Penataan")]] for one in (_word("I"), _word("II"), doubted[1])], 6)]
    ).values()
    assert (told.text, told.confidence) == ("L.", 0.5)  # an L is no three


@pytest.mark.parametrize(
    ("read", "others", "told"),
    [
        ("1.", ("III.", "V.", "VI."), "I."),
        ("1.", ("I.", "III."), "1."),
        ("11.", ("III.", "V."), "II."),
        ("1.", ("2.", "3."), "1."),
        ("1.", ("III.",), "1."),
    ],
)
def test_ones_among_roman_numerals_are_roman(read: str, others: tuple[str, ...], told: str) -> None:
    behind = others if others[0] != "I." else others[1:]
    before = others[: len(others) - len(behind)]
    words = [*map(_word, before), _word(read, confidence=0.9), *map(_word, behind)]
    assert _areas(*words)[len(before)] == told


@pytest.mark.parametrize("sure", ["IV", "V"])
def test_a_numeral_that_was_read_surely_stays(sure: str) -> None:
    assert _areas(_word("I"), _word("II"), _word(sure)) == ["I", "II", sure]


def test_one_numeral_is_no_order() -> None:
    assert _areas(_word("III"), _word("N", confidence=0.7)) == ["III", "N"]


def test_a_numeral_whose_strokes_are_told_is_believed() -> None:
    page = _page(
        [[[one, _word("Penataan")]] for one in (_word("V"), _word("M", confidence=0.7))]
        + [[[_word("VII"), _word("Penguatan")]]],
        span=6,
    )
    assert areas_in_order([page])[0, 2].confidence == AS_ORDERED
