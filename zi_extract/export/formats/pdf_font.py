"""A font without ink: words that can be searched and copied but never cover the scan.

It is a Type 3 font (ISO 32000-1, 9.6.5) whose one glyph is blank, so that no font file is carried
along. A code means what its ToUnicode map says; a file with more than 256 different signs gets as
many fonts as it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

CODES = 256
"""Codes of a font with one byte per sign."""

ADVANCE = 500
"""Width of every sign in thousandths of the font's size; words are stretched to their boxes."""

CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /zi-extract def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{ranges}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

MOST_IN_RANGE = 100
"""Lines that one ``beginbfchar`` may hold (Adobe Technical Note 5014)."""


def code_table(texts: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Every sign of the texts with the number of its font and its code there."""
    signs = sorted(set().union(*map(set, texts)) | {" "})
    return {sign: divmod(number, CODES) for number, sign in enumerate(signs)}


def fonts(pdf: Any, table: dict[str, tuple[int, int]]) -> dict[str, Any]:
    """The fonts as resources ``/F0``, ``/F1`` ... of a ``pikepdf.Pdf``."""
    count = max(font for font, _ in table.values()) + 1
    by_font = [[sign for sign, (font, _) in table.items() if font == n] for n in range(count)]
    return {f"/F{number}": _font(pdf, signs) for number, signs in enumerate(by_font)}


def _font(pdf: Any, signs: Sequence[str]) -> Any:
    from pikepdf import Array, Dictionary, Name

    glyph = pdf.make_stream(f"{ADVANCE} 0 d0".encode())
    differences = Array([0, *[Name("/blank")] * len(signs)])
    return pdf.make_indirect(
        Dictionary(
            Type=Name("/Font"),
            Subtype=Name("/Type3"),
            FontBBox=[0, 0, ADVANCE, 1000],
            FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
            CharProcs=Dictionary({"/blank": glyph}),
            Encoding=Dictionary(Type=Name("/Encoding"), Differences=differences),
            FirstChar=0,
            LastChar=len(signs) - 1,
            Widths=Array([ADVANCE] * len(signs)),
            Resources=Dictionary(),
            ToUnicode=pdf.make_stream(_cmap(signs)),
        )
    )


def _cmap(signs: Sequence[str]) -> bytes:
    lines = [
        f"<{code:02X}> <{sign.encode('utf-16-be').hex().upper()}>\n"
        for code, sign in enumerate(signs)
    ]
    parts = [lines[at : at + MOST_IN_RANGE] for at in range(0, len(lines), MOST_IN_RANGE)]
    ranges = "".join(f"{len(p)} beginbfchar\n{''.join(p)}endbfchar\n" for p in parts)
    return CMAP.format(ranges=ranges).encode()
