"""The note of electronic signing, which certified mail services print at the foot of every page.

The decree's grammar takes it out of the text, and the checks count its words as furniture: both
must know it alike.
"""

from __future__ import annotations

import re

_BEGINS = re.compile(
    r"^[\W\d_]*(?:catatan\W*)?(?:"
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


def begins_note(text: str) -> bool:
    """Does a row begin the note that its document is signed electronically?"""
    return bool(_BEGINS.match(text))


def continues_note(text: str) -> bool:
    """Does a row below a row of such a note belong to it?"""
    return begins_note(text) or bool(_GOES_ON.search(text))
