"""A person's recorded change: an anchor on paper, what was read there, what it becomes, and why."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from zi_extract.model.document_base import Document, PageNumber, PaperBox, Pointer

CorrectionKind = Literal[
    "value",
    "tick",
    "doubt",
    "seen",
    "page_kind",
    "merge",
    "split",
    "join_row",
    "part_row",
    "column",
    "withdraw",
]
"""``value``: a text, number or date becomes ``becomes`` (the same as read: it was confirmed).
``tick``: a mark becomes marked or empty. ``doubt``: a person cannot tell, either: it stays flagged.
``seen``: a finding about no value (``raw`` is its code) was looked at. ``page_kind``: a page is of
another kind. ``merge``: the cells in ``box`` are one. ``split``: the cell at ``box`` is two,
``becomes`` is ``row`` or ``column`` and the fraction of the page where the line runs. ``join_row``:
the row of this cell continues the one above. ``part_row``: the row of this cell, the first of its
page, continues no row of the page before. ``column``: the column of this cell has the role
``becomes``. ``withdraw``: the correction named in ``withdraws`` holds no longer."""

CORRECTION_ID = r"^c-[0-9]{8}T[0-9]{6}-[0-9a-f]{8}$"
INSTANT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|\+00:00)$"

CorrectionId = Annotated[str, StringConstraints(pattern=CORRECTION_ID)]
Instant = Annotated[str, StringConstraints(pattern=INSTANT)]
ShortText = Annotated[str, StringConstraints(max_length=2_000)]
LongText = Annotated[str, StringConstraints(max_length=50_000)]


class InkPlace(Document):
    """A further piece of the same ink."""

    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    box: PaperBox = Field(title="Letak", description="Fractions of the upright page.")


class Correction(Document):
    """One line of a corrections file."""

    id: CorrectionId = Field(title="Pengenal", description="Its name: time and a random part.")
    kind: CorrectionKind = Field(title="Jenis", description="What is changed.")
    document: str = Field(
        title="SHA-256", description="Hash of the file's bytes.", pattern=r"^[0-9a-f]{64}$"
    )
    file: ShortText = Field(default="", title="Nama berkas", description="For people only.")
    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    box: PaperBox = Field(
        title="Letak", description="Left, top, right, bottom as fractions of the upright page."
    )
    continued: tuple[InkPlace, ...] = Field(
        default=(), title="Lanjutan", description="Further ink of the same value."
    )
    pointer: Pointer = Field(
        default="", title="Penunjuk", description="Where the value stood in decree.json then."
    )
    raw: LongText = Field(default="", title="Terbaca", description="What the program had read.")
    becomes: LongText | None = Field(
        default=None, title="Menjadi", description="What it becomes; null when nothing changes."
    )
    why: ShortText = Field(default="", title="Alasan", description="Reason, in words.")
    who: ShortText = Field(title="Oleh", description="Who made it.")
    when: Instant = Field(title="Waktu", description="When, in UTC.")
    version: ShortText = Field(default="", title="Versi", description="Of this program.")
    withdraws: CorrectionId | None = Field(
        default=None, title="Mencabut", description="The correction that holds no longer."
    )

    @property
    def signature(self) -> str:
        """Who and when, as evidence and findings name it."""
        return f"{self.who}, {self.when} ({self.id})"
