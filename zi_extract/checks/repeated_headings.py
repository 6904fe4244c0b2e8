"""Headings that a table prints again on each page: their copies read alike, or one is misread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zi_extract.checks.case import Case
from zi_extract.checks.counting import HEADINGS
from zi_extract.checks.furniture import folded
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalTable
from zi_extract.model.table import Cell

Copy = tuple[str, int, Cell]
"""JSON Pointer of the text, page and cell of one copy."""


def check_repeated_headings(case: Case) -> Iterator[Finding]:
    """A heading, or a number of a column, that reads otherwise than most of its copies.

    Of two copies neither is the rule. On 99 documents 16 of 1,159 headings had such a copy; 15 were
    misread, five of them surely read and not told by anything else.
    """
    for copies in (
        found for pointer, table in case.tables() for found in _copies(case, pointer, table)
    ):
        said = Counter(folded(cell.text) for _, _, cell in copies)
        (usual, most), *others = said.most_common()
        tied = any(count == most for _, count in others)
        for at, page, cell in copies if others else ():
            if tied or folded(cell.text) != usual:
                message = f"The heading reads {cell.text!r}, its copies on other pages otherwise."
                yield Finding("heading-differs", "warning", message, page, cell.box, at)


def _copies(case: Case, pointer: str, table: LogicalTable) -> Iterator[Sequence[Copy]]:
    """The copies of each heading of a table that say something."""
    pieces = {
        (part.page, part.index, cell.row, cell.col): (f"{at}/cells/{offset}/text", part.page, cell)
        for number, part in enumerate(case.fragments(table))
        for offset, cell in enumerate(part.cells)
        for at in (f"{pointer}/fragments/{number}",)
        if folded(cell.text)
    }
    for heading in table.cells:
        if table.row_kinds[heading.row] in HEADINGS:
            places = [(ref.page, ref.fragment, ref.row, ref.col) for ref in heading.sources]
            copies = [pieces[place] for place in places if place in pieces]
            if copies:
                yield copies
