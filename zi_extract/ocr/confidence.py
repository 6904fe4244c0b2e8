"""What a reading is worth: engine's confidence, lexicon and second reading made one probability.

The numbers were counted on synthetic decrees of six kinds of paper (share of words that were
right); they are rounded down and monotone in the engine's confidence.
"""

from __future__ import annotations

import re

from zi_extract.ocr.known import is_known

SURE_KNOWN = 0.75
"""Engine's confidence from which a known word is believed at once. Known words below it are wrong
once in 30: another known word, or a stroke lost."""

SURE_UNKNOWN = 0.97
"""Engine's confidence from which an unknown word is believed at once; almost none is."""

SURE_DIGITS = 0.9
"""Engine's confidence from which digits are believed at once: no lexicon knows a wrong digit."""

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
    return 0.995 if is_known(text) else 0.95


def confidence_of_two(
    text: str, engine: float, *, agree: bool, other: str, rough: bool = False
) -> float:
    """Probability that ``text`` is right, given a second reading ``other``.

    ``rough``: on fax paper both readings make the same slips, so that agreement on an unknown word
    says little.
    """
    if agree:
        if rough and not is_known(text):
            return 0.7
        if is_known(text):
            return 0.99 if engine >= 0.4 else 0.93
        return 0.95 if engine >= 0.6 else 0.82
    if is_known(text) and not is_known(other):
        return 0.9 if engine >= 0.6 else 0.7
    return min(0.6, engine)
