"""The head of a decree: type, issuer, number, title and the officer who decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_extract.decree.decree_type import type_in
from zi_extract.decree.furniture import PageText, is_copy_mark
from zi_extract.decree.head_rows import HeadRows, split_head
from zi_extract.decree.ink import from_tokens, missing_at, provenance, text_of
from zi_extract.decree.issuer import read_issuer
from zi_extract.decree.number_field import read_numbers
from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import folded
from zi_extract.model.draft import HeaderDraft, NumberDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box

NO_MARK = 0.9
"""Confidence that a decree is no copy when no SALINAN was read: a faint mark may be missed."""


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
    numbers, found = read_numbers(parts.number)
    findings.extend(found)
    title = text_of(parts.title, _title_certainty(parts)) if parts.title else None
    official = _read_official(parts)
    issuer = read_issuer(parts.type, parts.official, parts.letterhead)
    header = HeaderDraft(
        salinan=_read_salinan(head, pages),
        type=kind or missing_at(*place),
        issuer=issuer,
        official=official,
        number=numbers[0]
        if numbers
        else NumberDraft(printed=missing_at(*place), normalised=missing_at(*place)),
        other_numbers=numbers[1:],
        title=title or missing_at(*place),
    )
    findings.extend(_misses(header, unnumbered=not numbers, place=place))
    return ReadHeader(header, tuple(findings), parts)


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
    marks += [row for row in head[:4] if is_copy_mark(row.text)]
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


def _misses(header: HeaderDraft, *, unnumbered: bool, place: tuple[int, Box]) -> list[Finding]:
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
    if unnumbered:
        message = "No number was found."
        made.append(Finding("number-missing", "error", message, page, box, "/header/number"))
    if header.issuer.name is None or header.issuer.name.value is None:
        message = "No issuer was found."
        made.append(Finding("issuer-missing", "error", message, page, box, "/header/issuer/name"))
    if header.official is None:
        message = "No officer was found between title and considerations."
        made.append(Finding("official-missing", "warning", message, page, box, "/header/official"))
    return made
