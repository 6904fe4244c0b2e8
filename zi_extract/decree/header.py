"""The head of a decree: type, issuer, number, title and the officer who decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_extract.decree.decree_type import type_in, without_type
from zi_extract.decree.furniture import PageText
from zi_extract.decree.ink import from_tokens, joined, missing_at, provenance, text_of
from zi_extract.decree.issuer import find_office_start, read_issuer
from zi_extract.decree.number_field import read_number
from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import folded, likeness
from zi_extract.model.draft import HeaderDraft, NumberDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box

ABOUT_LIKENESS = 0.8
"""How alike (0-1) a row must be to TENTANG, NOMOR or KEPUTUSAN. Lower finds them in letterheads,
higher loses them under a stamp."""

NO_MARK = 0.9
"""Confidence that a decree is no copy when no SALINAN was read: a faint mark may be missed."""

_NUMBER = re.compile(r"^(n[o0]m[o0]r|n[o0]\.?|nom0r|n0mor|nornor)\b[\s.:;]*", re.IGNORECASE)
_GRACE = "dengan rahmat tuhan yang maha esa"


@dataclass(frozen=True, slots=True)
class HeadRows:
    """The rows of a head by what they say; each may be empty."""

    letterhead: tuple[Row, ...]
    type: tuple[Row, ...]
    number: tuple[Row, ...]
    about: tuple[Row, ...]
    title: tuple[Row, ...]
    official: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """The header's fields, what is wrong with them, and the rows they were read from."""

    header: HeaderDraft
    findings: tuple[Finding, ...]
    rows: HeadRows


def read_header(head: Sequence[Row], pages: Sequence[PageText]) -> ReadHeader:
    """All header fields of a decree whose head's rows are given.

    Fields that are required and absent come out as None with the place where they should stand,
    and with a finding each.
    """
    parts = split_head(head)
    findings: list[Finding] = []
    place = _place(head, pages)
    kind = _read_type(parts)
    number, found = read_number(parts.number)
    findings.extend(found)
    title = text_of(parts.title, _title_certainty(parts)) if parts.title else None
    official = _read_official(parts)
    issuer = read_issuer(parts.type, parts.official, parts.letterhead)
    header = HeaderDraft(
        salinan=_read_salinan(head, pages),
        type=kind or missing_at(*place),
        issuer=issuer,
        official=official,
        number=number or NumberDraft(printed=missing_at(*place), normalised=missing_at(*place)),
        title=title or missing_at(*place),
    )
    findings.extend(_misses(header, number, place))
    return ReadHeader(header, tuple(findings), parts)


def split_head(head: Sequence[Row]) -> HeadRows:
    """Tell the rows of a head apart."""
    rows = [row for row in head if likeness(row.text, _GRACE) < ABOUT_LIKENESS]
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
    after = rows[max(ends) + 1 :] if ends else []
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


def is_about(row: Row) -> bool:
    """Is this the row that says TENTANG and nothing else?"""
    return len(row.tokens) <= 3 and likeness(row.text, "tentang") >= ABOUT_LIKENESS


def is_number(row: Row) -> bool:
    """Does this row begin with NOMOR?"""
    return bool(_NUMBER.match(row.text))


def _number_index(rows: Sequence[Row], about: int | None) -> int | None:
    limit = about if about is not None else len(rows)
    found = [i for i, row in enumerate(rows[:limit]) if is_number(row)]
    if found:
        return found[-1]
    later = [i for i, row in enumerate(rows[limit : limit + 1], start=limit) if is_number(row)]
    return later[0] if later else None


def _type_index(rows: Sequence[Row], end: int) -> int | None:
    for i in range(end - 1, -1, -1):
        if type_in(rows[i].text) is not None:
            return i
    return None


def _read_type(parts: HeadRows) -> Extracted[str] | None:
    if not parts.type:
        return None
    name = type_in(parts.type[0].text)
    if name is None:
        return None
    tokens = parts.type[0].tokens
    spaced = folded(parts.type[0].text) == folded(name)
    used = tokens if spaced else tokens[: len(name.split())]
    raw = " ".join(token.text for token in used)
    exact = folded(raw) == folded(name)
    made = from_tokens(
        name, raw, used, 1.0 if exact else 0.9, "" if exact else "nearest known type"
    )
    # The type is one of a handful of known words: a reading that is exactly one of them is right.
    sure = max(made.confidence, 0.95) if exact else made.confidence
    return Extracted(name, raw, sure, made.provenance, made.derived)


def _title_certainty(parts: HeadRows) -> float:
    return 1.0 if parts.about and parts.official else 0.75


def _read_official(parts: HeadRows) -> Extracted[str] | None:
    if not parts.official:
        return None
    read = text_of(parts.official)
    return replace(read, value=read.value.rstrip(" ,.;:"))


def _read_salinan(head: Sequence[Row], pages: Sequence[PageText]) -> Extracted[bool] | None:
    marks = [f.row for page in pages for f in page.furniture if f.kind == "salinan"]
    marks += [row for row in head[:4] if folded(row.text) == "salinan"]
    if marks:
        return from_tokens(True, marks[0].text, marks[0].tokens)
    if not head:
        return None
    where = provenance(head[0].tokens)
    return Extracted(False, "", NO_MARK, where, "no mark SALINAN on the first page")


def _place(head: Sequence[Row], pages: Sequence[PageText]) -> tuple[int, Box]:
    """Where the header should stand: its rows, or the upper third of the first page."""
    if head:
        return head[0].page, Box.around(row.box for row in head if row.page == head[0].page)
    if pages:
        return pages[0].page, Box(0, 0, pages[0].width, pages[0].height / 3)
    return 0, Box(0, 0, 0, 0)


def _misses(
    header: HeaderDraft, number: NumberDraft | None, place: tuple[int, Box]
) -> list[Finding]:
    page, box = place
    made = []
    for name, field in (("type", header.type), ("title", header.title)):
        if field is None or field.value is None:
            made.append(
                Finding(
                    f"{name}-missing",
                    "error",
                    f"No {name} was found.",
                    page,
                    box,
                    f"/header/{name}",
                )
            )
    if number is None:
        message = "No number was found."
        made.append(Finding("number-missing", "error", message, page, box, "/header/number"))
    if header.issuer.name is None or header.issuer.name.value is None:
        message = "No issuer was found."
        made.append(Finding("issuer-missing", "error", message, page, box, "/header/issuer/name"))
    if header.official is None:
        message = "No officer was found between title and considerations."
        made.append(Finding("official-missing", "warning", message, page, box, "/header/official"))
    return made
