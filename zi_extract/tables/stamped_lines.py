"""Lines of a grid that are sides of a stamp: arcs of a seal run level or upright for a while."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.geometry import Box
from zi_extract.model.table import Ruling, TableFragment

NEAR, BESIDE = 0.4, 1.0
"""How far from a line of the grid its rulings lie, and how far past a stamp's strokes those may
reach that are its own, in character heights: its ring is cut where it runs along a ruling."""

DOUBT = 0.7
"""Most confidence of the cells of a table that a stamp may have given a row or column."""


def doubt_stamped(
    fragments: Sequence[TableFragment],
    rulings: Sequence[Ruling],
    stamps: Sequence[Box],
    character_height: float,
) -> tuple[TableFragment, ...]:
    """The fragments, in doubt where all that is drawn of an inner line lies in a stamp.

    ``rulings`` are the page's, ``stamps`` what strokes across cells cover.
    """
    wide = [box.grown(BESIDE * character_height) for box in stamps]
    near = NEAR * character_height
    return tuple(
        _in_doubt(fragment)
        if any(_is_stamped(fragment, rulings, stamp, near) for stamp in wide)
        else fragment
        for fragment in fragments
    )


def _in_doubt(fragment: TableFragment) -> TableFragment:
    cells = (replace(cell, structure=min(cell.structure, DOUBT)) for cell in fragment.cells)
    return replace(fragment, cells=tuple(cells))


def _is_stamped(
    fragment: TableFragment, rulings: Sequence[Ruling], stamp: Box, near: float
) -> bool:
    """Whether an inner row or column line of the table is drawn inside of the stamp only."""
    box = fragment.box.grown(near)
    for level, edges in ((True, fragment.row_edges), (False, fragment.column_edges)):
        ours = [
            ruling
            for ruling in rulings
            if ruling.horizontal == level and box.intersection(_box_of(ruling, near)) > 0
        ]
        for edge in edges[1:-1]:
            drawn = [_box_of(r, near) for r in ours if abs(r.position - edge) <= near]
            if drawn and all(stamp.intersection(each) >= each.area for each in drawn):
                return True
    return False


def _box_of(ruling: Ruling, near: float) -> Box:
    across = ruling.position - near / 2, ruling.position + near / 2
    if ruling.horizontal:
        return Box(ruling.start, across[0], ruling.end, across[1])
    return Box(across[0], ruling.start, across[1], ruling.end)
