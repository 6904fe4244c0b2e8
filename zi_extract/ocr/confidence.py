"""What a reading is worth: engine's confidence, lexicon and second reading made one probability.

Counted on words of table cells, right when they equal the truth's word: 6 165 for setting the
numbers, 3 224 of other documents for testing them, all of synthetic decrees on six kinds of
paper. Right in setting / right in testing, grey paper then fax (only in setting):

- one reading, known and sure: 2616 of 2616 / 3005 of 3005; fax 2759 of 2765
- two readings agree, known: 20 of 21 / 25 of 26; fax 170 of 171
- two readings agree, unknown: 80 of 82 / 117 of 117; fax 73 of 100
- they agree, unknown, engine below 0.6: 1 of 2 / 0 of 1
- they differ, only the chosen one known: 5 of 5 / 6 of 7; fax 152 of 152
- they differ in a mark only, engine below 0.5: about half, and the mark is wrong
- everything below 0.8: 22 of 48 / 24 of 56; fax 115 of 253

Above 0.8 it was 2744 of 2748 / 3163 of 3168, and 3105 of 3116 on fax. The values given are
rounded and monotone in the engine's confidence; small counts are given less than their share.
"""

from __future__ import annotations

import re

from zi_extract.ocr.known import is_known, is_slip

SURE_KNOWN = 0.75
"""Engine's confidence from which a known word is believed at once. Known words below it are wrong
once in 30: another known word, or a stroke lost."""

SURE_UNKNOWN = 0.97
"""Engine's confidence from which an unknown word is believed at once; almost none is."""

SURE_DIGITS = 0.9
"""Engine's confidence from which digits are believed at once: no lexicon knows a wrong digit."""

SURE_OF_MARKS = 0.5
"""Engine's confidence below which a mark that only one of two readings has is a speck or lost."""

MADE = frozenset(
    {"andai", "dari", "farmasi", "juru", "kena", "landa", "lapar", "mengenakan", "pala", "rentang"}
    | {"tangga", "terang", "terharu", "tun", "usut"}
)
"""Words that ink makes of far commoner ones (``dan``, ``kerja``, ``formasi``, ``mengenalkan``,
``tentang``), and readers are as sure of: in cells one reading of them is never enough. Of 290
``dari`` in cells three were ``dan``, two of them among 35 on copies. Most others are words of the
lexicon that none of 159 papers has and that one common slip makes of a word which they often say;
left out are names of places and words that plans may have (``kata``, ``taman``)."""

DOUBTFUL = 0.8
"""Probability of a word below which others are asked what it is: a third reading, an old text
layer, the words beside it, the rest of the document. Lower leaves wrong words alone; higher lets
neighbours change words that were read right (above it 3105 of 3116 were, even on fax)."""

DIGIT = re.compile(r"\d")


def is_sure(text: str, engine: float) -> bool:
    """Whether one reading is enough."""
    if DIGIT.search(text):
        return engine >= SURE_DIGITS
    return engine >= (SURE_KNOWN if is_known(text) else SURE_UNKNOWN)


def confidence_alone(text: str, engine: float) -> float:
    """Probability that a word is right of which there is one reading only."""
    if not is_sure(text, engine):
        return min(0.75, engine)
    if is_known(text):
        return 0.995
    return 0.75 if is_slip(text) else 0.95


def confidence_of_two(
    text: str, engine: float, *, agree: bool, other: str, rough: bool = False
) -> float:
    """Probability that ``text`` is right, given a second reading ``other``.

    ``rough``: on fax paper both readings make the same slips, so that agreement on an unknown word
    says little.
    """
    if agree:
        if engine < SURE_OF_MARKS and _differ_in_marks(text, other):
            return 0.75
        if (rough and not is_known(text)) or is_slip(text):
            return 0.7
        if is_known(text):
            return 0.99 if engine >= 0.4 else 0.93
        return 0.95 if engine >= 0.6 else 0.75
    if is_known(text) and not is_known(other):
        return 0.9 if engine >= 0.6 else 0.7
    return min(0.6, engine)


def _differ_in_marks(one: str, other: str) -> bool:
    """Whether one reading has a full stop, comma or colon at its end that the other has not."""
    return one[-1:] != other[-1:] and not (one[-1:].isalnum() and other[-1:].isalnum())
