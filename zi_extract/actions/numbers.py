"""Item numbers by their sequence: what was not read, or misread, between its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from zi_extract.model.evidence import Extracted
from zi_extract.model.table import INK_UNREAD

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

WELL_READ = 0.95
"""Confidence (0-1) of a reading that stands against its neighbours: authors misprint numbers, too.
Below it the neighbours' number is given; both are flagged. Lower believes a 1 that was read as 4;
higher corrects authors."""

SAME_STYLE = 4
"""Numbers printed in one way for each printed in another from which the other sign is a speck.
Lower takes full stops from authors who forgot some; higher keeps specks in short tables."""

SPECKS = "number without the specks"

_STROKES = str.maketrans(dict.fromkeys("lI|i!][", "1") | {"O": "0", "o": "0"})
_ALIKE = [set(pair) for pair in ("14", "17", "38", "56", "58", "68", "08")]
"""Figures that every reader takes for one another in some faces, however sure it is."""
_STOPPED = re.compile(r"\d{1,3}\.")
_PLAIN = re.compile(r"\(?\d{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class _Expected:
    """The number that must stand somewhere; ``certain`` when both neighbours say so."""

    value: int
    certain: bool


def settle_runs(runs: Sequence[Sequence[Extracted[str]]]) -> list[tuple[Extracted[str], ...]]:
    """The numbers of a table, area by area: without specks, each judged by its neighbours."""
    if _are_romans([text.value for run in runs for text in run]):
        return [tuple(run) for run in runs]
    bare = iter(_without_specks([text for run in runs for text in run]))
    clean = [list(islice(bare, len(run))) for run in runs]
    firsts = [_value(run[0].value) for run in clean if run]
    anew = firsts.count(1) > max(1, len(firsts) / 2)
    return [settle_numbers(run, anew=anew) for run in clean]


def settle_numbers(
    numbers: Sequence[Extracted[str]], *, anew: bool = False
) -> tuple[Extracted[str], ...]:
    """The numbers of one area's items in order, each cell once; letters and romans untouched.

    ``anew``: the other areas begin with 1.
    """
    read = [_value(text.value) for text in numbers]
    if sum(value is not None for value in read) < len(read) / 2 and len(read) > 1:
        return tuple(numbers)
    return tuple(
        _settled(text, read[place], _expected(read, place, anew=anew))
        for place, text in enumerate(numbers)
    )


def _are_romans(texts: Sequence[str]) -> bool:
    """Whether items are counted I, II, III: more Roman numbers were read than figures."""
    bare = [text.strip().strip("().") for text in texts]
    romans = sum(re.fullmatch(r"[IVX]{2,}|[VX]", text) is not None for text in bare)
    return romans > sum(re.search(r"[02-9]", text) is not None for text in bare)


def _without_specks(numbers: Sequence[Extracted[str]]) -> tuple[Extracted[str], ...]:
    """The numbers of a whole table; a full stop that hardly any other has is a speck: flagged."""
    bare = sum(text.value.strip().isdigit() for text in numbers)
    stopped = [text for text in numbers if _STOPPED.fullmatch(text.value.strip())]
    if not stopped or bare < SAME_STYLE * len(stopped):
        return tuple(numbers)
    return tuple(
        _told(text, int(text.value.strip(" .")), min(text.confidence, EXPECTED), SPECKS)
        if text in stopped
        else text
        for text in numbers
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
        inked = bool(text.value.strip()) or text.confidence < INK_UNREAD
        return _told(text, expected.value, BETWEEN if expected.certain and inked else EXPECTED)
    if text.confidence >= WELL_READ and not _look_alike(value, expected.value):
        return replace(text, confidence=ODD) if plain else _told(text, value, ODD, SPECKS)
    return _told(text, expected.value, min(text.confidence, ODD))


def _look_alike(read: int, expected: int) -> bool:
    """True when a number is what readers make of another whose figures look like its own."""
    pairs = list(zip(str(read), str(expected), strict=False))
    same_length = len(str(read)) == len(str(expected))
    return same_length and all(a == b or {a, b} in _ALIKE for a, b in pairs)


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


def _expected(read: Sequence[int | None], place: int, *, anew: bool) -> _Expected | None:
    """What the neighbours say: one more than before and one less than after, as far as known.

    A number alone in its area is 1 where the other areas begin so.
    """
    if len(read) == 1:
        return _Expected(1, certain=False) if anew and read[0] is not None else None
    before = read[place - 1] if place > 0 else 0
    after = read[place + 1] if place + 1 < len(read) else None
    if before is not None and after is not None:
        return _Expected(before + 1, certain=True) if before + 2 == after else None
    last = place + 1 == len(read)
    if not last or before is None or place == 0:
        return None
    in_order = (read[place - 2] if place > 1 else 0) == before - 1
    return _Expected(before + 1, certain=False) if in_order else None
