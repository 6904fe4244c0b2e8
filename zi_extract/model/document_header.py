"""The head of a decree: copy mark, kind, issuer, number, title."""

from __future__ import annotations

from pydantic import Field

from zi_extract.model.document_base import Document


class Issuer(Document):
    """The issuing body."""

    name: str | None = Field(title="Nama instansi", description="The body as printed, one line.")
    kind: str | None = Field(
        title="Jenis instansi", description="Kind of agency, a key of the agencies' data file."
    )
    region_type: str | None = Field(
        title="Jenis wilayah",
        description="Kabupaten, Kota or Provinsi: many regions share their bare name.",
    )
    region_name: str | None = Field(
        title="Nama wilayah", description="The region's name without its type."
    )


class Number(Document):
    """The decree's number. Parts are null where the issuer's format has none."""

    printed: str | None = Field(title="Nomor", description="What is printed after NOMOR.")
    normalised: str | None = Field(
        title="Nomor baku", description="Upper case, single spaces, no space around / . and -."
    )
    sequence: str | None = Field(title="Nomor urut", description="The running number, as text.")
    classification: str | None = Field(
        title="Kode klasifikasi", description="Filing code such as HK.03.1 or OT.01.3."
    )
    unit: str | None = Field(title="Kode unit", description="Code of the unit or region.")
    month: int | None = Field(title="Bulan", description="Month in the number, 1-12.", ge=1, le=12)
    year: int | None = Field(title="Tahun", description="Year in the number, four digits.")


class Header(Document):
    """The head of the first page."""

    salinan: bool | None = Field(
        title="SALINAN", description="True for a certified copy, false for an original."
    )
    type: str | None = Field(title="Jenis produk hukum", description="KEPUTUSAN and the like.")
    issuer: Issuer = Field(title="Instansi", description="The issuing body and its region.")
    official: str | None = Field(
        title="Pejabat", description="The office that decides, as printed above Menimbang."
    )
    number: Number = Field(title="Nomor", description="The decree's number and its parts.")
    other_numbers: tuple[Number, ...] = Field(
        default=(),
        title="Nomor lain",
        description="A joint decree has a number of each issuer: those below the first one.",
    )
    year: int | None = Field(title="Tahun", description="Year of the decree, four digits.")
    title: str | None = Field(title="TENTANG", description="What the decree is about, one line.")
