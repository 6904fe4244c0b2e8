"""A searchable PDF: the pages as scanned, upright, with our words unseen in their places."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Any

from zi_extract.errors import InputError
from zi_extract.export.formats.characters import xml_text
from zi_extract.export.formats.pdf_font import ADVANCE, code_table, fonts
from zi_extract.export.formats.pictures import PagePicture
from zi_extract.export.formats.results import Results

POINTS_PER_INCH = 72
DESCENT = 0.2
"""Share of a box's height below the base line. Readers find lines by it; nothing is seen of it."""

INVISIBLE = 3
"""Text rendering mode that neither fills nor strokes."""

THINNEST = 0.1
"""Least width and height of a word in points: a box without height would make a font of size 0."""

WORD_GAP = 0.2
"""Least gap to the next word in heights of the word. Poppler's tools join words nearer than 0.15;
at 0.4 narrow print would lose a visible part of the words' boxes."""

Word = Mapping[str, Any]
Table = Mapping[str, tuple[int, int]]


def export(results: Results) -> Iterator[tuple[str, bytes | InputError]]:
    """``<id>.pdf`` for every decree; an error in its place when its scan is not found."""
    for decree in results.decrees():
        name = f"{decree['id']}.pdf"
        try:
            words = {page["page"]: page["words"] for page in results.pages(decree["id"])}
            yield name, searchable_pdf(results.pictures(decree), words, decree)
        except InputError as error:
            yield name, error


def searchable_pdf(
    pictures: Iterator[PagePicture], words: Mapping[int, Sequence[Word]], decree: Mapping[str, Any]
) -> bytes:
    """The PDF of these pictures; ``words`` are those of each page, boxes as fractions of it."""
    import pikepdf

    table = code_table(xml_text(word["text"]) for page in words.values() for word in page)
    pdf = pikepdf.new()
    common = pikepdf.Dictionary(fonts(pdf, table))
    for picture in pictures:
        _add_page(pdf, picture, common, _text_layer(picture, words.get(picture.page, ()), table))
    pdf.Root.Lang = "id"
    pdf.docinfo["/Title"] = xml_text(decree["header"]["title"] or decree["id"])
    pdf.docinfo["/Producer"] = "zi-extract"
    written = io.BytesIO()
    # The file's identifier is made of its content, so that the same content is the same file.
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _add_page(pdf: Any, picture: PagePicture, common: Any, text: bytes) -> None:
    from pikepdf import Dictionary, Name, Page

    width, height = _size(picture)
    show = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Im Do Q\n".encode()
    page = pdf.make_indirect(
        Dictionary(
            Type=Name("/Page"),
            MediaBox=[0, 0, round(width, 3), round(height, 3)],
            Contents=pdf.make_stream(show + text),
            Resources=Dictionary(Font=common, XObject=Dictionary(Im=_image(pdf, picture))),
        )
    )
    pdf.pages.append(Page(page))


def _image(pdf: Any, picture: PagePicture) -> Any:
    from pikepdf import Dictionary, Name

    colour = Name("/DeviceRGB") if picture.encoding == "colour" else Name("/DeviceGray")
    bits = picture.encoding == "bits"
    about = Dictionary(
        Type=Name("/XObject"),
        Subtype=Name("/Image"),
        Width=picture.width,
        Height=picture.height,
        ColorSpace=colour,
        BitsPerComponent=1 if bits else 8,
        Filter=Name("/FlateDecode") if bits else Name("/DCTDecode"),
    )
    return pdf.make_stream(picture.content, about)


def _size(picture: PagePicture) -> tuple[float, float]:
    """The page's width and height in points."""
    scale = POINTS_PER_INCH / picture.dpi
    return picture.width * scale, picture.height * scale


def _text_layer(picture: PagePicture, words: Sequence[Word], table: Table) -> bytes:
    """Every word as a text object that fills its box, in the order of reading."""
    seen = [word for word in words if xml_text(word["text"]).strip()]
    parts = [
        _shown(picture, word, _right_edge(picture, word, following), table)
        for word, following in zip_longest(seen, seen[1:])
    ]
    return "".join(parts).encode()


def _right_edge(picture: PagePicture, word: Word, following: Word | None) -> float:
    """Where the word ends: before its box does, if the next one on its line would touch it."""
    _, top, right, bottom = word["box"]
    if following is None:
        return float(right)
    next_left, next_top, _, next_bottom = following["box"]
    beside = min(bottom, next_bottom) > max(top, next_top)
    apart = next_left - WORD_GAP * (bottom - top) * picture.height / picture.width
    return float(min(right, apart) if beside and word["box"][0] < apart else right)


def _shown(picture: PagePicture, word: Word, right: float, table: Table) -> str:
    width, height = _size(picture)
    left, top, _, bottom = word["box"]
    text = xml_text(word["text"])
    size = max((bottom - top) * height, THINNEST)
    natural = len(text) * size * ADVANCE / 1000
    stretch = 100 * max((right - left) * width, THINNEST) / natural
    base = height * (1 - bottom) + DESCENT * size
    runs = " ".join(
        f"/F{font} {size:.3f} Tf <{''.join(f'{code:02X}' for _, code in run)}> Tj"
        for font, run in groupby((table[sign] for sign in text), key=lambda place: place[0])
    )
    where = f"1 0 0 1 {left * width:.3f} {base:.3f} Tm"
    return f"BT {INVISIBLE} Tr {stretch:.3f} Tz {where} {runs} ET\n"
