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

BREAK = -1
"""Stands for a number that none counts on from: between the items of two areas, and one misread."""

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
    for run in (run for table in tables for run in _runs(table)):
        for (one, cell), (other, next_cell) in pairwise(run):
            if other == one + 1:
                refs = [
                    (ref.page, ref.fragment, ref.row, ref.col)
                    for ref in (*cell.sources, *next_cell.sources)
                ]
                found.update(boxes[ref] for ref in refs if ref in boxes)
    return found


def _runs(table: LogicalTable) -> Iterator[Sequence[tuple[int, LogicalCell]]]:
    """The numbers of each column from top to bottom, and of each row of headings.

    Roman numerals of areas count on over the figures of their items, which begin anew under each: a
    1 that was read as 4 must not count on from the 3 before it.
    """
    runs: dict[tuple[str, int, str], list[tuple[int, LogicalCell]]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        system, number = _number(cell)
        if system:
            along = table.row_kinds[cell.row] in HEADINGS
            line = ("row", cell.row) if along else ("column", cell.col)
            runs[*line, system].append((number, cell))
            if system == "roman":
                runs[*line, "figures"].append((BREAK, cell))
    yield from runs.values()


def _number(cell: LogicalCell) -> tuple[str, int]:
    """(system, number) of a cell; no system of a text, no number of a numeral that is none."""
    match = NUMBER.fullmatch(cell.text.value.strip())
    if match is None:
        return "", BREAK
    said = match[1]
    if said.isdecimal():
        return "figures", int(said)
    return "roman", ROMANS.index(said) + 1 if said in ROMANS else BREAK
