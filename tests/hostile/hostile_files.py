"""Makes damaged and hostile files, the same ones every time: `python hostile_files.py FOLDER`.

Each has the kinds of end that are allowed for it. PAGES is how many pages the sound file has.
"""

from __future__ import annotations

import io
import random
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
from PIL import Image

PAGES = 3

FAILED = frozenset({"failed"})
ANY = frozenset({"failed", "partial", "review", "ok", "not_a_decree"})
"""Damage that may or may not matter: whatever it ends as must be reasoned and lose no page."""
NOTHING = frozenset({"failed", "partial", "not_a_decree"})
"""There is no decree in it: nothing may be invented."""
BAD = frozenset({"failed", "partial"})

BODY = (
    (
        "KEPUTUSAN KEPALA DINAS ARSIP KOTA SUKAMAJU",
        "NOMOR 12 TAHUN 2024",
        "TENTANG",
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
        "KEPALA DINAS ARSIP KOTA SUKAMAJU,",
    ),
    (
        "Menimbang : a. bahwa arsip harus tertib;",
        "Mengingat : 1. Undang-Undang Nomor 43 Tahun 2009;",
        "MEMUTUSKAN:",
        "KESATU : Menetapkan rencana aksi.",
    ),
    (
        "KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        "Ditetapkan di Sukamaju",
        "pada tanggal 3 Mei 2024",
        "KEPALA DINAS,",
        "SRI LESTARI",
    ),
)


@dataclass(frozen=True)
class Hostile:
    """A file, and the statuses that it may end with. ``pages``: how many a sound reader finds."""

    name: str
    content: bytes
    expected: frozenset[str] = ANY
    pages: int = 0


@cache
def sound(*, compress: bool = True) -> bytes:
    """A born-digital decree of three short pages."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for lines in BODY:
            page = pdf.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            shown = " T* ".join(f"({line}) Tj" for line in lines)
            page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 TL 72 720 Td {shown} ET".encode())
        target = io.BytesIO()
        pdf.save(target, compress_streams=compress, deterministic_id=True)
    return target.getvalue()


def hostile_files() -> Iterator[Hostile]:
    """All of them: more than 300."""
    for maker in (
        truncated,
        flipped,
        page_trees,
        references,
        boxes,
        bombs,
        locked,
        pictures,
        others,
    ):
        yield from maker()


def truncated() -> Iterator[Hostile]:
    data = sound()
    for part in range(100):
        yield Hostile(f"cut-{part:02}.pdf", data[: len(data) * part // 100], ANY, PAGES)


def flipped() -> Iterator[Hostile]:
    rng = random.Random(20)
    for number in range(90):
        content = bytearray(sound(compress=number % 2 == 0))
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        yield Hostile(f"bit-{number:02}.pdf", bytes(content), ANY, PAGES)
    for number in range(20):
        content = bytearray(sound())
        start = rng.randrange(len(content) - 64)
        content[start : start + 64] = rng.randbytes(64)
        yield Hostile(f"block-{number:02}.pdf", bytes(content), ANY, PAGES)


def raw(*objects: str | bytes, trailer: str = "", start: str = "") -> bytes:
    """A PDF of these objects (numbered from 1) without a table of their places."""
    parts = [b"%PDF-1.7\n"]
    for number, item in enumerate(objects, start=1):
        body = item.encode() if isinstance(item, str) else item
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    parts.append(f"trailer << /Root 1 0 R /Size {len(objects) + 1} {trailer} >>\n".encode())
    parts.append(f"{start}%%EOF\n".encode())
    return b"".join(parts)


CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {0} >>"


def stream(data: bytes, entries: str = "") -> bytes:
    head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode()
    return head + data + b"\nendstream"


def page_trees() -> Iterator[Hostile]:
    trees = {
        "empty": "/Count 0 /Kids []",
        "itself": "/Count 3 /Kids [2 0 R]",
        "twice": "/Count 2 /Kids [3 0 R 3 0 R]",
        "many-times": f"/Count 5000 /Kids [{'3 0 R ' * 5000}]",
        "count-high": "/Count 7 /Kids [3 0 R]",
        "count-low": "/Count 0 /Kids [3 0 R 3 0 R 3 0 R]",
        "count-negative": "/Count -3 /Kids [3 0 R]",
        "count-huge": "/Count 9999999999 /Kids [3 0 R]",
        "count-word": "/Count /Many /Kids [3 0 R]",
        "count-missing": "/Kids [3 0 R]",
        "kid-missing": "/Count 2 /Kids [3 0 R 99 0 R]",
        "kid-null": "/Count 2 /Kids [3 0 R null]",
        "kid-number": "/Count 2 /Kids [3 0 R 17]",
        "kid-catalog": "/Count 2 /Kids [3 0 R 1 0 R]",
        "kids-missing": "/Count 1",
        "kids-name": "/Count 1 /Kids /None",
    }
    for name, entries in trees.items():
        content = raw(CATALOG, f"<< /Type /Pages {entries} >>", PAGE.format(""))
        yield Hostile(f"tree-{name}.pdf", content, NOTHING)
    deep = [
        f"<< /Type /Pages /Count 1 /Kids [{n + 3} 0 R] /Parent {n + 1} 0 R >>" for n in range(9000)
    ]
    deep[-1] = PAGE.format("")
    yield Hostile("tree-deep.pdf", raw(CATALOG, *deep), NOTHING)
    wide = [f"<< /Type /Pages /Count 999 /Kids [{'3 0 R 4 0 R '}] >>" for _ in range(3)]
    yield Hostile("tree-exponential.pdf", raw(CATALOG, *wide), NOTHING)
    yield Hostile("root-missing.pdf", raw("<< /Type /Catalog >>"), FAILED)
    yield Hostile("root-page.pdf", raw(PAGE.format("")), FAILED)
    yield Hostile(
        "page-untyped.pdf", raw(CATALOG, "<< /Count 1 /Kids [3 0 R] >>", "<< >>"), NOTHING
    )


def one_page(entries: str, *more: str | bytes) -> bytes:
    tree = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return raw(CATALOG, tree, PAGE.format(entries), *more)


def references() -> Iterator[Hostile]:
    page = ("<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE.format(""))
    for name, start in {
        "itself": "startxref\n0\n",
        "beyond": "startxref\n99999999\n",
        "negative": "startxref\n-1\n",
        "words": "startxref\nhere\n",
        "huge": f"startxref\n{'9' * 300}\n",
    }.items():
        yield Hostile(f"xref-{name}.pdf", raw(CATALOG, *page, start=start), NOTHING)
    for name, trailer in {
        "prev-itself": "/Prev 9",
        "prev-negative": "/Prev -5",
        "root-number": "/Root 7",
        "root-far": "/Root 999999 0 R",
        "size-huge": "/Size 2147483647",
    }.items():
        yield Hostile(f"trailer-{name}.pdf", raw(CATALOG, *page, trailer=trailer), NOTHING)
    loop = b"xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 4 /Prev %d >>\n"
    body = raw(CATALOG, *page)
    again = body + loop % len(body) + b"startxref\n%d\n%%%%EOF\n" % len(body)
    yield Hostile("xref-loop.pdf", again, NOTHING)
    for name, entry in {
        "length-itself": stream(b"q Q", "/Length 4 0 R"),
        "length-huge": stream(b"q Q").replace(b"/Length 3", b"/Length 999999999"),
        "length-negative": stream(b"q Q").replace(b"/Length 3", b"/Length -1"),
        "object-itself": b"4 0 R",
        "filter-unknown": stream(b"q Q", "/Filter /Nonsense"),
        "filters-many": stream(b"q Q", f"/Filter [{'/ASCIIHexDecode ' * 3000}]"),
        "brackets": b"[" * 20_000,
        "strings": b"(" * 20_000,
    }.items():
        yield Hostile(f"object-{name}.pdf", one_page("/Contents 4 0 R", entry), NOTHING)
    body = stream(b"4 0 5 4 << >> << >>", "/Type /ObjStm /N 2 /First 8 /Extends 4 0 R")
    yield Hostile("object-stream-itself.pdf", one_page("/Contents 5 0 R", body), NOTHING)


def boxes() -> Iterator[Hostile]:
    for number, box in enumerate(
        (
            "0 0 14400 14400",
            "0 0 999999999 999999999",
            "0 0 1e38 1e38",
            "0 0 0 0",
            "0 0 -595 -842",
            "595 842 0 0",
            "0 0 1 100000",
            "0 0 0.0001 0.0001",
            "0 0 595",
            "/a /b /c /d",
            "0 0 nan nan",
            "-99999999 -99999999 99999999 99999999",
            "",
        )
    ):
        content = one_page("").replace(b"[0 0 595 842]", f"[{box}]".encode())
        yield Hostile(f"box-{number:02}.pdf", content, NOTHING)
    for number, entry in enumerate(
        (
            "/UserUnit 75000",
            "/UserUnit -1",
            "/Rotate 45",
            "/Rotate 9999999990",
            "/Rotate /Left",
            "/CropBox [0 0 0 0]",
            "/CropBox [9e9 9e9 9e10 9e10]",
            "/Contents [4 0 R 4 0 R 99 0 R null 7]",
            "/Resources 3 0 R",
            "/Parent 3 0 R",
            "/Annots 3 0 R",
            "/Group << /CS 3 0 R >>",
        )
    ):
        yield Hostile(f"page-{number:02}.pdf", one_page(entry, stream(b"q Q")), NOTHING)


def bombs() -> Iterator[Hostile]:
    packed = zlib.compress(b" " * 200_000_000, 9)
    yield Hostile("bomb-content.pdf", _drawn(packed, "/Filter /FlateDecode"), NOTHING)
    twice = zlib.compress(zlib.compress(b"q Q " * 50_000_000, 9), 9)
    filters = "/Filter [/FlateDecode /FlateDecode]"
    yield Hostile("bomb-twice.pdf", _drawn(twice, filters), NOTHING)
    drawings = {
        "nesting": b"q " * 500_000,
        "operators": b"0 0 m 9 9 l S " * 200_000,
        "forms": b"/X Do " * 1000,
        "numbers": b"1 " * 2_000_000 + b"m",
        "text": b"BT /F1 9 Tf (" + b"a" * 3_000_000 + b") Tj ET",
        "dash": b"[0.00001 0.00001] 0 d 0 0 m 595 842 l S",
        "matrix": b"1e30 0 0 1e30 0 0 cm 0 0 1 1 re f",
        "inline-picture": b"BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID x EI",
        "unfinished": b"BT (no end",
        "binary": bytes(range(256)) * 2000,
    }
    for name, content in drawings.items():
        yield Hostile(f"draw-{name}.pdf", _drawn(content), NOTHING)
    form = stream(b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] " + _XOBJECT)
    yield Hostile("draw-form-in-itself.pdf", one_page(_SHOWN, stream(b"/X Do"), form), NOTHING)
    for name, entries in {
        "huge": "/Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        "overflow": "/Width 2147483647 /Height 2147483647 /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray",
        "negative": "/Width -5 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray",
        "zero": "/Width 0 /Height 0 /BitsPerComponent 1 /ColorSpace /DeviceGray",
        "bits": "/Width 9 /Height 9 /BitsPerComponent 77 /ColorSpace /DeviceGray",
        "colours": "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace 5 0 R",
        "mask-itself": "/Width 9 /Height 9 /BitsPerComponent 8 /SMask 5 0 R "
        "/ColorSpace /DeviceGray",
        "jpeg": "/Width 9000 /Height 9000 /Filter /DCTDecode /ColorSpace /DeviceRGB",
        "jpeg2000": "/Width 9000 /Height 9000 /Filter /JPXDecode",
        "jbig2": "/Width 9000 /Height 9000 /Filter /JBIG2Decode /BitsPerComponent 1",
        "fax": "/Width 50000 /Height 50000 /Filter /CCITTFaxDecode /DecodeParms << /K -1 "
        "/Columns 50000 >> /BitsPerComponent 1 /ColorSpace /DeviceGray",
        "runs": "/Width 30000 /Height 30000 /Filter /RunLengthDecode /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray",
    }.items():
        picture = stream(b"\x81\xff" * 5000, f"/Type /XObject /Subtype /Image {entries}")
        page = one_page(_SHOWN, stream(b"595 0 0 842 0 0 cm /X Do"), picture)
        yield Hostile(f"picture-{name}.pdf", page, NOTHING)
    annotations = " ".join(["<< /Subtype /Text /Rect [0 0 1 1] >>"] * 20_000)
    yield Hostile("annotations.pdf", one_page(f"/Annots [{annotations}]"), NOTHING)
    outline = CATALOG.replace(">>", "/Outlines << /First 1 0 R /Last 1 0 R >> >>")
    page = ("<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE.format(""))
    yield Hostile("outlines-loop.pdf", raw(outline, *page), NOTHING)
    script = CATALOG.replace(">>", "/OpenAction << /S /JavaScript /JS (for(;;);) >> >>")
    yield Hostile("script.pdf", raw(script, *page), NOTHING)
    form = CATALOG.replace(">>", "/AcroForm << /Fields [1 0 R] /XFA (http://127.0.0.1:9/x) >> >>")
    yield Hostile("form-loop.pdf", raw(form, *page), NOTHING)


_XOBJECT = "/Resources << /XObject << /X 5 0 R >> >>"
_SHOWN = f"/Contents 4 0 R {_XOBJECT}"


def _drawn(content: bytes, entries: str = "") -> bytes:
    return one_page("/Contents 4 0 R", stream(content, entries))


def locked() -> Iterator[Hostile]:
    for revision, aes in ((2, False), (3, False), (4, False), (4, True), (5, True), (6, True)):
        for user in ("", "secret"):
            lock = pikepdf.Encryption(user=user, owner="owner", R=revision, aes=aes, metadata=aes)
            target = io.BytesIO()
            with pikepdf.open(io.BytesIO(sound())) as pdf:
                pdf.save(target, encryption=lock)
            kind = "user" if user else "owner"
            expected = FAILED if user else ANY - FAILED
            name = f"locked-{kind}-r{revision}{'-aes' * aes}.pdf"
            yield Hostile(name, target.getvalue(), expected, 0 if user else PAGES)
    for name, entries in {
        "unknown": "/Filter /Standard /V 99 /R 99 /O (a) /U (b) /P 0",
        "handler": "/Filter /Nobody /V 1",
        "short": "/Filter /Standard /V 2 /R 3 /Length 128 /P -4",
    }.items():
        page = ("<< /Type /Pages /Count 1 /Kids [3 0 R] >>", PAGE.format(""))
        content = raw(CATALOG, *page, trailer=f"/Encrypt << {entries} >> /ID [(a) (b)]")
        yield Hostile(f"locked-{name}.pdf", content, NOTHING)


def pictures() -> Iterator[Hostile]:
    whole = {kind: _picture(kind) for kind in ("PNG", "JPEG", "TIFF")}
    for kind, data in whole.items():
        for part in (1, 10, 50, 90, 99):
            name = f"{kind.lower()}-cut-{part:02}.{kind.lower()}"
            yield Hostile(name, data[: len(data) * part // 100], NOTHING)
    size = struct.pack(">II", 60_000, 60_000)
    head = b"IHDR" + size + b"\x08\x00\x00\x00\x00"
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    yield Hostile("bomb.png", whole["PNG"][:8] + chunk + whole["PNG"][33:], FAILED)
    large = bytearray(whole["JPEG"])
    at = large.index(b"\xff\xc0") + 5
    large[at : at + 4] = struct.pack(">HH", 65_500, 65_500)
    yield Hostile("bomb.jpg", bytes(large), BAD)
    tiff = whole["TIFF"]
    first = struct.unpack("<I", tiff[4:8])[0]
    entries = struct.unpack("<H", tiff[first : first + 2])[0]
    looped = bytearray(tiff)
    end = first + 2 + 12 * entries
    looped[end : end + 4] = tiff[4:8]
    yield Hostile("loop.tif", bytes(looped), NOTHING)
    lost = bytearray(tiff)
    lost[4:8] = struct.pack("<I", 0xFFFFFFF0)
    yield Hostile("lost.tif", bytes(lost), FAILED)


def _picture(kind: str) -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").resize((400, 560)).save(target, kind)
    return target.getvalue()


def others() -> Iterator[Hostile]:
    for name, content in {
        "nothing.pdf": b"",
        "head.pdf": b"%PDF-1.7\n",
        "zeros.pdf": bytes(5000),
        "postscript.pdf": b"%!PS-Adobe-3.0\n(/etc/passwd) run\n",
        "page.pdf": b"<html><script>alert(1)</script></html>",
        "archive.pdf": b"PK\x03\x04" + bytes(100),
        "gif.png": b"GIF89a" + bytes(100),
        "photoshop.png": b"8BPS\x00\x01" + bytes(100),
        "vector.tif": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }.items():
        yield Hostile(name, content, FAILED)
    yield Hostile("mail.pdf", b"From: a\r\n" * 50 + sound(), ANY, PAGES)
    yield Hostile("late-head.pdf", b" " * 2000 + sound(), FAILED)
    yield Hostile("twice.pdf", sound() + sound(), ANY, PAGES)
    yield Hostile("tail.pdf", sound() + bytes(100_000), ANY, PAGES)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    for item in hostile_files():
        (place / item.name).write_bytes(item.content)
