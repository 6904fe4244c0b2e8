"""Tables of born-digital pages, from rulings exactly as they were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, Ruling, TableFragment
from zi_extract.tables.grid import find_fragments

FILLED = 0.6
"""Share (0-1) of a cell that fills must cover for it to count as filled: less is a highlighted
word, more misses cells whose fill stops at padding."""

PAPER = 0.97
"""Grey level (0 black to 1 white) from which a fill looks like paper."""


def fragments_from_vectors(
    page: int,
    rulings: Sequence[Ruling],
    fills: Sequence[tuple[Box, float]],
    character_height: float,
) -> tuple[TableFragment, ...]:
    """The ruled tables of a born-digital page from top to bottom.

    The rulings are drawn on an empty plane and read like a scan's: the same rules decide what is a
    table, and no text is in the way. ``fills`` are boxes with grey levels in drawing order.
    """
    if not rulings:
        return ()
    drawn = _plane(rulings)
    fragments = find_fragments(page, drawn, rulings, character_height)
    return tuple(
        replace(f, cells=tuple(replace(c, shaded=_is_filled(c, fills)) for c in f.cells))
        for f in fragments
    )


def _plane(rulings: Sequence[Ruling]) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """A page that holds the rulings and nothing else."""
    width = max(r.end if r.horizontal else r.position + r.thickness for r in rulings)
    height = max(r.position + r.thickness if r.horizontal else r.end for r in rulings)
    plane = np.zeros((int(height) + 4, int(width) + 4), bool)
    for ruling in rulings:
        along = slice(max(0, int(ruling.start)), max(0, round(ruling.end)) + 1)
        across = slice(
            max(0, int(ruling.position - ruling.thickness / 2)),
            max(0, round(ruling.position + ruling.thickness / 2)) + 1,
        )
        plane[(across, along) if ruling.horizontal else (along, across)] = True
    return plane


def _is_filled(cell: Cell, fills: Sequence[tuple[Box, float]]) -> bool:
    """Whether the topmost fill that covers most of the cell is darker than paper."""
    for box, grey in reversed(fills):
        if cell.box.intersection(box) >= FILLED * cell.box.area:
            return grey < PAPER
    return False
