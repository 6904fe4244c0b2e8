"""Ticks and shading of a page's tables, judged by the ink that the page itself calls a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import TableFragment, Tick
from zi_extract.tables.marks import Marking, read_marking
from zi_extract.tables.shading import SHADE, UNSURE_SHADE, darkening, paper_of_columns
from zi_extract.tables.time_grid import TimeGrid, find_time_grids

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SMALLEST_MARK = 0.08
"""Least ink of a mark, in square character heights: half a full stop's worth. A page's own marks
set the measure; this only keeps specks from being taken for marks where there are none."""

TEXT_PIECES, TEXT_WIDTH = 3, 2.0
"""From so many letter-size strokes, and so many character heights of width, a cell holds words."""

HALF_MARK, STEEPNESS = 0.35, 14.0
"""Share of the usual ink of a mark at which marked and empty are as likely, and how fast certainty
grows with it: specks stay below 0.15, faint or clipped marks keep 0.6."""

SURE, SUREST = 0.9, 0.995
"""Probability below which a verdict is left to people, and the highest that ink alone can give."""


def read_ticks(
    pixels: Grey, mask: Mask, fragments: Sequence[TableFragment], character_height: float
) -> tuple[TableFragment, ...]:
    """The same fragments with ``shaded`` set for filled cells and ``tick`` in time grids.

    ``pixels`` (``H x W`` grey) and ``mask`` are the straight page. A page uses one or two shapes of
    marks: their usual amount of ink, learned from all time grids of the page, is the measure.
    """
    grey = _grey(pixels)
    markings = [
        {id(c): read_marking(grey, mask, c.box, character_height) for c in f.cells}
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
        _marked(fragment, seen, held, usual)
        for fragment, seen, held in zip(fragments, markings, grids, strict=True)
    )


def _marked(
    fragment: TableFragment,
    markings: dict[int, Marking],
    grids: Sequence[TimeGrid],
    usual: float,
) -> TableFragment:
    """The fragment with its cells judged."""
    grounds = {key: marking.ground for key, marking in markings.items()}
    paper = paper_of_columns(fragment.cells, grounds, fragment.n_cols)
    cells = []
    for cell in fragment.cells:
        marking = markings[id(cell)]
        dark = darkening(cell, marking.ground, paper)
        if cell.shaded:
            dark = max(dark, SHADE)
        tick = _verdict(marking, dark, usual) if any(g.holds(cell) for g in grids) else None
        cells.append(replace(cell, shaded=dark >= SHADE, tick=tick))
    return replace(fragment, cells=tuple(cells))


def _grey(pixels: Grey) -> Grey:
    """The page in grey, whether it came with one channel or three."""
    return pixels if pixels.ndim == 2 else pixels.min(axis=2)


def _usual_mark(markings: Sequence[Marking]) -> float:
    """The usual ink of this page's marks, in square character heights; 0 when it has none."""
    areas = [m.area for m in markings if m.area >= SMALLEST_MARK and m.height >= 0.4]
    return float(np.median(areas)) if areas else 0.0


def _verdict(marking: Marking, dark: float, usual: float) -> Tick | None:
    """The tick of a place in a time grid; None where it holds words."""
    if dark >= SHADE:
        return Tick("marked", "shade", marking.share, 0.97)
    if marking.pieces >= TEXT_PIECES and marking.width > TEXT_WIDTH:
        return None
    ratio = marking.area / max(usual, 2 * SMALLEST_MARK)
    likely = float(1 / (1 + np.exp(-STEEPNESS * (ratio - HALF_MARK))))
    if dark >= UNSURE_SHADE and likely < SURE:
        return Tick("unsure", "shade", marking.share, 0.6)
    if 1 - SURE < likely < SURE:
        return Tick("unsure", "none", marking.share, max(likely, 1 - likely))
    if likely > 0.5:
        return Tick("marked", "mark", marking.share, min(likely, SUREST))
    return Tick("empty", "none", marking.share, min(1 - likely, SUREST))
