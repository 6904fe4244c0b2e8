"""The documents beside the decree: each value's ink, and each page's words."""

from __future__ import annotations

from pydantic import Field

from zi_extract.model.document_base import (
    DOCUMENT_ID_PATTERN,
    SCHEMA_VERSION,
    Document,
    PageNumber,
    PaperBox,
    Pointer,
    SchemaVersion,
    Share,
)
from zi_extract.model.places import Place
from zi_extract.model.source import Origin, PageKind, PageStatus

BOX = "Left, top, right, bottom as fractions of the upright page."


class Ink(Document):
    """A piece of ink on one page."""

    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    box: PaperBox = Field(title="Letak", description=BOX)
    words: tuple[int, ...] = Field(
        title="Kata", description="Offsets of its words in that page's list in pages.json."
    )


class EvidenceItem(Document):
    """Where a value stands on paper and how it was read."""

    page: PageNumber = Field(title="Halaman", description="Page of its (first) ink, from 1.")
    box: PaperBox = Field(title="Letak", description=BOX)
    words: tuple[int, ...] = Field(
        title="Kata", description="Offsets of its words in that page's list in pages.json."
    )
    continued: tuple[Ink, ...] = Field(
        title="Lanjutan", description="Further ink of the same value, in reading order."
    )
    raw: str = Field(title="Terbaca", description="The text exactly as read.")
    confidence: Share = Field(title="Keyakinan", description="Probability that it is right, 0-1.")
    needs_review: bool = Field(
        title="Perlu diperiksa", description="A person should look at this value."
    )
    readings: tuple[str, ...] = Field(
        title="Bacaan lain", description="Other readings of the same ink."
    )
    derived: str = Field(
        title="Diturunkan", description="How the value was made of the ink, empty when as read."
    )
    reader: str = Field(
        title="Pembaca", description="Engine and model, such as tesseract/eng; ink for ticks."
    )
    corrected_by: str = Field(
        default="",
        title="Diperiksa oleh",
        description="Who settled the value, and when; empty when nobody did.",
    )


class EvidenceDocument(Document):
    """evidence.json: JSON Pointer of a value in decree.json to its ink."""

    id: str = Field(title="Pengenal", description="The decree's id.", pattern=DOCUMENT_ID_PATTERN)
    schema_version: SchemaVersion = Field(
        default=SCHEMA_VERSION, title="Versi skema", description="Version of this form."
    )
    evidence: dict[Pointer, EvidenceItem] = Field(
        title="Bukti", description="JSON Pointer to ink, for every value read from paper."
    )


class PageWord(Document):
    """A word as read."""

    text: str = Field(title="Kata", description="The word, repaired where a rule applied.")
    raw: str = Field(title="Terbaca", description="As read, when a rule changed it; else empty.")
    box: PaperBox = Field(title="Letak", description=BOX)
    confidence: Share = Field(title="Keyakinan", description="Probability that it is right, 0-1.")
    reader: str = Field(title="Pembaca", description="Engine and model.")
    place: Place = Field(title="Tempat", description="Where the word ended: exactly one place.")


class PageDocument(Document):
    """One page as read."""

    page: PageNumber = Field(title="Halaman", description="Page of the file, counted from 1.")
    kind: PageKind = Field(title="Jenis halaman", description="decree, annex, blank or other.")
    origin: Origin = Field(title="Asal", description="scan or text.")
    status: PageStatus = Field(
        title="Status halaman", description="read, unread, or left_out when not asked for."
    )
    needs_review: bool = Field(
        title="Perlu diperiksa", description="True when the page as a whole could not be trusted."
    )
    legibility: Share = Field(title="Keterbacaan", description="Mean confidence of its words, 0-1.")
    places: dict[Place, int] = Field(
        title="Jumlah kata", description="How many words ended in each place."
    )
    text: str = Field(
        title="Teks", description="The page's text as printed, rows of a table as lines with tabs."
    )
    words: tuple[PageWord, ...] = Field(title="Kata", description="Every word of the page.")


class PagesDocument(Document):
    """pages.json: every word of the decree's pages."""

    id: str = Field(title="Pengenal", description="The decree's id.", pattern=DOCUMENT_ID_PATTERN)
    schema_version: SchemaVersion = Field(
        default=SCHEMA_VERSION, title="Versi skema", description="Version of this form."
    )
    pages: tuple[PageDocument, ...] = Field(title="Halaman", description="The pages in order.")
