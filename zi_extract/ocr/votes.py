"""Which of two readings of one word is believed, and what their marks say together.

On black-and-white fax the first model, trained on faxed lines, errs less: of 263 words of six faxes
whose readings differed it alone was right 102 times, the second alone 43 times. Of commas both are
good witnesses: a comma that one of them sees is one (14 of 14), for its tail is what fax loses.
"""

from __future__ import annotations

import re

from zi_extract.model.ocr import Word
from zi_extract.ocr.confidence import SURE_OF_MARKS
from zi_extract.ocr.known import DIGIT_INSIDE, is_known

UNSURE, SURE = 0.6, 0.9
"""Engine's confidences on fax: a first reading below the one gives way to a second one from the
other on. The second was right 12 of 13 times there, 8 of 52 times elsewhere."""

SPECK = "speck-as-mark"
"""Name of the rule that drops a mark which only the first of two readings has, and not surely."""

SPECK_UNSURE = 0.7
"""Engine's confidence in a word whose mark may be a speck. Of 17 marks in the running text of a fax
that only the first reading had, all were below it and all were specks."""

SURE_OF_SPECK = 0.8
"""Engine's confidence from which the second reading is a witness that there is no mark."""

SPECK_DOUBTED, SURER_OF_SPECK = 0.8, 0.95
"""The same two where the second reading is surer still: all 8 such marks of six sets and of one
paper were specks, most of them behind a number."""

MARKED = re.compile(r"^(?:[A-Za-z]|[IVX]+)$")
"""What a full stop makes a marker or an initial; numbers are left to their place."""

UNSURE_STOP = 0.75
"""Most that a word with such a full stop is believed."""

SPECK_GONE = 0.95
"""Probability of the word without such a mark."""

COMMA = "seen-comma"
"""Name of the rule that keeps a comma which only one of two readings has."""

MARK = "seen-mark"
"""Name of the rule that takes over a mark which the first reading lost. Of 13 words of faxes whose
first reading was unsure and whose second was sure of a mark 12 had one; most were commas."""


def is_second_better(first: Word, second: Word, *, rough: bool) -> bool:
    """Whether the second reading is taken. Confidences are the engine's.

    ``rough``: on fax paper, where the first model sees marks and figures in what is left of dots.
    """
    known, known_second = is_known(first.text), is_known(second.text)
    if known != known_second:
        return known_second
    mixed, mixed_second = (DIGIT_INSIDE.search(one.text) for one in (first, second))
    if mixed and not mixed_second:
        return True
    return rough and first.confidence < UNSURE and second.confidence >= SURE


def with_seen_comma(word: Word, other: str) -> Word:
    """The word with a comma in place of its full stop where the other reading has one."""
    if not (word.text.endswith(".") and other == word.text[:-1] + ","):
        return word
    return word.told(other, COMMA, word.confidence)


def with_seen_mark(word: Word, second: Word) -> Word:
    """The word with the mark behind it that the second reading, being sure, has.

    The first must be unsure: it has seen something there that it could not tell.
    """
    mark = second.text.removeprefix(word.text)
    unsure = word.confidence < SURE_OF_MARKS and second.confidence >= SURE_OF_SPECK
    if not (unsure and word.text[-1:].isalnum() and mark in (".", ",") and len(word.text) > 1):
        return word
    return word.told(second.text, MARK, word.confidence)


def is_unsure_stop(word: Word) -> bool:
    """Whether the word's full stop is a mark that the first reading lost: a comma, mostly."""
    return MARK in word.repair and word.text.endswith(".")


def without_speck(word: Word, second: Word) -> Word:
    """The word without a full stop or colon that the second reading, being sure, has not.

    The only stop behind a letter or numeral stays: it may make it a marker.
    """
    bare = second.text
    mark = word.text.removeprefix(bare)
    unsure = word.confidence < SPECK_UNSURE and second.confidence >= SURE_OF_SPECK
    unsure |= word.confidence < SPECK_DOUBTED and second.confidence >= SURER_OF_SPECK
    is_speck = word.text.startswith(bare) and mark and not mark.strip(".:")
    if not is_speck or not unsure or (mark == "." and MARKED.match(bare)):
        return word
    return word.told(bare, SPECK, SPECK_GONE)
