"""The sure marks of a page, and those of them made unsure that the page's others contradict."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from zi_extract.model.geometry import Box
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.marks import Marking

DOUBT = 0.6
"""Probability (0-1) that a mark or a fill which the page's others contradict is one."""

Spot = tuple[int, int]
"""A cell of a page: its fragment and itself, by index."""


class SureMark(NamedTuple):
    """A mark, where its cell is, what was seen of it, and its box on the page in pixels."""

    spot: Spot
    cell: Cell
    found: Marking
    place: Box


def is_marked(cell: Cell, kind: str) -> bool:
    """Whether a cell is surely marked, with a ``mark`` or a ``shade``, in a sure time grid."""
    tick = cell.tick
    if tick is None or tick.provisional:
        return False
    return (tick.verdict, tick.kind) == ("marked", kind)


def sure_marks(
    fragments: Sequence[TableFragment], markings: Sequence[Mapping[int, Marking]]
) -> list[SureMark]:
    """All sure marks of strokes.

    ``markings`` are what lies in the places of each fragment's time grids, by the cell's index.
    """
    return [
        SureMark((part, index), fragment.cells[index], found, found.place)
        for part, (fragment, held) in enumerate(zip(fragments, markings, strict=True))
        for index, found in held.items()
        if found.place is not None and is_marked(fragment.cells[index], "mark")
    ]


def with_doubts(
    fragments: Sequence[TableFragment], doubted: Collection[Spot]
) -> tuple[TableFragment, ...]:
    """The fragments, the ticks of those cells unsure."""
    if not doubted:
        return tuple(fragments)
    return tuple(
        replace(
            fragment,
            cells=tuple(
                cell.with_unsure_mark(DOUBT) if (part, index) in doubted else cell
                for index, cell in enumerate(fragment.cells)
            ),
        )
        for part, fragment in enumerate(fragments)
    )
