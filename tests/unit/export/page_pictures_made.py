"""Pictures of the sample's pages, painted by hand."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import Image

from zi_extract.export.formats.pictures import PagePicture

WIDTH, HEIGHT, DPI = 100, 140, 10.0


def painted(decree: Mapping[str, Any]) -> Iterator[PagePicture]:
    """Page 1 in bits, page 2 in grey, page 3 in colour."""
    for page in decree["pages"]:
        encoding, mode = {1: ("bits", "1"), 2: ("grey", "L"), 3: ("colour", "RGB")}[page]
        yield PagePicture(page, WIDTH, HEIGHT, DPI, encoding, _content(mode))  # type: ignore[arg-type]


def _content(mode: str) -> bytes:
    if mode == "1":
        return zlib.compress(b"\xff" * ((WIDTH + 7) // 8) * HEIGHT)
    written = io.BytesIO()
    Image.new(mode, (WIDTH, HEIGHT), "white").save(written, "JPEG")
    return written.getvalue()
