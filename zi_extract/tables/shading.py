"""Filled cells: darker than paper would be at their place under the page's light."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zi_extract.model.table import Cell

SHADE = 0.12
"""Share by which a filled cell is darker than the paper around it. Below 0.08 uneven light fills
cells; the lightest grey in use (90 %) stands at 0.1 on screen and 0.15 once scanned."""

UNSURE_SHADE = 0.08
"""Share from which darkening may be a pale fill: such cells are for people to look at."""

FALL = 0.93
"""Least brightness (0-1) of paper relative to the column before it: the shadow beside a book's back
falls by 5 % over a week's column, a fill by 15 % and more."""

PAPER_QUANTILE = 85
"""Percentile of a column's grounds that is taken for its paper: fills take most of few columns."""


def paper_of_columns(cells: Sequence[Cell], grounds: Sequence[float], n_cols: int) -> list[float]:
    """Grey level (0-255) of unfilled paper in each column of a grid.

    ``grounds`` are the median grey levels of the cells. Light falls off slowly over the
    page, so a column far darker than its brighter neighbour is filled, not badly lit.
    """
    held: list[list[float]] = [[] for _ in range(n_cols)]
    for cell, ground in zip(cells, grounds, strict=True):
        for col in range(cell.col, cell.col + cell.col_span):
            held[col].append(ground)
    paper = [float(np.percentile(g, PAPER_QUANTILE)) if g else 255.0 for g in held]
    brightest = int(np.argmax(paper))
    for col in range(brightest + 1, n_cols):
        paper[col] = max(paper[col], FALL * paper[col - 1])
    for col in range(brightest - 1, -1, -1):
        paper[col] = max(paper[col], FALL * paper[col + 1])
    return paper


def darkening(cell: Cell, ground: float, paper: Sequence[float]) -> float:
    """Share (0-1) by which the cell's ground is darker than paper at its place."""
    white = max(paper[cell.col : cell.col + cell.col_span])
    return max(0.0, 1.0 - ground / max(1.0, white))
