"""Words of names that many people bear, and doubtful readings one letter away from one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from zi_extract.decree.lexicon import words
from zi_extract.decree.rows import Row, Token

ONE_LETTER = "a letter of the name as names have it"
"""How a name was derived in which one letter was read otherwise."""

DOUBTFUL = 0.85
"""Confidence (0-1) of a word below which it gives way to a common name. Higher turns rare names
that were read well into common ones."""

_STROKES = "iltfjr"
_SHAPES = ("adgqoce", "vyw", "nurmhb", _STROKES)
"""Letters that damaged print makes of one another. Others tell two names apart (Kartika, Sartika),
as their first letters do. Strokes alone are misread by all readers alike (``Nurui``): what they
read alike otherwise is a rarer name (``Lasmana``)."""


def with_common_names(row: Row) -> str:
    """The text of a row, its doubtful words as the one common name that is a letter away."""
    return " ".join(_common(token) for token in row.tokens)


def _common(token: Token) -> str:
    bare = token.text.strip(".,;:()")
    lower = bare.lower()
    if token.confidence >= DOUBTFUL or not lower.isalpha() or lower in _names():
        return token.text
    alike = len(token.readings) > 1 and len(set(token.readings)) == 1
    shapes = (_STROKES,) if alike else _SHAPES
    near = [name for name in _of_length(len(lower)) if _is_near(lower, name, shapes)]
    if len(near) != 1:
        return token.text
    name = near[0].upper() if bare.isupper() else near[0].capitalize()
    return token.text.replace(bare, name, 1)


def _is_near(read: str, name: str, shapes: Sequence[str]) -> bool:
    apart = [(a, b) for a, b in zip(read, name, strict=True) if a != b]
    alike = (shape for shape in shapes if apart and set(apart[0]) <= set(shape))
    return len(apart) == 1 and read[0] == name[0] and any(alike) and set(apart[0]) != {"a", "o"}


@cache
def _names() -> frozenset[str]:
    return frozenset((*words("names", "common"), *words("names", "with_q")))


@cache
def _of_length(size: int) -> tuple[str, ...]:
    return tuple(name for name in words("names", "common") if len(name) == size)
