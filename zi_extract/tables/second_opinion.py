"""Our grids of a page held against those of a second reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zi_extract.model.finding import Finding
from zi_extract.model.table import TableFragment

Size = tuple[int, int]
"""Rows and columns of a grid."""


def row_height(fragments: Sequence[TableFragment]) -> float:
    """The height in pixels that a quarter of the rows stay under: what the second reader is told.

    Its shortest ruling is tied to the short rows; told of the median, it fuses month headers.
    Raises ValueError when there are no rows.
    """
    heights = sorted(
        lower - upper
        for fragment in fragments
        for upper, lower in zip(fragment.row_edges, fragment.row_edges[1:], strict=False)
    )
    if not heights:
        raise ValueError("no rows to measure")
    return heights[len(heights) // 4]


def compare_grids(
    page: int, fragments: Sequence[TableFragment], second: Sequence[Size]
) -> tuple[Finding, ...]:
    """A finding where the second reader sees as many tables, but another size of one.

    With another number of tables it has no opinion on any of them. Spans are not compared: it
    joins month headers that are apart.
    """
    if len(second) != len(fragments) or Counter(_size(f) for f in fragments) == Counter(second):
        return ()  # tables side by side come in another order
    return tuple(
        Finding(
            "grid-second-opinion",
            "warning",
            f"A table is read as {ours.n_rows} rows by {ours.n_cols} columns, "
            f"but a second reader sees {rows} by {cols}.",
            page,
        )
        for ours, (rows, cols) in zip(fragments, second, strict=True)
        if _size(ours) != (rows, cols)
    )


def _size(fragment: TableFragment) -> Size:
    return fragment.n_rows, fragment.n_cols
