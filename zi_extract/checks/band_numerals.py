"""Bands over groups of rows: all of a table have a numeral, or none."""

from __future__ import annotations

from collections.abc import Iterator

from zi_extract.checks.case import Case
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalTable
from zi_extract.model.numerals import ROMANS
from zi_extract.model.table import Cell

FEWEST = 2
"""Bands with a numeral from which one without is odd; and of so many there may be one such."""


def check_band_numerals(case: Case) -> Iterator[Finding]:
    """A band without a numeral among bands that have one: a lone I is easily lost."""
    for pointer, table in case.tables():
        bands = list(_bands(case, pointer, table))
        bare = [(at, page, cell) for at, page, cell in bands if not _is_numbered(cell.text)]
        if len(bands) - len(bare) < FEWEST * max(1, len(bare)):
            continue
        for at, page, cell in bare:
            message = "The band has no numeral, others of its table have one."
            yield Finding("band-without-numeral", "warning", message, page, cell.box, at)


def _bands(case: Case, pointer: str, table: LogicalTable) -> Iterator[tuple[str, int, Cell]]:
    """(pointer of the text, page, piece) of every band that says something."""
    rows = {row for row, kind in enumerate(table.row_kinds) if kind == "band"}
    places = {
        (ref.page, ref.fragment, ref.row, ref.col)
        for cell in table.cells
        if cell.row in rows
        for ref in cell.sources
    }
    for number, part in enumerate(case.fragments(table)):
        for offset, cell in enumerate(part.cells):
            if cell.text.strip() and (part.page, part.index, cell.row, cell.col) in places:
                yield f"{pointer}/fragments/{number}/cells/{offset}/text", part.page, cell


def _is_numbered(text: str) -> bool:
    first = text.split(maxsplit=1)[0].strip(".):")
    return first in ROMANS or first.isdecimal() or (len(first) == 1 and first.isalpha())
