"""Ticks and shading of a page's tables, judged by the ink that the page itself calls a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.marks import (
    Marking,
    read_dots,
    read_ground,
    read_marking,
    spread_ink,
)
from zi_extract.tables.ragged import doubt_ragged
from zi_extract.tables.shading import (
    SHADE,
    UNSURE_SHADE,
    darkening,
    least_shade,
    light_of_rows,
    paper_of_columns,
    without_shadows,
)
from zi_extract.tables.time_grid import TimeGrid, find_time_grids

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

SMALLEST_MARK = 0.08
"""Least ink of a mark, in square character heights: half a full stop's worth. A page's own marks
set the measure; this only keeps specks from being taken for marks where there are none."""

TEXT_PIECES, TEXT_WIDTH = 3, 2.0
"""From so many letter-size strokes, and so many character heights of width, a cell holds words."""

LOWEST_MARK = 0.35
"""Least height of a mark, in character heights: a printed dot is 0.4 high."""

ASIDE, ASIDE_FACTOR = 0.6, 0.5
"""How far beside the usual place of marks ink must lie (character heights), and what is then left
of its likeness: specks fall anywhere, printed marks stand in the middle of their column."""

DASH, LONGEST_DASH, DASH_SEEN = 1.5, 1.4, 0.97
"""How many times its height a stroke is wide when it is a dash, which stands for nothing, and the
longest dash in character heights. Dots are round; longer strokes may be bars drawn over months.
The last is the probability that the place of such a stroke is empty."""

FIGURES, FULL = 0.6, 0.8
"""Share of a grid's inked cells with two strokes or more, and share of its cells with ink, from
which it may hold figures (25, 50, 75): only its words and headings can tell. Calendars have one
stroke to a mark and leave cells empty."""

BAR_SHARE, BAR_LENGTH = 0.5, 1.3
"""A stroke with less than this share of a usual mark's height and more than this multiple of its
width (or the other way round) is a side of a stamp or a streak."""

OVERSIZE = 1.9
"""From so many times a usual mark's height or width ink is more than a mark: for people to see."""

HALF_MARK, STEEPNESS = 0.35, 14.0
"""Share of the usual ink of a mark at which marked and empty are as likely, and how fast certainty
grows with it: specks stay below 0.15, faint or clipped marks keep 0.6."""

EMPTY_MERGED = 0.6
"""Confidence that some of a time grid's cells are merged though no mark stands for them."""

DUST, UNSURE_DUST = 0.08, 0.04
"""Share (0-1) of a place's inside that is in specks from which they are a fill of dots that a fax
has thinned, and from which they may be. Of 18,000 places that were empty or held a mark the
dustiest had 0.024; thinned fills have 0.1 to 0.2."""

SURE_SHADE, UNSURE = 0.97, 0.6
"""Probability that a filled cell is a mark of the time grid, and that an odd one is."""

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
    grids = [find_time_grids(fragment, character_height) for fragment in fragments]
    markings = [
        _markings(grey, mask, fragment, each, character_height)
        for fragment, each in zip(fragments, grids, strict=True)
    ]
    grids = [
        tuple(
            replace(grid, is_provisional=True) if _may_be_figures(grid, fragment, held) else grid
            for grid in each
        )
        for fragment, each, held in zip(fragments, grids, markings, strict=True)
    ]
    usual = _usual_mark(_told_by(fragments, grids, markings))
    spread = spread_ink(mask, character_height)
    shaded = [_shades(fragment, grey, spread, character_height) for fragment in fragments]
    least = least_shade(
        [
            dark
            for held, each in zip(markings, shaded, strict=True)
            for dark in map(each.__getitem__, held)
        ]
    )
    judged = tuple(
        _doubted(_marked(fragment, held, usual, shades, least), each)
        for fragment, held, shades, each in zip(fragments, markings, shaded, grids, strict=True)
    )
    return doubt_ragged(grey, judged, character_height)


def _may_be_figures(grid: TimeGrid, fragment: TableFragment, held: Mapping[int, Marking]) -> bool:
    """Whether nearly all places of a time grid hold ink of several strokes, as figures do."""
    found = [mark for index, mark in held.items() if grid.holds(fragment.cells[index])]
    inked = [mark for mark in found if mark.area >= SMALLEST_MARK and mark.pieces > 0]
    several = sum(mark.pieces > 1 for mark in inked)
    return len(inked) >= FULL * len(found) and several >= FIGURES * max(len(inked), 1)


def _markings(
    grey: Grey,
    mask: Mask,
    fragment: TableFragment,
    grids: Sequence[TimeGrid],
    character_height: float,
) -> dict[int, Marking]:
    """What lies in the cells of the fragment's time grids, by the cell's index."""
    return {
        index: read_marking(grey, mask, cell.box, character_height)
        for index, cell in enumerate(fragment.cells)
        if any(grid.holds(cell) for grid in grids)
    }


def _marked(
    fragment: TableFragment,
    markings: dict[int, Marking],
    usual: Usual,
    shades: Sequence[float],
    least: float,
) -> TableFragment:
    """The fragment with its cells judged; ``shades`` are how dark (0-1) each cell's ground is.

    ``least`` is the shade from which places of a time grid are filled.
    """
    cells = []
    for index, (cell, dark) in enumerate(zip(fragment.cells, shades, strict=True)):
        tick = _verdict(markings[index], dark, usual, least) if index in markings else None
        is_filled = tick is not None and tick.kind == "shade"
        shaded = is_filled or dark >= (least if index in markings else SHADE)
        cells.append(replace(cell, shaded=shaded, tick=tick))
    return replace(fragment, cells=tuple(cells))


def _shades(
    fragment: TableFragment, grey: Grey, spread: Grey, character_height: float
) -> list[float]:
    """How much darker (0-1) than paper the ground of each cell is, by its grey or by its dots."""
    cells = fragment.cells
    grounds = [read_ground(grey, cell.box, character_height) for cell in cells]
    paper = paper_of_columns(cells, grounds, fragment.n_cols)
    light = light_of_rows(cells, grounds, paper, fragment.n_rows)
    shades = [
        max(darkening(cell, ground, paper, light), SHADE if cell.shaded else 0.0)
        for cell, ground in zip(cells, grounds, strict=True)
    ]
    dots = [read_dots(spread, cell.box, character_height) for cell in cells]
    return [max(pair) for pair in zip(without_shadows(cells, shades), dots, strict=True)]


def _told_by(
    fragments: Sequence[TableFragment],
    grids: Sequence[Sequence[TimeGrid]],
    markings: Sequence[dict[int, Marking]],
) -> list[Marking]:
    """What lies in the page's sure time grids, or in the provisional ones where there are none."""
    held = [
        (any(not grid.is_provisional and grid.holds(fragment.cells[index]) for grid in each), found)
        for fragment, each, ours in zip(fragments, grids, markings, strict=True)
        for index, found in ours.items()
    ]
    sure = [found for is_sure, found in held if is_sure]
    return sure or [found for _, found in held]


def _doubted(fragment: TableFragment, grids: Sequence[TimeGrid]) -> TableFragment:
    """The fragment with the doubts that its ticks raise.

    Ticks of runs of few columns are provisional, so are those in cells over a whole grid at the
    head of a page, where numbers of columns stand. Cells of a time grid are merged for a mark that
    stands for all of them: a merged one without any has lost an edge.
    """
    return replace(fragment, cells=tuple(_with_doubt(cell, grids) for cell in fragment.cells))


def _with_doubt(cell: Cell, grids: Sequence[TimeGrid]) -> Cell:
    grid = next((grid for grid in grids if grid.holds(cell)), None)
    if grid is None or cell.tick is None:
        return cell
    heads = cell.row == 0 and cell.col_span == grid.right - grid.left
    if grid.is_provisional or heads:
        return replace(cell, tick=replace(cell.tick, provisional=True))
    if 1 < cell.col_span < grid.right - grid.left and cell.tick.verdict == "empty":
        return replace(cell, structure=min(cell.structure, EMPTY_MERGED))
    return cell


def _grey(pixels: Grey) -> Grey:
    """The page in grey, whether it came with one channel or three: the darkest of them."""
    if pixels.ndim == 2:
        return pixels
    red, green, blue = cv2.split(pixels)
    return np.asarray(cv2.min(cv2.min(red, green), blue), dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Usual:
    """How this page's marks usually are, in character heights; all 0 when it has none."""

    area: float = 0.0
    height: float = 0.0
    width: float = 0.0
    offset: float = 0.0
    spread: float = 0.0

    def likeness(self, marking: Marking) -> float:
        """Ink of ``marking`` as share of a usual mark's, less where it has another place."""
        ratio = marking.area / max(self.area, 2 * SMALLEST_MARK)
        aside = abs(marking.offset - self.offset) > max(ASIDE, 3 * self.spread)
        return ratio * ASIDE_FACTOR if aside else ratio

    def is_bar(self, marking: Marking) -> bool:
        """Whether the ink is a stroke through the cell: flat or narrow beside the page's marks."""
        low, slim = marking.height < BAR_SHARE * self.height, marking.width < BAR_SHARE * self.width
        return (low and marking.width > BAR_LENGTH * self.width) or (
            slim and marking.height > BAR_LENGTH * self.height
        )

    def is_dash(self, marking: Marking) -> bool:
        """Whether the ink is a short level stroke, far lower than the page's marks."""
        short = DASH * marking.height < marking.width < LONGEST_DASH
        return short and 0 < marking.height < BAR_SHARE * self.height

    def is_oversized(self, marking: Marking) -> bool:
        """Whether the ink reaches far beyond the size of this page's marks."""
        return self.area > 0 and (
            marking.height > OVERSIZE * self.height or marking.width > OVERSIZE * self.width
        )


def _usual_mark(markings: Sequence[Marking]) -> Usual:
    """The usual mark among what lies in the page's time grids."""
    marks = [m for m in markings if m.area >= SMALLEST_MARK and m.height >= LOWEST_MARK]
    if not marks:
        return Usual()
    area, height, width, offset = (
        float(np.median([getattr(m, name) for m in marks]))
        for name in ("area", "height", "width", "offset")
    )
    spread = float(np.median([abs(m.offset - offset) for m in marks]))
    return Usual(area, height, width, offset, spread)


def _verdict(marking: Marking, dark: float, usual: Usual, least: float) -> Tick | None:
    """The tick of a place in a time grid; None where it holds words."""
    share = marking.share
    if dark >= least or marking.dust >= DUST:
        return Tick("marked", "shade", share, SURE_SHADE)
    if marking.pieces >= TEXT_PIECES and marking.width > TEXT_WIDTH:
        return None
    if usual.is_dash(marking) or usual.is_bar(marking):
        return Tick("empty", "none", share, DASH_SEEN if usual.is_dash(marking) else SURE)
    likely = float(1 / (1 + np.exp(-STEEPNESS * (usual.likeness(marking) - HALF_MARK))))
    odd = usual.is_oversized(marking) and likely > 1 - SURE
    faint = dark >= UNSURE_SHADE or marking.dust >= UNSURE_DUST
    if odd or (faint and likely < SURE) or 1 - SURE < likely < SURE:
        kind: Literal["mark", "none"] = "mark" if likely > 0.5 else "none"
        return Tick("unsure", kind, share, UNSURE if odd else max(likely, 1 - likely))
    if likely > 0.5:
        return Tick("marked", "mark", share, min(likely, SUREST))
    return Tick("empty", "none", share, min(1 - likely, SUREST))
