"""Scraps between lines, specks and shadows of the page's edge are no words of a text."""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.decree.rows import Token, rows_of
from zi_extract.decree.scraps import scraps_among
from zi_extract.model.geometry import Box

SIZE = 16.0


@dataclass(frozen=True)
class _Word:
    text: str
    box: Box
    confidence: float
    size: float = SIZE


PRINTED = [
    _Word("pelayanan", Box(100, 100, 230, 122), 0.99),
    _Word("publik", Box(240, 100, 320, 122), 0.99),
]


def _is_scrap(text: str, box: Box, confidence: float) -> bool:
    word = _Word(text, box, confidence)
    return scraps_among([*PRINTED, word]).has(word)


def test_what_lies_on_words_that_are_read_surely_is_a_scrap() -> None:
    feet = Box(120, 116, 300, 128)
    assert _is_scrap("oo", feet, 0.5)
    assert not _is_scrap("oo", feet, 0.95)
    assert not _is_scrap("dan", feet, 0.5)
    assert not _is_scrap("oo", Box(340, 104, 360, 122), 0.5)


def test_letters_far_wider_than_print_are_scraps_however_surely_read() -> None:
    assert _is_scrap("c.", Box(120, 119, 400, 130), 0.95)
    assert not _is_scrap("c.", Box(60, 100, 84, 122), 0.95)
    assert not _is_scrap(":", Box(340, 106, 480, 120), 0.99)


def test_a_dash_is_wider_than_tall_and_no_dot() -> None:
    assert _is_scrap("-", Box(60, 100, 69, 133), 0.5)
    assert _is_scrap("-", Box(60, 110, 62, 112), 0.5)
    assert not _is_scrap("-", Box(60, 110, 68, 113), 0.5)


def _token(index: int, text: str, left: float, confidence: float) -> Token:
    return Token(1, index, text, Box(left, 100, left + 20, 122), confidence, SIZE)


def test_the_shadow_of_the_edge_is_no_word_of_its_row() -> None:
    def text(confidence: float, left: float) -> str:
        tokens = [_token(0, "va", left, confidence), _token(1, "Negara", 400, 0.99)]
        return rows_of(tokens)[0].text

    assert text(0.4, 20) == "Negara"
    assert text(0.9, 20) == "va Negara"
    assert text(0.4, 340) == "va Negara"
