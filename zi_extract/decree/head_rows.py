"""The rows of a decree's head told apart: letterhead, type, number, title, officer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zi_extract.decree.decree_type import type_in, without_type
from zi_extract.decree.ink import joined
from zi_extract.decree.issuer import find_office_start
from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import folded, likeness

ABOUT_LIKENESS = 0.8
"""How alike (0-1) a row must be to TENTANG, NOMOR or KEPUTUSAN. Lower finds them in letterheads,
higher loses them under a stamp."""

SPACED_PIECE = 3
"""Most letters of a piece of a letter-spaced word: readers keep up to three letters together."""

_NUMBER = re.compile(r"^\W*(n[o0]m[o0]r|n[o0]\.?|nom0r|n0mor|nornor)\b[\s.:;]*", re.IGNORECASE)
_GRACE = "dengan rahmat tuhan yang maha esa"

_REPRINTED = re.compile(r"\W*(oleh|nomor|tanggal|sumber)\s*[:;]", re.IGNORECASE)
"""A row of the block under the title of a reprint, which repeats who, which, when and the gazette
that it was taken from (``Sumber : LN ...``)."""


@dataclass(frozen=True, slots=True)
class HeadRows:
    """The rows of a head by what they say; each may be empty."""

    letterhead: tuple[Row, ...]
    type: tuple[Row, ...]
    number: tuple[Row, ...]
    about: tuple[Row, ...]
    title: tuple[Row, ...]
    official: tuple[Row, ...]


def split_head(head: Sequence[Row]) -> HeadRows:
    """Tell the rows of a head apart."""
    rows = _one_thing_a_row([r for r in head if likeness(r.text, _GRACE) < ABOUT_LIKENESS])
    about = next((i for i, row in enumerate(rows) if is_about(row)), None)
    number = _number_index(rows, about)
    ends = [i for i in (number, about) if i is not None]
    start = _type_index(rows, min(ends, default=len(rows)))
    before = rows[:start] if start is not None else rows[: min(ends, default=0)]
    kind = rows[start : min(ends, default=start + 1)] if start is not None else []
    numbers = (
        rows[number : about if about is not None and about > number else number + 1]
        if number is not None
        else []
    )
    after = _without_reprint(rows[max(ends) + 1 :]) if ends else []
    expected = joined(kind)
    split = find_office_start(after, without_type(expected))
    return HeadRows(
        tuple(before),
        tuple(kind),
        tuple(numbers),
        (rows[about],) if about is not None else (),
        tuple(after[:split]),
        tuple(after[split:]),
    )


def _without_reprint(rows: Sequence[Row]) -> list[Row]:
    """The rows behind TENTANG without a reprint's block; one such row alone may be a title's."""
    labels = {match[1].lower() for row in rows if (match := _REPRINTED.match(row.text))}
    if not {"sumber", "nomor"} <= labels:
        return list(rows)
    return [row for row in rows if not _REPRINTED.match(row.text)]


def is_about(row: Row) -> bool:
    """Is this the row that says TENTANG and nothing else?"""
    short = len(row.tokens) <= 3 or max(len(token.text) for token in row.tokens) <= SPACED_PIECE
    return short and likeness(row.text, "tentang") >= ABOUT_LIKENESS


def is_number(row: Row) -> bool:
    """Does this row begin with NOMOR?"""
    return bool(_NUMBER.match(row.text))


def _one_thing_a_row(rows: Sequence[Row]) -> list[Row]:
    """The rows to TENTANG, cut where type, NOMOR, TENTANG and title share one row."""
    made: list[Row] = []
    named = False
    for position, row in enumerate(rows):
        named = named or type_in(row.text) is not None
        cuts = _cuts(row) if named else []
        ends = [*cuts, len(row.tokens)]
        pieces = [Row(row.tokens[a:b]) for a, b in pairwise([0, *ends]) if b > a]
        made.extend(pieces)
        if any(is_about(piece) for piece in pieces):
            return [*made, *rows[position + 1 :]]
    return list(rows)


def _cuts(row: Row) -> list[int]:
    """Where, behind the first word of a row, NOMOR begins and TENTANG begins and ends."""
    words = [folded(token.text) for token in row.tokens]
    number = [i for i, word in enumerate(words) if word == "nomor" and i > 0]
    about = [i for i, word in enumerate(words) if word == "tentang"]
    return sorted({*number[:1], *(at for i in about[:1] for at in (i, i + 1))})


def _number_index(rows: Sequence[Row], about: int | None) -> int | None:
    """The first row of a number behind the type; numbers of a letterhead stand before it."""
    limit = about if about is not None else len(rows)
    found = [i for i, row in enumerate(rows[:limit]) if is_number(row)]
    if found:
        start = _type_index(rows, found[-1]) or 0
        return next(i for i in found if i >= start)
    later = [i for i, row in enumerate(rows[limit : limit + 1], start=limit) if is_number(row)]
    return later[0] if later else None


def _type_index(rows: Sequence[Row], end: int) -> int | None:
    for i in range(end - 1, -1, -1):
        if type_in(rows[i].text) is not None:
            return i
    return None
