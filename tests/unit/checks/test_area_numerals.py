"""Numerals of areas belong to a name and to a count."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.numerals import TOLD_BY_NAME, TOLD_BY_NEIGHBOURS

CODE = "area-out-of-order"


def with_areas(
    draft: DecreeDraft,
    areas: list[tuple[str, str, int | None]],
    derived: str = "",
    sure: float = 0.95,
) -> DecreeDraft:
    """The first action once under each area of (numeral, name, code of the name)."""
    first = draft.actions[0]
    name = first.area.name
    assert name is not None
    actions = []
    for numeral, called, code in areas:
        number = replace(name, value=numeral, derived=derived, confidence=sure)
        known = Extracted(code, called, 0.9, name.provenance, TOLD_BY_NAME)
        area = replace(
            first.area,
            number=number,
            name=replace(name, value=called),
            code=known if code else None,
        )
        actions.append(replace(first, area=area))
    return replace(draft, actions=tuple(actions))


def odd(*areas: tuple[str, str, int | None], sure: float = 0.95) -> list[int]:
    """The actions whose area's number is told."""
    draft, layouts = sample()
    told = found(with_areas(draft, list(areas), sure=sure), layouts).get(CODE, [])
    return [int(f.pointer.split("/")[2]) for f in told if f.pointer.endswith("/area/number")]


@pytest.mark.parametrize(
    ("areas", "told"),
    [
        ([("I", "a", None), ("I", "a", None), ("II", "b", None), ("III.", "c", None)], []),
        ([("I", "a", None), ("V", "b", None), ("III", "c", None), ("III", "c", None)], [1, 2, 3]),
        ([("I", "a", None), ("II", "b", None), ("II", "c", None), ("IV", "d", None)], [1, 2, 3]),
        ([("I", "a", None), ("II", "b", None), ("V", "c", None)], [2]),
    ],
)
def test_numerals_of_private_areas_count_up(
    areas: list[tuple[str, str, int | None]], told: list[int]
) -> None:
    assert odd(*areas) == told


def test_a_numeral_that_belongs_to_another_name() -> None:
    lost = [("I", "perubahan", 1), ("II", "laksana", 2), ("II", "sdm", 3), ("IV", "kinerja", 4)]
    assert odd(*lost) == [2]
    assert odd(("I", "perubahan", 1), ("II", "laksana", 2), ("IV", "kinerja", 4)) == []
    assert odd(("I", "laksana", 2), ("II", "sdm", 3), ("III", "kinerja", 4)) == []


def test_numerals_that_are_surely_read_may_leave_out_an_area() -> None:
    left_out = [("I", "perubahan", 1), ("II", "laksana", 2), ("III", "sdm", 3), ("IV", "awas", 5)]
    assert odd(*left_out) == []
    assert odd(*left_out, sure=0.8) == [3]


@pytest.mark.parametrize(("derived", "told"), [(TOLD_BY_NEIGHBOURS, 1), ("", 0)])
def test_the_cell_whose_numeral_was_read_otherwise(derived: str, told: int) -> None:
    draft, layouts = sample()
    cell = next(cell for cell in layouts[2].fragments[0].cells if cell.text.strip())
    one = with_areas(draft, [("II", "laksana", 2)], derived)
    number = one.actions[0].area.number
    assert number is not None
    inked = replace(number, provenance=(Provenance(2, cell.box),))
    action = replace(one.actions[0], area=replace(one.actions[0].area, number=inked))
    findings = found(replace(one, actions=(action,)), layouts).get(CODE, [])
    assert len([f for f in findings if "/fragments/" in f.pointer]) == told


@pytest.mark.parametrize(("numeral", "told"), [("II", 0), ("III", 1)])
def test_a_hole_in_a_cell_that_names_its_area_whole(numeral: str, told: int) -> None:
    draft, layouts = sample()
    one = with_areas(draft, [(numeral, "laksana", 2)])
    name = one.actions[0].area.name
    assert name is not None
    (ink,) = name.provenance
    hole = Finding("ink-covers", "warning", "A hole.", ink.page, ink.box)
    page = replace(layouts[ink.page], findings=(hole,))
    kept = found(one, layouts | {ink.page: page}).get("ink-covers", [])
    assert len(kept) == told
