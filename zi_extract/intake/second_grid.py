"""A second opinion on the grids of a born-digital page: camelot's lattice, to compare counts."""

from __future__ import annotations

from pathlib import Path

SHORTEST_RULING = 2.5
"""Shortest ruling that the second reader looks for, in row heights: shorter ones shatter tables
into letters, longer ones fuse the short rows of month headers. It takes this as ``line_scale``."""

LEAST_SCALE, LARGEST_SCALE = 15, 100
"""Limits of ``line_scale`` (page width over shortest ruling) within which the reader works."""


def read_second_grid(path: Path, page: int, rows_wide: float) -> tuple[tuple[int, int], ...]:
    """The rows and columns of the page's tables from top to bottom; none where it finds none.

    ``rows_wide`` is the page's width in heights of its lowest rows. None either where the file is
    too damaged for the reader: it has no opinion then.
    """
    import camelot

    scale = min(max(round(rows_wide / SHORTEST_RULING), LEAST_SCALE), LARGEST_SCALE)
    try:
        tables = camelot.read_pdf(
            str(path), pages=str(page), flavor="lattice", line_scale=scale, suppress_stdout=True
        )
    except Exception:  # noqa: BLE001  # its parser raises anything at all on damaged files
        return ()
    found = sorted(tables, key=lambda table: int(table.order))
    return tuple((len(table.cells), len(table.cells[0]) if table.cells else 0) for table in found)
