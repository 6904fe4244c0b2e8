"""Codes of months in words (``B03, B06, BOS dan B12``): letters taken for figures set right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zi_extract.actions.periods import COUNT

SERIES = 4
"""Codes from which a regular distance tells a misread one: B03, B06, B09 and B12."""

_FIGURES = str.maketrans({"o": "0", "l": "1", "i": "1", "z": "2", "s": "5", "b": "8", "g": "9"})
_CODE = re.compile(r"\bb\s?([o0]{1,2}[0-9a-z]|1[0-2o]|[1-9])\b")
_CLEAN = re.compile(r"[o0]?[1-9]|1[0-2o]")


def repair_codes(plain: str) -> tuple[str, bool]:
    """The phrase (small letters) with every code as ``b03``, and whether one had to be guessed."""
    found = list(_CODE.finditer(plain))
    clean = [_CLEAN.fullmatch(match[1]) is not None for match in found]
    if all(clean):
        return plain, False
    numbers = _by_distance([_number(match[1]) for match in found], clean)
    for match, number in reversed(list(zip(found, numbers, strict=True))):
        if number is not None:
            plain = f"{plain[: match.start()]}b{number:02d}{plain[match.end() :]}"
    return plain, True


def _number(code: str) -> int | None:
    """The month of a code; None when its last sign is no figure's likeness."""
    figures = code.translate(_FIGURES)
    number = int(figures[-2:]) if figures.isdigit() else None
    return number if number is not None and 1 <= number <= COUNT["month"] else None


def _by_distance(numbers: Sequence[int | None], clean: Sequence[bool]) -> list[int | None]:
    """The numbers, an unclean one between clean ones as their regular distance demands."""
    doubtful = [place for place, sure in enumerate(clean) if not sure]
    if len(numbers) < SERIES or len(doubtful) != 1:
        return list(numbers)
    for guess in range(1, COUNT["month"] + 1):
        tried = [guess if place in doubtful else number for place, number in enumerate(numbers)]
        if len({b - a for a, b in pairwise(n for n in tried if n is not None)}) == 1:
            return list(tried)
    return list(numbers)
