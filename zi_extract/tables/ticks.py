"""Ticks and shading of a page's tables, judged by the ink that the page itself calls a mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.table import Cell, TableFragment, Tick
from zi_extract.tables.astray_marks import doubt_astray
from zi_extract.tables.bare_paper import darker_than_paper
from zi_extract.tables.mark_shapes import are_unlike, doubt_odd_shapes
from zi_extract.tables.marks import (
    Marking,
    inside_of,
    read_dots,
    read_ground,
    read_marking,
    spread_ink,
)
from zi_extract.tables.parted_places import part_from_texts, part_unmarked
from zi_extract.tables.ragged import doubt_ragged
from zi_extract.tables.shading import DUST, SHADE, FillLevels, dust_levels, fill_levels
from zi_extract.tables.time_grid import TimeGrid, find_time_grids
from zi_extract.tables.uneven_fills import doubt_uneven
from zi_extract.tables.usual_mark import SMALLEST_MARK, Usual, is_stroke, usual_mark

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

TEXT_PIECES, TEXT_WIDTH = 3, 2.0
"""From so many letter-size strokes, and so many character heights of width, a cell holds words."""

FIGURES, FULL = 0.6, 0.8
"""Share of a grid's inked cells with two strokes or more, and share of its cells with ink, from
which it may hold figures (25, 50, 75): only its words and headings can tell. Calendars have one
stroke to a mark and leave cells empty."""

DASH_SEEN = 0.97
"""Probability that the place of a dash or a speck is empty."""

HALF_MARK, STEEPNESS = 0.35, 14.0
"""Share of the usual ink of a mark at which marked and empty are as likely, and how fast certainty
grows with it: specks stay below 0.15, faint or clipped marks keep 0.6."""

EMPTY_MERGED = 0.6
"""Confidence that some of a time grid's cells are merged though no mark stands for them."""

SPECKLED = 0.025
"""Share (0-1) of a place's inside in specks from which a stroke there is a lump of them: of 18,000
places that were empty or held a mark the dustiest had 0.024."""

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
    picture = grey, mask, spread_ink(mask, character_height)
    tables = [_looked_at(f, picture, character_height) for f in fragments]
    levels = _levels(tables)
    usual = usual_mark(*_told_by(tables, levels))
    told = [_with_marks(table, usual, levels, picture, character_height) for table in tables]
    judged = tuple(_doubted(marked, table.grids) for table, marked in told)
    markings = [table.markings for table, _ in told]
    judged = doubt_odd_shapes(mask, judged, markings, character_height)
    judged = doubt_astray(judged, markings, character_height)
    judged = doubt_uneven(grey, judged, character_height)
    return doubt_ragged(grey, judged, character_height)


@dataclass(frozen=True, slots=True)
class _Levels:
    """From which darkening, and from which dust, the places of a page are filled, or may be."""

    shade: FillLevels
    dust: FillLevels

    def is_filled(self, found: Marking, dark: float) -> bool:
        return dark >= self.shade.filled or found.dust >= self.dust.filled


def _levels(tables: Sequence[_Looked]) -> _Levels:
    held = [(table.shades[i], found) for table in tables for i, found in table.markings.items()]
    strokes = sum(is_stroke(found) for _, found in held)
    shade = fill_levels([dark for dark, _ in held], strokes)
    fills = sum(dark >= shade.filled or found.dust >= DUST for dark, found in held)
    drawn = sum(is_stroke(found) and found.dust < SPECKLED for _, found in held)
    return _Levels(shade, dust_levels([found.dust for _, found in held], fills, drawn))


@dataclass(frozen=True, slots=True)
class _Looked:
    """A table with its time grids, and what was seen in it.

    ``markings`` are what lies in the places of the time grids, by the cell's index; ``shades`` how
    dark (0-1) each cell's ground is.
    """

    fragment: TableFragment
    grids: tuple[TimeGrid, ...]
    markings: Mapping[int, Marking]
    shades: Sequence[float]

    def is_sure(self, index: int) -> bool:
        """Whether the cell is a place of a grid that is a calendar by its shape."""
        cell = self.fragment.cells[index]
        return any(not grid.is_provisional and grid.holds(cell) for grid in self.grids)


def _looked_at(
    fragment: TableFragment, picture: tuple[Grey, Mask, Grey], character_height: float
) -> _Looked:
    """What is in the cells; ``picture`` is the page in grey, its ink, and that ink spread."""
    grey, mask, spread = picture
    grids = find_time_grids(fragment, character_height)
    fragment = part_from_texts(mask, fragment, grids, character_height)
    markings = {
        index: read_marking(grey, mask, inside_of(cell.box, character_height), character_height)
        for index, cell in enumerate(fragment.cells)
        if any(grid.holds(cell) for grid in grids)
    }
    grids = tuple(
        replace(
            grid,
            is_provisional=grid.is_provisional or _may_be_figures(grid, fragment, markings),
            may_count=_may_count(grid, fragment, markings, mask, character_height),
        )
        for grid in grids
    )
    grounds = {index: found.ground for index, found in markings.items()}
    shades = _shades(fragment, grids, grounds, (grey, spread), character_height)
    return _Looked(fragment, grids, markings, shades)


def _with_marks(
    table: _Looked,
    usual: Usual,
    levels: _Levels,
    picture: tuple[Grey, Mask, Grey],
    character_height: float,
) -> tuple[_Looked, TableFragment]:
    """The table and its marks; looked at again where merged places without a mark were parted."""
    whole, marked = table.fragment, _marked(table, usual, levels)
    parted = part_unmarked(picture[1], whole, marked, table.grids, character_height)
    if parted is whole:
        return table, marked
    again = _looked_at(parted, picture, character_height)
    return again, _marked(again, usual, levels)


def _may_be_figures(grid: TimeGrid, fragment: TableFragment, held: Mapping[int, Marking]) -> bool:
    """Whether nearly all places of a time grid hold ink of several strokes, as figures do."""
    found = [mark for index, mark in held.items() if grid.holds(fragment.cells[index])]
    inked = [mark for mark in found if mark.area >= SMALLEST_MARK and mark.pieces > 0]
    several = sum(mark.pieces > 1 for mark in inked)
    return len(inked) >= FULL * len(found) and several >= FIGURES * max(len(inked), 1)


def _marked(table: _Looked, usual: Usual, levels: _Levels) -> TableFragment:
    """The fragment with its cells judged."""
    cells = []
    for index, (cell, dark) in enumerate(zip(table.fragment.cells, table.shades, strict=True)):
        found = table.markings.get(index)
        tick = _verdict(found, dark, usual, levels) if found is not None else None
        is_filled = tick is not None and tick.kind == "shade"
        shaded = is_filled or dark >= (SHADE if found is None else levels.shade.filled)
        is_same = cell.shaded == shaded and cell.tick is tick
        cells.append(cell if is_same else replace(cell, shaded=shaded, tick=tick))
    return replace(table.fragment, cells=tuple(cells))


def _shades(
    fragment: TableFragment,
    grids: Sequence[TimeGrid],
    known: Mapping[int, float],
    picture: tuple[Grey, Grey],
    character_height: float,
) -> list[float]:
    """How much darker (0-1) than paper the ground of each cell is, by its grey or by its dots.

    ``known`` are the grey levels of the cells already looked at, by their index; ``picture`` is the
    page in grey, and its ink spread.
    """
    grey, spread = picture
    insides = [inside_of(cell.box, character_height) for cell in fragment.cells]
    grounds = [
        known[index] if index in known else read_ground(grey, inside)
        for index, inside in enumerate(insides)
    ]
    dots = [read_dots(spread, inside, character_height) for inside in insides]
    drawn = [SHADE if cell.shaded else 0.0 for cell in fragment.cells]
    dark = darker_than_paper(fragment, grounds, grids)
    return [max(each) for each in zip(dark, dots, drawn, strict=True)]


def _told_by(tables: Sequence[_Looked], levels: _Levels) -> tuple[list[Marking], int]:
    """What lies in the page's sure time grids, or in the provisional ones where there are none.

    Filled places are counted only. Words tell nothing of marks: a provisional grid has them in its
    headings and in columns that are not of time.
    """
    held = [
        (table.is_sure(index), levels.is_filled(found, table.shades[index]), found)
        for table in tables
        for index, found in table.markings.items()
        if not _holds_words(found)
    ]
    sure = [each for each in held if each[0]] or held
    return [found for _, filled, found in sure if not filled], sum(filled for _, filled, _ in sure)


def _holds_words(found: Marking) -> bool:
    return found.pieces >= TEXT_PIECES and found.width > TEXT_WIDTH


def _doubted(fragment: TableFragment, grids: Sequence[TimeGrid]) -> TableFragment:
    """The fragment with the doubts that its ticks raise.

    Ticks of runs of few columns are provisional, so are those of the first row below a grid's
    header, or at the head of a page, where numbers of columns stand: one over the whole grid, or
    one in every place. Cells of a time grid are merged for a mark that stands for all of them: a
    merged one without any has lost an edge.
    """
    return replace(fragment, cells=tuple(_with_doubt(cell, grids) for cell in fragment.cells))


def _may_count(
    grid: TimeGrid,
    fragment: TableFragment,
    held: Mapping[int, Marking],
    mask: Mask,
    character_height: float,
) -> bool:
    """Whether all places of the first row below a grid's header hold ink that is not one mark."""
    first = [
        mark.place
        for index, mark in held.items()
        if grid.holds(cell := fragment.cells[index]) and cell.row == grid.header
    ]
    places = [place for place in first if place is not None]
    return len(places) == len(first) and are_unlike(mask, places, character_height)


def _with_doubt(cell: Cell, grids: Sequence[TimeGrid]) -> Cell:
    grid = next((grid for grid in grids if grid.holds(cell)), None)
    if grid is None or cell.tick is None:
        return cell
    whole = cell.col_span == grid.right - grid.left
    if grid.is_provisional or (cell.row == grid.header and (whole or grid.may_count)):
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


def _verdict(marking: Marking, dark: float, usual: Usual, levels: _Levels) -> Tick | None:
    """The tick of a place in a time grid; None where it holds words."""
    share = marking.share
    if levels.is_filled(marking, dark):
        return Tick("marked", "shade", share, SURE_SHADE)
    if _holds_words(marking):
        return None
    speckled = marking.dust >= levels.dust.may_be
    nothing = usual.is_dash(marking) or usual.is_speck(marking)
    if not speckled and (nothing or usual.is_another(marking)):
        return Tick("empty", "none", share, DASH_SEEN if nothing else SURE)
    likely = float(1 / (1 + np.exp(-STEEPNESS * (usual.likeness(marking) - HALF_MARK))))
    faint = speckled or dark >= levels.shade.may_be
    odd = (usual.is_oversized(marking) or usual.is_pale(marking)) and likely > 1 - SURE
    if odd or (faint and likely < SURE) or 1 - SURE < likely < SURE:
        kind: Literal["mark", "none"] = "mark" if likely > 0.5 else "none"
        return Tick("unsure", kind, share, UNSURE if odd else max(likely, 1 - likely))
    if likely > 0.5:
        return Tick("marked", "mark", share, min(likely, SUREST))
    return Tick("empty", "none", share, min(1 - likely, SUREST))
