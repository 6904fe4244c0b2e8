"""Unknown words that look like known ones of the same decree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

from zi_extract.checks.odd_words import look_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("risct", "riset", True),
        ("bahari", "bahan", True),
        ("tentang", "teritang", True),
        ("pembangurian", "pembangunan", True),
        ("batang", "barang", False),
        ("stategi", "strategi", False),
        ("riset", "riset", False),
    ],
)
def test_letters_that_are_taken_for_one_another(one: str, other: str, alike: bool) -> None:
    assert look_alike(one, other) == alike


@pytest.mark.parametrize(("sure", "told"), [(0.95, ["/considerations/0/text"]), (0.99, [])])
def test_an_unknown_look_alike_is_told(sure: float, told: list[str]) -> None:
    draft, layouts = sample()
    words = list(layouts[1].words)
    (at,) = (number for number, word in enumerate(words) if word.text == "dijaga;")
    (other,) = (number for number, word in enumerate(words) if word.text == "Kearsipan;")
    words[at] = replace(words[at], text="dljaga;", confidence=sure)
    words[other] = replace(words[other], text="dijaga;", confidence=0.99)
    layouts[1] = replace(layouts[1], words=tuple(words))
    seen = found(draft, layouts).get("word-unlikely", [])
    assert [finding.pointer for finding in seen] == told


def test_an_unknown_look_alike_in_a_cell_is_told_at_its_ink() -> None:
    draft, layouts = sample()
    page = next(number for number, layout in layouts.items() if layout.fragments)
    words = list(layouts[page].words)
    cells = [cell for cell in layouts[page].fragments[0].cells if cell.words]
    first, second = cells[0].words[0], cells[1].words[0]
    words[first] = replace(words[first], text="Kegiatan", confidence=0.99)
    words[second] = replace(words[second], text="Kegialan", confidence=0.8)
    layouts[page] = replace(layouts[page], words=tuple(words))
    seen = found(draft, layouts)["word-unlikely"]
    assert [(finding.page, finding.box) for finding in seen] == [(page, cells[1].box)]
