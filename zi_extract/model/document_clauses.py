"""The clauses of a decree: considerations, cited laws, dictums."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zi_extract.model.document_base import Document

GazetteSeries = Literal["LN", "TLN", "BN", "TBN", "LD", "TLD", "BD", "TBD"]
DictumKind = Literal[
    "adoption", "funding", "entry_into_force", "correction_clause", "task", "other"
]


class Clause(Document):
    """An item of Menimbang or Memperhatikan."""

    label: str | None = Field(
        title="Huruf", description="Its letter or number without full stop, null when alone."
    )
    text: str = Field(title="Isi", description="Its text, lines and pages joined.")


class Gazette(Document):
    """Where a law was published."""

    series: GazetteSeries = Field(
        title="Seri",
        description="LN Lembaran Negara, BN Berita Negara, LD and BD regional; T for supplement.",
    )
    number: str | None = Field(title="Nomor", description="Number in the series.")
    year: int | None = Field(title="Tahun", description="Year of the series, four digits.")


class Citation(Document):
    """One cited law."""

    identifier: str | None = Field(
        title="Pengenal", description="The same for every citation of the same law."
    )
    type: str | None = Field(title="Jenis peraturan", description="Kind of law, as a short key.")
    issuer: str | None = Field(title="Instansi", description="Who issued it, null for state laws.")
    number: str | None = Field(title="Nomor", description="Its number as printed.")
    year: int | None = Field(title="Tahun", description="Its year, four digits.")
    title: str | None = Field(title="Tentang", description="What it is about.")
    gazettes: tuple[Gazette, ...] = Field(
        title="Pengumuman", description="The gazettes that are named with it."
    )
    as_amended_by: tuple[Citation, ...] = Field(
        title="Sebagaimana telah diubah dengan", description="The laws that amended it, as cited."
    )


class LegalBasis(Document):
    """An item of Mengingat."""

    label: str | None = Field(title="Angka", description="Its number without full stop.")
    text: str = Field(title="Isi", description="Its text, lines and pages joined.")
    citation: Citation | None = Field(
        title="Peraturan", description="The law it cites, null when none was recognised."
    )


class Dictum(Document):
    """What is decided: KESATU, KEDUA, ... or Pasal 1, Pasal 2, ..."""

    label: str = Field(title="Diktum", description="KESATU, KEDUA, ... or Pasal 1, ... as printed.")
    text: str = Field(title="Isi", description="Its text, lines and pages joined.")
    kind: DictumKind | None = Field(title="Jenis diktum", description="What it does.")
