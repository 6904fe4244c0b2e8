"""Whether a faxed picture (CCITT Group 4) in a PDF is whole.

A Group 4 stream has no checksum, and one wrong bit in it moves all rows that follow. But there is
one way only to write it (ITU-T T.6): a decoder that lost its place meets codes that are none, or
the end too soon or too late.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import Any

from pdfminer.ccitt import CCITTG4Parser

DEFAULT_COLUMNS = 1728
"""Columns of a stream that does not say (ISO 32000-1, table 11)."""

MOST = 400_000
"""Bytes of a stream that are followed code by code, which takes 20 microseconds a byte; a page of
text has 50,000, and what is longer is a picture of dots that nobody reads."""

PADDING = b"\0\r\n "
"""What writers leave behind the end."""


def fax_is_whole(stream: Any) -> bool:
    """Whether the picture ``stream`` of a PDF decodes to as many rows as it says, and then ends.

    Streams of Group 3 pass: they are resumed at every line. So does what cannot be told.
    """
    settings = _settings(stream)
    if int(settings.get("/K", 0)) >= 0:
        return True
    data = bytes(stream.read_raw_bytes())
    columns, rows = int(settings.get("/Columns", DEFAULT_COLUMNS)), int(stream.Height)
    aligned = bool(settings.get("/EncodedByteAlign", False))
    if not aligned and _written_again(data, columns, rows) == data.rstrip(PADDING):
        return True
    if len(data) > MOST:
        return True
    read = _Rows(columns, aligned)
    return read.count(data) == rows and (read.ended or not settings.get("/EndOfBlock", True))


def _settings(stream: Any) -> Any:
    """The parameters of the stream's decoder, its only one."""
    import pikepdf

    found = stream.get("/DecodeParms", {})
    return found[0] if isinstance(found, pikepdf.Array) else found


def _written_again(data: bytes, columns: int, rows: int) -> bytes | None:
    """What is decoded from the data encoded again: the same, as most writers do it; or None."""
    from PIL import Image, ImageChops
    from PIL.TiffImagePlugin import TiffImageFile

    try:
        with Image.open(io.BytesIO(_as_tiff(data, columns, rows))) as picture:
            picture.load()
            again = io.BytesIO()
            options: dict[str, Any] = {"compression": "group4", "tiffinfo": {278: rows}}
            ImageChops.invert(picture).save(again, "TIFF", **options)
        again.seek(0)
        with TiffImageFile(again) as written:
            (start,), (size,) = (written.tag_v2[tag] for tag in (273, 279))
    except (OSError, ValueError, SyntaxError):
        return None
    return again.getvalue()[start : start + size].rstrip(PADDING)


def _as_tiff(data: bytes, columns: int, rows: int) -> bytes:
    """The stream as a TIFF file of one strip, whose zeros are white."""
    long, short = 4, 3
    size = {256: (long, columns), 257: (long, rows), 258: (short, 1), 259: (short, 4)}
    strip = {262: (short, 0), 273: (long, 0), 278: (long, rows), 279: (long, len(data))}
    entries = size | strip
    start = 8 + 2 + 12 * len(entries) + 4
    entries[273] = (long, start)
    directory = b"".join(
        struct.pack("<HHII", tag, kind, 1, value) for tag, (kind, value) in entries.items()
    )
    count = struct.pack("<H", len(entries))
    return b"II*\0" + struct.pack("<I", 8) + count + directory + struct.pack("<I", 0) + data


class _Rows(CCITTG4Parser):
    """Follows the codes of a stream, and keeps nothing of its picture."""

    ended = False

    def count(self, data: bytes) -> int:
        """How many rows there are before the end, or before a code that is none."""
        try:
            self.feedbytes(data)
        except (self.InvalidData, IndexError, ValueError):
            return -1
        return int(self._y)

    def output_line(self, y: int, bits: Sequence[int]) -> None:
        """Nothing: it is the rows that count."""

    def _parse_mode(self, mode: object) -> Any:
        self.ended = mode == "e"
        return super()._parse_mode(mode)
