"""Whether the data that a page is drawn from are whole.

A renderer draws damaged data as far as it goes and says nothing: the lower half of a scan, or the
last lines of a page, would be missing or wrong in silence. Flate streams carry a checksum, JPEGs
show damage to their decoder or in their blocks, faxes lose their place.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from zi_extract.intake.fax_streams import fax_is_whole
from zi_extract.intake.jumps import jumps
from zi_extract.intake.pictures import open_picture
from zi_extract.limits import Limits
from zi_extract.model.finding import Finding

PIECE = 1 << 20
"""Bytes that are unpacked at once, and thrown away."""

MOST = 1_000_000_000
"""Bytes unpacked of one stream; a colour page of the most pixels allowed has a third of that. What
is longer is a bomb, which the renderer's own limits stop."""


def find_damage(path: Path, kind: str, page: int, limits: Limits) -> tuple[Finding, ...]:
    """A finding when data of page ``page`` (from 1) are damaged; none where nobody can tell.

    ``kind`` is the format of the file.
    """
    if kind == "pdf":
        whole = _pdf_is_whole(path, page, limits)
    else:
        whole = kind != "jpeg" or _picture_is_whole(path, limits)
    if whole:
        return ()
    message = f"the data of page {page} are damaged; part of it may be missing or wrong"
    return (Finding("page-damaged", "error", message, page=page),)


def _pdf_is_whole(path: Path, page: int, limits: Limits) -> bool:
    """Streams in other encodings than Flate, DCT (JPEG) and CCITT (fax) pass."""
    import pikepdf

    try:
        with path.open("rb") as file, pikepdf.open(file, suppress_warnings=True) as pdf:
            if page > len(pdf.pages):
                return True
            return _streams_are_whole(pdf.pages[page - 1], limits)
    except (pikepdf.PdfError, RuntimeError):
        return True  # told by the count of its pages


def _picture_is_whole(path: Path, limits: Limits) -> bool:
    with open_picture(path, "jpeg", limits) as picture:
        pixels = np.asarray(picture, dtype=np.uint8)
    return not jumps(np.atleast_3d(pixels))


def _streams_are_whole(page: Any, limits: Limits) -> bool:
    import pikepdf

    try:
        return all(_is_whole(stream, limits) for stream in _streams(page))
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError):
        return False


def _streams(page: Any) -> Iterator[Any]:
    """What the page draws with: its contents, its pictures and fonts, not those inside of forms."""
    import pikepdf

    contents = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents]
    resources = page.obj.get("/Resources", {})
    found, fonts = resources.get("/XObject", {}), resources.get("/Font", {})
    of_fonts = (item for name in fonts for item in _of_font(fonts[name]))
    for item in [*parts, *(found[name] for name in found), *of_fonts]:
        if isinstance(item, pikepdf.Stream):
            yield item


def _of_font(font: Any) -> Iterator[Any]:
    """What its codes mean, and the shapes of its letters."""
    yield font.get("/ToUnicode")
    for face in font.get("/DescendantFonts", [font]):
        yield face.get("/CIDToGIDMap")
        shapes = face.get("/FontDescriptor", {})
        yield from (shapes.get(f"/FontFile{kind}") for kind in ("", "2", "3"))


def _is_whole(stream: Any, limits: Limits) -> bool:
    import pikepdf

    used = stream.get("/Filter")
    if isinstance(used, pikepdf.Array) and len(used) == 1:
        used = used[0]
    if used == "/FlateDecode":
        return _unpacks(stream)
    if used == "/DCTDecode":
        return _decodes(stream, limits)
    return used != "/CCITTFaxDecode" or _is_too_large(stream, limits) or fax_is_whole(stream)


def _is_too_large(stream: Any, limits: Limits) -> bool:
    """Of more pixels than are read, or none: left to the renderer."""
    return not 0 < int(stream.Width) * int(stream.Height) <= limits.max_page_pixels


def _unpacks(stream: Any) -> bool:
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


def _decodes(stream: Any, limits: Limits) -> bool:
    """A JPEG that its decoder does not complain of, without jumps in its blocks.

    Raises PdfError when the decoder complains. One of too many pixels is left to the renderer.
    """
    if _is_too_large(stream, limits):
        return True
    wide, high = int(stream.Width), int(stream.Height)
    data = np.frombuffer(_pixels(stream), dtype=np.uint8)
    channels = len(data) // (wide * high)
    if not channels or len(data) != channels * wide * high:
        return False
    return not jumps(data.reshape(high, wide, channels))


def _pixels(stream: Any) -> bytes:
    """The pixels of a JPEG, decoded without its /DecodeParms.

    qpdf decodes none that has any, though all they may hold (/ColorTransform) stands in the JPEG
    itself, too. Raises PdfError when the decoder complains.
    """
    import pikepdf

    with pikepdf.new() as pdf:
        bare = pdf.make_stream(stream.read_raw_bytes(), Filter=pikepdf.Name.DCTDecode)
        return bytes(bare.read_bytes(pikepdf.StreamDecodeLevel.all))
