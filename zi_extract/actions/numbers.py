"""Item numbers by their sequence: what was not read, or misread, between its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.evidence import Extracted

EXPECTED = 0.75
"""Confidence (0-1) of a number that only its neighbours tell: flagged for review."""

CONFIRMED = 0.9
"""Confidence (0-1) of a stroke (``l``, ``I``, ``|``) read where a 1 must stand."""

ODD = 0.7
"""Confidence (0-1) of a number that was read but does not fit between its neighbours: flagged."""

_STROKES = str.maketrans({"l": "1", "I": "1", "|": "1", "i": "1", "!": "1", "O": "0", "o": "0"})


def settle_numbers(numbers: Sequence[Extracted[str]]) -> tuple[Extracted[str], ...]:
    """The numbers of one area's items in order, each cell once; letters and romans untouched."""
    read = [_value(text.value) for text in numbers]
    if sum(value is not None for value in read) < len(read) / 2 and len(read) > 1:
        return tuple(numbers)
    settled = []
    for place, text in enumerate(numbers):
        expected = _expected(read, place)
        settled.append(_settled(text, read[place], expected))
    return tuple(settled)


def _settled(text: Extracted[str], value: int | None, expected: int | None) -> Extracted[str]:
    plain = re.fullmatch(r"\(?\d+[.)]?", text.value.strip()) is not None
    if expected is None or (plain and value == expected):
        return text
    if value == expected:
        return replace(text, value=str(expected), confidence=min(text.confidence, CONFIRMED))
    if not plain:
        derived = "number between its neighbours"
        return replace(text, value=str(expected), confidence=EXPECTED, derived=derived)
    return replace(text, confidence=min(text.confidence, ODD))


def _value(text: str) -> int | None:
    digits = text.strip().strip("().").translate(_STROKES)
    return int(digits) if re.fullmatch(r"\d{1,3}", digits) else None


def _expected(read: Sequence[int | None], place: int) -> int | None:
    """What the neighbours say: one more than before and one less than after, as far as known."""
    before = read[place - 1] if place > 0 else 0
    after = read[place + 1] if place + 1 < len(read) else None
    if before is not None and after is not None:
        return before + 1 if before + 2 == after else None
    last = place + 1 == len(read)
    if not last or before is None or place == 0:
        return None
    return before + 1 if (read[place - 2] if place > 1 else 0) == before - 1 else None
