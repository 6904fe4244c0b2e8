"""The account of a decree: what was found on its pages, and what of it is in the result."""

from __future__ import annotations

from collections.abc import Iterator

from zi_extract.checks.case import Case
from zi_extract.model.invariant import BREAKS, Invariant, InvariantName
from zi_extract.model.logical import LogicalCell, LogicalTable


def account(case: Case) -> tuple[Invariant, ...]:
    """Every invariant of one decree; one is broken when a finding of the decree says so."""
    broken = {BREAKS[f.code] for f in case.draft.findings if f.code in BREAKS}
    return tuple(
        Invariant(name, name not in broken, paper, result, note)
        for name, paper, result, note in _counted(case)
    )


def _counted(case: Case) -> Iterator[tuple[InvariantName, int, int, str]]:
    pages = [case.layouts[page] for page in case.draft.pages if page in case.layouts]
    read = sum(page.status == "read" for page in pages)
    yield "pages", len(case.draft.pages), read, "pages that could not be read are missing"
    places = [place for page in case.draft.pages for place in case.places.get(page, ())]
    words = sum(len(page.words) for page in pages)
    kept = sum(place != "leftover" for place in places)
    yield "words", words, kept, "the rest is left over and counted by page in pages.json"
    tables = [table for _, table in case.tables()]
    rows = sum(table.fragment_rows + _headings(table) for table in tables)
    joined = sum(join.kind == "row" for table in tables for join in table.joins)
    yield "rows", rows, sum(t.n_rows for t in tables), f"{joined} rows joined over a page's end"
    cells = [part.n_rows * part.n_cols for table in tables for part in case.fragments(table)]
    covered = sum(
        cell.row_span * cell.col_span
        for table in tables
        for part in case.fragments(table)
        for cell in part.cells
    )
    yield "cells", sum(cells), covered, "places of the grids on their pages"
    marked = [cell for table in tables for cell in table.cells if _is_marked(cell)]
    yield "ticks", len(marked), _scheduled(case), "marks of headers and legends are no times"


def _headings(table: LogicalTable) -> int:
    return sum(kind == "heading" for kind in table.row_kinds)


def _is_marked(cell: LogicalCell) -> bool:
    return cell.tick is not None and cell.tick.verdict == "marked"


def _scheduled(case: Case) -> int:
    """Marks of the rows that became actions, each once."""
    count = 0
    for number, (_, table) in enumerate(case.tables()):
        rows = {row for a in case.draft.actions if a.table == number for row in a.rows}
        count += sum(
            _is_marked(cell) and any(r in rows for r in range(cell.row, cell.row + cell.row_span))
            for cell in table.cells
        )
    return count
