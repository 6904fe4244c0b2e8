"""A heading that a table prints on each page reads alike on all of them."""

from __future__ import annotations

from dataclasses import replace

from sample_draft import sample
from test_rules import found

from zi_extract.model.table import Cell

CODE = "heading-differs"


def told(*texts: str, kind: str = "header") -> list[int]:
    """The copies, counted from 0, that are told of a heading with these copies."""
    draft, layouts = sample()
    (annex,) = draft.annexes
    (table,) = annex.tables
    (part,) = layouts[2].fragments
    parts = tuple(
        replace(part, index=index, cells=(Cell(0, 0, 1, 1, part.box, text=text),))
        for index, text in enumerate(texts)
    )
    model = next(cell for cell in table.cells if cell.sources)
    sources = tuple(
        replace(model.sources[0], page=2, fragment=index, row=0, col=0)
        for index in range(len(texts))
    )
    heading = replace(model, row=0, col=0, row_span=1, col_span=1, sources=sources)
    headed = replace(
        table,
        n_rows=1,
        row_kinds=(kind,),
        cells=(heading,),
        fragments=tuple((2, index) for index in range(len(texts))),
    )
    draft = replace(draft, annexes=(replace(annex, tables=(headed,)),), actions=())
    pages = {**layouts, 2: replace(layouts[2], fragments=parts)}
    return [int(finding.pointer.split("/")[6]) for finding in found(draft, pages).get(CODE, [])]


def test_a_heading_that_differs_from_its_copies_is_told() -> None:
    assert told("Sub Area", "Sah Area", "SUB AREA") == [1]
    assert told("(1)", "1.", "I", kind="numbers") == [2]


def test_of_two_copies_neither_is_the_rule() -> None:
    assert told("Jun", "Jan") == [0, 1]


def test_copies_alike_blank_ones_and_rows_of_items_are_not_told() -> None:
    assert told("Data Dukung", "Data\nDukung", "") == []
    assert told("Jun", "Jan", "Jan", kind="item") == []
