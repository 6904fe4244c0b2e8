"""The decree as it leaves the program: the single source of the output schema.

Field for field the tree of :mod:`zi_extract.model.draft`, with plain values; a test compares them.
Each value's ink is in the evidence document, under the JSON Pointer of the value.
"""

from __future__ import annotations

from pydantic import Field

from zi_extract.model.document_actions import Action
from zi_extract.model.document_base import (
    DOCUMENT_ID_PATTERN,
    SCHEMA_VERSION,
    Document,
    IsoDate,
    PageNumber,
    SchemaVersion,
)
from zi_extract.model.document_clauses import Clause, Dictum, LegalBasis
from zi_extract.model.document_closing import Closing
from zi_extract.model.document_header import Header
from zi_extract.model.document_invariant import InvariantDocument
from zi_extract.model.document_source import FindingDocument, Source
from zi_extract.model.document_table import Table
from zi_extract.model.judgement import DecreeStatus


class Annex(Document):
    """One Lampiran."""

    heading: str | None = Field(title="Lampiran", description="Its heading as printed, one line.")
    number: str | None = Field(title="Nomor", description="The decree's number as printed there.")
    date: IsoDate | None = Field(
        title="Tanggal",
        description="The decree's date as printed there, ISO date.",
        json_schema_extra={"format": "date"},
    )
    title: str | None = Field(title="Judul", description="The decree's title as printed there.")
    tables: tuple[Table, ...] = Field(title="Tabel", description="Its tables in reading order.")
    text: tuple[str, ...] = Field(
        default=(),
        title="Uraian",
        description="Its paragraphs outside heading, tables and closing, in reading order.",
    )


class Decree(Document):
    """Everything read of one decree."""

    id: str = Field(
        title="Pengenal",
        description="Slug of the file's name and part of its hash.",
        pattern=DOCUMENT_ID_PATTERN,
    )
    schema_version: SchemaVersion = Field(
        default=SCHEMA_VERSION, title="Versi skema", description="Version of this form."
    )
    source: Source = Field(title="Sumber", description="The file it was read from.")
    status: DecreeStatus = Field(
        title="Status",
        description="ok: nothing flagged; review: a person must look; partial: a page is missing.",
    )
    pages: tuple[PageNumber, ...] = Field(title="Halaman", description="Its pages in the file.")
    annex_only: bool = Field(
        title="Hanya lampiran", description="True for a Lampiran scanned without its decree."
    )
    header: Header = Field(title="Kepala keputusan", description="The head of the decree.")
    considerations: tuple[Clause, ...] = Field(
        title="Menimbang", description="The considerations in printed order."
    )
    legal_basis: tuple[LegalBasis, ...] = Field(
        title="Mengingat", description="The legal basis in printed order."
    )
    also_considered: tuple[Clause, ...] = Field(
        title="Memperhatikan", description="What else was considered, in printed order."
    )
    dictums: tuple[Dictum, ...] = Field(
        title="MEMUTUSKAN", description="What is decided, in printed order."
    )
    closing: Closing = Field(title="Penutup", description="Place, date and signatures.")
    annexes: tuple[Annex, ...] = Field(title="Lampiran", description="The annexes in order.")
    actions: tuple[Action, ...] = Field(
        title="Rencana aksi", description="The action items of all tables in reading order."
    )
    findings: tuple[FindingDocument, ...] = Field(
        title="Temuan", description="Every problem found, by page."
    )
    invariants: tuple[InvariantDocument, ...] = Field(
        default=(), title="Yang dijaga", description="What was found on paper and kept, counted."
    )
