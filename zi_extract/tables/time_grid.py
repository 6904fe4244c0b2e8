"""Which columns of a grid look like a time grid: a run of narrow columns of about equal width.

Four such columns are one. Two or three (semesters, terms) may as well be columns of numbers: they
are provisional until their headings are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zi_extract.model.table import Cell, TableFragment

MIN_COLUMNS = 2
"""Fewest columns of a time grid: the semesters of a year."""

SURE_COLUMNS = 4
"""Columns from which a run is a time grid by its shape: the quarters of a year. Runs of three are
often plain columns (number, sum, unit)."""

SURE_WIDTH, MAX_WIDTH = 9.0, 14.0
"""Widest column of a time grid, in character heights, that is one by its shape (a quarter's column
holds `TW III`), and if its headings say so (`Semester I`). Wider runs are columns of text."""

EQUAL = 1.5
"""Largest ratio of the widest to the narrowest column of a run. Drawn by hand or by fonts of
different width they reach 1.4; above 1.8 neighbouring text columns join the run."""


ALIKE = 0.7
"""Share (0-1) of the cells beside a run's heading that must be as high as its header: one or two
of a header's own cells may be parted."""


@dataclass(frozen=True, slots=True)
class TimeGrid:
    """A run of columns ``left .. right`` (half-open) below the header rows ``0 .. header``."""

    left: int
    right: int
    header: int
    is_provisional: bool
    """Whether only headings can tell that this is a time grid."""
    may_count: bool = False
    """Whether the first row below the header may hold a number of every column."""

    def holds(self, cell: Cell) -> bool:
        """Whether the cell is a place for a mark of this grid."""
        inside = self.left <= cell.col and cell.col + cell.col_span <= self.right
        return inside and cell.row >= self.header


def find_time_grids(fragment: TableFragment, character_height: float) -> tuple[TimeGrid, ...]:
    """The time grids of a table, from left to right; most tables have none or one."""
    widths = [
        right - left
        for left, right in zip(fragment.column_edges, fragment.column_edges[1:], strict=False)
    ]
    grids = []
    for left, right in equal_runs(widths, MAX_WIDTH * character_height):
        wide = max(widths[left:right]) > SURE_WIDTH * character_height
        provisional = wide or right - left < SURE_COLUMNS
        grids.append(TimeGrid(left, right, _header_rows(fragment, left, right), provisional))
    return tuple(grids)


def equal_runs(widths: Sequence[float], widest: float) -> list[tuple[int, int]]:
    """Longest runs (half-open) of at least MIN_COLUMNS columns of about equal width."""
    runs, start = [], 0
    while start < len(widths):
        stop = start
        while stop < len(widths) and _equal(widths[start : stop + 1], widest):
            stop += 1
        if stop - start >= MIN_COLUMNS:
            runs.append((start, stop))
            start = stop
        else:
            start += 1
    return runs


def sure_runs(widths: Sequence[float]) -> list[tuple[int, int]]:
    """Runs (half-open) of columns that are a time grid by their shape.

    ``widths`` are in character heights.
    """
    runs = equal_runs(widths, SURE_WIDTH)
    return [(left, right) for left, right in runs if right - left >= SURE_COLUMNS]


def _equal(widths: Sequence[float], widest: float) -> bool:
    return max(widths) <= min(widest, EQUAL * min(widths))


def _header_rows(fragment: TableFragment, left: int, right: int) -> int:
    """Leading rows that are the run's header: a cell over several columns, others beside it high.

    A merged mark in the first row of a continued table stands beside cells of one row.
    """
    heading = fragment.cell_at(0, left)
    if heading is None or heading.col_span < 2 or heading.col_span == fragment.n_cols:
        return 0
    beside = [c.row_span for c in fragment.cells if c.row == 0 and not left <= c.col < right]
    rows = max(beside, default=2)
    if beside and (rows < 2 or beside.count(rows) < ALIKE * len(beside)):
        return 0
    return min(rows, fragment.n_rows)
