"""Fragments on successive pages become logical tables; every join is recorded."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.logical import CellRef, Join, LogicalTable
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell
from zi_extract.tables.stitch_columns import Part, TableParts, find_tables
from zi_extract.tables.stitch_cuts import PageEnd
from zi_extract.tables.stitch_grid import Block, Source, StitchGrid, heading_block
from zi_extract.tables.stitch_habits import find_habits
from zi_extract.tables.stitch_pieces import Heading, find_pieces
from zi_extract.tables.stitch_rows import certainty
from zi_extract.tables.stitch_spans import TEXT_SPAN

BLANK_REST = 0.85
"""Confidence (0-1) that a blank row at the top of a page is what is left of the row above: its
text ended before the page did. Rows left blank on purpose stand at the end of tables."""

REPEATED_HEADER = 0.98
"""Confidence (0-1) that a header seen before is the same header again."""


def stitch(
    pages: Sequence[PageLayout], parted: Collection[CellRef] = ()
) -> tuple[LogicalTable, ...]:
    """The annex pages of one decree as logical tables, in reading order.

    Repeated headers are joined into the first one, rows and merged cells cut by a page's end into
    their upper part; area headings printed above a fragment become rows of kind ``heading``. The
    rows of ``parted`` cells are joined to none: a person said so.
    """
    rows = frozenset((cell.page, cell.fragment, cell.row) for cell in parted)
    return tuple(_Stitching(table, rows).result() for table in find_tables(find_pieces(pages)))


class _Stitching:
    """One table being built, part by part."""

    def __init__(self, table: TableParts, parted: frozenset[tuple[int, int, int]]) -> None:
        self.table, self.parted = table, parted
        self.layouts = {part.piece.layout.page: part.piece.layout for part in table.parts}
        self.grid = StitchGrid(table.n_cols)
        self.habits = find_habits(table)
        self.header: list[int] = []
        self.numbers: int | None = None

    def result(self) -> LogicalTable:
        for part in self.table.parts:
            for heading in part.piece.headings:
                self._add_heading(heading)
            self._add_part(part)
        fragments = tuple((p.piece.layout.page, p.piece.fragment.index) for p in self.table.parts)
        return LogicalTable(
            n_rows=len(self.grid.kinds),
            n_cols=self.table.n_cols,
            row_kinds=tuple(self.grid.kinds),
            cells=self.grid.cells(),
            fragments=fragments,
            fragment_rows=sum(p.piece.fragment.n_rows for p in self.table.parts),
            joins=tuple(self.grid.joins),
        )

    def _add_heading(self, heading: Heading) -> None:
        row = self.grid.new_row("heading")
        words = tuple(w for line in heading.lines for w in line.words)
        confidence = min(line.confidence for line in heading.lines)
        ink = Provenance(heading.page, heading.box, words)
        text = Extracted(heading.text, heading.text, confidence, (ink,))
        self.grid.place(heading_block(row, self.table.n_cols, text))

    def _add_part(self, part: Part) -> None:
        rows: list[int] = []
        upper = self._upper_row()
        for row, kind in enumerate(part.piece.kinds):
            if kind == "header":
                rows.append(self._header_row(part, row))
            elif kind == "numbers" and (known := self._numbered_row(part)) is not None:
                self._join_row(part, row, known, "column numbers repeated", REPEATED_HEADER)
                rows.append(known)
            else:
                rows.append(self._body_row(part, row, upper))
                upper = None
        for cell in part.piece.fragment.cells:
            self._add_cell(part, cell, rows)

    def _header_row(self, part: Part, row: int) -> int:
        """The row of a header: the first header's when it was seen before."""
        place = part.piece.header_rows.index(row)
        if len(self.header) > place and not self._in_first_header(part):
            target = self.header[place]
            self._join_row(part, row, target, "header repeated", REPEATED_HEADER)
            return target
        target = self.grid.new_row("header")
        self.header.append(target)
        return target

    def _numbered_row(self, part: Part) -> int | None:
        """The row that column numbers repeat: the first ones, or the header.

        On a later page they may take its place although there were none under it.
        """
        if self.numbers is not None or not self.header or self._in_first_header(part):
            return self.numbers
        return self.header[-1]

    def _in_first_header(self, part: Part) -> bool:
        return part is self._first_headed()

    def _first_headed(self) -> Part | None:
        return next((p for p in self.table.parts if p.piece.header_rows), None)

    def _upper_row(self) -> int | None:
        """The last row so far when it may go on: an item, with nothing between it and the page."""
        last = len(self.grid.kinds) - 1
        return last if last >= 0 and self.grid.kinds[last] == "item" else None

    def _body_row(self, part: Part, row: int, upper: int | None) -> int:
        """The row of an item, band or empty row; ``upper`` is the row before the page's end."""
        kind = part.piece.kinds[row]
        if (part.piece.layout.page, part.piece.fragment.index, row) in self.parted:
            upper = None
        end = self._page_end(part, row, upper) if kind == "item" else None
        if upper is not None and end is not None:
            odds = end.cut_odds()
            if odds > 0:
                reason = "row cut by the end of the page"
                self._join_row(part, row, upper, reason, certainty(odds))
                return upper
        if upper is not None and kind == "empty" and self._goes_on(part, row):
            self._join_row(part, row, upper, "blank rest of a row cut by the page", BLANK_REST)
            return upper
        target = self.grid.new_row(kind)
        if kind == "numbers":
            self.numbers = target
        if end is not None:
            self._join_spans(end)
        return target

    def _page_end(self, part: Part, row: int, upper: int | None) -> PageEnd | None:
        if upper is None:
            return None
        return PageEnd(self.grid, self.habits, self.layouts, upper, part, row)

    def _goes_on(self, part: Part, row: int) -> bool:
        """True when items follow a blank row at the top of a page: it is no table's last row."""
        rest = part.piece.kinds[row + 1 :]
        parts = self.table.parts
        following = parts[parts.index(part) + 1 :]
        return "item" in rest or (not rest and bool(following) and not following[0].piece.headings)

    def _join_row(self, part: Part, row: int, target: int, reason: str, confidence: float) -> None:
        upper = self._ref_in_row(target)
        lower = _ref(part, row, 0)
        self.grid.joins.append(Join("row", upper or lower, lower, reason, confidence))

    def _ref_in_row(self, row: int) -> CellRef | None:
        """A cell of a row; one that begins there if there is any."""
        blocks = [self.grid.at(row, col) for col in range(self.table.n_cols)]
        known = [block for block in blocks if block is not None and block.sources]
        known.sort(key=lambda block: (block.row != row, block.col))
        return known[0].last.ref if known else None

    def _join_spans(self, end: PageEnd) -> None:
        """Merged cells cut between two rows: grow the upper ones over the new row."""
        for cut in end.spans():
            lower = _ref(end.part, cut.below.row, cut.below.col)
            cut.above.doubt = min(cut.above.doubt, cut.confidence)
            join = Join("span", cut.above.last.ref, lower, cut.reason, cut.confidence)
            self.grid.joins.append(join)
            self.grid.grow(cut.above, len(self.grid.kinds))

    def _add_cell(self, part: Part, cell: Cell, rows: list[int]) -> None:
        first, last = rows[cell.row], rows[min(cell.row + cell.row_span, len(rows)) - 1]
        col, col_stop = part.columns(cell.col, cell.col_span)
        source = Source(_ref(part, cell.row, cell.col), cell, repeats=False)
        owner = self.grid.at(first, col)
        if owner is None:
            block = Block(first, col, max(last, first) + 1, col_stop, [source])
            block.lost_ruling = part.lacks_ruling(cell.col, cell.col_span)
            self.grid.place(block)
            return
        repeats = part.piece.kinds[cell.row] in ("header", "numbers")
        owner.sources.append(Source(source.ref, cell, repeats))
        self.grid.grow(owner, last + 1)
        if cell.text.strip() and not repeats and len(owner.sources) > 1:
            self._record_cell_join(owner)

    def _record_cell_join(self, owner: Block) -> None:
        upper, lower = owner.sources[-2], owner.sources[-1]
        if not upper.cell.text.strip() or upper.ref == lower.ref:
            return
        row = next((j for j in reversed(self.grid.joins) if j.lower.page == lower.ref.page), None)
        confidence = row.confidence if row else TEXT_SPAN
        owner.doubt = min(owner.doubt, confidence)
        reason = "text goes on after the end of the page"
        self.grid.joins.append(Join("cell", upper.ref, lower.ref, reason, confidence))


def _ref(part: Part, row: int, col: int) -> CellRef:
    return CellRef(part.piece.layout.page, part.piece.fragment.index, row, col)
