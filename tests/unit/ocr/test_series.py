"""Numerals that count up along a row and down a column; strokes, flags and restricted readings."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from fake_reader import Call, FakeReader

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.model.page_image import Pixels
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.columns import in_columns
from zi_extract.ocr.crops import Crop
from zi_extract.ocr.roman import stroke_in
from zi_extract.ocr.sequences import in_sequences
from zi_extract.ocr.series import ROMANS, expected, is_like
from zi_extract.ocr.twice import ReadCrop

CAPITAL = 34


class Restricted(FakeReader):
    """Answers ``said`` to every restricted reading."""

    def __init__(self, said: str = "") -> None:
        super().__init__(said, Box(0, 0, 9, 9))

    def check(self, call: Call) -> None:
        assert call.layout in {"line", "block"}
        assert call.model in {"first", "second", "third"}

    @property
    def asked(self) -> list[str]:
        """The characters that were allowed in each picture."""
        return [call.characters for call in self.calls for _ in call.shapes]


def _strokes(count: int, *, flag: bool = False, serifs: bool = False) -> Pixels:
    """Upright strokes of a capital's height, with a flag to the left or serifs both sides."""
    picture = np.full((CAPITAL + 34, 24 * count + 50), 255, np.uint8)
    for k in range(count):
        at = 30 + 24 * k
        picture[17 : 17 + CAPITAL, at : at + 6] = 0
        if serifs:
            picture[17:20, at - 5 : at + 11] = 0
            picture[14 + CAPITAL : 17 + CAPITAL, at - 5 : at + 11] = 0
        if flag:
            cv2.line(picture, (at - 7, 26), (at + 2, 18), 0, 4)
    return picture


def _blob() -> Pixels:
    picture = np.full((CAPITAL + 34, 74), 255, np.uint8)
    picture[17 : 17 + CAPITAL, 17:50] = 0
    return picture


def _crop(picture: Pixels) -> Crop:
    return Crop(picture, ((0.0, 0.0),), 0.0, 1.0, Box(17, 17, 50, 17 + CAPITAL))


def _read(text: str, confidence: float = 0.6, *others: str) -> ReadCrop:
    if not text:
        return ReadCrop((), ())
    readings = tuple(Reading(other, 0.5, "fake/second") for other in (text, *others))
    word = Word(text, Box(17, 17, 50, 51), confidence, "fake/first", readings)
    return ReadCrop((word,), (0,))


def _fragment(cells: Sequence[tuple[int, int, int]], columns: int) -> TableFragment:
    """A grid of cells (row, column, column span)."""
    rows = 1 + max(row for row, _, _ in cells)
    return TableFragment(
        1,
        0,
        Box(0, 0, 100, 100),
        rows,
        columns,
        tuple(map(float, range(columns + 1))),
        tuple(map(float, range(rows + 1))),
        tuple(Cell(row, col, 1, span, Box(0, 0, 1, 1)) for row, col, span in cells),
    )


def _row(reads: Sequence[ReadCrop], reader: Restricted, pictures: Sequence[Pixels]) -> list[str]:
    fragment = _fragment([(0, col, 1) for col in range(len(reads))], len(reads))
    places = [(0, col) for col in range(len(reads))]
    settled = in_sequences([fragment], places, [_crop(p) for p in pictures], reads, reader)
    return [" ".join(word.text for word in read.words) for read in settled]


@pytest.mark.parametrize(
    ("texts", "want"),
    [
        (["1", "2", "?", "4"], "3"),
        (["B01", "BO2", "B03", "B04"], "B02"),
        (["VII", "Vill", "IX", "X"], "VIII"),
        (["Trw 1", "Trw 2", "Tw", "Trw 4"], "Trw 3"),
        (["(1)", "(2)", "()", "(4)"], "(3)"),
        (["1", "2", "3", "4", "l", "2", "3", "4"], "1"),
        ([*"JFMAMJJA5OND"], "S"),
        ([*"JFMAMJJASoND"], "O"),
    ],
)
def test_cells_that_count_up_say_what_stands_between_them(texts: list[str], want: str) -> None:
    found = expected([(text,) for text in texts])
    assert found is not None
    wrong = next(k for k, text in enumerate(texts) if found[1][k] != text)
    assert found[1][wrong] == want


@pytest.mark.parametrize(
    "texts", [["1", "2"], ["5", "3", "9", "2"], ["Jan", "Feb", "Mar"], ["", "", "3", ""]]
)
def test_other_cells_are_no_sequence(texts: list[str]) -> None:
    assert expected([(text,) if text else () for text in texts]) is None


def test_quarters_are_told_by_their_strokes_where_none_is_read_as_printed() -> None:
    readings = [("Iwi", "IWwi"), ("TWH", "Tw"), ("TWH", "TWH!"), ("TWiIv", "IWIV")]
    found = expected(readings)
    assert found is not None
    assert found[1] == ("TW I", "TW II", "TW III", "TW IV")


def test_quarters_are_told_where_the_engine_takes_every_q_for_another_letter() -> None:
    found = expected([("Ql", "al", "a1"), ("all", "a.II"), ("Q III", "all all"), ("AIV", "a.IV")])
    assert found is not None
    assert found[1] == ("Q I", "Q II", "Q III", "Q IV")


@pytest.mark.parametrize(
    "texts",
    [["TWI", "TWI", "TWI", "TWI"], ["TWI", "TWII", "PIC", "TWIV"], ["TIM", "TI", "TU", "I"]],
)
def test_other_headings_are_no_quarters(texts: list[str]) -> None:
    assert expected([(text,) for text in texts]) is None


def test_another_reading_of_a_cell_is_taken_when_the_sequence_says_so() -> None:
    reads = [_read("B4"), _read("BS", 0.6, "B5"), _read("B6"), _read("B7")]
    assert _row(reads, Restricted(), [_blob()] * 4) == ["B4", "B5", "B6", "B7"]


def test_quarters_under_their_heading_are_told_beside_columns_of_text() -> None:
    fragment = _fragment([(0, 0, 2), (0, 2, 4), *((1, col, 1) for col in range(6))], 6)
    texts = ["Output", "Jumlah", "QI", "all", "QIII", "AIV"]
    places = [(0, 2 + col) for col in range(6)]
    reads = [_read(text, 0.5) for text in texts]
    settled = in_sequences([fragment], places, [_crop(_blob())] * 6, reads, Restricted())
    read = [" ".join(word.text for word in one.words) for one in settled]
    assert read == ["Output", "Jumlah", "Q I", "Q II", "Q III", "Q IV"]


def test_a_numeral_that_nobody_saw_is_not_supplied() -> None:
    reads = [_read("B4"), _read("xx"), _read("B6"), _read("B7")]
    reader = Restricted("B9")
    assert _row(reads, reader, [_blob()] * 4) == ["B4", "xx", "B6", "B7"]
    assert reader.asked == ["0123456789B"] * 3


def test_a_restricted_reading_or_the_count_of_strokes_bears_the_sequence_out() -> None:
    reads = [_read("B4"), _read("xx"), _read("B6"), _read("B7")]
    assert _row(reads, Restricted("B5"), [_blob()] * 4)[1] == "B5"
    romans = [_read("I"), _read("II"), _read("mW"), _read("IV")]
    pictures = [_strokes(1), _strokes(2), _strokes(3), _blob()]
    assert _row(romans, Restricted(), pictures)[2] == "III"


def test_numbers_in_brackets_of_which_few_were_read_are_read_again_as_lines() -> None:
    reads = [_read("(1)"), _read("(2)"), _read(";"), _read("(S")]
    reader = Restricted("(3)")
    assert _row(reads, reader, [_blob()] * 4) == ["(1)", "(2)", "(3)", "(S"]
    assert reader.asked[:4] == [""] * 4
    texts = [_read(text) for text in ("tim", "(S", "xx", "yy")]
    assert _row(texts, reader, [_blob()] * 4) == ["tim", "(S", "xx", "yy"]


def test_quarters_of_strokes_are_counted_where_two_of_four_were_read_right() -> None:
    reads = [_read("1"), _read("II"), _read("I"), _read("IV")]
    pictures = [_strokes(1), _strokes(2), _strokes(3), _blob()]
    assert _row(reads, Restricted(), pictures) == ["I", "II", "III", "IV"]


@pytest.mark.parametrize("second", ["Semester I.", "Semester Il", "Semester"])
def test_two_half_years_are_the_first_and_the_second(second: str) -> None:
    pictures = [_strokes(1), _strokes(2)]
    reads = [_read("Semester I"), _read(second)]
    assert _row(reads, Restricted("Semester II"), pictures) == ["Semester I", "Semester II"]
    assert expected([("Januari",), ("Februari",)]) is None
    assert expected([("Semester I",), ("Keterangan",)]) is None


def test_numbers_of_columns_count_up_over_cells_of_any_width() -> None:
    fragment = _fragment([(0, 0, 1), (0, 1, 1), (0, 2, 12), (0, 14, 1)], 15)
    places = [(0, col) for col in range(4)]
    reads = [_read("1"), _read("2"), _read("S", 0.6, "3"), _read("4")]
    settled = in_sequences([fragment], places, [_crop(_blob())] * 4, reads, Restricted())
    assert [read.words[0].text for read in settled] == ["1", "2", "3", "4"]


def test_what_a_sequence_changes_keeps_raw_text_rule_and_readings() -> None:
    reads = [_read("1"), _read("Z"), _read("3"), _read("4")]
    fragment = _fragment([(0, col, 1) for col in range(4)], 4)
    settled = in_sequences(
        [fragment], [(0, k) for k in range(4)], [_crop(_blob())] * 4, reads, Restricted()
    )
    (word,) = settled[1].words
    assert (word.text, word.raw, word.repair) == ("2", "Z", "numeral-in-sequence")
    assert [reading.text for reading in word.readings] == ["Z"]


@pytest.mark.parametrize(
    ("picture", "want"),
    [
        (_strokes(1, flag=True), "1"),
        (_strokes(1), "I"),
        (_strokes(1, serifs=True), "I"),
        (_strokes(2), ""),
        (_blob(), ""),
    ],
    ids=["flag", "plain", "serifs", "two", "blob"],
)
def test_a_lone_stroke_with_a_flag_is_a_digit(picture: Pixels, want: str) -> None:
    ink = picture < 150
    ys, xs = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    assert stroke_in(picture[ys[0] : ys[-1] + 1, xs[0] : xs[-1] + 1]) == want


def _column(
    entries: Sequence[tuple[ReadCrop, Pixels, bool]], reader: Restricted
) -> list[Word | None]:
    """The lone words of a first column; bands are rows of one further, wide cell."""
    cells, places, index = [], [], 0
    for row, (_, _, band) in enumerate(entries):
        places.append((0, index))
        cells.append((row, 0, 1))
        rest = [(row, 1, 4)] if band else [(row, col, 1) for col in range(1, 5)]
        cells += rest
        index += 1 + len(rest)
    crops = [_crop(picture) for _, picture, _ in entries]
    settled = in_columns(
        [_fragment(cells, 5)], places, crops, [read for read, _, _ in entries], reader
    )
    return [read.words[0] if read.words else None for read in settled]


def test_areas_are_roman_and_their_rows_are_numbers() -> None:
    words = _column(
        [
            (_read("1"), _strokes(1, serifs=True), True),
            (_read("l"), _strokes(1, flag=True), False),
            (_read("2", 0.99), _blob(), False),
            (_read("W"), _strokes(2, serifs=True), True),
            (_read("mW"), _strokes(3, serifs=True), True),
        ],
        Restricted(),
    )
    assert [word.text if word else "" for word in words] == ["I", "1", "2", "II", "III"]


def test_a_four_of_one_stroke_with_a_flag_is_a_one() -> None:
    words = _column(
        [
            (_read("4", 0.99), _strokes(1, flag=True), False),
            (_read("2", 0.99), _blob(), False),
            (_read("4", 0.99), _strokes(2), False),
        ],
        Restricted(),
    )
    assert [(word.text, word.raw) for word in words if word] == [("1", "4"), ("2", ""), ("4", "")]


def test_an_area_that_only_one_reading_gives_stays_in_doubt() -> None:
    words = _column([(_read("IV", 0.6), _blob(), True)], Restricted("V"))
    assert words[0] is not None
    assert words[0].text == "IV"
    assert words[0].confidence < 0.8


def test_all_known_romans_count_up() -> None:
    found = expected([(text,) for text in ROMANS])
    assert found is not None
    assert found[1] == ROMANS


def test_fronts_with_and_without_their_space_count_together() -> None:
    found = expected([["Trw I"], ["Trw 2"], ["Trw3"], ["Trw 4"]])
    assert found is not None
    assert found[1] == ("Trw 1", "Trw 2", "Trw 3", "Trw 4")
    assert is_like("Trw3", "Trw 3", found[0])
    assert is_like("Trw I", "Trw 1", found[0])
    assert not is_like("Two 1", "Trw 2", found[0])


def test_the_letter_before_a_numeral_may_be_read_as_a_figure() -> None:
    found = expected([(f"B{number}",) for number in range(1, 12)] + [("312",)])
    assert found is not None
    assert found[1][11] == "B12"
    assert is_like("312", "B12", found[0])
    assert not is_like("712", "B12", found[0])
