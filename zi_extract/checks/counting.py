"""Numbers of a table that count on from one another: each bears its neighbours out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from zi_extract.model.geometry import Box
from zi_extract.model.logical import LogicalCell, LogicalTable
from zi_extract.model.numerals import ROMANS
from zi_extract.model.page import PageLayout

NUMBER = re.compile(r"\(?\s*(\d{1,3}|[IVX]{1,4})\s*[.)]{0,2}")
"""The number of a row, of a column or of a week: ``4``, ``4.``, ``(4)``, ``IV``."""

HEADINGS = ("header", "numbers")
"""Kinds of rows that name columns and are printed again on every page: no part of a column's count;
weeks and numbers of columns count along them."""

Ink = tuple[int, Box]
"""Page and box of a cell on paper."""


def counted(tables: Iterable[LogicalTable], layouts: Mapping[int, PageLayout]) -> Mapping[Ink, int]:
    """How many neighbours (1 or 2) a cell's number counts on from, or up to; others are left out.

    A misread number fits between its neighbours by chance only.
    """
    boxes = {
        (part.page, part.index, cell.row, cell.col): (part.page, cell.box)
        for layout in layouts.values()
        for part in layout.fragments
        for cell in part.cells
    }
    found: Counter[Ink] = Counter()
    for pair in (pair for table in tables for run in _runs(table) for pair in pairwise(run)):
        (system, one), (other_system, other) = (_number(cell) for cell in pair)
        if system == other_system and other == one + 1:
            refs = [(r.page, r.fragment, r.row, r.col) for cell in pair for r in cell.sources]
            found.update(boxes[ref] for ref in refs if ref in boxes)
    return found


def _runs(table: LogicalTable) -> Iterator[Sequence[LogicalCell]]:
    """The numbers of each column from top to bottom, and of each row of headings."""
    runs: dict[tuple[str, int], list[LogicalCell]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        if NUMBER.fullmatch(cell.text.value.strip()):
            along = table.row_kinds[cell.row] in HEADINGS
            runs["row" if along else "column", cell.row if along else cell.col].append(cell)
    yield from runs.values()


def _number(cell: LogicalCell) -> tuple[str, int]:
    """(system, number) of a cell; 0 of a Roman numeral that is none."""
    match = NUMBER.fullmatch(cell.text.value.strip())
    said = match[1] if match else ""
    if said.isdecimal():
        return "figures", int(said)
    return "roman", ROMANS.index(said) + 1 if said in ROMANS else 0
