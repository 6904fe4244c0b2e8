"""hOCR 1.2: the words of every page with their boxes, for tools that align, search or train."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from zi_extract.errors import InputError
from zi_extract.export.formats.characters import xml_text
from zi_extract.export.formats.pictures import PagePicture
from zi_extract.export.formats.results import Results
from zi_extract.export.formats.word_lines import lines_of

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" \
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="id">
<head>
<title>{title}</title>
<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>
<meta name="ocr-system" content="zi-extract"/>
<meta name="ocr-capabilities" content="ocr_page ocr_line ocrx_word"/>
</head>
<body>
"""
TAIL = "</body>\n</html>\n"

Word = Mapping[str, Any]


def export(results: Results) -> Iterator[tuple[str, bytes | InputError]]:
    """``<id>.hocr.html`` for every decree, boxes in pixels of its upright pages.

    The word ``word_3_17`` is word 17 (from 0) of page 3 in pages.json, the number by which the
    evidence names it. The error stands in place of the content when a decree's scan is not found.
    """
    for decree in results.decrees():
        name = f"{decree['id']}.hocr.html"
        try:
            yield name, _hocr(results, decree)
        except InputError as error:
            yield name, error


def _hocr(results: Results, decree: Mapping[str, Any]) -> bytes:
    read = {page["page"]: page["words"] for page in results.pages(decree["id"])}
    body = "".join(
        _page(decree["source"]["name"], picture, read.get(picture.page, ()))
        for picture in results.pictures(decree)
    )
    head = HEAD.format(title=escape(xml_text(decree["id"])))
    return (head + body + TAIL).encode()


def _page(name: str, picture: PagePicture, words: Sequence[Word]) -> str:
    file = xml_text(name).replace('"', "_")
    about = (
        f'image "{file}"; bbox 0 0 {picture.width} {picture.height}; '
        f"ppageno {picture.page - 1}; scan_res {picture.dpi:.0f} {picture.dpi:.0f}"
    )
    lines = "".join(
        _line(picture, f"line_{picture.page}_{number}", words, line)
        for number, line in enumerate(lines_of(words))
    )
    start = f'<div class="ocr_page" id="page_{picture.page}" title="{escape(about)}">\n'
    return start + lines + "</div>\n"


def _line(picture: PagePicture, name: str, words: Sequence[Word], line: Sequence[int]) -> str:
    boxes = [_pixels(picture, words[index]["box"]) for index in line]
    left, top, right, bottom = zip(*boxes, strict=True)
    around = f"bbox {min(left)} {min(top)} {max(right)} {max(bottom)}"
    spans = " ".join(
        _word(f"word_{picture.page}_{index}", words[index], box)
        for index, box in zip(line, boxes, strict=True)
    )
    return f'<span class="ocr_line" id="{name}" title="{around}">{spans}</span>\n'


def _word(name: str, word: Word, box: tuple[int, ...]) -> str:
    about = f"bbox {' '.join(map(str, box))}; x_wconf {round(100 * word['confidence'])}"
    text = escape(xml_text(word["text"]))
    return f'<span class="ocrx_word" id="{name}" title="{about}">{text}</span>'


def _pixels(picture: PagePicture, box: Sequence[float]) -> tuple[int, ...]:
    size = (picture.width, picture.height) * 2
    return tuple(round(edge * pixels) for edge, pixels in zip(box, size, strict=True))
