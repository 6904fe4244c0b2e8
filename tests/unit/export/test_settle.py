from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sample_draft import KINDS, SOURCE, sample

from zi_extract.errors import ValidationError
from zi_extract.export.document import settle
from zi_extract.model.draft import HeaderDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.extraction import SettledDecree
from zi_extract.model.finding import Finding

NOT_FROM_PAPER = ("id", "schema_version", "source", "status", "pages", "annex_only", "findings")


def plain_leaves(node: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from plain_leaves(value, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from plain_leaves(value, f"{pointer}/{index}")
    else:
        yield pointer, node


def read_from_paper(pointer: str) -> bool:
    """Structure (spans, offsets, page numbers, boxes) is no value of its own."""
    parts = pointer.split("/")[1:]
    if parts[0] == "annexes" and "tables" in parts:
        return parts[-1] in {"text", "tick"}
    return parts[0] != "actions" or parts[2] not in {"table", "rows", "pages"}


def test_every_leaf_value_points_at_its_ink(settled: SettledDecree) -> None:
    data = settled.decree.model_dump(mode="json")
    values = {key: data[key] for key in data if key not in NOT_FROM_PAPER}
    told = [(p, v) for p, v in plain_leaves(values) if v is not None and read_from_paper(p)]
    assert len(told) >= 100
    assert [p for p, _ in told if p not in settled.evidence] == []
    known = {p for p, _ in plain_leaves(values)}
    assert [p for p in settled.evidence if p not in known] == []


def test_boxes_are_fractions_of_the_page_and_not_empty(settled: SettledDecree) -> None:
    for item in settled.evidence.values():
        left, top, right, bottom = item.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1


def test_skewed_ink_moves_with_the_paper(settled: SettledDecree) -> None:
    straight = settled.evidence["/annexes/0/tables/0/fragments/1/cells/0/text"]
    skewed = settled.evidence["/annexes/0/tables/0/fragments/0/cells/0/text"]
    assert straight.box[0] == 50 / 1000
    assert skewed.box[0] != 50 / 1000


def test_a_value_without_ink_is_not_exported() -> None:
    draft, layouts = sample()
    invented = replace(draft, header=HeaderDraft(title=Extracted("KARANGAN", "", 1.0, ())))
    with pytest.raises(ValidationError, match="/header/title"):
        settle(invented, layouts, source=SOURCE, kinds=KINDS, decree_id="a", status="ok", places={})


def test_a_null_keeps_the_ink_of_its_place(settled: SettledDecree) -> None:
    role = "/closing/attestation/role"
    assert settled.decree.closing.attestation is not None
    assert settled.decree.closing.attestation.role is None
    assert settled.evidence[role].confidence == 0.3
    assert settled.evidence[role].needs_review
    assert "/closing/attestation/name" not in settled.evidence


def test_a_value_off_its_form_is_named() -> None:
    draft, layouts = sample()
    closing = draft.closing
    assert closing.date is not None
    wrong = replace(draft, closing=replace(closing, date=replace(closing.date, value="3-2-2031")))
    with pytest.raises(ValidationError, match=r"/closing/date.*3-2-2031"):
        settle(wrong, layouts, source=SOURCE, kinds=KINDS, decree_id="a", status="ok", places={})


def test_doubt_comes_from_confidence_and_from_findings(settled: SettledDecree) -> None:
    evidence = settled.evidence
    assert evidence["/header/number/sequence"].needs_review
    assert not evidence["/header/title"].needs_review
    assert evidence["/annexes/0/tables/0/cells/12/tick"].needs_review
    assert not evidence["/annexes/0/tables/0/cells/7/tick"].needs_review


def test_a_finding_on_a_list_flags_all_in_it() -> None:
    draft, layouts = sample()
    gap = Finding("clause-gap", "warning", "A letter is missing.", 1, pointer="/considerations")
    flagged = settle(
        replace(draft, findings=(gap,)),
        layouts,
        source=SOURCE,
        kinds=KINDS,
        decree_id="a",
        status="review",
        places={},
    )
    assert flagged.evidence["/considerations/0/text"].needs_review
    assert not flagged.evidence["/legal_basis/0/text"].needs_review


def test_a_finding_at_a_place_flags_the_values_there() -> None:
    draft, layouts = sample()
    cell = layouts[3].fragments[0].cells[1]
    smudge = Finding("smudge", "warning", "Ink is smeared.", 3, cell.box)
    flagged = settle(
        replace(draft, findings=(smudge,)),
        layouts,
        source=SOURCE,
        kinds=KINDS,
        decree_id="a",
        status="review",
        places={},
    )
    assert flagged.evidence["/actions/1/action"].needs_review
    assert not flagged.evidence["/actions/1/owner"].needs_review
    info = replace(smudge, severity="info")
    calm = settle(
        replace(draft, findings=(info,)),
        layouts,
        source=SOURCE,
        kinds=KINDS,
        decree_id="a",
        status="review",
        places={},
    )
    assert not calm.evidence["/actions/1/action"].needs_review


def test_pages_carry_their_words_and_text(settled: SettledDecree) -> None:
    first = settled.pages[0]
    assert [page.page for page in settled.pages] == [1, 2, 3]
    assert first.text.startswith("SALINAN\nDINAS ARSIP KOTA MEKARSARI\n")
    assert sum(first.places.values()) == len(first.words)
    assert settled.pages[1].text.splitlines()[1] == "No\tRencana Aksi\tJan\tFeb\tPIC"
    assert [page.page for page in settled.decree.source.pages] == [1, 2, 3, 4]
