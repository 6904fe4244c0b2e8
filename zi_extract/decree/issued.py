"""``Ditetapkan di``: the words that begin a closing, as authors and readers misspell them, too."""

from __future__ import annotations

import re

from zi_extract.decree.spelling import likeness

ISSUED_LIKENESS = 0.9
"""How alike (0-1) a word must be to ``ditetapkan``: a letter too many or too few, or another one.
Lower takes ``menetapkan`` and ``ditetapkannya`` for it."""

_ISSUED = re.compile(
    r"^\W*(?:d[il1]\s?tetapkan|d[il1]\s?keluarkan|dibuat)\s*[:;,.]?\s*(?:d[il11!]\b)?[\s:;.]*",
    re.IGNORECASE,
)
_MISSPELLED = re.compile(r"^\W*(\w+)\s+d[il1!]\b[\s:;.]*", re.IGNORECASE)
_WHERE = re.compile(r"\w\W+d[il1!][\s:;.]*$|:\s*$", re.IGNORECASE)
_VERBS = ("ditetapkan", "dikeluarkan")


def end_of_issued(text: str) -> int:
    """Where the words end that begin a closing; 0 when ``text`` does not begin with them."""
    found = _ISSUED.match(text)
    if found is None:
        found = _MISSPELLED.match(text)
        if found is None or max(likeness(found[1], verb) for verb in _VERBS) < ISSUED_LIKENESS:
            return 0
    return found.end()


def begins_closing(text: str) -> bool:
    """Does ``text`` begin with those words and go on with a place or a date?"""
    end = end_of_issued(text)
    return bool(end and (_WHERE.search(text[:end]) or text[end:].lower().startswith("pada")))
