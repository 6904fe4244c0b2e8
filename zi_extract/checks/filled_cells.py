"""Cells that are filled where others of their table are not: marks of another kind, lost texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_extract.checks.case import Case
from zi_extract.model.finding import Finding
from zi_extract.model.table import Cell, TableFragment

ALIKE = 3
"""Marks of one kind from which another kind is unlike them: of two marks neither is the rule."""

UNLIKE_SHARE = 0.2
"""Share (0-1) of a table's marks up to which a kind is the odd one. Plans mark their months in one
way: of 476 tables on papers five had both kinds."""

INKED = 0.1
"""Share (0-1) of ink from which a place is not empty, whatever was judged: of 13 such places all
were marked, of 127 with 0.03 to 0.1 one. Bent rulings and specks fill less."""

BARE_ROWS = 0.5
"""Share (0-1) of a page's calendar rows without any mark from which a fax may have lost fills:
an action without a month is rare."""

ROW_OF_PLACES = 4
"""Places of a calendar's row: quarters are the fewest that a row without a mark can be told by."""


def check_unlike_marks(case: Case) -> Iterator[Finding]:
    """A place that is filled among strokes, or the other way round, may be ink that covers it."""
    for _, table in case.tables():
        parts = list(case.fragments(table))
        kinds = Counter(kind for part in parts for cell in part.cells if (kind := _kind(cell)))
        if max(kinds.values(), default=0) < ALIKE:
            continue
        odd = {kind for kind, n in kinds.items() if n <= UNLIKE_SHARE * sum(kinds.values())}
        for part in parts:
            for cell in part.cells:
                if _kind(cell) in odd:
                    message = "The mark is unlike all others of its table."
                    yield Finding("mark-unlike", "warning", message, part.page, cell.box)


def check_covered_cells(case: Case) -> Iterator[Finding]:
    """A filled cell without a word in a row of plain ones: what stood in it may be covered."""
    for part in case.parts():
        filled = Counter(cell.row for cell in part.cells if cell.shaded)
        for cell in part.cells:
            if _is_covered(cell) and filled[cell.row] == 1 and not _is_band(part, cell):
                message = "The cell is filled; what stood in it could not be read."
                yield Finding("cell-covered", "warning", message, part.page, cell.box)


def check_inked_places(case: Case) -> Iterator[Finding]:
    """A place of a time grid that was taken for empty holds much ink, or was read, all the same."""
    for part in case.parts():
        for cell in part.cells:
            if cell.tick and cell.tick.verdict == "empty" and (cell.text or cell.tick.ink >= INKED):
                message = "The place was taken for empty, but it holds ink."
                yield Finding("cell-covered", "warning", message, part.page, cell.box)


def check_bare_rows(case: Case) -> Iterator[Finding]:
    """On a fax that marks by fills most rows have marks; where they have none, fills were lost."""
    for _, table in case.tables():
        parts = [part for part in case.fragments(table) if case.layouts[part.page].bilevel]
        kinds = Counter(kind for part in parts for cell in part.cells if (kind := _kind(cell)))
        if max(kinds, key=lambda kind: kinds[kind], default="") != "shade":
            continue
        for part in parts:
            rows = _rows_of_places(part)
            bare = [row for row in rows if not any(map(_may_be_marked, row))]
            if len(bare) < BARE_ROWS * max(1, len(rows)):
                continue
            for cell in (cell for row in bare for cell in row):
                message = "Most rows of the page have no mark; a fax may have lost this fill."
                yield Finding("cell-covered", "warning", message, part.page, cell.box)


def _rows_of_places(part: TableFragment) -> list[list[Cell]]:
    """The places of each row of a fragment's calendar."""
    rows: dict[int, list[Cell]] = {}
    for cell in part.cells:
        if cell.tick is not None:
            rows.setdefault(cell.row, []).append(cell)
    return [row for row in rows.values() if len(row) >= ROW_OF_PLACES]


def _may_be_marked(cell: Cell) -> bool:
    return cell.tick is not None and cell.tick.verdict != "empty"


def _kind(cell: Cell) -> str:
    """Whether the cell is marked with strokes or a fill; empty when it is not marked."""
    marked = cell.tick is not None and cell.tick.verdict == "marked"
    return cell.tick.kind if cell.tick is not None and marked else ""


def _is_covered(cell: Cell) -> bool:
    return cell.shaded and cell.tick is None and not cell.text.strip()


def _is_band(part: TableFragment, cell: Cell) -> bool:
    """Whether the cell takes its whole row: an empty band parts groups and says nothing."""
    return cell.col_span == part.n_cols
