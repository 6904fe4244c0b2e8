"""The tools, each as a function from a PDF to a prediction, given what it needs to do well."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from bench.peers.fields import read_fields
from bench.peers.grids import cell, records_of, table

os.environ["OMP_THREAD_LIMIT"] = "1"

LINE_SCALES = (40, 60, 80)
"""Camelot's one knob that matters here; each is a peer of its own, the best one is reported."""

DPI = 200
"""Dots per inch at which pages are rendered for tools that want pictures; scans have 170-300."""

Prediction = dict[str, Any]
Tool = Callable[[Path], Prediction]


def searchable(pdf: Path) -> Path:
    """The PDF turned upright, deskewed and read by OCRmyPDF with Tesseract's ``eng``, once.

    Pages that have a text of their own keep it, and their drawn lines.
    """
    out = Path(tempfile.gettempdir()) / "bench-peers" / f"{os.getpid()}-{pdf.name}"
    if out.exists():
        return out
    out.parent.mkdir(exist_ok=True)
    command = ["ocrmypdf", "-l", "eng", "--rotate-pages", "--deskew", "--output-type", "pdf"]
    command += ["--skip-text", "--optimize", "0", "--jobs", "1", "-q", str(pdf), str(out)]
    subprocess.run(command, check=False, capture_output=True)
    return out if out.exists() else pdf


def ocrmypdf_pdfplumber(pdf: Path) -> Prediction:
    """OCRmyPDF, then pdfplumber's text and tables."""
    import pdfplumber

    with pdfplumber.open(searchable(pdf)) as document:
        texts = [page.extract_text() or "" for page in document.pages]
        tables = []
        for number, page in enumerate(document.pages, start=1):
            for found in page.find_tables():
                rows = [[text or "" for text in row] for row in found.extract()]
                tables.append(_plain_table(number, rows))
    return _prediction(texts, tables)


def tesseract(pdf: Path) -> Prediction:
    """Tesseract on each page as it is, its text in reading order: no tables."""
    import pytesseract

    texts = [pytesseract.image_to_string(page, lang="eng") for page in _pictures(pdf)]
    return _prediction(texts, [])


def camelot_with(line_scale: int) -> Tool:
    """Camelot's ``lattice`` on pages that OCRmyPDF turned upright, deskewed and read.

    Its seconds come on top of OCRmyPDF's, whose output it takes.
    """

    def run(pdf: Path) -> Prediction:
        import camelot
        import pdfplumber

        path = searchable(pdf)
        with pdfplumber.open(path) as document:
            texts = [page.extract_text() or "" for page in document.pages]
        tables = []
        for number in range(1, len(texts) + 1):
            with suppress(Exception):  # a page that it fails on has no table
                found = camelot.read_pdf(
                    str(path),
                    pages=str(number),
                    flavor="lattice",
                    process_background=False,
                    line_scale=line_scale,
                )
                tables += [table(number, _camelot_cells(one.cells)) for one in found]
        return _prediction(texts, tables)

    return run


def img2table(pdf: Path) -> Prediction:
    """img2table with rotation found, its cells read by Tesseract."""
    from img2table.document import PDF
    from img2table.ocr import TesseractOCR

    reader = TesseractOCR(n_threads=1, lang="eng")
    document = PDF(str(pdf), detect_rotation=True)
    found = document.extract_tables(ocr=reader, implicit_rows=False, borderless_tables=False)
    tables = [
        table(page + 1, _img2table_cells(one)) for page, group in found.items() for one in group
    ]
    return {"pages": [], "tables": tables, "records": records_of(tables), "status": "ok"}


TOOLS: dict[str, Tool] = {
    "tesseract": tesseract,
    "ocrmypdf+pdfplumber": ocrmypdf_pdfplumber,
    **{f"camelot line_scale {scale}": camelot_with(scale) for scale in LINE_SCALES},
    "img2table": img2table,
}


def _prediction(texts: list[str], tables: list[dict[str, Any]]) -> Prediction:
    pages = [{"page": n, "text": text} for n, text in enumerate(texts, start=1)]
    decree = read_fields("\n".join(texts))
    return {
        "status": "ok",
        "decree": decree,
        "pages": pages,
        "tables": tables,
        "records": records_of(tables),
    }


def _plain_table(page: int, rows: list[list[str]]) -> dict[str, Any]:
    return table(
        page, [cell(r, c, 1, 1, t) for r, row in enumerate(rows) for c, t in enumerate(row)]
    )


def _camelot_cells(rows: list[list[Any]]) -> list[dict[str, Any]]:
    """Camelot marks the drawn edges of each small cell: cells without an edge between are one."""
    done: set[tuple[int, int]] = set()
    cells = []
    for r, row in enumerate(rows):
        for c, _ in enumerate(row):
            if (r, c) in done:
                continue
            right = c
            while not row[right].right and right + 1 < len(row):
                right += 1
            bottom = r
            while not rows[bottom][c].bottom and bottom + 1 < len(rows):
                bottom += 1
            block = [(y, x) for y in range(r, bottom + 1) for x in range(c, right + 1)]
            done.update(block)
            text = " ".join(rows[y][x].text for y, x in block if rows[y][x].text)
            cells.append(cell(r, c, bottom - r + 1, right - c + 1, text))
    return cells


def _img2table_cells(one: Any) -> list[dict[str, Any]]:
    places: dict[Any, list[tuple[int, int]]] = {}
    texts: dict[Any, str] = {}
    for r, row in one.content.items():
        for c, item in enumerate(row):
            key = (item.bbox.x1, item.bbox.y1, item.bbox.x2, item.bbox.y2)
            places.setdefault(key, []).append((r, c))
            texts[key] = item.value or ""
    out = []
    for key, spots in places.items():
        top, left = min(r for r, _ in spots), min(c for _, c in spots)
        down, right = max(r for r, _ in spots), max(c for _, c in spots)
        out.append(cell(top, left, down - top + 1, right - left + 1, texts[key]))
    return out


def _pictures(pdf: Path) -> list[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(str(pdf))
    return [page.render(scale=DPI / 72).to_pil() for page in document]
