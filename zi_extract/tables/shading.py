"""Filled cells: darker than paper would be at their place under the page's light."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zi_extract.model.table import Cell

SHADE = 0.12
"""Share by which a filled cell is darker than the paper around it. Below 0.08 uneven light fills
cells; the lightest grey in use (90 %) stands at 0.1 on screen and 0.15 once scanned."""

UNSURE_SHADE = 0.06
"""Share from which darkening may be a pale fill: such cells are for people to look at. Of 17,600
bare places one in a thousand has 0.05, the palest fills on screen (90 %) lie above 0.1."""

MIN_FILLS, PALE, CLEAR = 3, 0.6, 0.7
"""Sure fills of a page that tell how dark its fills are; the share (0-1) of their darkening that
its palest still have; and the share of that which no bare cell may reach. Between them lies the
unevenness of one fill, 0.03, and of paper."""

FALL = 0.93
"""Least brightness (0-1) of paper relative to the column or row before it: the shadow of a
book's back falls by 5 % over a week's column, a fill by 15 % and more."""

DIP = 0.98
"""Least brightness (0-1) of paper relative to the darker of the two columns or rows beside it.
Light falls towards one side; a column darker than both its neighbours is mostly filled."""

PAPER_QUANTILE = 85
"""Percentile of a column's grounds that is taken for its paper: fills take most of few columns."""


def least_shade(shades: Sequence[float]) -> float:
    """Darkening (0-1) from which places of a page's time grids are filled, by its own sure fills.

    Pale fills lie on both sides of SHADE; where none of the bare places comes near them, they are
    all fills.
    """
    sure = [shade for shade in shades if shade >= SHADE]
    if len(sure) < MIN_FILLS:
        return SHADE
    least = max(UNSURE_SHADE, PALE * float(np.median(sure)))
    bare = [shade for shade in shades if shade < least]
    return min(least, SHADE) if max(bare, default=0.0) <= CLEAR * least else SHADE


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
    return _held_up(paper)


def light_of_rows(
    cells: Sequence[Cell], grounds: Sequence[float], paper: Sequence[float], n_rows: int
) -> list[float]:
    """Brightness (0-1) of paper in each row, relative to its columns' paper.

    Light falls off down a page too. Most cells of a row are text on bare paper, so their ground
    tells; a row that is filled from end to end is held up by its brighter neighbour.
    """
    held: list[list[float]] = [[] for _ in range(n_rows)]
    for cell, ground in zip(cells, grounds, strict=True):
        share = min(1.0, ground / _white(cell, paper))
        for row in range(cell.row, cell.row + cell.row_span):
            held[row].append(share)
    light = [float(np.percentile(shares, PAPER_QUANTILE)) if shares else 1.0 for shares in held]
    return _held_up(light)


def _held_up(levels: list[float]) -> list[float]:
    """The levels from the brightest outwards, none far below its neighbours on the way or both."""
    brightest = int(np.argmax(levels))
    for here in range(brightest + 1, len(levels)):
        levels[here] = max(levels[here], FALL * levels[here - 1])
    for here in range(brightest - 1, -1, -1):
        levels[here] = max(levels[here], FALL * levels[here + 1])
    return [
        max(level, DIP * min(levels[here - 1], levels[here + 1]))
        if 0 < here < len(levels) - 1
        else level
        for here, level in enumerate(levels)
    ]


def darkening(cell: Cell, ground: float, paper: Sequence[float], light: Sequence[float]) -> float:
    """Share (0-1; below 0: brighter) by which the cell's ground is darker than paper would be."""
    brightest = max(light[cell.row : cell.row + cell.row_span])
    return 1.0 - ground / (_white(cell, paper) * brightest)


def _white(cell: Cell, paper: Sequence[float]) -> float:
    return max(1.0, *paper[cell.col : cell.col + cell.col_span])
