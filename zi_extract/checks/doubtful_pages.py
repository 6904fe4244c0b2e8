"""Pages that cannot be trusted as a whole: tables without sure lines, words without a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zi_extract.checks.calibration import calibration
from zi_extract.checks.case import Case
from zi_extract.checks.grids import grids_of
from zi_extract.checks.signals import grid_signals
from zi_extract.model.finding import Finding
from zi_extract.model.table import TableFragment

MOST = 0.5
"""Share (0-1) of a page's words that have no place from which the page was not understood. Decrees
leave a few words over, a table whose lines were not found leaves nearly all."""

ENOUGH = 20
"""Words of a page below which a share says nothing."""

TWO = 2
"""Parts of a table of which the one with more columns is believed: lost rulings are commoner than
made up ones. Of more parts the widest must not stand alone."""

RULED_ROWS = 2
"""Rows from which a table of one column lacks the rulings of its columns; a lone row is a band."""

ILLEGIBLE = 0.85
"""Mean confidence (0-1) of a page's words below which it is hard to read: faxes have 0.9 to 0.96,
half a page of grain or of another script 0.6 to 0.85."""


def check_grids(case: Case) -> Iterator[Finding]:
    """Every grid likelier right than its kind's working point asks for; else its page is in error.

    A wrong row or column moves all values of a table, lost ones have no flag of their own.
    """
    weights = calibration()["grid"]
    grids = grids_of(case.layouts, (table for _, table in case.tables()))
    for _, table in case.tables():
        for key in table.fragments:
            if key not in grids:
                continue
            page, index = key
            sure = weights.probability("grid", grid_signals(grids[key], case.layouts[page]))
            if sure < weights.below:
                message = (
                    f"Table {index + 1} of the page has the right rows and columns with a "
                    f"probability of only {int(sure * 100) / 100:.2f}."
                )
                yield Finding("grid-doubtful", "error", message, page)


def check_column_rulings(case: Case) -> Iterator[Finding]:
    """No table of several rows has a single column: its columns stand apart without rulings.

    Where the gaps between texts told them, which cells are merged is a guess.
    """
    for _, table in case.tables():
        for part in case.fragments(table):
            unread = part.n_cols == 1 and part.n_rows >= RULED_ROWS
            if unread or part.semi_ruled:
                message = (
                    f"Table {part.index + 1} of the page has rulings between its rows only; "
                    f"its columns {'were not read' if unread else 'are those of its texts'}."
                )
                yield Finding("grid-doubtful", "error", message, part.page, part.box)


def check_columns(case: Case) -> Iterator[Finding]:
    """All parts of a table have the same columns; a page that shows fewer has lost a ruling.

    What stood in the lost column has no cell of its own that could be doubted, so the page is.
    """
    for _, table in case.tables():
        parts = list(case.fragments(table))
        for part, others in _odd_parts(parts):
            message = (
                f"Table {part.index + 1} of the page has {part.n_cols} columns, other parts of the "
                f"same table have {' or '.join(map(str, others))}."
            )
            yield Finding("columns-differ", "error", message, part.page)


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
    """A page most of whose words ended nowhere."""
    for page in case.draft.pages:
        places = case.places.get(page, ())
        lost = sum(place == "leftover" for place in places)
        if len(places) >= ENOUGH and lost >= MOST * len(places):
            message = f"{lost} of {len(places)} words of the page were not understood."
            yield Finding("page-not-understood", "error", message, page)


def check_page_legible(case: Case) -> Iterator[Finding]:
    """A page whose words are explained by no lexicon, or unsurely read."""
    for page in case.draft.pages:
        layout = case.layouts.get(page)
        if layout is None or layout.origin == "text" or len(layout.words) < ENOUGH:
            continue
        if layout.legibility < ILLEGIBLE:
            message = f"The words of the page have a mean confidence of {layout.legibility:.2f}."
            yield Finding("page-hard-to-read", "info", message, page)
