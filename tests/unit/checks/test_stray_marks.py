from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import KINDS, sample
from test_rules import found

from zi_extract.checks.case import Case
from zi_extract.checks.places import place_words
from zi_extract.checks.stray_marks import check_stray_marks
from zi_extract.model.ocr import Reading


@pytest.mark.parametrize(
    ("text", "sure", "other", "stray"),
    [
        (":", 0.75, "", True),
        ("arsip:", 0.9, "arsip", True),
        ("arsip,", 0.75, "", True),
        ("arsip,", 0.99, "", False),
        ("arsip:", 0.9, "ansip:", False),
        (":", 0.995, "", False),
        ("-", 0.75, "", False),
        ("arsip", 0.9, "ansip", False),
    ],
)
def test_marks_that_may_be_specks(text: str, sure: float, other: str, *, stray: bool) -> None:
    draft, layouts = sample()
    (ink,) = draft.actions[0].action.provenance if draft.actions[0].action else ()
    words = list(layouts[ink.page].words)
    readings = tuple(Reading(said, 0.6, "tesseract/eng") for said in (text, other) if other)
    words[ink.words[-1]] = replace(
        words[ink.words[-1]], text=text, confidence=sure, readings=readings
    )
    page = replace(layouts[ink.page], words=tuple(words))
    told = found(draft, layouts | {ink.page: page}).get("mark-stray", [])
    assert [finding.pointer for finding in told] == (["/actions/0/action"] if stray else [])


@pytest.mark.parametrize(("after", "stray"), [("2)", False), ("b.", False), ("rapat", True)])
def test_a_semicolon_before_the_next_item_is_no_speck(after: str, *, stray: bool) -> None:
    draft, layouts = sample()
    (ink,) = draft.actions[0].action.provenance if draft.actions[0].action else ()
    words = list(layouts[ink.page].words)
    first, second = ink.words[:2]
    readings = tuple(Reading(said, 0.6, "tesseract/eng") for said in ("arsip;", "arsip,"))
    words[first] = replace(words[first], text="arsip;", confidence=0.9, readings=readings)
    words[second] = replace(words[second], text=after)
    page = replace(layouts[ink.page], words=tuple(words))
    told = found(draft, layouts | {ink.page: page}).get("mark-stray", [])
    assert bool(told) == stray


def test_a_text_whose_page_was_not_read_has_no_words_to_look_at() -> None:
    draft, layouts = sample()
    (ink,) = draft.actions[0].action.provenance if draft.actions[0].action else ()
    others = {number: page for number, page in layouts.items() if number != ink.page}
    assert (
        list(check_stray_marks(Case(draft, others, KINDS, place_words([draft], others, KINDS))))
        == []
    )


@pytest.mark.parametrize(
    ("said", "stray"), [("1", True), ("v.", True), ("SK", False), ("-", False), ("100 %", False)]
)
def test_a_text_without_a_word(said: str, *, stray: bool) -> None:
    draft, layouts = sample()
    first = draft.actions[0]
    assert first.action is not None
    changed = replace(first, output=replace(first.action, value=said))
    told = found(replace(draft, actions=(changed, *draft.actions[1:])), layouts)
    at = [finding.pointer for finding in told.get("mark-stray", [])]
    assert at == (["/actions/0/output"] if stray else [])
