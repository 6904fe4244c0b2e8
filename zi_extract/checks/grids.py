"""How far the grid of every table on every page can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zi_extract.model.logical import LogicalTable
from zi_extract.model.page import PageLayout
from zi_extract.model.table import TableFragment

SHAKY = 0.9
"""Confidence (0-1) of a cell's edges below which its grid may be another one."""

BESIDE = 1.0
"""How far (character heights) a word may reach over a table's side and still stand beside it: bent
rulings move a side by less, a word inside a cell lies deeper."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How far the grid of a fragment can be trusted.

    ``cells`` are counted; ``best`` and ``worst`` are the surest and the least sure of their edges
    (0-1), ``shaky`` the share of cells below ``SHAKY``, ``unsure`` counts marks that could not be
    judged. ``lacks`` are the columns that another part of the same table has more, ``beside`` the
    words that stand left or right of it: both tell of a ruling that was not found.
    """

    cells: int
    best: float
    worst: float
    shaky: float
    unsure: int
    lacks: int = 0
    beside: int = 0


Grids = Mapping[tuple[int, int], Grid]
"""(page, index of the fragment on it) to its grid."""


def grids_of(layouts: Mapping[int, PageLayout], tables: Iterable[LogicalTable]) -> Grids:
    """The grid of every fragment of these pages; ``tables`` say which are parts of one."""
    parts = {(n, part.index): part for n, page in layouts.items() for part in page.fragments}
    widest: dict[tuple[int, int], int] = {}
    for table in tables:
        own = [key for key in table.fragments if key in parts]
        columns = max((parts[key].n_cols for key in own), default=0)
        widest |= dict.fromkeys(own, columns)
    return {
        (page, index): _grid(part, layouts[page], widest.get((page, index), 0))
        for (page, index), part in parts.items()
    }


def _grid(part: TableFragment, layout: PageLayout, widest: int) -> Grid:
    edges = [cell.structure for cell in part.cells]
    return Grid(
        cells=len(edges),
        best=max(edges, default=1.0),
        worst=min(edges, default=1.0),
        shaky=sum(edge < SHAKY for edge in edges) / max(1, len(edges)),
        unsure=sum(cell.tick is not None and cell.tick.verdict == "unsure" for cell in part.cells),
        lacks=max(0, widest - part.n_cols),
        beside=sum(1 for _ in _words_beside(part, layout)),
    )


def _words_beside(part: TableFragment, layout: PageLayout) -> Iterator[int]:
    """Words of no table that stand at the height of this one, outside its sides."""
    inside = {word for other in layout.fragments for cell in other.cells for word in cell.words}
    reach = BESIDE * layout.character_height
    for index, word in enumerate(layout.words):
        box = word.box
        level = part.box.top < box.center_y < part.box.bottom
        outside = box.right < part.box.left + reach or box.left > part.box.right - reach
        if level and outside and index not in inside:
            yield index
