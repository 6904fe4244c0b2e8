"""Slips that ink allows: letters that thin, touching or broken print makes of others.

Each pair is what is read and what was printed. They are slips of ink, not of typing: no one types
``n`` for ``ri``, so that authors' own mistakes are out of their reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

THIN = "iltfI"
"""Letters of one thin stroke, of which dots, bars and hooks are lost first."""

STROKES = "!|1]r"
"""What is read for them besides: no letters, or a thin letter with a hook."""

SLIPS: tuple[tuple[str, str], ...] = (
    *((read, printed) for read in THIN + STROKES for printed in THIN if read != printed),
    *(("n", "ri"), ("n", "rj"), ("n", "ti"), ("h", "li"), ("h", "b"), ("b", "h")),
    *(("m", "in"), ("m", "ni"), ("m", "rn"), ("in", "m"), ("ni", "m"), ("rn", "m"), ("nn", "m")),
    *(("u", "ti"), ("u", "ii"), ("u", "il"), ("ti", "u"), ("ii", "u"), ("u", "n"), ("n", "u")),
    *(("d", "cl"), ("cl", "d"), ("ri", "n"), ("li", "h"), ("p", "ji"), ("w", "vv"), ("vv", "w")),
    *(("v", "y"), ("c", "e"), ("e", "c"), ("c", "o"), ("o", "c"), ("e", "o"), ("o", "e")),
    *(("c", "d"), ("0", "o"), ("q", "g"), ("g", "q"), ("fi", "h")),
    *(("8", "B"), ("0", "O"), ("5", "S"), ("O", "D"), ("U", "D"), ("N", "II"), ("H", "II")),
)

LONG_ENOUGH = 6
"""Letters from which a word may have two slips: of shorter ones too many others come out."""


@lru_cache(maxsize=20_000)
def slips_of(text: str) -> frozenset[str]:
    """All words that may have been printed where ``text`` was read, with one slip in it."""
    return frozenset(_slips(text)) - {text}


def _slips(text: str) -> Iterator[str]:
    for read, printed in SLIPS:
        at = text.find(read)
        if at >= 0 and text.count(read) > 1:
            yield text.replace(read, printed)
        while at >= 0:
            yield text[:at] + printed + text[at + len(read) :]
            at = text.find(read, at + 1)


def two_slips_of(text: str) -> frozenset[str]:
    """All words that may have been printed there with two slips; none where ``text`` is short."""
    if len(text) < LONG_ENOUGH:
        return frozenset()
    return frozenset(word for once in slips_of(text) for word in slips_of(once)) - {text}
