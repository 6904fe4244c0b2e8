"""What an office promises to do and when: the action items of the annexes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from zi_extract.model.document_base import Document, Month, PageNumber, Period

GivenAs = Literal["ticks", "shading", "codes", "text"]


class Area(Document):
    """The area of change (area perubahan) an action belongs to."""

    number: str | None = Field(title="Nomor area", description="As printed: I, II, 1, A.")
    name: str | None = Field(title="Area perubahan", description="As printed.")
    code: int | None = Field(
        title="Kode area", description="1-6 in the national order, whatever is printed.", ge=1, le=6
    )


class ListItem(Document):
    """An item of a list inside a cell."""

    label: str | None = Field(title="Penanda", description="As printed: a., 1), -.")
    text: str = Field(title="Isi", description="Its text, lines joined.")


class Schedule(Document):
    """When an action is to be done."""

    periods: tuple[Period, ...] = Field(
        title="Waktu pelaksanaan",
        description="As the paper gives them: YYYY-MM, YYYY-Qn or YYYY-MM-Wn.",
    )
    months: tuple[Month, ...] = Field(
        title="Bulan", description="The months (YYYY-MM) that the periods cover."
    )
    unsure: tuple[Period, ...] = Field(
        title="Meragukan", description="Periods whose mark could not be judged."
    )
    given_as: GivenAs | None = Field(
        title="Cara penulisan", description="ticks, shading, codes such as B03, or text."
    )
    printed: str | None = Field(title="Tertulis", description="The time as printed, if as text.")
    undated: str | None = Field(
        title="Tanpa tanggal", description="Printed time that names no period (Insidentil)."
    )
    year_from: str | None = Field(
        title="Asal tahun", description="Where the year was taken from: title, header, date."
    )


class Action(Document):
    """One promise. Null means that the table has no such column."""

    table: int = Field(title="Tabel", description="Index of its table among all tables.", ge=0)
    rows: tuple[int, ...] = Field(title="Baris", description="Its rows in that table, from 0.")
    pages: tuple[PageNumber, ...] = Field(title="Halaman", description="The pages it stands on.")
    area: Area = Field(title="Area perubahan", description="The area it belongs to.")
    number: str | None = Field(title="No", description="Number as printed, merged cells filled.")
    program: str | None = Field(title="Program/Kegiatan", description="Merged cells filled.")
    criteria: str | None = Field(title="Kriteria/Indikator", description="Merged cells filled.")
    action: str | None = Field(title="Rencana Aksi", description="What is to be done.")
    output: str | None = Field(title="Output/Bukti dukung", description="What is to come of it.")
    schedule: Schedule | None = Field(
        title="Waktu pelaksanaan", description="When; null when the table gives no time."
    )
    owner: str | None = Field(title="Penanggung jawab", description="Who answers, as printed.")
    note: str | None = Field(title="Keterangan", description="The note column.")
    owners: tuple[str, ...] = Field(title="Para penanggung jawab", description="Owners one by one.")
    criteria_items: tuple[ListItem, ...] = Field(
        title="Butir kriteria", description="The list inside the cell, if it holds one."
    )
    action_items: tuple[ListItem, ...] = Field(
        title="Butir rencana aksi", description="The list inside the cell, if it holds one."
    )
    output_items: tuple[ListItem, ...] = Field(
        title="Butir output", description="The list inside the cell, if it holds one."
    )
