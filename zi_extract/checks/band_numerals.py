"""Bands over groups of rows: all of a table have a numeral of one kind, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from zi_extract.checks.case import Case
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalTable
from zi_extract.model.numerals import ROMANS
from zi_extract.model.table import Cell

KINDS = ("roman", "figures", "letter")

FEWEST = 2
"""Bands with a numeral from which one without is odd; and of so many there may be one such."""


def check_band_numerals(case: Case) -> Iterator[Finding]:
    """A band whose numeral is none of the kind that others have: a lone I is easily lost.

    ``IV.`` becomes ``W.`` or ``N.``, ``I.`` becomes ``1.``.
    """
    for pointer, table in case.tables():
        bands = list(_bands(case, pointer, table))
        kinds = Counter(kind for *_, cell in bands for kind in _kinds(cell.text))
        usual = max(KINDS, key=lambda kind: kinds[kind])
        odd = [(at, page, cell) for at, page, cell in bands if usual not in _kinds(cell.text)]
        if len(bands) - len(odd) < FEWEST * max(1, len(odd)):
            continue
        for at, page, cell in odd:
            message = "The band lacks a numeral of the kind that others of its table have."
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


def _kinds(text: str) -> set[str]:
    """The kinds of numeral that a band's first word may be; a lone ``I`` is one of two."""
    first = text.split(maxsplit=1)[0].strip(".):")
    is_kind = (first in ROMANS, first.isdecimal(), len(first) == 1 and first.isalpha())
    return {kind for kind, fits in zip(KINDS, is_kind, strict=True) if fits}
