"""The cells of a stitched grid as one: their texts and marks of several pages together."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.logical import CellRef
from zi_extract.model.table import Cell, Tick, Verdict
from zi_extract.tables.stitch_grid import Block, Source, StitchGrid


def piece(page: int, text: str, verdict: Verdict | None) -> Source:
    tick = None if verdict is None else Tick(verdict, "none", 0.0, 0.9)
    return Source(CellRef(page, 0, 0, 0), Cell(0, 0, 1, 1, Box(0, 0, 1, 1), text=text, tick=tick))


@pytest.mark.parametrize(
    ("pieces", "verdict"),
    [
        ((("Laporan", None), ("", "empty")), None),
        ((("", "empty"), ("", "empty")), "empty"),
        ((("", "empty"), ("", "marked")), "marked"),
        ((("Laporan", None), ("", "unsure")), "unsure"),
    ],
    ids=[
        "a text and a blank piece",
        "empty",
        "marked on one page",
        "a text and what may be a mark",
    ],
)
def test_one_tick_of_a_cell_on_two_pages(
    pieces: tuple[tuple[str, Verdict | None], ...], verdict: Verdict | None
) -> None:
    sources = [piece(page, text, told) for page, (text, told) in enumerate(pieces, 1)]
    grid = StitchGrid(1)
    grid.place(Block(grid.new_row("item"), 0, 1, 1, sources))
    (cell,) = grid.cells()
    assert (cell.tick and cell.tick.verdict) == verdict
