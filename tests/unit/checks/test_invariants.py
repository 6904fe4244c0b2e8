from __future__ import annotations

from dataclasses import replace

from sample_draft import KINDS, sample

from zi_extract.checks.judge import judge
from zi_extract.checks.status import status_reason
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.invariant import BREAKS, Invariant


def accounts(draft: DecreeDraft) -> dict[str, Invariant]:
    _, layouts = sample()
    return {item.name: item for item in judge([draft], layouts, KINDS, 3).invariants[0]}


def test_a_sound_decree_keeps_all() -> None:
    draft, layouts = sample()
    told = accounts(draft)
    assert set(told) == {"pages", "words", "rows", "cells", "ticks"}
    assert all(item.holds for item in told.values())
    assert told["words"].paper == sum(len(layouts[page].words) for page in draft.pages)
    assert told["cells"].paper == told["cells"].result > 0
    assert told["ticks"].paper == told["ticks"].result > 0


def test_a_row_that_was_lost_is_in_the_account() -> None:
    draft, _ = sample()
    annex = draft.annexes[0]
    short = replace(annex.tables[0], fragment_rows=annex.tables[0].fragment_rows + 1)
    told = accounts(replace(draft, annexes=(replace(annex, tables=(short,)),)))
    assert not told["rows"].holds
    assert told["rows"].paper != told["rows"].result


def test_a_mark_that_no_schedule_took_is_in_the_account() -> None:
    draft, _ = sample()
    told = accounts(replace(draft, actions=draft.actions[:1]))
    assert told["ticks"].result < told["ticks"].paper


def test_a_broken_invariant_is_the_first_reason() -> None:
    many = [Finding("low-confidence", "error", "x", page) for page in range(5)]
    reason = status_reason("review", [*many, Finding("tick-lost", "error", "x", 1)])
    assert reason.startswith("1 tick-lost")


def test_every_code_that_breaks_an_invariant_is_an_error() -> None:
    draft, layouts = sample()
    judged = judge([replace(draft, pages=(1, 2, 3, 9))], layouts, KINDS, 4)
    assert judged.statuses == ("partial",)
    assert {f.severity for f in judged.findings if f.code in BREAKS} == {"error"}
