"""What came in: the file, its pages and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Origin = Literal["scan", "text"]
"""``scan``: the page is a picture; ``text``: it was born digital and its text layer is used."""

PageKind = Literal["decree", "annex", "blank", "other"]
"""What a page is: decree body, Lampiran, nothing, or something else (memo, minutes, photo)."""

PageStatus = Literal["read", "unread", "left_out"]
"""``unread``: reading it failed; ``left_out``: it was not asked for (``--pages``)."""

Status = Literal["ok", "review", "partial", "not_a_decree", "failed"]
"""What became of an input file; see docs/glossary.md."""

SourceFormat = Literal["pdf", "tiff", "png", "jpeg"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One input file. ``pages`` is the page count that two parsers agree on."""

    name: str
    sha256: str
    size: int
    format: SourceFormat
    pages: int
