"""Item numbers by their sequence: what was not read, or misread, between its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_extract.model.evidence import Extracted

CONFIRMED = 0.9
"""Confidence (0-1) of a number whose ink, however poor, fits between its neighbours."""

BETWEEN = 0.85
"""Confidence (0-1) of a number whose ink says nothing while both neighbours leave one number only:
a lone 1 is lost or taken for a bracket on every other scan, a skipped number is not."""

EXPECTED = 0.75
"""Confidence (0-1) of a number that one neighbour tells, or that is left when specks are taken off:
flagged for review."""

ODD = 0.7
"""Confidence (0-1) of a number that was read but does not fit between its neighbours: flagged."""

WELL_READ = 0.9
"""Confidence (0-1) of a reading that stands against its neighbours: authors misprint numbers, too.
Below it the neighbours' number is given; both are flagged."""

UNREAD_INK = 0.5
"""Confidence (0-1) of an empty text below which its cell has ink: cells without any are sure."""

SPECKS = "number without the specks"

_STROKES = str.maketrans(dict.fromkeys("lI|i!][", "1") | {"O": "0", "o": "0"})
_PLAIN = re.compile(r"\(?\d{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class _Expected:
    """The number that must stand somewhere; ``certain`` when both neighbours say so."""

    value: int
    certain: bool


def settle_numbers(numbers: Sequence[Extracted[str]]) -> tuple[Extracted[str], ...]:
    """The numbers of one area's items in order, each cell once; letters and romans untouched."""
    read = [_value(text.value) for text in numbers]
    if sum(value is not None for value in read) < len(read) / 2 and len(read) > 1:
        return tuple(numbers)
    return tuple(
        _settled(text, read[place], _expected(read, place)) for place, text in enumerate(numbers)
    )


def _settled(text: Extracted[str], value: int | None, expected: _Expected | None) -> Extracted[str]:
    plain = _PLAIN.fullmatch(text.value.strip()) is not None
    if expected is None:
        if plain or value is None:
            return text
        return _told(text, value, min(text.confidence, EXPECTED), SPECKS)
    if value == expected.value:
        sure = max(text.confidence, CONFIRMED) if expected.certain else text.confidence
        return replace(text, confidence=sure) if plain else _told(text, value, CONFIRMED)
    if value is None:
        inked = bool(text.value.strip()) or text.confidence < UNREAD_INK
        return _told(text, expected.value, BETWEEN if expected.certain and inked else EXPECTED)
    if text.confidence >= WELL_READ:
        return replace(text, confidence=ODD) if plain else _told(text, value, ODD, SPECKS)
    return _told(text, expected.value, min(text.confidence, ODD))


def _told(
    text: Extracted[str], value: int, sure: float, derived: str = "number between its neighbours"
) -> Extracted[str]:
    return replace(text, value=str(value), confidence=sure, derived=derived)


def _value(text: str) -> int | None:
    """The number in a text: a plain one, one of strokes (``l``), or the only one among specks."""
    bare = text.strip().strip("().").translate(_STROKES)
    if re.fullmatch(r"\d{1,3}", bare):
        return int(bare)
    tokens = [token.strip("().") for token in text.split()]
    figures = [token.translate(_STROKES) for token in tokens if re.search(r"\d", token)]
    lone = len(figures) == 1 and re.fullmatch(r"\d{1,3}", figures[0])
    return int(figures[0]) if lone else None


def _expected(read: Sequence[int | None], place: int) -> _Expected | None:
    """What the neighbours say: one more than before and one less than after, as far as known."""
    before = read[place - 1] if place > 0 else 0
    after = read[place + 1] if place + 1 < len(read) else None
    if before is not None and after is not None:
        return _Expected(before + 1, certain=True) if before + 2 == after else None
    last = place + 1 == len(read)
    if not last or before is None or place == 0:
        return None
    in_order = (read[place - 2] if place > 1 else 0) == before - 1
    return _Expected(before + 1, certain=False) if in_order else None
