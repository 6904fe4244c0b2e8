"""The note of electronic signing, which certified mail services print at the foot of every page.

The decree's grammar takes it out of the text, and the checks count its words as furniture: both
must know it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from zi_extract.model.geometry import Box

NOTE_GAP = 2.0
"""White space in character heights within a note; its print is smaller than the page's. Higher
reaches what is printed below it."""

# The words of the service's mark may stand left of it.
_BEGINS = re.compile(
    r"^(?:[\W\d_]|\b(?:catatan|balai|besar|sertifikasi|elektronik|bsre)\b)*(?:"
    r"(?:dokumen|naskah|surat|salinan)\s+(?:elektronik\s+)?ini\b.{0,30}\bditandatangani\s+secara\s+"
    r"(?:elektronik|digital)"
    r"|(?:dokumen|naskah|surat)\s+ini\b.{0,40}\b(?:keaslian|keabsahan)"
    r"|(?:undang-undang|uu)\s+ite\b|informasi\s+elektronik\s+dan)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"elektronik|sertifikat|sertifikasi|\bBSrE\b|\bBSSN\b|badan siber|sandi negara|alat bukti"
    r"|QR\s?code|memindai",
    re.IGNORECASE,
)


class Printed(Protocol):
    """A line or a row of a page."""

    @property
    def text(self) -> str:
        """What it says."""
        ...

    @property
    def box(self) -> Box:
        """Where it stands."""
        ...


Print = TypeVar("Print", bound=Printed)


def find_note(rows: Iterable[Print], size: float) -> list[Print]:
    """The rows of the note, from top to bottom; ``size`` is the page's character height."""
    note: list[Print] = []
    for row in rows:
        near = bool(note) and row.box.top - note[-1].box.bottom < NOTE_GAP * size
        if begins_note(row.text) or (near and _GOES_ON.search(row.text)):
            note.append(row)
    return note


def begins_note(text: str) -> bool:
    """Does a row begin the note that its document is signed electronically?"""
    return bool(_BEGINS.match(text))
