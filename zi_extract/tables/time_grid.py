"""Which columns of a grid look like a time grid: a run of narrow columns of about equal width."""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.model.table import Cell, TableFragment

MIN_COLUMNS = 4
"""Fewest columns of a time grid: the quarters of a year. Runs of three are often plain columns
(number, sum, unit)."""

MAX_WIDTH = 9.0
"""Widest column of a time grid, in character heights: a quarter's column holds `TW III`. Wider runs
are columns of text."""

FEW_COLUMNS = 2
"""Columns of the smallest time grid, the halves of a year. So few are one only under a heading of
their own: two narrow columns side by side may be a number and a unit."""

FEW_WIDTH, FEW_EQUAL = 14.0, 1.1
"""Widest column, in character heights, and largest ratio of widths of so small a grid: its columns
hold labels such as `Semester II` and are drawn alike, other pairs are not."""

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
    for left, right in _runs(widths, MAX_WIDTH * character_height):
        grids.append(TimeGrid(left, right, _header_rows(fragment, left, right)))
    few = [] if grids else _under_one_heading(fragment, widths, FEW_WIDTH * character_height)
    return (*grids, *few)


def _under_one_heading(
    fragment: TableFragment, widths: list[float], widest: float
) -> list[TimeGrid]:
    """Two or three narrow columns of one width that share a heading over labels of their own."""
    found = []
    for cell in fragment.cells:
        left, right = cell.col, cell.col + cell.col_span
        within = widths[left:right]
        alike = max(within) <= min(widest, FEW_EQUAL * min(within))
        if cell.row == 0 and FEW_COLUMNS <= cell.col_span < MIN_COLUMNS and alike:
            header = _header_rows(fragment, left, right)
            if header:
                found.append(TimeGrid(left, right, header))
    return found


def _runs(widths: list[float], widest: float) -> list[tuple[int, int]]:
    """Longest runs of at least MIN_COLUMNS columns of about equal width."""
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


def _equal(widths: list[float], widest: float) -> bool:
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
    if rows >= fragment.n_rows:
        return fragment.n_rows
    numbers = fragment.cell_at(rows, left)
    whole_run = numbers is not None and (numbers.col, numbers.col_span) == (left, right - left)
    return rows + 1 if whole_run else rows
