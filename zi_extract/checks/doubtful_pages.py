"""Pages that cannot be trusted as a whole: tables without sure lines, words without a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zi_extract.checks.calibration import calibration
from zi_extract.checks.case import Case
from zi_extract.checks.grids import grids_of
from zi_extract.checks.signals import grid_signals
from zi_extract.model.finding import Finding, Severity
from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment

MOST = 0.5
"""Share (0-1) of a page's words that have no place from which the page was not understood. Decrees
leave a few words over, a table whose lines were not found leaves nearly all."""

ENOUGH = 20
"""Words of a page below which a share says nothing."""

ROW = 12
"""Words left over from which a table of the page has lost a row or a heading, in no cell that could
be doubted. Of 530 pages of tables none else had more than 6, these 18 to 60."""

TWO = 2
"""Parts of a table of which the one with more columns is believed: lost rulings are commoner than
made up ones. Of more parts the widest must not stand alone."""

GOES_ON = 3
"""Columns of a table that is how another goes on; boxes for initials have fewer."""

SAME_WIDTH = 0.98
"""Share (0-1) of the width of a table's other parts from which a part has both its sides. Scans of
one document differ by 1 %, the narrowest column is 2 to 4 % of a table."""

RULED_ROWS = 2
"""Rows from which a table of one column lacks the rulings of its columns; a lone row is a band."""

ILLEGIBLE = 0.85
"""Mean confidence (0-1) of a page's words below which it is hard to read: faxes have 0.9 to 0.96,
half a page of grain or of another script 0.6 to 0.85."""

UNREADABLE = 0.6
"""The same, below which nothing on the page was read: pages that were read upside down have 0.44 to
0.48; the worst faxes, which give some words, 0.65."""


MISCOUNTED = 0.75
"""Confidence (0-1) of its surest cell up to which a table's rows and columns may be counted wrong:
rulings go on past it, or lie in a stamp. All five such tables were wrong among 530 of faxes, and 20
others; lower believes them, higher doubts tables with a line askew, which are right."""


def check_grids(case: Case) -> Iterator[Finding]:
    """Every grid likelier right than its kind's working point asks for; else it is in error.

    A wrong row or column moves all values of a table.
    """
    weights = calibration()["grid"]
    grids, doubts = grids_of(case.layouts, (table for _, table in case.tables())), []
    for part in case.parts():
        grid = grids[part.page, part.index]
        sure = weights.probability("grid", grid_signals(grid, case.layouts[part.page]))
        miscounted = grid.best <= MISCOUNTED
        sure = min(sure, grid.best) if miscounted else sure
        if miscounted or sure < weights.below:
            message = (
                f"Table {part.index + 1} of the page has the right rows and columns with a "
                f"probability of only {int(sure * 100) / 100:.2f}."
            )
            doubts.append((part, Finding("grid-doubtful", "error", message, part.page, part.box)))
    yield from _widened(case, doubts)


def check_column_rulings(case: Case) -> Iterator[Finding]:
    """No table of several rows has a single column: its columns stand apart without rulings.

    Where the gaps between texts told them, which cells are merged is a guess.
    """
    for part in case.parts():
        unread = part.n_cols == 1 and part.n_rows >= RULED_ROWS
        if unread or part.semi_ruled:
            message = (
                f"Table {part.index + 1} of the page has rulings between its rows only; "
                f"its columns {'were not read' if unread else 'are those of its texts'}."
            )
            yield Finding("grid-doubtful", "error", message, part.page, part.box)


def check_columns(case: Case) -> Iterator[Finding]:
    """All parts of a table have the same columns; one that shows fewer has lost a ruling.

    What stood in a column that is lost at a side has no cell that could be doubted, so the page is.
    """
    doubts = []
    for _, table in case.tables():
        parts = list(case.fragments(table))
        for part, others in _odd_parts(parts):
            message = (
                f"Table {part.index + 1} of the page has {part.n_cols} columns, other parts of the "
                f"same table have {' or '.join(map(str, others))}."
            )
            box = part.box if _has_both_sides(part, parts) else None
            doubts.append((part, Finding("columns-differ", "error", message, part.page, box)))
    yield from _widened(case, doubts)


def check_goes_on(case: Case) -> Iterator[Finding]:
    """No table without a heading follows a headed one on the next page: it is how that goes on.

    Its rulings were lost, so that nobody saw whose columns they are; the row before is in doubt
    with its page, for it may be cut.
    """
    headed: list[TableFragment] = []
    for _, table in case.tables():
        parts = list(case.fragments(table))
        if "header" in table.row_kinds:
            headed = parts
            continue
        before, part = headed[-1:], parts[0]
        if before and part.page == before[0].page + 1 and part.n_cols >= GOES_ON:
            message = f"Table {part.index + 1} of the page has no heading and fits none before it."
            yield Finding("columns-differ", "error", message, part.page)
            yield Finding("columns-differ", "error", message, before[0].page, _last_row(before[0]))


def _last_row(part: TableFragment) -> Box:
    last = part.n_rows - 1
    return Box.around([c.box for c in part.cells if c.row <= last < c.row + c.row_span])


def _widened(case: Case, doubts: Sequence[tuple[TableFragment, Finding]]) -> Iterator[Finding]:
    """The findings; for the whole page where every table of it is in doubt."""
    doubted = {(part.page, part.index) for part, _ in doubts}
    for part, finding in doubts:
        others = case.layouts[part.page].fragments
        alone = all((part.page, other.index) in doubted for other in others)
        yield replace(finding, box=None) if alone else finding


def _has_both_sides(part: TableFragment, parts: Sequence[TableFragment]) -> bool:
    """Whether the part is as wide as the others: the ruling that it lacks is an inner one."""
    return part.box.width >= SAME_WIDTH * max(other.box.width for other in parts)


def _odd_parts(parts: Sequence[TableFragment]) -> Iterator[tuple[TableFragment, list[int]]]:
    """Parts that lack columns, with the counts of the others.

    Where most do and no two agree on the most, none is believed.
    """
    counts = Counter(part.n_cols for part in parts)
    widest = max(counts, default=0)
    alone = counts[widest] == 1 and len(parts) > TWO
    for part in parts:
        if part.n_cols < widest or (alone and len(counts) > 1):
            yield part, sorted(counts.keys() - {part.n_cols})


def check_page_understood(case: Case) -> Iterator[Finding]:
    """A page most of whose words ended nowhere, or beside whose tables rows of words are left."""
    for page in case.draft.pages:
        places = case.places.get(page, ())
        lost = sum(place == "leftover" for place in places)
        most = len(places) >= ENOUGH and lost >= MOST * len(places)
        if most or (lost >= ROW and case.layouts[page].fragments):
            message = f"{lost} of {len(places)} words of the page were not understood."
            yield Finding("page-not-understood", "error", message, page)


def check_page_legible(case: Case) -> Iterator[Finding]:
    """A page whose words are explained by no lexicon, or unsurely read; in error when all are."""
    for page in case.draft.pages:
        layout = case.layouts.get(page)
        if layout is None or layout.origin == "text" or len(layout.words) < ENOUGH:
            continue
        if layout.legibility < ILLEGIBLE:
            message = f"The words of the page have a mean confidence of {layout.legibility:.2f}."
            readable = layout.legibility >= UNREADABLE
            severity: Severity = "info" if readable else "error"
            yield Finding("page-hard-to-read", severity, message, page)
