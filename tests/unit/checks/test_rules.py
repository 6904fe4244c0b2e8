from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from sample_draft import EMPTY, KINDS, joined, sample

from zi_extract.checks.case import Case
from zi_extract.checks.confidence import check_confidence
from zi_extract.checks.places import place_words
from zi_extract.checks.possible_values import nip_fault
from zi_extract.checks.rules import RULES, check_decree
from zi_extract.model.draft import CitationDraft, DecreeDraft, LegalBasisDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding
from zi_extract.model.page import PageLayout


def found(draft: DecreeDraft, layouts: Mapping[int, PageLayout]) -> dict[str, list[Finding]]:
    places = place_words([draft], layouts, KINDS)
    by_code: dict[str, list[Finding]] = {}
    rules = check_decree(draft, layouts, KINDS, places)
    told = replace(draft, findings=(*draft.findings, *rules))
    for finding in (*rules, *check_confidence(Case(told, layouts, KINDS, places), {})):
        by_code.setdefault(finding.code, []).append(finding)
    return by_code


def with_table(draft: DecreeDraft, **changes: Any) -> DecreeDraft:
    annex = draft.annexes[0]
    return replace(draft, annexes=(replace(annex, tables=(replace(annex.tables[0], **changes),)),))


def test_a_sound_decree_has_only_its_own_doubts() -> None:
    draft, layouts = sample()
    assert {code: len(items) for code, items in found(draft, layouts).items()} == {
        "low-confidence": 1,  # the role in the attestation, whose place alone is known
        "tick-unsure": 1,
    }


def test_doubtful_ink_is_reported_once() -> None:
    draft, layouts = sample()
    (role,) = found(draft, layouts)["low-confidence"]
    assert (role.pointer, role.page) == ("/closing/attestation/role", 1)
    alone = found(replace(draft, findings=()), layouts)["low-confidence"]
    assert [finding.pointer for finding in alone] == ["/header/number/printed", role.pointer]


def test_every_rule_is_named_and_explained() -> None:
    assert all(rule.__name__.startswith("check_") and rule.__doc__ for rule in RULES)
    assert len(set(RULES)) == len(RULES)


def test_unread_pages_are_errors() -> None:
    draft, layouts = sample()
    unread = layouts | {1: replace(layouts[1], status="unread")}
    (finding,) = found(draft, unread)["page-unread"]
    assert (finding.severity, finding.page) == ("error", 1)
    assert "page-unread" in found(replace(draft, pages=(1, 2, 3, 9)), layouts)


def test_findings_of_pages_go_with_the_decree() -> None:
    draft, layouts = sample()
    faint = Finding("page-faint", "warning", "The page is faint.", 2)
    faded = layouts | {2: replace(layouts[2], findings=(faint,))}
    assert found(draft, faded)["page-faint"] == [faint]


def test_rows_lost_in_stitching() -> None:
    draft, layouts = sample()
    assert "rows-not-conserved" in found(with_table(draft, fragment_rows=4), layouts)
    recorded = joined(draft.annexes[0].tables[0])
    assert recorded.conserved


@pytest.mark.parametrize("change", [{"row_span": 2}, {"col": 1}])
def test_cells_that_overlap_or_leave_a_hole(change: dict[str, int]) -> None:
    draft, layouts = sample()
    table = draft.annexes[0].tables[0]
    cells = (replace(table.cells[0], **change), *table.cells[1:])
    (finding,) = found(with_table(draft, cells=cells), layouts)["cells-do-not-tile"]
    assert finding.pointer == "/annexes/0/tables/0"


def test_a_hole_on_the_page_itself() -> None:
    draft, layouts = sample()
    part = layouts[3].fragments[0]
    holed = replace(layouts[3], fragments=(replace(part, cells=part.cells[:-1]),))
    codes = found(draft, layouts | {3: holed})
    assert codes["cells-do-not-tile"][0].page == 3


def test_a_mark_that_no_schedule_took() -> None:
    draft, layouts = sample()
    first, second = draft.actions
    assert first.schedule is not None
    forgetful = replace(first, schedule=replace(first.schedule, periods=()))
    (lost,) = found(replace(draft, actions=(forgetful, second)), layouts)["tick-lost"]
    assert (lost.severity, lost.page) == ("error", 2)


def test_times_of_a_plan_whose_year_nobody_knows_are_told() -> None:
    draft, layouts = sample()
    first, second = draft.actions
    assert first.schedule is not None
    words = replace(first.schedule.periods[0], value="TW I")
    undated = replace(first, schedule=replace(first.schedule, periods=(), undated=words))
    said = replace(draft, actions=(undated, second))
    assert "time-unclear" not in found(said, layouts)
    said = replace(said, header=replace(said.header, year=None))
    (told,) = found(said, layouts)["time-unclear"]
    assert told.pointer == "/actions/0/schedule"


def test_a_period_without_a_mark() -> None:
    draft, layouts = sample()
    table = draft.annexes[0].tables[0]
    first = next(i for i, cell in enumerate(table.cells) if cell.tick and cell.row == 1)
    cells = list(table.cells)
    cells[first] = replace(cells[first], tick=EMPTY)
    (made_up,) = found(with_table(draft, cells=tuple(cells)), layouts)["period-without-mark"]
    assert made_up.pointer == "/actions/0/schedule/periods/0"


def test_a_row_that_became_no_action() -> None:
    draft, layouts = sample()
    (row,) = found(replace(draft, actions=draft.actions[:1]), layouts)["row-without-action"]
    assert (row.page, row.pointer) == (3, "/annexes/0/tables/0/row_kinds/2")


def test_numbers_and_dates_that_disagree() -> None:
    draft, layouts = sample()
    annex, leaf = draft.annexes[0], draft.annexes[0].number
    assert leaf is not None
    spaced = replace(annex, number=replace(leaf, value="7  Tahun 2031"))
    assert "number-disagrees" not in found(replace(draft, annexes=(spaced,)), layouts)
    other = replace(
        annex, number=replace(leaf, value="8 TAHUN 2031"), date=replace(leaf, value="2031-02-04")
    )
    codes = found(replace(draft, annexes=(other,)), layouts)
    assert {"number-disagrees", "date-disagrees"} <= codes.keys()
    badly = replace(annex, number=replace(leaf, value="8 TAHUN 2031", confidence=0.6))
    assert "number-disagrees" not in found(replace(draft, annexes=(badly,)), layouts)
    told = Finding("number-disagrees", "warning", "Known.", 2, None, "/header/number")
    known = found(replace(draft, annexes=(other,), findings=(told,)), layouts)
    assert "number-disagrees" not in known


@pytest.mark.parametrize("date", ["2031-02-30", "0203-02-03"])
def test_dates_that_cannot_be(date: str) -> None:
    draft, layouts = sample()
    leaf = draft.closing.date
    assert leaf is not None
    wrong = replace(draft, closing=replace(draft.closing, date=replace(leaf, value=date)))
    assert found(wrong, layouts)["date-impossible"][0].pointer == "/closing/date"


def test_a_year_that_differs_from_the_date() -> None:
    draft, layouts = sample()
    leaf = draft.closing.date
    assert leaf is not None
    late = replace(draft, closing=replace(draft.closing, date=replace(leaf, value="2032-02-03")))
    assert "year-disagrees" in found(late, layouts)


def test_a_month_of_the_number_that_differs_from_the_date() -> None:
    draft, layouts = sample()
    number, date = draft.header.number, draft.closing.date
    assert date is not None
    assert number.printed is not None
    of_date = int(str(date.value)[5:7])

    def told(month: int) -> dict[str, list[Finding]]:
        leaf = replace(number.printed, value=month)
        header = replace(draft.header, number=replace(number, month=leaf))
        return found(replace(draft, header=header), layouts)

    assert "month-disagrees" not in told(of_date)
    assert told(of_date % 12 + 1)["month-disagrees"][0].pointer == "/header/number"


@pytest.mark.parametrize(
    ("nip", "right"),
    [
        ("197904122005012003", True),
        ("19790412 200501 2 003", True),
        ("199003152022211004", True),  # appointed on a contract
        ("19790412200501200", False),
        ("197913122005012003", False),
        ("197904122005132003", False),
        ("197904122005013003", False),
        ("200604122005012003", False),
    ],
)
def test_personnel_numbers(nip: str, right: bool) -> None:
    assert (nip_fault(nip) == "") is right


def test_gaps_in_item_numbers() -> None:
    draft, layouts = sample()
    first, second = draft.actions
    assert second.number is not None
    jumped = replace(second, number=replace(second.number, value="4"))
    (gap,) = found(replace(draft, actions=(first, jumped)), layouts)["item-number-gap"]
    assert gap.pointer == "/actions/1/number"
    elsewhere = replace(jumped, area=replace(jumped.area, name=None))
    assert "item-number-gap" in found(replace(draft, actions=(first, elsewhere)), layouts)
    anew = replace(second, number=replace(second.number, value="1"))
    assert "item-number-gap" not in found(replace(draft, actions=(first, anew)), layouts)


@pytest.mark.parametrize(("raw", "told"), [("1.\n2", True), ("1.", False), ("1 a", False)])
def test_two_item_numbers_in_one_cell(raw: str, told: bool) -> None:
    draft, layouts = sample()
    first, *others = draft.actions
    assert first.number is not None
    merged = replace(first, number=replace(first.number, raw=raw))
    assert ("item-number-gap" in found(replace(draft, actions=(merged, *others)), layouts)) == told


def test_an_action_that_says_nothing() -> None:
    draft, layouts = sample()
    first, second = draft.actions
    silent = replace(second, action=replace(first.action, value=" "))  # type: ignore[type-var]
    assert "action-empty" in found(replace(draft, actions=(first, silent)), layouts)


def test_an_action_of_a_lone_number_puts_all_of_its_row_in_doubt() -> None:
    draft, layouts = sample()
    first, second = draft.actions
    assert second.number is not None
    lone = replace(second, action=replace(second.number, value="3"))
    told = found(replace(draft, actions=(first, lone)), layouts)["action-empty"]
    assert {"/actions/1/action", "/actions/1/number"} <= {finding.pointer for finding in told}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Undang-Undang Nomor 20 Tahun 2099 tentang Desa", "warning"),
        ("Undang-Undang Nomor 20 Tahun 2099 tentang Desa (Lembaran Negara Tahun 2099)", "info"),
    ],
    ids=["read once", "printed twice"],
)
def test_a_law_younger_than_the_decree(text: str, severity: str) -> None:
    draft, layouts = sample()
    year, number = draft.header.year, draft.header.number.printed
    assert year is not None
    assert number is not None
    dated = replace(draft.closing, date=replace(number, value=f"{year.value}-01-02"))
    cited = CitationDraft(year=replace(year, value=2099))
    item = LegalBasisDraft(replace(number, value=text), citation=cited)
    said = replace(draft, closing=dated, legal_basis=(item,))
    (told,) = found(said, layouts)["law-year-impossible"]
    assert told.severity == severity


def test_times_far_from_the_year_of_the_decree() -> None:
    draft, layouts = sample()
    first, second = draft.actions
    assert first.schedule is not None
    late = tuple(replace(p, value="2039-01") for p in first.schedule.periods)
    odd = replace(first, schedule=replace(first.schedule, periods=late))
    assert "period-outside-year" in found(replace(draft, actions=(odd, second)), layouts)


def test_a_word_in_a_table_that_no_cell_took() -> None:
    draft, layouts = sample()
    part = layouts[2].fragments[0]
    cells = tuple(replace(cell, words=()) if cell.row == 0 else cell for cell in part.cells)
    emptied = replace(layouts[2], fragments=(replace(part, cells=cells),))
    bare = with_table(
        draft,
        cells=tuple(
            replace(c, text=Extracted("", "", 1.0, ())) if c.row == 0 else c
            for c in draft.annexes[0].tables[0].cells
        ),
    )
    lost = found(bare, layouts | {2: emptied})["leftover-in-table"]
    assert {finding.severity for finding in lost} == {"error"}
    assert [finding.box for finding in lost] == [cell.box for cell in cells if cell.row == 0]


@pytest.mark.parametrize(
    ("text", "sure", "flagged"), [("di", 0.6, True), ("di", 0.5, False), ("i", 0.9, False)]
)
def test_a_word_that_was_left_out_between_two_words_of_a_value(
    text: str, sure: float, flagged: bool
) -> None:
    draft, layouts = sample()
    leaf = draft.header.title
    assert leaf is not None
    (ink,) = leaf.provenance
    before, behind = (layouts[ink.page].words[index].box for index in ink.words[:2])
    between = replace(before, left=before.right - 4, right=behind.left + 4)
    extra = replace(layouts[ink.page].words[ink.words[0]], text=text, box=between, confidence=sure)
    page = replace(layouts[ink.page], words=(*layouts[ink.page].words, extra))
    told = found(draft, layouts | {ink.page: page})["leftover-words"]
    warned = [finding.pointer for finding in told if finding.severity == "warning"]
    assert warned == (["/header/title"] if flagged else [])


def test_a_word_that_two_cells_claim() -> None:
    draft, layouts = sample()
    part = layouts[3].fragments[0]
    twice = replace(part.cells[1], words=(*part.cells[1].words, *part.cells[0].words))
    doubled = replace(
        layouts[3], fragments=(replace(part, cells=(part.cells[0], twice, *part.cells[2:])),)
    )
    assert found(draft, layouts | {3: doubled})["word-in-two-cells"][0].severity == "error"


def test_a_table_that_was_dropped_leaves_its_words_over() -> None:
    draft, layouts = sample()
    dropped = replace(draft, annexes=(replace(draft.annexes[0], tables=()),), actions=())
    assert {f.page for f in found(dropped, layouts)["leftover-in-table"]} == {2, 3}


def test_print_of_too_few_pixels_is_an_error_of_its_page() -> None:
    draft, layouts = sample()
    small = layouts | {1: replace(layouts[1], character_height=5.0)}
    (finding,) = found(draft, small)["print-too-small"]
    assert (finding.severity, finding.page, finding.box) == ("error", 1, None)
    born = layouts | {1: replace(layouts[1], character_height=5.0, origin="text")}
    assert "print-too-small" not in found(draft, born)


def test_an_unsure_tick_is_told_once_with_its_reason() -> None:
    draft, layouts = sample()
    told = found(draft, layouts)
    unsure = {finding.pointer for finding in told["tick-unsure"]}
    assert unsure
    assert not unsure & {finding.pointer for finding in told["low-confidence"]}
