"""What is printed twice must agree: body, Menetapkan, Lampiran heading, repeated signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.decree.closing_agreement import (
    check_missing_ttd,
    check_whole_names,
    settle_closing,
)
from zi_extract.decree.copies import (
    PROVEN,
    Leaf,
    agreed,
    alike,
    disagreement,
    looks_same,
    lost_words,
    outweighs,
    same,
)
from zi_extract.decree.ink import FLAGGED, from_tokens, joined, mended, tokens_of
from zi_extract.decree.issuer import body_of
from zi_extract.decree.number import parse_number
from zi_extract.decree.number_field import number_draft
from zi_extract.decree.rows import Row
from zi_extract.model.draft import (
    ClosingDraft,
    DecreeDraft,
    HeaderDraft,
    IssuerDraft,
    NumberDraft,
)
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding

CERTIFIED = "somebody certifies it as a copy"
"""How a decree was found to be a copy whose mark was not read."""


def compare_parts(
    draft: DecreeDraft, repeated: Sequence[ClosingDraft], enacting: Sequence[Row]
) -> DecreeDraft:
    """Raise confidence where copies agree, lower it and add findings where they do not."""
    findings: list[Finding] = []
    header = _header(draft, enacting, findings)
    closing = draft.closing
    for copy in repeated:
        closing = settle_closing(closing, copy, findings)
    year = _year(header, closing, findings)
    header = replace(header, year=year, salinan=_salinan(header, closing))
    kept = [_of_copy(f, closing) for f in draft.findings if not _is_settled(f, header)]
    findings.extend((*check_missing_ttd(header, closing), *check_whole_names(closing)))
    annexes = tuple(
        replace(annex, number=_borne_out(annex.number, header.number.printed))
        for annex in draft.annexes
    )
    findings = [*kept, *findings]
    return replace(draft, header=header, closing=closing, annexes=annexes, findings=tuple(findings))


def _salinan(header: HeaderDraft, closing: ClosingDraft) -> Extracted[bool] | None:
    """Whether the decree is a copy: one is that somebody certifies, also where its mark is lost."""
    copied = header.salinan
    role = closing.attestation.role if closing.attestation is not None else None
    if copied is None or copied.value or role is None or role.value is None:
        return copied
    return Extracted(True, role.raw, role.confidence, role.provenance, CERTIFIED)


def _borne_out(copy: Leaf | None, printed: Leaf | None) -> Leaf | None:
    """A Lampiran's number as sure as the decree's own, where they are the same."""
    if copy is None or printed is None or not copy.value or not same(copy, printed):
        return copy
    return replace(copy, confidence=max(copy.confidence, printed.confidence))


def _is_settled(finding: Finding, header: HeaderDraft) -> bool:
    """A doubt about a sign of the number is none any more when the Lampiran has the same sign."""
    printed = header.number.printed
    proven = printed is not None and printed.confidence >= PROVEN
    return (
        proven
        and finding.code == "number-look-alike"
        and finding.pointer.startswith("/header/number/")
    )


def _of_copy(finding: Finding, closing: ClosingDraft) -> Finding:
    """What was not found in the decree itself but in its repeated signature block: said so."""
    leaf = {"/closing/place": closing.place, "/closing/date": closing.date}.get(finding.pointer)
    if not finding.code.endswith("-missing") or leaf is None or leaf.value is None:
        return finding
    message = finding.message.removesuffix(".") + " in the decree itself, only behind its Lampiran."
    return replace(finding, message=message)


def _header(draft: DecreeDraft, enacting: Sequence[Row], findings: list[Finding]) -> HeaderDraft:
    header = draft.header
    titles = [annex.title for annex in draft.annexes if annex.title is not None]
    enacted = _enacted_title(enacting)
    copies = [*titles, *([enacted] if enacted else [])]
    title = agreed(header.title, copies)
    numbers = [annex.number for annex in draft.annexes if annex.number is not None]
    better = _better_copy(header.number.printed, numbers, draft.closing)
    if better is not None:
        header = replace(header, number=number_draft(better, parse_number(better.value)))
    printed = better or agreed(header.number.printed, numbers)
    printed = _vouched(printed, header, draft.closing)
    findings.extend(
        disagreement("number", "number in the Lampiran", other, "/header/number")
        for other in numbers
        if printed is not None
        and printed.value
        and other.value
        and not looks_same(printed, other)
        and not outweighs(printed, other)
        and not _is_misdated(other, printed, draft.closing)
    )
    if printed is not None and header.number.printed is not printed:
        header = replace(header, number=_renumbered(header, printed.confidence, printed))
    return replace(header, title=title, issuer=_proven_issuer(header, findings))


def _better_copy(
    mine: Leaf | None, copies: Sequence[Leaf | None], closing: ClosingDraft
) -> Leaf | None:
    """The number as the Lampiran has it where the body's was mended or its month is not the date's.

    The copy must have been read as it stands, or have the month of the date. It stays flagged.
    """
    if mine is None or mine.value is None or (mine.confidence >= FLAGGED and not mine.derived):
        return None
    others = [copy for copy in copies if copy is not None and copy.value]
    best = max([mine, *others], key=lambda leaf: (_dated(leaf, closing), _fits_as_read(leaf)))
    if same(best, mine):
        return None
    return replace(
        best,
        raw=mine.raw,
        confidence=min(best.confidence, FLAGGED),
        provenance=(*mine.provenance, *best.provenance),
        derived="as the Lampiran has it",
        readings=(str(mine.value),),
    )


def _fits_as_read(number: Leaf) -> bool:
    """Is a number of a known format without anything mended?"""
    parts = parse_number(str(number.value))
    return not number.derived and parts is not None and parts.special


def _dated(number: Leaf, closing: ClosingDraft) -> bool:
    """Does a number bear the month of the decree's date?"""
    parts = parse_number(str(number.value))
    date_ = closing.date.value if closing.date is not None else None
    return parts is not None and date_ is not None and parts.month == int(date_[5:7])


def _is_misdated(copy: Leaf, printed: Leaf, closing: ClosingDraft) -> bool:
    """Was a copy mended to another month than that of the date, which the body's number bears?"""
    return bool(copy.derived) and _dated(printed, closing) and not _dated(copy, closing)


def _proven_issuer(header: HeaderDraft, findings: list[Finding]) -> IssuerDraft:
    """The issuer of the type line and the body of the officer's line say the same twice.

    Where they differ in a letter one of them was misread, which is told.
    """
    issuer, official = header.issuer, header.official
    if issuer.name is None or official is None or not issuer.name.value or not official.value:
        return issuer
    body = replace(official, value=body_of(str(official.value)).upper())
    if not same(body, issuer.name):
        if _is_misread(issuer.name, body):
            what = "issuer in the officer's line"
            findings.append(disagreement("issuer", what, body, "/header/issuer/name"))
        return issuer
    return IssuerDraft(
        name=_at_least(issuer.name, PROVEN),
        kind=_at_least(issuer.kind, PROVEN),
        region_type=_at_least(issuer.region_type, PROVEN),
        region_name=_at_least(issuer.region_name, PROVEN),
    )


def _is_misread(one: Leaf, other: Leaf) -> bool:
    """Do two names differ in letters only? One that has words more than the other is longer."""
    longer = lost_words(one, other) or lost_words(other, one)
    return not longer and len(str(one.value).split()) > 1 and alike(one, other)


def _at_least(leaf: Leaf | None, confidence: float) -> Leaf | None:
    return replace(leaf, confidence=max(leaf.confidence, confidence)) if leaf else None


MENDED = 0.85
"""Confidence of a number that was mended to fit its format, reads so in both copies, and whose
month and year are those of the date. Readers slip the same way twice: not as sure as PROVEN."""


def _vouched(printed: Leaf | None, header: HeaderDraft, closing: ClosingDraft) -> Leaf | None:
    """A mended number is believed only when date and both copies vouch for it."""
    if printed is None or not printed.derived or printed.value is None:
        return printed
    dated = closing.date.value if closing.date is not None else None
    month, year = header.number.month, header.number.year
    agrees = bool(dated) and year is not None and str(year.value) == str(dated)[:4]
    if month is not None:
        agrees = agrees and month.value == int(str(dated)[5:7])
    sure = MENDED if agrees and printed.confidence >= PROVEN else FLAGGED
    return replace(printed, confidence=min(printed.confidence, sure))


def _renumbered(header: HeaderDraft, confidence: float, printed: Leaf) -> NumberDraft:
    number = header.number
    changes = {
        name: replace(leaf, confidence=confidence)
        for name in ("normalised", "sequence", "classification", "unit", "month", "year")
        if (leaf := getattr(number, name)) is not None
    }
    return replace(number, printed=printed, **changes)


def _enacted_title(rows: Sequence[Row]) -> Extracted[str] | None:
    text = mended(joined(rows))
    found = re.search(r"\bTENTANG\b\s*", text, re.IGNORECASE)
    if found is None:
        return None
    tokens = tokens_of(rows)
    return from_tokens(text[found.end() :], text, tokens)


def _year(
    header: HeaderDraft, closing: ClosingDraft, findings: list[Finding]
) -> Extracted[int] | Extracted[int | None] | None:
    """The decree's year: of its number, else of its date; both must agree."""
    of_number, date_ = header.number.year, closing.date
    dated = int(date_.value[:4]) if date_ is not None and date_.value else None
    if of_number is not None and of_number.value is not None:
        if dated is not None and dated == of_number.value:
            return replace(of_number, confidence=max(of_number.confidence, PROVEN))
        if dated is not None:
            other: Leaf | None = date_
            findings.append(disagreement("year", "year of the date", other, "/header/year"))
            return replace(of_number, confidence=min(of_number.confidence, FLAGGED))
        return of_number
    if dated is None or date_ is None:
        return None
    return Extracted(dated, date_.raw, date_.confidence, date_.provenance, "year of the date")
