"""Ticks and shading of a page's tables, judged by the ink that the page itself calls a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.marks import Marking, read_marking
from zi_extract.tables.time_grid import TimeGrid, find_time_grids

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SHADE = 0.12
"""Share by which a filled cell is darker than paper. Below 0.06 uneven light fills cells; the
lightest grey in use (90 %) stands at 0.1 on screen and 0.15 once scanned."""

SMALLEST_MARK = 0.08
"""Least ink of a mark, in square character heights: half a full stop's worth. A page's own marks
set the measure; this only keeps specks from being taken for marks where there are none."""

TEXT_PIECES = 3
"""From so many letter-size strokes side by side a cell holds words, not a mark."""


def read_ticks(
    pixels: Grey, mask: Mask, fragments: Sequence[TableFragment], character_height: float
) -> tuple[TableFragment, ...]:
    """The same fragments with ``shaded`` set for filled cells and ``tick`` in time grids.

    ``pixels`` (``H x W`` grey) and ``mask`` are the straight page. A page uses one or two shapes of
    marks: their usual amount of ink, learned from all time grids of the page, is the measure.
    """
    pixels = _grey(pixels)
    white = float(np.percentile(pixels[::4, ::4], 75))
    markings = [
        {id(c): read_marking(pixels, mask, c.box, character_height) for c in f.cells}
        for f in fragments
    ]
    grids = [find_time_grids(fragment, character_height) for fragment in fragments]
    usual = _usual_mark(
        [
            seen[id(cell)]
            for fragment, seen, held in zip(fragments, markings, grids, strict=True)
            for cell in fragment.cells
            if any(grid.holds(cell) for grid in held)
        ]
    )
    return tuple(
        replace(
            fragment,
            cells=tuple(
                _judged(cell, seen[id(cell)], held, usual, white) for cell in fragment.cells
            ),
        )
        for fragment, seen, held in zip(fragments, markings, grids, strict=True)
    )


def _grey(pixels: Grey) -> Grey:
    """The page in grey, whether it came with one channel or three."""
    return pixels if pixels.ndim == 2 else pixels.min(axis=2)


def _usual_mark(markings: Sequence[Marking]) -> float:
    """The usual ink of this page's marks, in square character heights; 0 when it has none."""
    areas = [m.area for m in markings if m.area >= SMALLEST_MARK and m.height >= 0.4]
    return float(np.median(areas)) if areas else 0.0


def _judged(
    cell: Cell, marking: Marking, grids: Sequence[TimeGrid], usual: float, white: float
) -> Cell:
    shaded = cell.shaded or marking.ground < (1 - SHADE) * white
    if not any(grid.holds(cell) for grid in grids):
        return replace(cell, shaded=shaded)
    return replace(cell, shaded=shaded, tick=_verdict(marking, shaded, usual))


def _verdict(marking: Marking, shaded: bool, usual: float) -> Tick | None:
    """The tick of a place in a time grid; None where it holds words."""
    if shaded:
        return Tick("marked", "shade", marking.share, 0.97)
    if marking.pieces >= TEXT_PIECES and marking.width > 2.0:
        return None
    ratio = marking.area / max(usual, 2 * SMALLEST_MARK)
    likely = float(1 / (1 + np.exp(-14 * (ratio - 0.35))))
    if 0.1 < likely < 0.9:
        return Tick("unsure", "none", marking.share, max(likely, 1 - likely))
    if likely > 0.5:
        return Tick("marked", "mark", marking.share, likely)
    return Tick("empty", "none", marking.share, 1 - likely)
