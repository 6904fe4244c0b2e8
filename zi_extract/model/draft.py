"""A decree before it is written out: every leaf an ``Extracted`` with its ink.

The tree has the shape and the field names of :mod:`zi_extract.model.decree`; a test keeps them the
same. A field is None when the paper has no such thing; it is ``Extracted(None, ...)`` when its
place is there but could not be read.
"""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalTable

Text = Extracted[str]
MaybeText = Extracted[str | None] | Extracted[str] | None
MaybeNumber = Extracted[int | None] | Extracted[int] | None


@dataclass(frozen=True, slots=True)
class IssuerDraft:
    """The issuing body. ``kind`` as in the agencies' data file; region kept with its type."""

    name: MaybeText = None
    kind: MaybeText = None
    region_type: MaybeText = None
    region_name: MaybeText = None


@dataclass(frozen=True, slots=True)
class NumberDraft:
    """``printed`` is what follows NOMOR; ``normalised`` upper case, no space around ``/ . -``."""

    printed: MaybeText = None
    normalised: MaybeText = None
    sequence: MaybeText = None
    classification: MaybeText = None
    unit: MaybeText = None
    month: MaybeNumber = None
    year: MaybeNumber = None


@dataclass(frozen=True, slots=True)
class HeaderDraft:
    salinan: Extracted[bool] | None = None
    type: MaybeText = None
    issuer: IssuerDraft = IssuerDraft()
    official: MaybeText = None
    number: NumberDraft = NumberDraft()
    other_numbers: tuple[NumberDraft, ...] = ()
    year: MaybeNumber = None
    title: MaybeText = None


@dataclass(frozen=True, slots=True)
class ClauseDraft:
    """An item of Menimbang or Memperhatikan; ``label`` without its full stop, None when alone."""

    text: Text
    label: MaybeText = None


@dataclass(frozen=True, slots=True)
class GazetteDraft:
    """``series`` is LN, TLN, BN, TBN, LD, TLD, BD or TBD."""

    series: Text
    number: MaybeText = None
    year: MaybeNumber = None


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """One cited law. ``identifier`` joins citations of the same law across decrees."""

    identifier: MaybeText = None
    type: MaybeText = None
    issuer: MaybeText = None
    number: MaybeText = None
    year: MaybeNumber = None
    title: MaybeText = None
    gazettes: tuple[GazetteDraft, ...] = ()
    as_amended_by: tuple[CitationDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class LegalBasisDraft:
    text: Text
    label: MaybeText = None
    citation: CitationDraft | None = None


@dataclass(frozen=True, slots=True)
class DictumDraft:
    """``kind``: adoption, funding, entry_into_force, correction_clause, task or other."""

    label: Text
    text: Text
    kind: MaybeText = None


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Who signs. ``signed``: ttd, signature, electronic or none. ``acting``: a.n., Plt., ..."""

    role: MaybeText = None
    name: MaybeText = None
    bare_name: MaybeText = None
    titles: MaybeText = None
    rank: MaybeText = None
    nip: MaybeText = None
    acting: MaybeText = None
    signed: MaybeText = None
    unit: MaybeText = None


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """``date`` is ISO. ``attestation`` is who certifies the copy (Salinan sesuai aslinya)."""

    place: MaybeText = None
    date: MaybeText = None
    signatories: tuple[PersonDraft, ...] = ()
    attestation: PersonDraft | None = None
    copies_to: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexDraft:
    """One Lampiran: the heading as printed there, its own number and date, and its tables.

    ``text`` are the paragraphs outside heading, tables and closing.
    """

    heading: MaybeText = None
    number: MaybeText = None
    date: MaybeText = None
    title: MaybeText = None
    tables: tuple[LogicalTable, ...] = ()
    text: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaDraft:
    """``code`` is 1-6 (areas of change), whatever number is printed."""

    number: MaybeText = None
    name: MaybeText = None
    code: MaybeNumber = None


@dataclass(frozen=True, slots=True)
class ListItemDraft:
    """An item of a list inside a cell; ``label`` as printed (``a.``, ``1)``)."""

    text: Text
    label: MaybeText = None


@dataclass(frozen=True, slots=True)
class ScheduleDraft:
    """When. ``periods`` as the paper gives them (YYYY-MM, YYYY-Qn, YYYY-MM-Wn).

    ``months`` (YYYY-MM) are derived from them. ``given_as``: ticks, shading, codes or text.
    ``undated`` is printed time that names no period ("Insidentil"). ``unsure`` are periods whose
    mark could not be judged; they are in ``periods`` only when marked is the likelier.
    """

    periods: tuple[Text, ...] = ()
    months: tuple[Text, ...] = ()
    unsure: tuple[Text, ...] = ()
    given_as: MaybeText = None
    printed: MaybeText = None
    undated: MaybeText = None
    year_from: MaybeText = None


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """One promise. ``table`` is the index of its logical table, ``rows`` its rows in it."""

    table: int
    rows: tuple[int, ...]
    pages: tuple[int, ...]
    area: AreaDraft = AreaDraft()
    number: MaybeText = None
    program: MaybeText = None
    criteria: MaybeText = None
    action: MaybeText = None
    output: MaybeText = None
    schedule: ScheduleDraft | None = None
    owner: MaybeText = None
    note: MaybeText = None
    owners: tuple[Text, ...] = ()
    criteria_items: tuple[ListItemDraft, ...] = ()
    action_items: tuple[ListItemDraft, ...] = ()
    output_items: tuple[ListItemDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class DecreeDraft:
    """Everything read of one decree. ``pages`` are its page numbers in the file."""

    pages: tuple[int, ...]
    annex_only: bool = False
    header: HeaderDraft = HeaderDraft()
    considerations: tuple[ClauseDraft, ...] = ()
    legal_basis: tuple[LegalBasisDraft, ...] = ()
    also_considered: tuple[ClauseDraft, ...] = ()
    dictums: tuple[DictumDraft, ...] = ()
    closing: ClosingDraft = ClosingDraft()
    annexes: tuple[AnnexDraft, ...] = ()
    actions: tuple[ActionDraft, ...] = ()
    findings: tuple[Finding, ...] = ()
