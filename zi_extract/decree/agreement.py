"""What is printed twice must agree: body, Menetapkan, Lampiran heading, repeated signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from zi_extract.decree.ink import FLAGGED, from_tokens, joined, mended, tokens_of
from zi_extract.decree.issuer import body_of
from zi_extract.decree.rows import Row
from zi_extract.decree.spelling import folded
from zi_extract.model.draft import (
    ClosingDraft,
    DecreeDraft,
    HeaderDraft,
    IssuerDraft,
    NumberDraft,
    PersonDraft,
)
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding

PROVEN = 0.97
"""Confidence of a value that two places on paper give alike, letter by letter. Readers that slip in
the same way twice are rarer than this leaves room for."""

Leaf = Extracted[Any]


def compare_parts(
    draft: DecreeDraft, repeated: Sequence[ClosingDraft], enacting: Sequence[Row]
) -> DecreeDraft:
    """Raise confidence where copies agree, lower it and add findings where they do not."""
    findings: list[Finding] = []
    header = _header(draft, enacting, findings)
    closing = draft.closing
    for copy in repeated:
        closing = _closing(closing, copy, findings)
    year = _year(header, closing, findings)
    salinan = header.salinan
    if salinan is not None and not salinan.value and closing.attestation is not None:
        # Somebody certifies the copy, so the mark was probably missed.
        salinan = replace(salinan, confidence=min(salinan.confidence, FLAGGED))
    header = replace(header, year=year, salinan=salinan)
    closing = _copy_without_ttd(header, closing)
    return replace(draft, header=header, closing=closing, findings=(*draft.findings, *findings))


def _header(draft: DecreeDraft, enacting: Sequence[Row], findings: list[Finding]) -> HeaderDraft:
    header = draft.header
    titles = [annex.title for annex in draft.annexes if annex.title is not None]
    enacted = _enacted_title(enacting)
    copies = [*titles, *([enacted] if enacted else [])]
    title = _agreed(header.title, copies)
    numbers = [annex.number for annex in draft.annexes if annex.number is not None]
    printed = _agreed(header.number.printed, numbers)
    printed = _vouched(printed, header, draft.closing)
    for other in numbers:
        if printed is not None and printed.value and other.value and not _same(printed, other):
            findings.append(
                _disagreement("number", "number in the Lampiran", other, "/header/number")
            )
    if printed is not None and header.number.printed is not printed:
        header = replace(header, number=_renumbered(header, printed.confidence, printed))
    return replace(header, title=title, issuer=_proven_issuer(header))


def _proven_issuer(header: HeaderDraft) -> IssuerDraft:
    """The issuer of the type line and the body of the officer's line say the same twice."""
    issuer, official = header.issuer, header.official
    if issuer.name is None or official is None or not issuer.name.value or not official.value:
        return issuer
    if folded(body_of(str(official.value))) != folded(str(issuer.name.value)):
        return issuer
    return IssuerDraft(
        name=_at_least(issuer.name, PROVEN),
        kind=_at_least(issuer.kind, PROVEN),
        region_type=_at_least(issuer.region_type, PROVEN),
        region_name=_at_least(issuer.region_name, PROVEN),
    )


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


def _agreed(leaf: Leaf | None, copies: Sequence[Leaf | None]) -> Leaf | None:
    """A value with the confidence that its copies leave it."""
    if leaf is None or leaf.value is None:
        return leaf
    others = [copy for copy in copies if copy is not None and copy.value]
    if not others:
        return leaf
    if any(_same(leaf, other) for other in others):
        return replace(leaf, confidence=max(leaf.confidence, PROVEN))
    readings = tuple(str(other.value) for other in others)
    return replace(leaf, confidence=min(leaf.confidence, FLAGGED), readings=readings)


def _same(one: Leaf, other: Leaf) -> bool:
    return folded(str(one.value)) == folded(str(other.value))


def _closing(closing: ClosingDraft, copy: ClosingDraft, findings: list[Finding]) -> ClosingDraft:
    place = _settled(closing.place, copy.place, "place", "/closing/place", findings)
    date_ = _settled(closing.date, copy.date, "date", "/closing/date", findings)
    signers = list(closing.signatories)
    for position, (one, other) in enumerate(zip(signers, copy.signatories, strict=False)):
        signers[position] = _person(one, other, f"/closing/signatories/{position}", findings)
    if not signers:
        signers = list(copy.signatories)
    attestation = closing.attestation or copy.attestation
    if closing.attestation and copy.attestation:
        attestation = _person(
            closing.attestation, copy.attestation, "/closing/attestation", findings
        )
    return replace(
        closing, place=place, date=date_, signatories=tuple(signers), attestation=attestation
    )


def _copy_without_ttd(header: HeaderDraft, closing: ClosingDraft) -> ClosingDraft:
    """A copy (SALINAN) says ttd where the original is signed: one without it was misread."""
    copied = header.salinan is not None and header.salinan.value
    if not copied and closing.attestation is None:
        return closing
    signers = tuple(
        replace(person, signed=replace(person.signed, confidence=FLAGGED))
        if person.signed is not None and person.signed.value == "none"
        else person
        for person in closing.signatories
    )
    return replace(closing, signatories=signers)


def _person(
    one: PersonDraft, other: PersonDraft, pointer: str, findings: list[Finding]
) -> PersonDraft:
    changes = {}
    for name in ("role", "name", "nip", "unit", "rank", "signed"):
        mine, theirs = getattr(one, name), getattr(other, name)
        changes[name] = _settled(mine, theirs, name, f"{pointer}/{name}", findings)
    settled = replace(one, **changes)
    if one.name is None or one.name.value is None:
        return replace(settled, bare_name=other.bare_name, titles=other.titles)
    if settled.name is not None and settled.bare_name is not None:
        sure = settled.name.confidence
        titles = replace(settled.titles, confidence=sure) if settled.titles else None
        return replace(
            settled, bare_name=replace(settled.bare_name, confidence=sure), titles=titles
        )
    return settled


def _settled(
    mine: Leaf | None,
    theirs: Leaf | None,
    name: str,
    pointer: str,
    findings: list[Finding],
) -> Leaf | None:
    """One value of two copies: the one that was read, the surer one when they disagree."""
    if theirs is None or theirs.value is None:
        return mine
    if mine is None or mine.value is None:
        # Read in one copy only: the other copy may be blank there on purpose.
        return (
            replace(theirs, confidence=min(theirs.confidence, FLAGGED)) if mine is None else theirs
        )
    if name == "signed" and mine.value == theirs.value == "none":
        return mine  # two absences prove no more than one
    if _same(mine, theirs):
        return replace(mine, confidence=max(mine.confidence, theirs.confidence, PROVEN))
    findings.append(_disagreement(name, f"{name} repeated after the Lampiran", theirs, pointer))
    better, worse = (mine, theirs) if mine.confidence >= theirs.confidence else (theirs, mine)
    return replace(better, confidence=min(better.confidence, FLAGGED), readings=(str(worse.value),))


def _disagreement(name: str, what: str, other: Leaf | None, pointer: str) -> Finding:
    where = other.provenance[0] if other is not None and other.provenance else None
    shown = other.value if other is not None else None
    message = f"The {what} reads {shown!r} and differs from the body's."
    return Finding(
        f"{name}-disagrees",
        "warning",
        message,
        where.page if where else 0,
        where.box if where else None,
        pointer,
    )


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
            findings.append(_disagreement("year", "year of the date", other, "/header/year"))
            return replace(of_number, confidence=min(of_number.confidence, FLAGGED))
        return of_number
    if dated is None or date_ is None:
        return None
    return Extracted(dated, date_.raw, date_.confidence, date_.provenance, "year of the date")
