"""What a decree calls itself: KEPUTUSAN, SURAT KEPUTUSAN, and what follows on that line."""

from __future__ import annotations

from zi_extract.decree.lexicon import words
from zi_extract.decree.spelling import folded, likeness, plain_upper

TYPE_LIKENESS = 0.85
"""How alike (0-1) the start of a row must be to a type. Lower finds types in letterheads, higher
loses ``KEPUTUSAM``."""


def type_in(text: str) -> str | None:
    """The type that a row begins with (``SURAT KEPUTUSAN``), as the lexicon writes it."""
    upper = plain_upper(text)
    letters = folded(text)
    for name in words("types", "decree"):
        size = len(name.split())
        if upper == name or upper.startswith(f"{name} "):
            return name
        if letters == folded(name):  # letter-spaced
            return name
        start = " ".join(upper.split()[:size])
        if len(name) > 6 and likeness(start, name) >= TYPE_LIKENESS:
            return name
    return None


def without_type(text: str) -> str:
    """What follows the type in a type line: the officer or the body that decides."""
    name = type_in(text)
    if name is None:
        return text
    if folded(text) == folded(name):
        return ""
    return " ".join(text.split()[len(name.split()) :])
