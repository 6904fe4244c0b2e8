"""What a decree calls itself: KEPUTUSAN, SURAT KEPUTUSAN, and what follows on that line."""

from __future__ import annotations

from zi_extract.decree.lexicon import words
from zi_extract.decree.spelling import closed_up, folded, likeness, plain_upper

TYPE_LIKENESS = 0.85
"""How alike (0-1) the start of a row must be to a type. Lower finds types in letterheads, higher
loses ``KEPUTUSAM``."""


SHORT_NAME = 6
"""Letters above which a name of a type may be misspelled: shorter ones look like other words."""


def type_in(text: str) -> str | None:
    """The type that a row begins with (``SURAT KEPUTUSAN``), as the lexicon writes it."""
    text = closed_up(text)
    upper = plain_upper(text)
    letters = folded(text)
    names = words("types", "decree")
    for name in names:
        if upper == name or upper.startswith(f"{name} ") or letters == folded(name):
            return name
    for name in names:
        start = " ".join(upper.split()[: len(name.split())])
        if len(name) > SHORT_NAME and likeness(start, name) >= TYPE_LIKENESS:
            return name
    return None


def without_type(text: str) -> str:
    """What follows the type in a type line: the officer or the body that decides."""
    text = closed_up(text)
    name = type_in(text)
    if name is None:
        return text
    if folded(text) == folded(name):
        return ""
    return " ".join(text.split()[len(name.split()) :])
