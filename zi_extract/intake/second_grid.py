"""A second opinion on the grids of a page: camelot's lattice, to compare counts and spans."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image

POINTS_PER_INCH = 72.0

SHORTEST_RULING = 2.5
"""Shortest ruling that the second reader looks for, in row heights: shorter ones shatter tables
into letters, longer ones fuse the short rows of month headers. It takes this as ``line_scale``."""

LEAST_SCALE, LARGEST_SCALE = 15, 100
"""Limits of ``line_scale`` (page width over shortest ruling) within which the reader works."""


WORDS_ACROSS = 24
"""Invisible words across and down the page: enough that one lies in every table."""


@dataclass(frozen=True, slots=True)
class SecondGrid:
    """A grid as the second reader sees it: its counts and (row, col, row_span, col_span)."""

    n_rows: int
    n_cols: int
    spans: frozenset[tuple[int, int, int, int]]


def read_second_grid(
    pixels: NDArray[np.uint8], dpi: float, row_height: float
) -> tuple[SecondGrid, ...]:
    """The grids of a straight page from top to bottom; none where the reader finds none.

    ``pixels`` is the page's picture, ``row_height`` that of its lowest rows in pixels.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(_as_pdf(pixels, dpi))
        return read_second_grid_of_pdf(path, 1, pixels.shape[1] / row_height)


def read_second_grid_of_pdf(path: Path, page: int, rows_wide: float) -> tuple[SecondGrid, ...]:
    """The same for a page of a PDF; ``rows_wide`` is its width in row heights.

    None either where the file is too damaged for the reader: it has no opinion then.
    """
    import camelot  # noqa: PLC0415  slow to load, and rarely asked for

    scale = min(max(round(rows_wide / SHORTEST_RULING), LEAST_SCALE), LARGEST_SCALE)
    try:
        tables = camelot.read_pdf(
            str(path), pages=str(page), flavor="lattice", line_scale=scale, suppress_stdout=True
        )
    except Exception:  # noqa: BLE001  # its parser raises anything at all on damaged files
        return ()
    found = sorted(tables, key=lambda table: int(table.order))
    return tuple(_grid(table.cells) for table in found)


def differs(first: Sequence[tuple[int, int, int, int]], second: SecondGrid) -> bool:
    """Whether two readings of one grid have other spans."""
    return frozenset(first) != second.spans


def _as_pdf(pixels: NDArray[np.uint8], dpi: float) -> bytes:
    """A PDF of one page that holds the picture at its size on paper.

    It is sown with invisible words, because the second reader passes over tables without text.
    """
    drawn = io.BytesIO()
    Image.fromarray(pixels).save(drawn, format="PDF", resolution=dpi)
    with pikepdf.open(drawn) as document:
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
        width, height = (float(side) for side in page.mediabox[2:])
        steps = [(i + 0.5) / WORDS_ACROSS for i in range(WORDS_ACROSS)]
        places = [(width * u, height * v) for v in steps for u in steps]
        words = "".join(f"1 0 0 1 {x:.1f} {y:.1f} Tm (x) Tj " for x, y in places)
        page.contents_add(f"BT /F1 4 Tf 3 Tr {words}ET".encode("ascii"))
        whole = io.BytesIO()
        document.save(whole)
    return whole.getvalue()


def _grid(cells: Sequence[Sequence[Any]]) -> SecondGrid:
    """Counts and spans; cells without an edge between them are one."""
    owner = [[-1] * len(row) for row in cells]
    spans: set[tuple[int, int, int, int]] = set()
    for r, row in enumerate(cells):
        for c in range(len(row)):
            if owner[r][c] >= 0:
                continue
            right, bottom = c, r
            while right + 1 < len(row) and not row[right].right:
                right += 1
            while bottom + 1 < len(cells) and not cells[bottom][c].bottom:
                bottom += 1
            for i in range(r, bottom + 1):
                for j in range(c, right + 1):
                    owner[i][j] = len(spans)
            spans.add((r, c, bottom - r + 1, right - c + 1))
    return SecondGrid(len(cells), len(cells[0]) if cells else 0, frozenset(spans))
