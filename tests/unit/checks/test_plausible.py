from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading


def with_areas(draft: DecreeDraft, codes: list[int]) -> DecreeDraft:
    first = draft.actions[0]
    assert first.area.code is not None
    areas = [replace(first.area, code=replace(first.area.code, value=code)) for code in codes]
    return replace(draft, actions=tuple(replace(first, area=area) for area in areas))


def test_an_area_that_comes_back() -> None:
    draft, layouts = sample()
    assert "area-out-of-order" not in found(with_areas(draft, [1, 1, 2, 3]), layouts)
    (back,) = found(with_areas(draft, [1, 2, 2, 1]), layouts)["area-out-of-order"]
    assert back.pointer.startswith("/actions/3/area")


@pytest.mark.parametrize(
    ("owner", "likely"),
    [
        ("Tim Kerja Manajemen Perubahan", True),
        ("KPU", True),
        ("Maret", False),
        ("12", False),
        ("- Ketua Tim\n- Sekretaris", True),
        ("Tim:\n- Ketua\n- Sekretaris", True),
        ("Tim Penataan Tata\n- Laksana", False),
    ],
)
def test_owners_are_somebody(owner: str, *, likely: bool) -> None:
    draft, layouts = sample()
    leaf = draft.actions[0].owner or draft.actions[0].action
    assert leaf is not None
    changed = replace(draft.actions[0], owner=replace(leaf, value=owner))
    told = found(replace(draft, actions=(changed, *draft.actions[1:])), layouts)
    assert ("owner-unlikely" in told) is not likely


def test_a_page_without_a_place_for_its_words() -> None:
    draft, layouts = sample()
    page = layouts[1]
    stray = replace(page.words[0], text="lorem", box=page.words[-1].box)
    full = replace(page, words=(*page.words, *[stray] * 99))
    (lost,) = found(draft, layouts | {1: full})["page-not-understood"]
    assert (lost.severity, lost.page, lost.box) == ("error", 1, None)
    assert "page-not-understood" not in found(draft, layouts)


def test_a_row_of_words_left_over_beside_a_table() -> None:
    draft, layouts = sample()
    stray = replace(layouts[1].words[0], text="lorem", box=Box(5, 900, 60, 912))
    assert any(page.fragments for page in layouts.values())
    for number, page in layouts.items():
        few, row = (replace(page, words=(*page.words, *[stray] * n)) for n in (5, 20))
        assert "page-not-understood" not in found(draft, layouts | {number: few})
        told = "page-not-understood" in found(draft, layouts | {number: row})
        assert told is bool(page.fragments)


def test_a_page_that_is_hard_to_read() -> None:
    draft, layouts = sample()
    page = layouts[1]
    many = replace(page, words=page.words + page.words[:1] * 30, legibility=0.6)
    (hard,) = found(draft, layouts | {1: many})["page-hard-to-read"]
    assert hard.severity == "info"
    unread = replace(many, legibility=0.46)
    (upside_down,) = found(draft, layouts | {1: unread})["page-hard-to-read"]
    assert (upside_down.severity, upside_down.box) == ("error", None)
    clear = replace(many, legibility=0.95)
    assert "page-hard-to-read" not in found(draft, layouts | {1: clear})


def test_a_grid_of_unsure_lines_is_an_error_of_its_page() -> None:
    draft, layouts = sample()
    part = layouts[2].fragments[0]
    shaky = replace(part, cells=tuple(replace(cell, structure=0.1) for cell in part.cells))
    broken = replace(layouts[2], fragments=(shaky,), legibility=0.6, origin="scan")
    (grid,) = found(draft, layouts | {2: broken})["grid-doubtful"]
    assert (grid.severity, grid.page, grid.box) == ("error", 2, None)
    assert "grid-doubtful" not in found(draft, layouts)


def test_a_grid_without_one_sure_cell_is_an_error_however_legible_its_page() -> None:
    """The rulings were seen to go on past it, or one of them askew: what they bound is wrong."""
    draft, layouts = sample()
    part = layouts[2].fragments[0]
    for most, doubted in ((0.7, True), (0.9, False)):
        cells = tuple(replace(cell, structure=min(cell.structure, most)) for cell in part.cells)
        page = replace(layouts[2], fragments=(replace(part, cells=cells),), legibility=0.99)
        assert ("grid-doubtful" in found(draft, layouts | {2: page})) is doubted


def test_two_readers_that_differ_are_both_quoted() -> None:
    draft, layouts = sample()
    title = draft.header.title
    assert title is not None
    page, word = title.provenance[0].page, title.provenance[0].words[0]
    words = list(layouts[page].words)
    readings = (Reading("RENCANA", 0.6, "a"), Reading("RENCAMA", 0.5, "b"))
    words[word] = replace(words[word], readings=readings)
    faint = layouts | {page: replace(layouts[page], words=tuple(words))}
    header = replace(draft.header, title=replace(title, confidence=0.4))
    (told,) = found(replace(draft, header=header), faint)["readings-differ"]
    assert told.pointer == "/header/title"
    assert "'RENCANA' or 'RENCAMA'" in told.message
