"""Words that stand where a set phrase has another one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

from zi_extract.checks.set_phrases import set_phrases


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Bersih dari Melayani,", True),
        ("BERSIH DAN MELAYANI", False),
        ("bersih serta melayani", False),
        ("bebas dan Korupsi", True),
        ("bebas dari korupsi.", False),
        ("rapi dari melayani", False),
        ("apabila kemudian hari", False),
        ("apabila dikemudlan hari", True),
        ("standar operasional prosedur;", False),
    ],
)
def test_a_slip_in_a_set_phrase_is_told(said: str, *, told: bool) -> None:
    assert told_of(said, "word-unlikely") == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Standar Operasional, Prosedur", True),
        ("Standar. Operasional Prosedur", True),
        ("Standar Operasional Prosedur,", False),
        ("Standar Mutu, Prosedur", False),
    ],
)
def test_a_mark_within_a_set_phrase_is_told(said: str, *, told: bool) -> None:
    assert told_of(said, "mark-stray") == told


def told_of(said: str, code: str) -> bool:
    """Whether a cell of the sample that says so, and it alone, has this finding."""
    draft, layouts = sample()
    page = next(number for number, layout in layouts.items() if layout.fragments)
    words = list(layouts[page].words)
    cell = next(cell for cell in layouts[page].fragments[0].cells if len(cell.words) >= 3)
    for index, text in zip(cell.words, said.split(), strict=False):
        words[index] = replace(words[index], text=text, confidence=0.99)
    layouts[page] = replace(layouts[page], words=tuple(words))
    seen = [(finding.page, finding.box) for finding in found(draft, layouts).get(code, [])]
    assert seen in ([], [(page, cell.box)])
    return bool(seen)


def test_phrases_hold_what_stands_between_any_two_of_their_words() -> None:
    assert set_phrases()["wilayah", "dari"] == {"bebas"}
    assert set_phrases()["dimaksud", "huruf"] == {"dalam", "pada"}
