"""Whether the compressed data of pages are whole, by the checksum that each stream carries.

A renderer draws a damaged stream as far as it goes and says nothing: the lower half of a scan, or
the last lines of a page, would be missing in silence.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

PIECE = 1 << 20
"""Bytes that are unpacked at once, and thrown away."""

MOST = 1_000_000_000
"""Bytes unpacked of one stream; a colour page of the most pixels allowed has a third of that. What
is longer is a bomb, which the renderer's own limits stop."""


def damaged_pages(pdf: Any) -> list[int]:
    """Numbers (from 1) of the pages of an open pikepdf document with damaged text or pictures.

    Streams in other encodings than Flate carry no checksum and pass.
    """
    return [number for number, page in enumerate(pdf.pages, start=1) if not _all_whole(page)]


def _all_whole(page: Any) -> bool:
    import pikepdf  # noqa: PLC0415 - heavy

    try:
        return all(map(_is_whole, _streams(page)))
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError):
        return False


def _streams(page: Any) -> Iterator[Any]:
    """What the page draws with: its contents and its pictures, not those inside of forms."""
    import pikepdf  # noqa: PLC0415 - heavy

    contents = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    found = page.obj.get("/Resources", {}).get("/XObject", {})
    for item in [*parts, *(found[name] for name in found)]:
        if isinstance(item, pikepdf.Stream) and item.get("/Filter") == "/FlateDecode":
            yield item


def _is_whole(stream: Any) -> bool:
    unpacker, data, size = zlib.decompressobj(), bytes(stream.read_raw_bytes()), 0
    if not data:
        return True
    try:
        while data and not unpacker.eof and size < MOST:
            size += len(unpacker.decompress(data, PIECE))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or size >= MOST
