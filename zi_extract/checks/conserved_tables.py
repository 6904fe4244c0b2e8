"""Rows, cells and ticks in = rows, cells and ticks out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zi_extract.checks.case import Case
from zi_extract.model.evidence import Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.logical import LogicalCell, LogicalTable
from zi_extract.model.table import Cell

_DONE = re.compile(r"\b(?:realisasi|capaian|terlaksana)\b", re.IGNORECASE)

SAME_CELL_SHARE = 0.5
"""Share (0-1) of a tick cell's box that a period's ink must cover to come from that tick."""


def check_rows_conserved(case: Case) -> Iterator[Finding]:
    """Rows of the fragments = rows of the stitched table, less recorded joins."""
    for pointer, table in case.tables():
        if not table.conserved:
            page = table.fragments[0][0] if table.fragments else 0
            message = f"{table.fragment_rows} rows on paper became {table.n_rows} without a record."
            yield Finding("rows-not-conserved", "error", message, page, None, pointer)


def check_cells_tile(case: Case) -> Iterator[Finding]:
    """No overlap and no hole, in the stitched table and in its parts."""
    for pointer, table in case.tables():
        first = table.fragments[0][0] if table.fragments else 0
        if not tiles(table.cells, table.n_rows, table.n_cols):
            message = "The cells of the stitched table overlap or leave a hole."
            yield Finding("cells-do-not-tile", "error", message, first, None, pointer)
        for part in case.fragments(table):
            if not tiles(part.cells, part.n_rows, part.n_cols):
                message = "The cells of the table on this page overlap or leave a hole."
                yield Finding("cells-do-not-tile", "error", message, part.page, part.box)


def check_ticks_conserved(case: Case) -> Iterator[Finding]:
    """Every mark of an item row stands in a schedule; what was done already is none."""
    inks = _period_inks(case)
    for number, (pointer, table) in enumerate(case.tables()):
        rows = {
            row for action in case.draft.actions if action.table == number for row in action.rows
        }
        done = _done_columns(table)
        for index, cell in enumerate(table.cells):
            due = _is_marked(cell, rows) and cell.col not in done
            if due and not _is_scheduled(cell, inks):
                yield _lost(table, cell, f"{pointer}/cells/{index}/tick")


def check_periods_have_marks(case: Case) -> Iterator[Finding]:
    """Every period that was given by a tick comes from a cell that is not empty."""
    empty = [
        ink
        for _, table in case.tables()
        for cell in table.cells
        if cell.tick is not None and cell.tick.verdict == "empty"
        for ink in cell.text.provenance
    ]
    for number, action in enumerate(case.draft.actions):
        if action.schedule is None:
            continue
        for index, period in enumerate(action.schedule.periods):
            if not any(_covers(ink, blank) for ink in period.provenance for blank in empty):
                continue
            ink = period.provenance[0]
            at = f"/actions/{number}/schedule/periods/{index}"
            message = "A period was taken from an empty cell."
            yield Finding("period-without-mark", "error", message, ink.page, ink.box, at)


def tiles(cells: Sequence[Cell] | Sequence[LogicalCell], n_rows: int, n_cols: int) -> bool:
    """True when the cells cover every position of the grid exactly once."""
    seen: set[tuple[int, int]] = set()
    count = 0
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for col in range(cell.col, cell.col + cell.col_span):
                count += 1
                seen.add((row, col))
    wanted = {(row, col) for row in range(n_rows) for col in range(n_cols)}
    return seen == wanted and count == len(wanted)


def _done_columns(table: LogicalTable) -> set[int]:
    """The columns under a heading that says what was done (``Realisasi``), beside a calendar."""
    return {
        col
        for cell in table.cells
        if table.row_kinds[cell.row] == "header" and _DONE.search(cell.text.value)
        for col in range(cell.col, cell.col + cell.col_span)
    }


def _is_marked(cell: LogicalCell, rows: set[int]) -> bool:
    covered = range(cell.row, cell.row + cell.row_span)
    marked = cell.tick is not None and cell.tick.verdict == "marked"
    return marked and any(row in rows for row in covered)


def _is_scheduled(cell: LogicalCell, inks: Sequence[Provenance]) -> bool:
    places = cell.text.provenance
    return not places or any(_covers(ink, place) for place in places for ink in inks)


def _covers(ink: Provenance, place: Provenance) -> bool:
    if ink.page != place.page:
        return False
    return ink.box.intersection(place.box) > SAME_CELL_SHARE * place.box.area


def _period_inks(case: Case) -> list[Provenance]:
    return [
        ink
        for action in case.draft.actions
        if action.schedule is not None
        for period in (*action.schedule.periods, *action.schedule.unsure)
        for ink in period.provenance
    ]


def _lost(table: LogicalTable, cell: LogicalCell, pointer: str) -> Finding:
    page, box = _place(table, cell)
    return Finding("tick-lost", "error", "A mark stands in no schedule.", page, box, pointer)


def _place(table: LogicalTable, cell: LogicalCell) -> tuple[int, Box | None]:
    if cell.text.provenance:
        return cell.text.provenance[0].page, cell.text.provenance[0].box
    return (cell.sources[0].page if cell.sources else table.fragments[0][0]), None
