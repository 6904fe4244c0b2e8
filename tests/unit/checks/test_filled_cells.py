from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sample_draft import sample
from test_rules import found

from zi_extract.model.page import PageLayout
from zi_extract.model.table import Tick

STROKE, FILL = (Tick("marked", kind, 0.3, 0.98) for kind in ("mark", "shade"))
Cells = Mapping[int, Mapping[str, Any]]


def with_cells(layouts: Mapping[int, PageLayout], changes: Cells) -> dict[int, PageLayout]:
    """The pages with cells of page 2's table changed, by their index."""
    (part,) = layouts[2].fragments
    cells = list(part.cells)
    for index, change in changes.items():
        cells[index] = replace(cells[index], **change)
    inked = replace(layouts[2], fragments=(replace(part, cells=tuple(cells)),))
    return {**layouts, 2: inked}


def test_a_fill_among_strokes_is_told() -> None:
    draft, layouts = sample()
    strokes: dict[int, dict[str, Any]] = {i: {"tick": STROKE} for i in (0, 1, 2, 3, 5)}
    assert "mark-unlike" not in found(draft, with_cells(layouts, strokes))
    (odd,) = found(draft, with_cells(layouts, {**strokes, 8: {"tick": FILL}}))["mark-unlike"]
    assert (odd.severity, odd.page, odd.box) == ("warning", 2, layouts[2].fragments[0].cells[8].box)


def test_two_kinds_in_equal_parts_are_the_way_of_the_table() -> None:
    draft, layouts = sample()
    both = {i: {"tick": STROKE if i % 2 else FILL} for i in (0, 1, 2, 3, 5, 6)}
    assert "mark-unlike" not in found(draft, with_cells(layouts, both))


def test_a_filled_cell_without_a_word_among_plain_ones_is_told() -> None:
    draft, layouts = sample()
    covered = {"text": "", "words": (), "shaded": True, "tick": None}
    (told,) = found(draft, with_cells(layouts, {6: covered}))["cell-covered"]
    assert told.box == layouts[2].fragments[0].cells[6].box
    row = dict.fromkeys((5, 6, 9), covered)
    assert "cell-covered" not in found(draft, with_cells(layouts, row))
    assert "cell-covered" not in found(draft, with_cells(layouts, {6: {"shaded": True}}))


def test_a_place_that_holds_ink_is_not_empty() -> None:
    draft, layouts = sample()
    faint, full = (Tick("empty", "none", ink, 0.99) for ink in (0.02, 0.2))
    assert "cell-covered" not in found(draft, with_cells(layouts, {8: {"tick": faint}}))
    (told,) = found(draft, with_cells(layouts, {8: {"tick": full}}))["cell-covered"]
    assert told.box == layouts[2].fragments[0].cells[8].box
    (told,) = found(draft, with_cells(layouts, {8: {"tick": faint, "text": "/"}}))["cell-covered"]
    assert told.box == layouts[2].fragments[0].cells[8].box


def test_rows_without_a_mark_are_told_on_a_fax_that_marks_by_fills() -> None:
    draft, layouts = sample()
    empty = {"tick": Tick("empty", "none", 0.0, 0.97)}
    bare: dict[int, dict[str, Any]] = dict.fromkeys(range(5, 10), empty)
    for fax, mark, told in ((True, FILL, 5), (False, FILL, 0), (True, STROKE, 0)):
        pages = with_cells(layouts, {**{i: {"tick": mark} for i in range(5)}, **bare})
        pages = {**pages, 2: replace(pages[2], bilevel=fax)}
        lost = [f for f in found(draft, pages).get("cell-covered", ()) if "Most rows" in f.message]
        assert len(lost) == told
