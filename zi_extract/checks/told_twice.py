"""Values that stand alike in two places of the paper: each bears the other out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import Extracted

NUMBER, DATE = "/header/number/", "/closing/date"


def told_twice(draft: DecreeDraft) -> frozenset[str]:
    """JSON Pointers of numbers and dates that a Lampiran's heading repeats letter by letter.

    A number's parts count with it: ``/header/number/`` stands for all of them.
    """
    return frozenset(_told_twice(draft))


def is_told_twice(pointer: str, told: frozenset[str]) -> bool:
    """Whether the value at the pointer is one of them, or part of one."""
    return pointer in told or (NUMBER in told and pointer.startswith(NUMBER))


def _told_twice(draft: DecreeDraft) -> Iterator[str]:
    number, date = draft.header.number.printed, draft.closing.date
    for index, annex in enumerate(draft.annexes):
        for said, again, name in ((number, annex.number, "number"), (date, annex.date, "date")):
            if _alike(said, again):
                yield NUMBER if name == "number" else DATE
                yield f"/annexes/{index}/{name}"


def _alike(said: Extracted[Any] | None, again: Extracted[Any] | None) -> bool:
    if said is None or again is None or not said.value or not again.value:
        return False
    return "".join(str(said.value).split()) == "".join(str(again.value).split())
