"""Where a decree comes from: the file, its pages, and what was found wrong on them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from zi_extract.model.document_base import Document, PageNumber, PaperBox, Pointer
from zi_extract.model.finding import Severity
from zi_extract.model.source import Origin, PageKind

FindingCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class SourcePage(Document):
    """One page of the input file and what became of it."""

    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    kind: PageKind = Field(
        title="Jenis halaman",
        description="decree: body of the decree; annex: Lampiran; blank; other: attachments.",
    )
    origin: Origin = Field(
        title="Asal", description="scan: read from a picture; text: born digital, text layer used."
    )
    rotation: int = Field(
        title="Putaran",
        description="Degrees clockwise by which the scan was turned to stand upright.",
        json_schema_extra={"enum": [0, 90, 180, 270]},
    )
    skew: float = Field(
        title="Kemiringan", description="Degrees clockwise taken out after turning it upright."
    )
    dpi: float = Field(title="Resolusi", description="Pixels per inch at which it was read.", gt=0)
    status: str = Field(
        title="Status halaman",
        description=(
            "read; unread when reading it failed (a finding says why); left_out when not asked for."
        ),
        json_schema_extra={"enum": ["read", "unread", "left_out"]},
    )


class Source(Document):
    """The input file."""

    name: str = Field(title="Nama berkas", description="File name without its folder.")
    sha256: str = Field(
        title="SHA-256", description="Hash of the file's bytes.", pattern=r"^[0-9a-f]{64}$"
    )
    bytes: int = Field(title="Ukuran", description="Size of the file in bytes.", ge=0)
    pages: tuple[SourcePage, ...] = Field(
        title="Halaman-halaman",
        description="The pages of the file, those of this decree and others.",
    )


class FindingDocument(Document):
    """One problem, named and placed. Errors and warnings send the decree to review."""

    code: FindingCode = Field(
        title="Kode temuan", description="Stable name of the rule; docs/findings.md explains each."
    )
    severity: Severity = Field(
        title="Tingkat", description="error and warning ask for a person, info does not."
    )
    message: str = Field(title="Pesan", description="The problem in one plain English sentence.")
    page: PageNumber | None = Field(
        title="Halaman", description="Page of the file, null when no page is meant."
    )
    box: PaperBox | None = Field(
        title="Letak",
        description="Left, top, right, bottom as fractions of the upright page; null for none.",
    )
    pointer: Pointer = Field(
        title="Penunjuk", description="JSON Pointer of the value concerned, empty when none is."
    )
