"""The stitched grid while it grows: rows, and blocks of cells that may grow over page ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product, takewhile

from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.logical import CellRef, Join, LogicalCell, RowKind
from zi_extract.model.table import Cell, Tick
from zi_extract.tables.header_words import is_mark
from zi_extract.tables.stitch_text import folded_lines, joined

LOST_RULING = 0.6
"""Confidence (0-1) in the edges of a cell over columns that its own page does not tell apart."""


@dataclass(frozen=True, slots=True)
class Source:
    """A cell on paper as a part of a block. ``repeats``: the same words again, not more of them."""

    ref: CellRef
    cell: Cell
    repeats: bool = False


@dataclass(slots=True)
class Block:
    """A logical cell in the making; ``doubt`` is the confidence of the weakest join in it."""

    row: int
    col: int
    row_stop: int
    col_stop: int
    sources: list[Source]
    heading: Extracted[str] | None = None
    lost_ruling: bool = False
    doubt: float = 1.0

    @property
    def text(self) -> str:
        """The block's text: its pieces joined, repeated ones and marks left out."""
        pieces = [s.cell.text.strip() for s in self.sources if not s.repeats]
        result = ""
        for piece in pieces:
            if not is_mark(piece) or not any(s.cell.tick for s in self.sources):
                result = joined(result, folded_lines(piece))
        return result

    @property
    def last(self) -> Source:
        """The lowest piece so far."""
        return self.sources[-1]


@dataclass(slots=True)
class StitchGrid:
    """Rows and blocks so far. ``owner`` finds the block of a grid position."""

    n_cols: int
    kinds: list[RowKind] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    owner: dict[tuple[int, int], Block] = field(default_factory=dict)
    joins: list[Join] = field(default_factory=list)

    def new_row(self, kind: RowKind) -> int:
        """The index of a row added below all others."""
        self.kinds.append(kind)
        return len(self.kinds) - 1

    def place(self, block: Block) -> None:
        """Add a block; grid positions that are taken stay with their owners."""
        self.blocks.append(block)
        self.cover(block)

    def cover(self, block: Block) -> None:
        """Give the block those of its places that nobody has."""
        for row in range(block.row, block.row_stop):
            for col in range(block.col, block.col_stop):
                self.owner.setdefault((row, col), block)

    def grow(self, block: Block, row_stop: int) -> None:
        """Let a block reach down to ``row_stop`` (half-open)."""
        block.row_stop = max(block.row_stop, row_stop)
        self.cover(block)

    def at(self, row: int, col: int) -> Block | None:
        """The block at a grid position."""
        return self.owner.get((row, col))

    def cells(self) -> tuple[LogicalCell, ...]:
        """The cells in reading order; they tile the grid.

        Blocks that lost all their places to others are left out, those that lost some are cut down
        to a rectangle. A place that no page shows is an empty cell in doubt.
        """
        self.blocks = [block for block in self.blocks if self._holds(block)]
        for block in self.blocks:
            self._cut_down(block)
        self.owner = {}
        for block in self.blocks:
            self.cover(block)
        for place in product(range(len(self.kinds)), range(self.n_cols)):
            if place not in self.owner:
                self.place(self._unseen(*place))
        ordered = sorted(self.blocks, key=lambda b: (b.row, b.col))
        return tuple(_as_cell(block) for block in ordered)

    def _holds(self, block: Block) -> bool:
        return self.owner.get((block.row, block.col)) is block

    def _cut_down(self, block: Block) -> None:
        """Let a block keep the rectangle from its first place on that is all its own."""
        rows, cols = range(block.row, block.row_stop), range(block.col, block.col_stop)
        mine = [[self.owner.get((row, col)) is block for col in cols] for row in rows]
        width = sum(1 for _ in takewhile(bool, mine[0]))
        height = sum(1 for _ in takewhile(lambda row: all(row[:width]), mine))
        if (height, width) != (len(rows), len(cols)):
            block.row_stop, block.col_stop = block.row + height, block.col + width
            block.lost_ruling = True

    def _unseen(self, row: int, col: int) -> Block:
        """An empty block where a page's grid does not reach: beside the last cell that it has."""
        near = sorted(range(self.n_cols), key=lambda other: abs(other - col))
        found = (self.at(row, other) for other in near)
        beside = next((b for b in found if b and b.sources), None) or next(
            block for block in self.blocks if block.sources
        )
        cell, page = beside.last.cell, beside.last.ref.page
        edge = cell.box.right if beside.col < col else max(0.0, cell.box.left - cell.box.height)
        box = Box(edge, cell.box.top, edge + cell.box.height, cell.box.bottom)
        text = Extracted("", "", 0.0, (Provenance(page, box, ()),))
        return Block(row, col, row + 1, col + 1, [], heading=text, lost_ruling=True)


def _as_cell(block: Block) -> LogicalCell:
    return LogicalCell(
        row=block.row,
        col=block.col,
        row_span=block.row_stop - block.row,
        col_span=block.col_stop - block.col,
        text=block.heading or _text_of(block),
        tick=_tick_of(block),
        sources=tuple(source.ref for source in block.sources),
        structure=_structure_of(block),
    )


def _structure_of(block: Block) -> float:
    structure = min((s.cell.structure for s in block.sources), default=1.0)
    return min(structure, LOST_RULING) if block.lost_ruling else structure


def _text_of(block: Block) -> Extracted[str]:
    value = block.text
    spoken = [s for s in block.sources if s.cell.text.strip() and not s.repeats]
    used = spoken or block.sources
    confidence = min(s.cell.confidence for s in used)
    readings = {r.text for s in spoken for r in s.cell.readings} if len(spoken) == 1 else set()
    return Extracted(
        value=value,
        raw="\n".join(s.cell.text for s in spoken),
        confidence=min(confidence, block.doubt) if value else confidence,
        provenance=tuple(Provenance(s.ref.page, s.cell.box, s.cell.words) for s in used),
        derived="pieces on several pages joined" if len(spoken) > 1 else "",
        readings=tuple(sorted(readings)),
    )


def _tick_of(block: Block) -> Tick | None:
    """One tick of a cell's pieces: marked when one of them is, unsure when one of them is.

    None either of a cell with a text that leaves a piece blank on one of its pages.
    """
    ticks = [source.cell.tick for source in block.sources if source.cell.tick is not None]
    has_text = any(s.cell.tick is None and s.cell.text.strip() for s in block.sources)
    if not ticks or (has_text and all(tick.verdict == "empty" for tick in ticks)):
        return None
    for verdict in ("marked", "unsure"):
        found = [tick for tick in ticks if tick.verdict == verdict]
        if found:
            return max(found, key=lambda tick: tick.confidence)
    return min(ticks, key=lambda tick: tick.confidence)


def heading_block(row: int, n_cols: int, text: Extracted[str]) -> Block:
    """A block over a whole row for a heading that stands outside the rulings."""
    return Block(row, 0, row + 1, n_cols, [], heading=text)
