"""From rulings to tables: which lattices of a page are tables, and what their cells are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, Ruling, TableFragment
from zi_extract.tables.eaten_columns import joined_over_columns
from zi_extract.tables.edge_ink import EdgeInk
from zi_extract.tables.evidence import Evidence
from zi_extract.tables.lattice import find_lattices, find_lines
from zi_extract.tables.lattice_line import Lattice, LatticeLine
from zi_extract.tables.lost_edges import with_lost_edges
from zi_extract.tables.overlays import without_boxes
from zi_extract.tables.part import Part, remeasured
from zi_extract.tables.parts import find_parts, picked
from zi_extract.tables.region import Region
from zi_extract.tables.semi_ruled import find_rule_stacks, with_text_columns
from zi_extract.tables.shared_columns import with_shared_columns
from zi_extract.tables.stem_columns import without_stem_columns
from zi_extract.tables.tiling import tile
from zi_extract.tables.torn import goes_on, has_strays, is_slanted, is_torn

Mask = NDArray[np.bool_]

MIN_CELL = 1.0
"""Smallest median cell side, in character heights: smaller boxes hold no text."""

MIN_HEIGHT, MIN_WIDTH = 1.8, 10.0
"""Least height and width of a table in character heights: one line of text between two rulings,
and a word or two side by side. Boxes of logos are narrower; capitals of a title, 1.4 high, touch
like rulings."""

MIN_PAGE_HEIGHT, MIN_PAGE_WIDTH = 0.009, 0.05
"""The same in shares of the page's long side: a line of 6-point print on A4 is 0.011 high. They
keep letters out where specks were taken for letters and the character height came out small."""

MIN_FRAME = 0.5
"""Mean support (0-1) of a table's outline. Org and flow charts, whose boxes stand apart, have a
bounding box with little ink; tables broken by fax keep more than 0.7."""


MIN_BOUNDED = 0.7
"""Share (0-1) of the cells that are likelier right than wrong in a table whose frame a fax has
eaten. Between the boxes of a chart most of what would be cells has no edges: a third is bounded."""

FEW_ROWS, LEAST_BOUNDED = 3, 0.5
"""Row lines of a table of two rows, and the least such share of its cells."""

TORN = 0.7
"""Most confidence of the cells of a table past which rulings run on: rows and columns are counted
wrong where one is missing."""

ASKEW = 0.76
"""Most confidence of the cells of a table with a line askew: a side of a stamp, or a short ruling
on paper that was not flat. Of six such tables of faxes none was counted wrong: they are doubted
less than torn ones."""

SEMI_RULED = 0.6
"""Most confidence of the cells of a table whose columns only its texts show."""

CROSSED = 0.75
"""Confidence of a cell that a short ruling crosses which was taken for the side of a stamp."""


def find_fragments(
    page: int, mask: Mask, rulings: Sequence[Ruling], character_height: float
) -> tuple[TableFragment, ...]:
    """All ruled tables of the page from top to bottom; none when there is none.

    ``mask`` is the ink of the straight page (``H x W``), ``rulings`` those of
    :func:`zi_extract.imaging.rulings.find_rulings`. Cells tile their grid, empty ones included;
    their ``structure`` says how well ink supports their edges.
    """
    level, upright = find_lines(rulings, character_height)
    level, upright = without_boxes(level, upright, character_height)
    if not level:
        return ()
    ink = EdgeInk(np.ascontiguousarray(mask), character_height)
    read = (_fragment(page, part, ink) for part in _parts(level, upright, ink))
    found = [
        fragment
        for fragment in read
        if fragment is not None and _sizeable(fragment.box, character_height, max(mask.shape))
    ]
    found = _torn_beside(found, rulings, character_height)
    found.sort(key=lambda f: (f.box.top, f.box.left))
    return tuple(replace(fragment, index=i) for i, fragment in enumerate(found))


def is_doubtful(fragment: TableFragment) -> bool:
    """Whether no cell of a table is sure: its rows or columns may be counted wrong."""
    return max(cell.structure for cell in fragment.cells) <= TORN


def sureness(fragments: Sequence[TableFragment]) -> float:
    """The mean ``structure`` (0-1) of the cells of a page's tables; 0 without any."""
    found = [cell.structure for fragment in fragments for cell in fragment.cells]
    return sum(found) / len(found) if found else 0.0


def _parts(
    level: Sequence[LatticeLine], upright: Sequence[LatticeLine], ink: EdgeInk
) -> tuple[Part, ...]:
    """What may be tables: lines that cross one another, and rules alone."""
    parts = [
        with_text_columns(without_stem_columns(part, ink), level, ink)
        for lattice in find_lattices(level, upright, ink.character_height)
        for part in find_parts(lattice, ink)
    ]
    parts = joined_over_columns(parts, ink)
    return (*with_shared_columns(parts, ink), *_without_frames(level, parts, ink))


def _torn_beside(
    fragments: Sequence[TableFragment], rulings: Sequence[Ruling], character_height: float
) -> list[TableFragment]:
    """The tables; in doubt where pieces of their rulings lie beside them, or they go on in such."""
    boxes = [fragment.box for fragment in fragments]
    found = [
        in_doubt(fragment) if has_strays(fragment, boxes, rulings, character_height) else fragment
        for fragment in fragments
    ]
    torn = [fragment for fragment in found if is_doubtful(fragment)]
    return [
        in_doubt(fragment)
        if any(goes_on(fragment, o, character_height) for o in torn)
        else fragment
        for fragment in found
    ]


def _without_frames(
    level: Sequence[LatticeLine], parts: Sequence[Part], ink: EdgeInk
) -> list[Part]:
    """Tables of rules alone, with the columns of their texts."""
    taken = [
        (part.lattice.rows[0].position, part.lattice.rows[-1].position)
        for part in parts
        if len(part.lattice.rows) > 1
    ]
    stacks = [with_text_columns(part, level, ink) for part in find_rule_stacks(level, ink, taken)]
    return [part for part in stacks if part.semi_ruled]


def _fragment(page: int, part: Part, ink: EdgeInk) -> TableFragment | None:
    """The table of a lattice, or None when its boxes are no table."""
    part, regions = (part, tile(part.evidence)) if part.semi_ruled else _settled(part, ink)
    lattice, unit = part.lattice, ink.character_height
    if len(regions) < 2 or not is_framed(part.evidence, regions):
        return None
    most = _surest(part, ink)
    cells = tuple(_doubted(_cell(region, lattice, most), part, unit) for region in regions)
    sides = [min(cell.box.width, cell.box.height) for cell in cells]
    if float(np.median(sides)) < MIN_CELL * unit:
        return None
    return TableFragment(
        page=page,
        index=0,
        box=Box.around(cell.box for cell in cells),
        n_rows=len(lattice.rows) - 1,
        n_cols=len(lattice.columns) - 1,
        column_edges=tuple(line.position for line in lattice.columns),
        row_edges=tuple(line.position for line in lattice.rows),
        cells=cells,
        open_top=part.open_top,
        open_bottom=part.open_bottom,
        semi_ruled=part.semi_ruled,
    )


def _surest(part: Part, ink: EdgeInk) -> float:
    """The most confidence (0-1) of any cell: less where rows or columns may be counted wrong."""
    if part.semi_ruled:
        return SEMI_RULED
    if is_torn(part.lattice, ink):
        return TORN
    return ASKEW if is_slanted(part.lattice, ink.character_height) else 1.0


def in_doubt(fragment: TableFragment) -> TableFragment:
    """The table with no cell surer than one whose rows and columns may be counted wrong."""
    cells = (replace(cell, structure=min(cell.structure, TORN)) for cell in fragment.cells)
    return replace(fragment, cells=tuple(cells))


def _sizeable(box: Box, character_height: float, long_side: int) -> bool:
    """Whether there is room for a table."""
    return box.height >= max(MIN_HEIGHT * character_height, MIN_PAGE_HEIGHT * long_side) and (
        box.width >= max(MIN_WIDTH * character_height, MIN_PAGE_WIDTH * long_side)
    )


def _doubted(cell: Cell, part: Part, character_height: float) -> Cell:
    """The cell, in doubt when a line that was taken for a stamp's crosses its inside."""
    inside = cell.box.grown(-character_height)
    for level, line in part.rejected:
        along = (inside.left, inside.right) if level else (inside.top, inside.bottom)
        across = (inside.top, inside.bottom) if level else (inside.left, inside.right)
        covered = min(line.end, along[1]) - max(line.start, along[0])
        if across[0] < line.position < across[1] and covered > 0:
            return replace(cell, structure=min(cell.structure, CROSSED))
    return cell


def _settled(part: Part, ink: EdgeInk) -> tuple[Part, list[Region]]:
    """The cells, once lines that bound no cell are gone and the rest was measured again."""
    while True:
        regions = tile(part.evidence)
        rows = {r.top for r in regions} | {r.bottom for r in regions}
        columns = {r.left for r in regions} | {r.right for r in regions}
        columns |= {k for k, line in enumerate(part.lattice.columns) if line in part.shared}
        n_rows, n_columns = len(part.lattice.rows), len(part.lattice.columns)
        if (len(rows), len(columns)) == (n_rows, n_columns):
            return part, with_lost_edges(regions, part.lattice, part.evidence, ink.contents)
        used_rows = np.isin(np.arange(n_rows), list(rows))
        used_columns = np.isin(np.arange(n_columns), list(columns))
        lattice = picked(part.lattice, used_rows, used_columns)
        part = remeasured(part, lattice, ink)


def is_framed(evidence: Evidence, regions: Sequence[Region]) -> bool:
    """Whether the outline of the lattice is drawn, or nearly all cells are bounded all the same.

    In a table of one row or two the cells must not be mostly unbounded: feet and serifs of a bold
    title over two lines make an outline.
    """
    outline = np.r_[
        evidence.level[0], evidence.level[-1], evidence.upright[:, 0], evidence.upright[:, -1]
    ]
    bounded = float(np.mean([region.probability >= 0.5 for region in regions]))
    if len(evidence.level) <= FEW_ROWS and bounded < LEAST_BOUNDED:
        return False
    return bounded >= MIN_BOUNDED or float(outline.mean()) >= MIN_FRAME


def _cell(region: Region, lattice: Lattice, most: float) -> Cell:
    """The cell with its box along the lines that bound it, at ``most`` so sure."""
    top, bottom = lattice.rows[region.top], lattice.rows[region.bottom]
    left, right = lattice.columns[region.left], lattice.columns[region.right]
    x, y = (left.position + right.position) / 2, (top.position + bottom.position) / 2
    return Cell(
        row=region.top,
        col=region.left,
        row_span=region.bottom - region.top,
        col_span=region.right - region.left,
        box=Box(left.place(y), top.place(x), right.place(y), bottom.place(x)),
        structure=min(region.probability, most),
    )
