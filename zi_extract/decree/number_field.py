"""The number's row in a header: value, parts, blanks and handwriting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from zi_extract.decree.ink import FLAGGED, MISSING, from_tokens, provenance, word_confidence
from zi_extract.decree.number import NumberParts, as_printed, normalise_number, repair_number
from zi_extract.decree.number_doubt import is_filled_in, is_near_known
from zi_extract.decree.number_readings import ANOTHER, as_read_otherwise, without_repeat
from zi_extract.decree.rows import Row, Token, gap_before
from zi_extract.decree.spelling import folded
from zi_extract.decree.vocabulary import PRINTED
from zi_extract.model.draft import NumberDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding

T = TypeVar("T")

BLANK_GAP = 3.0
"""White space inside a number, in character heights, that a blank or unread handwriting leaves.
Lower flags wide word spaces, higher overlooks a blank between colon and TAHUN."""

TORN_GAP = 0.4
"""White space in character heights between two halves of one torn word; print spaces are wider."""

UNREADABLE = 0.35
"""Confidence (0-1) below which a number that fits no format is handwriting or dirt: unread."""

_HEAD = re.compile(r"^\W*(?:n[o0]m[o0]r|n[o0]m0r|no|n0|nornor)[.:;,\-]*$", re.IGNORECASE)
_HEAD_GLUED = re.compile(r"^\W*(?:n[o0]m[o0]r|nornor)\s*[.:;]+\s*(\S+)$", re.IGNORECASE)
_DOTTED = re.compile(r"\d+(?:\.\d+)+")
"""Figures between stops: a class of the regions (``100.3.3.1``), in which no letter stands."""

_DOTS_TO_FILL = re.compile(r"(?:[._\u2026]\s?){3,}|\u2026")
"""Dots or a line that somebody was to write on."""

_YEAR_LAST = re.compile(r"(?:/|\btahun\s)\s*((?:19|20)\d\d)\W*$", re.IGNORECASE)

_SEQUENCE_BLANK = re.compile(r"^[\s:./\-_\u2026]*(?:TAHUN\b.*|)$", re.IGNORECASE)


def read_numbers(rows: Sequence[Row]) -> tuple[tuple[NumberDraft, ...], list[Finding]]:
    """What follows NOMOR; a joint decree has it once for each issuer. None without such a row.

    Blank or unread numbers give a finding.
    """
    numbered = [*rows[:1], *(row for row in rows[1:] if _begins_number(row))]
    pointers = (
        f"/header/other_numbers/{place - 1}" if place else "/header/number"
        for place in range(len(numbered))
    )
    read = [_read_number(row, where) for row, where in zip(numbered, pointers, strict=True)]
    return tuple(number for number, _ in read), [found for _, each in read for found in each]


def _begins_number(row: Row) -> bool:
    first = row.tokens[0].text
    return bool(_HEAD.match(first) or _HEAD_GLUED.match(first))


def _read_number(row: Row, pointer: str) -> tuple[NumberDraft, list[Finding]]:
    tokens = _after_nomor(row)
    if _is_blank(tokens):
        return _blank(row, pointer)
    read = _joined(tokens).strip(" :;")
    drawn = word_confidence(tokens) >= PRINTED
    told = read if drawn else as_read_otherwise(without_repeat(read), tokens)
    mended = as_printed(told) if drawn else repair_number(told)
    repaired, parts = mended.text, mended.parts
    how = mended.how or (ANOTHER if told != read else "")
    gapped = _gapped(tokens) or bool(_DOTS_TO_FILL.search(read))
    if parts is None and word_confidence(tokens) < UNREADABLE:
        return _blank(row, pointer)
    certainty = 1.0 if parts or drawn else 0.85  # a text layer loses no sign of it
    printed = from_tokens(repaired, read, tokens, certainty)
    unknown = parts is None and printed.confidence < PRINTED
    doubtful = bool(how) or gapped or unknown or is_near_known(repaired)
    doubtful = doubtful or (not drawn and (_ambiguous(repaired, parts) or is_filled_in(read)))
    confidence = min(printed.confidence, FLAGGED) if doubtful else printed.confidence
    printed = Extracted(repaired, read, confidence, printed.provenance, how)
    findings = [_gap_finding(printed, pointer)] if gapped else []
    if is_near_known(repaired):
        findings.append(_look_alike_finding(printed, pointer))
    elif unknown:
        findings.append(_unknown_finding(printed, pointer))
    return number_draft(printed, parts), findings


def _after_nomor(row: Row) -> tuple[Token, ...]:
    first = row.tokens[0]
    glued = _HEAD_GLUED.match(first.text)
    if glued:
        head = Token(
            first.page, first.index, glued.group(1), first.box, first.confidence, first.size
        )
        return (head, *row.tokens[1:])
    rest = row.tokens[1:] if _HEAD.match(first.text) else row.tokens
    while rest and not folded(rest[0].text):
        rest = rest[1:]
    if rest and folded(rest[-1].text) == "dan":  # another number follows
        rest = rest[:-1]
    return rest


def _joined(tokens: Sequence[Token]) -> str:
    """The words of a number, without a space where one word was torn between its slashes."""
    row, text = Row(tuple(tokens)), ""
    for position, token in enumerate(tokens):
        before = text.rsplit(" ", 1)[-1]
        torn = "/" in before and "/" in token.text and gap_before(row, position) < TORN_GAP
        text = f"{text}{token.text}" if torn or not text else f"{text} {token.text}"
    return text


def _is_blank(tokens: Sequence[Token]) -> bool:
    text = " ".join(token.text for token in tokens)
    return bool(_SEQUENCE_BLANK.match(text))


def _blank(row: Row, pointer: str) -> tuple[NumberDraft, list[Finding]]:
    where = provenance(row.tokens)
    box = where[0].box
    none: Extracted[str | None] = Extracted(
        None, row.text, MISSING, where, "place is blank or unread"
    )
    message = "The number is blank on the paper, or written by hand and not read."
    return NumberDraft(printed=none, normalised=none), [
        Finding("number-blank", "warning", message, row.page, box, f"{pointer}/printed")
    ]


def _ambiguous(text: str, parts: NumberParts | None) -> bool:
    """A lone 0, 1 or O that no format vouches for may be its look-alike."""
    if parts is not None and parts.special:
        return False
    sections = [s for s in re.split(r"[\s/]+", text) if not _DOTTED.fullmatch(s)]
    pieces = [piece for section in sections for piece in re.split(r"[.\-]+", section)]
    return any(re.fullmatch(r"[1lI|0O]+|0[A-Z]+|[A-Z]+0", piece) for piece in pieces)


def _gapped(tokens: Sequence[Token]) -> bool:
    row = Row(tuple(tokens))
    return any(gap_before(row, i) > BLANK_GAP for i in range(1, len(tokens)))


def _gap_finding(printed: Extracted[str], pointer: str) -> Finding:
    where = printed.provenance[0]
    message = (
        "There is a wide gap inside the number, or dots: something in it may be blank or unread."
    )
    return Finding("number-gap", "warning", message, where.page, where.box, f"{pointer}/printed")


def number_draft(printed: Extracted[str], parts: NumberParts | None) -> NumberDraft:
    """The number with its normal form and its parts, all from the same ink."""
    normal = replace(printed, value=normalise_number(printed.value))
    if parts is None:
        return NumberDraft(printed=printed, normalised=normal, year=_year_at_end(printed))
    return NumberDraft(
        printed=printed,
        normalised=normal,
        sequence=_part(printed, parts, parts.sequence),
        classification=_part(printed, parts, parts.classification),
        unit=_part(printed, parts, parts.unit),
        month=_part(printed, parts, parts.month),
        year=_part(printed, parts, parts.year),
    )


def _year_at_end(printed: Extracted[str]) -> Extracted[int] | None:
    """The year with which a number of no known format ends."""
    found = _YEAR_LAST.search(printed.value)
    if found is None:
        return None
    how = "year at the end of the number"
    return Extracted(int(found[1]), printed.raw, printed.confidence, printed.provenance, how)


def _part(printed: Extracted[str], parts: NumberParts, value: T | None) -> Extracted[T] | None:
    if value is None:
        return None
    how = f"part of the number by its format, {parts.format}"
    return Extracted(value, printed.raw, printed.confidence, printed.provenance, how)


def _look_alike_finding(printed: Extracted[str], pointer: str) -> Finding:
    where = printed.provenance[0]
    message = "The number is one sign away from a known format: that sign may be misread."
    return Finding(
        "number-look-alike", "warning", message, where.page, where.box, f"{pointer}/printed"
    )


def _unknown_finding(printed: Extracted[str], pointer: str) -> Finding:
    """Both numbers of 255 on scans that fitted no form were misread."""
    where = printed.provenance[0]
    message = "The number has no known form: a sign of it may be lost or misread."
    return Finding("number-unknown-form", "warning", message, where.page, where.box, pointer)
