"""A text that remembers which token each of its letters came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zi_extract.decree.ink import from_tokens, joined
from zi_extract.decree.rows import Row, Token
from zi_extract.model.evidence import Extracted


@dataclass(frozen=True, slots=True)
class Passage:
    """``text`` and, for each token in order, the half-open range of its letters in it."""

    text: str
    places: tuple[tuple[int, int, Token], ...]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that give the letters ``start .. end``; empty for an empty range."""
        return tuple(token for a, b, token in self.places if a < end and b > start)

    def leaf(self, start: int, end: int, derived: str = "") -> Extracted[str]:
        """The letters ``start .. end`` as a value with their ink."""
        text = self.text[start:end]
        return from_tokens(text, text, self.tokens(start, end), 1.0, derived)


def passage_of(rows: Sequence[Row]) -> Passage:
    """Rows joined as in :func:`zi_extract.decree.ink.joined`, with the place of every token."""
    text = joined(rows)
    places: list[tuple[int, int, Token]] = []
    cursor = 0
    for row in rows:
        for token in row.tokens:
            start = text.find(token.text, cursor)
            size = len(token.text)
            if start < 0:  # its hyphen at the line's end was taken away
                start = text.find(token.text.rstrip("-"), cursor)
                size -= 1
            places.append((start, start + size, token))
            cursor = start + size
    return Passage(text, tuple(places))
