from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sample_draft import KINDS, sample
from test_rules import found

from zi_extract.checks.grids import grids_of
from zi_extract.checks.judge import evidence
from zi_extract.checks.scales import Weighed
from zi_extract.model.draft import ActionDraft, DecreeDraft
from zi_extract.model.ocr import Reading
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Tick

Layouts = Mapping[int, PageLayout]
PARTS = "/annexes/0/tables/0/fragments"


def weighed(draft: DecreeDraft, layouts: Layouts) -> dict[str, Weighed]:
    return {item.pointer: item for item in evidence([draft], layouts, KINDS)[0]}


def with_first_action(draft: DecreeDraft, action: ActionDraft) -> DecreeDraft:
    return replace(draft, actions=(action, *draft.actions[1:]))


def narrowed(layouts: Layouts, page: int) -> dict[int, PageLayout]:
    """The pages, the last column of this one's table lost."""
    (part,) = layouts[page].fragments
    kept = tuple(cell for cell in part.cells if cell.col < part.n_cols - 1)
    less = replace(part, n_cols=part.n_cols - 1, cells=kept, column_edges=part.column_edges[:-1])
    return {**layouts, page: replace(layouts[page], fragments=(less,))}


def test_cells_at_a_page_break_may_go_on() -> None:
    draft, layouts = sample()
    told = weighed(draft, layouts)
    torn = {pointer: item.signals["torn"] for pointer, item in told.items() if item.kind == "cell"}
    assert torn[f"{PARTS}/0/cells/1/text"] == 0  # a column's heading
    assert torn[f"{PARTS}/0/cells/6/text"] == 1  # the last row of its page
    assert torn[f"{PARTS}/1/cells/1/text"] == 1  # the first row of the next


def test_a_cell_whose_number_neighbours_told_is_disputed() -> None:
    draft, layouts = sample()
    at = f"{PARTS}/0/cells/5/text"
    assert weighed(draft, layouts)[at].signals["disputed"] == 0
    number = draft.actions[0].number
    assert number is not None
    told = replace(draft.actions[0], number=replace(number, derived="the number in sequence"))
    assert weighed(with_first_action(draft, told), layouts)[at].signals["disputed"] == 1


@pytest.mark.parametrize(
    ("first", "second", "sure", "contested"),
    [
        ("S.H.,", "S.H..", 0.5, 0),
        ("BARAQBAH,", "BARAOBAH.", 0.5, 0),
        ("Harahap", "Haralap", 0.6, 1),
        ("formasi", "forrnasi", 0.9, 0),
        ("formasi", "forrnasi", 0.7, 1),
        ("2.1/2021", "2.1.2021", 0.6, 1),
        ("III", "v", 0.9, 1),
    ],
)
def test_words_that_two_readings_see_differently(
    first: str, second: str, sure: float, contested: int
) -> None:
    draft, layouts = sample()
    title = draft.header.title
    assert title is not None
    ink = title.provenance[0]
    words = list(layouts[ink.page].words)
    readings = tuple(Reading(said, 0.8, "tesseract/eng") for said in (first, second))
    word = words[ink.words[0]]
    words[ink.words[0]] = replace(word, text=first, confidence=sure, readings=readings)
    page = replace(layouts[ink.page], words=tuple(words))
    told = weighed(draft, layouts | {ink.page: page})
    assert told["/header/title"].signals["contested"] == contested


def test_a_word_guessed_from_two_readings_is_contested() -> None:
    draft, layouts = sample()
    title = draft.header.title
    assert title is not None
    ink = title.provenance[0]
    words = list(layouts[ink.page].words)
    readings = tuple(Reading(said, 0.8, "tesseract/eng") for said in ("angkcr", "angkel"))
    word = replace(words[ink.words[0]], readings=readings, confidence=0.97)
    words[ink.words[0]] = word.told("angket", "likeliest", 0.97)
    page = replace(layouts[ink.page], words=tuple(words))
    told = weighed(draft, layouts | {ink.page: page})
    assert told["/header/title"].signals["contested"] == 1


def test_an_area_that_is_none_of_the_known_ones() -> None:
    draft, layouts = sample()
    first = draft.actions[0]
    unknown = with_first_action(draft, replace(first, area=replace(first.area, code=None)))
    told = weighed(unknown, layouts)
    assert told["/actions/0/area/name"].signals["form"] == 1
    assert told["/actions/1/area/name"].signals["form"] == 0


def test_a_page_that_lacks_a_column_is_in_error() -> None:
    draft, layouts = sample()
    assert "columns-differ" not in found(draft, layouts)
    (odd,) = found(draft, narrowed(layouts, 3))["columns-differ"]
    assert (odd.severity, odd.page, odd.box) == ("error", 3, None)
    assert "4 columns" in odd.message
    assert "have 5" in odd.message


def test_a_table_without_heading_on_the_next_page_is_how_the_one_before_goes_on() -> None:
    draft, layouts = sample()
    (annex,) = draft.annexes
    (table,) = annex.tables
    before, cut = (replace(table, fragments=table.fragments[k : k + 1]) for k in (0, 1))
    for kinds, told in (("item", [3, 2]), ("header", [])):
        after = replace(cut, row_kinds=(kinds, *cut.row_kinds[1:]))
        after = after if told == [] else replace(after, row_kinds=("item",) * after.n_rows)
        parted = replace(draft, annexes=(replace(annex, tables=(before, after)),))
        odd = found(parted, layouts).get("columns-differ", [])
        assert [finding.page for finding in odd] == told
        assert [finding.box is None for finding in odd] == [True, False][: len(told)]


def test_a_sure_table_beside_one_that_lacks_an_inner_ruling_is_in_no_doubt() -> None:
    draft, layouts = sample()
    narrow = narrowed(layouts, 3)
    (part,) = narrow[3].fragments
    other = replace(part, index=1, box=part.box.grown(0, -1))
    two = {**narrow, 3: replace(narrow[3], fragments=(part, other))}
    (odd,) = found(draft, two)["columns-differ"]
    assert (odd.severity, odd.box) == ("error", part.box)
    cut = replace(part, box=replace(part.box, right=part.box.left + 0.9 * part.box.width))
    sides = {**narrow, 3: replace(narrow[3], fragments=(cut, other))}
    (odd,) = found(draft, sides)["columns-differ"]
    assert odd.box is None


def test_a_table_with_rulings_between_its_rows_only_is_in_error() -> None:
    draft, layouts = sample()
    unruled: Layouts = layouts
    for _ in range(4):
        unruled = narrowed(unruled, 2)
    told = found(draft, unruled)["grid-doubtful"]
    assert any("between its rows only" in finding.message for finding in told)
    assert "grid-doubtful" not in found(draft, layouts)


def test_a_table_whose_columns_only_its_texts_show_is_in_error() -> None:
    draft, layouts = sample()
    (grid,) = layouts[2].fragments
    semi = replace(layouts[2], fragments=(replace(grid, semi_ruled=True),))
    told = found(draft, layouts | {2: semi})["grid-doubtful"]
    assert any("those of its texts" in finding.message for finding in told)


def test_a_lone_widest_part_is_believed_no_more_than_the_others() -> None:
    draft, layouts = sample()
    (annex,) = draft.annexes
    (table,) = annex.tables
    page = replace(layouts[3], page=4)
    more = replace(page, fragments=(replace(page.fragments[0], page=4),))
    longer = replace(table, fragments=(*table.fragments, (4, 0)))
    draft = replace(draft, annexes=(replace(annex, tables=(longer,)),))
    narrow = narrowed(narrowed({**layouts, 4: more}, 3), 4)
    assert [odd.page for odd in found(draft, narrow)["columns-differ"]] == [2, 3, 4]


def test_words_beside_a_table_are_counted() -> None:
    draft, layouts = sample()
    (table,) = draft.annexes[0].tables
    page = layouts[3]
    (part,) = page.fragments
    word = page.words[part.cells[1].words[0]]
    left = replace(word.box, left=2.0, right=part.box.left - 5)
    wider = {**layouts, 3: replace(page, words=(*page.words, replace(word, box=left)))}
    assert [grids_of(pages, [table])[3, 0].beside for pages in (layouts, wider)] == [0, 1]
    assert grids_of(narrowed(layouts, 3), [table])[3, 0].lacks == 1


def test_ink_in_an_empty_place_is_doubt_of_the_mark_and_of_its_row() -> None:
    draft, layouts = sample()
    (annex,) = draft.annexes
    (table,) = annex.tables
    at, row = f"{PARTS}/0/cells/8/tick", "/actions/0/schedule/periods/0"
    before = weighed(draft, layouts)
    assert before[at].signals["ink"] == before[row].signals["ink"] < 0.005
    full = Tick("empty", "none", 0.2, 0.99)
    (part,) = layouts[2].fragments
    inked = replace(part, cells=tuple(_with_tick(cell, full) for cell in part.cells))
    again = replace(table, cells=tuple(_with_tick(cell, full) for cell in table.cells))
    after = weighed(
        replace(draft, annexes=(replace(annex, tables=(again,)),)),
        {**layouts, 2: replace(layouts[2], fragments=(inked,))},
    )
    assert after[at].signals["ink"] == after[row].signals["ink"] == 0.2


def _with_tick(cell: Any, tick: Tick) -> Any:
    empty = cell.tick is not None and cell.tick.verdict == "empty"
    return replace(cell, tick=tick) if empty else cell


def test_a_number_and_a_date_that_the_lampiran_repeats_stand_twice() -> None:
    draft, layouts = sample()
    (annex,) = draft.annexes
    number, date = draft.header.number.printed, draft.closing.date
    again = replace(draft, annexes=(replace(annex, number=number, date=date),))
    told = weighed(again, layouts)
    for pointer in ("/header/number/printed", "/header/number/year", "/closing/date"):
        assert told[pointer].signals["twice"] == 1
    assert number is not None
    other = replace(number, value=f"{number.value}0")
    told = weighed(replace(draft, annexes=(replace(annex, number=other, date=None),)), layouts)
    assert told["/header/number/printed"].signals["twice"] == 0
    assert told["/annexes/0/number"].signals["twice"] == 0
    assert told["/closing/date"].signals["twice"] == 0
