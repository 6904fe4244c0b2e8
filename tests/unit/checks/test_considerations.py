from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

from zi_extract.model.draft import ClauseDraft

FIRST = "bahwa arsip perlu dijaga;"


def told_of(*texts: str) -> list[str]:
    """Where the texts, as items a, b, c of Menimbang, are unlikely."""
    draft, layouts = sample()
    (item,) = draft.considerations
    assert item.label is not None
    items = tuple(
        ClauseDraft(replace(item.text, value=text), replace(item.label, value=label))
        for label, text in zip("abc", texts, strict=False)
    )
    told = found(replace(draft, considerations=items), layouts)
    return [finding.pointer for finding in told.get("consideration-unlikely", [])]


@pytest.mark.parametrize("start", ["buhwa", "a.. bahwa", "bahwarberdasarkan"])
def test_items_begin_alike(start: str) -> None:
    assert told_of(FIRST, f"{start} arsip dirawat;") == ["/considerations/1/text"]


def test_another_way_of_all_items_is_no_slip() -> None:
    assert not told_of("Arsip perlu dijaga;", "Arsip perlu dirawat;")
