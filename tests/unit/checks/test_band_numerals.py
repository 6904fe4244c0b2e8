"""Bands of a table have numerals all of them, or none."""

from __future__ import annotations

from dataclasses import replace

from sample_draft import sample
from test_rules import found

from zi_extract.model.table import Cell

CODE = "band-without-numeral"


def told(*texts: str) -> list[str]:
    """The pointers that are told of a table whose rows are bands with these texts."""
    draft, layouts = sample()
    (annex,) = draft.annexes
    (table,) = annex.tables
    (part,) = layouts[2].fragments
    width = part.n_cols
    pieces = tuple(Cell(row, 0, 1, width, part.box, text=text) for row, text in enumerate(texts))
    page = replace(layouts[2], fragments=(replace(part, n_rows=len(texts), cells=pieces),))
    model = next(cell for cell in table.cells if cell.sources)
    source = replace(model.sources[0], page=2, fragment=part.index, col=0)
    rows = tuple(
        replace(
            model,
            row=row,
            col=0,
            row_span=1,
            col_span=width,
            text=replace(model.text, value=text),
            sources=(replace(source, row=row),),
        )
        for row, text in enumerate(texts)
    )
    bands = replace(
        table,
        n_rows=len(texts),
        row_kinds=("band",) * len(texts),
        cells=rows,
        fragments=((2, part.index),),
    )
    draft = replace(draft, annexes=(replace(annex, tables=(bands,)),), actions=())
    return [finding.pointer for finding in found(draft, {**layouts, 2: page}).get(CODE, [])]


def test_a_band_that_lost_its_numeral_is_told() -> None:
    at = "/annexes/0/tables/0/fragments/0/cells/0/text"
    assert told("Manajemen Perubahan", "II Tata Laksana", "III. SDM") == [at]


def test_bands_without_numerals_are_none_that_lost_them() -> None:
    assert told("Manajemen Perubahan", "Tata Laksana", "SDM") == []
    assert told("Manajemen Perubahan", "Tata Laksana", "III SDM") == []


def test_letters_and_digits_are_numerals() -> None:
    assert told("A. Manajemen Perubahan", "2. Tata Laksana", "III) SDM") == []


def test_a_numeral_of_another_kind_is_told() -> None:
    at = "/annexes/0/tables/0/fragments/0/cells/{}/text"
    assert told("I. Perubahan", "II. Tata Laksana", "W. SDM", "V SDM") == [at.format(2)]
    assert told("1. Perubahan", "II. Tata Laksana", "III. SDM") == [at.format(0)]
    assert told("A. Perubahan", "B. Tata Laksana", "C. SDM", "I. Pengawasan") == []
