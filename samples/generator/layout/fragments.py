"""A logical grid cut into fragments, page by page: where rows stand and which lines they hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from samples.generator.fonts import Face
from samples.generator.layout.paper import Line, Paper
from samples.generator.layout.slots import GridSpec, Slot

PAD_X, PAD_Y = 2.6, 2.2
"""Room between ruling and text in points."""

MIN_LINES_TO_BREAK = 1
"""A row is broken only when each of its parts keeps a line."""


@dataclass(slots=True)
class Piece:
    """A row, or the part of a broken row, on one page: lines ``start`` up to ``stop``."""

    row: int
    height: float
    start: int
    stop: int
    broken_above: bool = False
    broken_below: bool = False


@dataclass(slots=True)
class CellPiece:
    """A cell on one page: grid offsets within the fragment and the lines set there."""

    slot: Slot
    row: int
    row_span: int
    lines: list[Line]
    mark: bool
    whole: bool


@dataclass(slots=True)
class Fragment:
    """The part of a grid on one page."""

    pieces: list[Piece] = field(default_factory=list)
    cells: list[CellPiece] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Points from its first to its last ruling."""
        return sum(piece.height for piece in self.pieces)


class Cutter:
    """Cuts one grid; asked again and again for the next fragment that fits a height."""

    def __init__(self, paper: Paper, grid: GridSpec, face: Face, *, break_rows: bool) -> None:
        self.paper, self.grid, self.face, self.break_rows = paper, grid, face, break_rows
        self.next_row, self.next_line = 0, 0
        self.lines = {id(slot): self._wrapped(paper, slot) for slot in grid.slots}
        self.done = {id(slot): 0 for slot in grid.slots}

    def _wrapped(self, paper: Paper, slot: Slot) -> list[Line]:
        width = sum(self.grid.widths[slot.col : slot.col + slot.col_span]) - 2 * PAD_X
        face = self.face.but(bold=slot.bold)
        return [] if slot.mark or slot.rotated else paper.wrap(slot.text, face, width)

    @property
    def finished(self) -> bool:
        """True when every row stands on a page."""
        return self.next_row >= len(self.grid.rows)

    def next_fragment(self, room: float, *, repeat_header: bool) -> Fragment:
        """The rows that fit into ``room`` points; empty when not even one does."""
        fragment = Fragment()
        if repeat_header and self.next_row >= self.grid.header_rows > 0:
            for row in range(self.grid.header_rows):
                fragment.pieces.append(self._piece(row, fragment, fresh=True))
        fixed = len(fragment.pieces)
        while not self.finished and self._take_row(fragment, room):
            pass
        if len(fragment.pieces) == fixed:
            return Fragment()
        self._fill_cells(fragment)
        return fragment

    def _take_row(self, fragment: Fragment, room: float) -> bool:
        """Add the next row, or what fits of it; False when the page is full."""
        left = room - fragment.height
        piece = self._piece(self.next_row, fragment)
        kind = self.grid.rows[self.next_row].kind
        if kind == "band" and self._below_band() + piece.height > left:
            return False
        if piece.height <= left:
            fragment.pieces.append(piece)
            self.next_row, self.next_line = self.next_row + 1, 0
            return True
        fit = int((left - 2 * PAD_Y) // self.face.line_height)
        breaks = self.break_rows and kind == "item" and fit >= MIN_LINES_TO_BREAK
        stop = piece.start + fit
        if breaks and stop < piece.stop:
            height = fit * self.face.line_height + 2 * PAD_Y
            upper = Piece(piece.row, height, piece.start, stop, piece.broken_above, True)
            fragment.pieces.append(upper)
            self.next_line = stop
        return False

    def _below_band(self) -> float:
        return 2 * self.face.line_height + 2 * PAD_Y

    def _piece(self, row: int, fragment: Fragment, *, fresh: bool = False) -> Piece:
        """All that is left of a row, with the height it needs on this page."""
        start = 0 if fresh else self.next_line
        own = [s for s in self.grid.slots if s.row == row and s.row_span == 1]
        stop = max((len(self.lines[id(s)]) for s in own), default=1)
        stop = max(stop, start + 1)
        height = (stop - start) * self.face.line_height + 2 * PAD_Y
        for slot in self.grid.slots:
            if slot.row_span > 1 and slot.row + slot.row_span - 1 == row:
                done = 0 if fresh else self.done[id(slot)]
                need = (len(self.lines[id(slot)]) - done) * self.face.line_height + 2 * PAD_Y
                above = [p.height for p in fragment.pieces if slot.row <= p.row < row]
                height = max(height, need - sum(above))
        return Piece(row, height, start, stop, broken_above=start > 0)

    def _fill_cells(self, fragment: Fragment) -> None:
        for slot in self.grid.slots:
            at = [
                i
                for i, piece in enumerate(fragment.pieces)
                if slot.row <= piece.row < slot.row + slot.row_span
            ]
            if at:
                fragment.cells.append(self._cell_piece(slot, fragment, at))

    def _cell_piece(self, slot: Slot, fragment: Fragment, at: list[int]) -> CellPiece:
        pieces = [fragment.pieces[i] for i in at]
        lines = self.lines[id(slot)]
        if slot.row_span == 1:
            start, stop = pieces[0].start, pieces[0].stop
        else:
            header = slot.row < self.grid.header_rows
            start = 0 if header else self.done[id(slot)]
            height = sum(piece.height for piece in pieces)
            stop = start + int((height - 2 * PAD_Y + 0.01) // self.face.line_height)
            self.done[id(slot)] = min(stop, len(lines))
        ends = pieces[-1].row == slot.row + slot.row_span - 1 and not pieces[-1].broken_below
        begins = pieces[0].row == slot.row and not pieces[0].broken_above
        mark = slot.mark and self._holds_mark(slot, pieces)
        shown = lines[start:stop]
        if slot.rotated and begins:
            height = sum(piece.height for piece in pieces) - 2 * PAD_Y
            shown = self.paper.wrap(slot.text, self.face, height)
        return CellPiece(slot, at[0], len(at), shown, mark, begins and ends)

    def _holds_mark(self, slot: Slot, pieces: list[Piece]) -> bool:
        """The mark of a broken row stands in its larger part (the upper one among equals)."""
        if slot.row_span > 1:
            return pieces[0].row == slot.row and not pieces[0].broken_above
        piece = pieces[0]
        own = [s for s in self.grid.slots if s.row == piece.row and s.row_span == 1]
        total = max(len(self.lines[id(s)]) for s in own)
        if piece.broken_above:
            return piece.start * 2 < total
        return not piece.broken_below or piece.stop * 2 >= total
