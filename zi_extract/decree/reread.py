"""What follows from a value that a person has set: parts of a number, of a name, of a citation."""

from __future__ import annotations

from dataclasses import replace

from zi_extract.decree.clauses import dictum_kind
from zi_extract.decree.issuer import describe
from zi_extract.decree.legal import read_citation
from zi_extract.decree.number import parse_number
from zi_extract.decree.number_field import number_draft
from zi_extract.decree.passage import Passage
from zi_extract.decree.person_fields import bare_of
from zi_extract.decree.rows import Token
from zi_extract.model.draft import (
    ClosingDraft,
    DecreeDraft,
    DictumDraft,
    HeaderDraft,
    LegalBasisDraft,
    MaybeText,
    PersonDraft,
)
from zi_extract.model.evidence import Extracted, known


def reread(draft: DecreeDraft) -> DecreeDraft:
    """The draft with everything made anew that is made of a value which a person has set."""
    return replace(
        draft,
        header=_header(draft.header),
        legal_basis=tuple(_basis(item) for item in draft.legal_basis),
        dictums=tuple(_dictum(item) for item in draft.dictums),
        closing=_closing(draft.closing),
    )


def _set(leaf: MaybeText) -> Extracted[str] | None:
    """The leaf if a person has set it to a text."""
    text = known(leaf)
    return text if text is not None and text.corrected else None


def _header(header: HeaderDraft) -> HeaderDraft:
    printed, name = _set(header.number.printed), _set(header.issuer.name)
    if printed is not None:
        number = number_draft(printed, parse_number(printed.value))
        header = replace(header, number=number, year=number.year or header.year)
    if name is not None:
        header = replace(header, issuer=describe(name))
    return header


def _closing(closing: ClosingDraft) -> ClosingDraft:
    people = tuple(_person(person) for person in closing.signatories)
    certified = closing.attestation
    return replace(
        closing,
        signatories=people,
        attestation=_person(certified) if certified is not None else None,
    )


def _person(person: PersonDraft) -> PersonDraft:
    name = _set(person.name)
    if name is None:
        return person
    bare, titles = bare_of(name)
    vouch = name.corrected
    return replace(
        person,
        bare_name=replace(bare, corrected=vouch) if bare is not None else None,
        titles=replace(titles, corrected=vouch) if titles is not None else None,
    )


def _basis(item: LegalBasisDraft) -> LegalBasisDraft:
    text = _set(item.text)
    if text is None or not text.provenance:
        return item
    ink = text.provenance[0]
    word = ink.words[0] if ink.words else 0
    whole = Token(ink.page, word, text.value, ink.box, 1.0, ink.box.height)
    passage = Passage(text.value, ((0, len(text.value), whole),))
    return replace(item, citation=read_citation(passage))


def _dictum(item: DictumDraft) -> DictumDraft:
    text = _set(item.text)
    if text is None:
        return item
    kind = replace(text, value=dictum_kind(text.value), derived="phrases of the text")
    return replace(item, kind=kind)
