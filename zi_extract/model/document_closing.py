"""The end of a decree: place, date, who signed, who certified the copy, who gets one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zi_extract.model.document_base import Document, IsoDate

Signed = Literal["ttd", "signature", "electronic", "none"]


class Person(Document):
    """Who signs."""

    role: str | None = Field(title="Jabatan", description="The office as printed, one line.")
    name: str | None = Field(title="Nama", description="The name as printed, with titles.")
    bare_name: str | None = Field(
        title="Nama tanpa gelar", description="The name without academic and other titles."
    )
    titles: str | None = Field(title="Gelar", description="The titles alone, as printed.")
    rank: str | None = Field(
        title="Pangkat/golongan", description="Civil service rank as printed below the name."
    )
    nip: str | None = Field(
        title="NIP",
        description="Personnel number without spaces: 18 digits when valid, otherwise as printed.",
    )
    acting: str | None = Field(
        title="Atas nama", description="a.n., u.b., Plt., Plh., Pj. or Pjs. before the office."
    )
    signed: Signed | None = Field(
        title="Tanda tangan",
        description="ttd: the letters are printed; signature: by hand; electronic; none.",
    )
    unit: str | None = Field(title="Unit kerja", description="The unit above the office.")


class Closing(Document):
    """The end of the decree."""

    place: str | None = Field(title="Ditetapkan di", description="Where it was decided.")
    date: IsoDate | None = Field(
        title="Pada tanggal",
        description="When it was decided, ISO date.",
        json_schema_extra={"format": "date"},
    )
    signatories: tuple[Person, ...] = Field(
        title="Penanda tangan", description="Who signed, in printed order."
    )
    attestation: Person | None = Field(
        title="Salinan sesuai dengan aslinya", description="Who certified the copy."
    )
    copies_to: tuple[str, ...] = Field(
        title="Tembusan", description="Who gets a copy, in printed order."
    )
