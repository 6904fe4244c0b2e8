from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from sample_draft import KINDS, sample

from bench.scorecard import FALLING
from zi_extract.checks.calibration import Weights, calibration, working_points
from zi_extract.checks.item_forms import form_faults
from zi_extract.checks.judge import evidence, judge
from zi_extract.checks.scales import Scales
from zi_extract.checks.signals import MEANING
from zi_extract.model.finding import Finding
from zi_extract.model.leaves import leaves
from zi_extract.model.numerals import TOLD_BY_NAME
from zi_extract.model.working_point import ValueKind, below_at, form_of, kind_of

STEPS = {"worst": ((0.5, 1.0), (0.9, 2.0)), "weak": ((1.0, -1.5),)}
WEIGHTS = Weights(base=0.0, below=0.9, steps=STEPS, fields={"place": -3.0})


def test_points_add_up_to_the_logarithm_of_the_odds() -> None:
    assert WEIGHTS.probability("name", {}) == 0.5
    assert WEIGHTS.probability("name", {"worst": 0.9}) == pytest.approx(0.9526, abs=1e-4)
    assert WEIGHTS.probability("name", {"worst": 0.7, "weak": 2.0}) < 0.5
    assert WEIGHTS.probability("place", {"worst": 0.9}) == 0.5


def test_every_kind_has_weights_that_never_turn_against_their_signal() -> None:
    assert set(calibration()) == set(get_args(ValueKind))
    assert all(0.2 < point < 1.0 for point in working_points().values())
    falling = set(FALLING)
    for weights in calibration().values():
        assert set(weights.steps) <= set(MEANING)
        for name, steps in weights.steps.items():
            assert all((gain < 0) == (name in falling) for _, gain in steps)


def test_every_value_gets_its_probability() -> None:
    draft, layouts = sample()
    judged = judge([draft], layouts, KINDS, 3)
    weighed = {item.pointer: item for item in evidence([draft], layouts, KINDS)[0]}
    checked = 0
    for pointer, leaf in leaves(judged.drafts[0]):
        if pointer in weighed:
            assert leaf.confidence == weighed[pointer].probability
            checked += 1
    assert checked > 40


def test_a_word_in_doubt_lowers_what_it_is_part_of() -> None:
    draft, layouts = sample()
    before = dict(leaves(judge([draft], layouts, KINDS, 3).drafts[0]))["/header/title"]
    page = before.provenance[0].page
    words = list(layouts[page].words)
    first = before.provenance[0].words[0]
    words[first] = replace(words[first], confidence=0.3)
    faint = layouts | {page: replace(layouts[page], words=tuple(words))}
    after = dict(leaves(judge([draft], faint, KINDS, 3).drafts[0]))["/header/title"]
    assert after.confidence < before.confidence
    assert draft.header.title is not None
    doubted = replace(draft.header, title=replace(draft.header.title, confidence=0.3))
    (judged,) = judge([replace(draft, header=doubted)], faint, KINDS, 3).drafts
    told = {finding.pointer: finding.message for finding in judged.findings}
    assert told["/header/title"].endswith(f"; least sure is {words[first].text!r}.")


def test_doubtful_edges_lower_all_that_stands_in_the_table() -> None:
    draft, layouts = sample()
    sure = judge([draft], layouts, KINDS, 3)
    part = layouts[2].fragments[0]
    shaky = replace(part, cells=tuple(replace(cell, structure=0.2) for cell in part.cells))
    broken = layouts | {2: replace(layouts[2], fragments=(shaky,))}
    doubtful = judge([draft], broken, KINDS, 3)
    ours = (found.layouts[2].fragments[0].cells for found in (sure, doubtful))
    pairs = zip(*ours, strict=True)
    texts = [(a.confidence, b.confidence) for a, b in pairs if a.text]
    assert texts
    assert all(after < before for before, after in texts)
    assert doubtful.statuses == ("review",)


def test_findings_of_a_page_are_told_once() -> None:
    draft, layouts = sample()
    faint = Finding("page-faint", "warning", "The page is faint.", 2)
    faded = layouts | {2: replace(layouts[2], findings=(faint,))}
    judged = judge([draft], faded, KINDS, 3)
    assert judged.findings.count(faint) == 1
    assert "1 page-faint" in judged.reason or "page-faint" not in judged.reason


@pytest.mark.parametrize(
    ("pointer", "kind", "field"),
    [
        ("/header/issuer/name", "header", "name"),
        ("/closing/signatories/0/nip", "header", "nip"),
        ("/closing/copies_to/1", "list", "closing"),
        ("/legal_basis/3/text", "list", "legal_basis"),
        ("/legal_basis/3/citation/year", "list", "citation"),
        ("/actions/4/area/name", "record", "area/name"),
        ("/actions/4/output_items/0/text", "record", "output"),
        ("/actions/4/schedule/periods/0", "schedule", "schedule"),
        ("/annexes/0/title", "header", "title"),
        ("/annexes/0/tables/1/cells/7/text", "cell", "words"),
        ("/annexes/0/tables/1/fragments/0/cells/7/tick", "tick", "tick"),
    ],
)
def test_kinds_of_values(pointer: str, kind: ValueKind, field: str) -> None:
    assert kind_of(pointer) == (kind, field)
    assert below_at(pointer, {kind: 0.95}) == 0.95


@pytest.mark.parametrize(
    ("text", "form"),
    [("II", "strokes"), ("1.", "strokes"), ("2025", "digits"), ("B03", "code"), ("Rapat", "words")],
)
def test_forms_of_cells(text: str, form: str) -> None:
    assert form_of(text) == form


def test_items_that_begin_or_end_unlike_their_list() -> None:
    assert form_faults("considerations", "bahwa layanan perlu ditingkatkan;") == 0
    assert form_faults("considerations", "layanan perlu ditingkatkan;") == 1
    assert form_faults("legal_basis", "Informasi Publik (Lembaran Negara") == 2
    assert form_faults("dictums", "Keputusan ini berlaku sejak ditetapkan") == 0  # a lost full stop
    assert form_faults("title", "anything") == 0


def test_a_letter_that_is_read_for_a_mark_is_as_sure_as_the_mark() -> None:
    draft, layouts = sample()
    scales = Scales(draft, layouts)
    cell, tick = next((c, c.tick) for c in layouts[2].fragments[0].cells if c.tick is not None)
    tick = replace(tick, verdict="marked")
    letter = replace(cell, text="v", confidence=0.3, tick=tick)
    assert scales.cell(2, letter) == scales.tick(2, letter, tick)
    assert scales.cell(2, replace(letter, text="B03")).kind == "cell"


@pytest.mark.parametrize(("numeral", "settled"), [("II", 1.0), ("III", 0.0)])
def test_the_name_of_an_area_is_a_witness_of_its_number(numeral: str, settled: float) -> None:
    draft, layouts = sample()
    area = draft.actions[0].area
    assert area.name is not None
    assert area.code is not None
    number = replace(area.name, value=numeral, derived="")
    area = replace(area, number=number, code=replace(area.code, derived=TOLD_BY_NAME))
    actions = (replace(draft.actions[0], area=area), *draft.actions[1:])
    scales = Scales(replace(draft, actions=actions), layouts)
    assert scales.leaf("/actions/0/area/number", number).signals["settled"] == settled


def test_a_text_of_an_action_is_no_surer_than_its_cell() -> None:
    draft, layouts = sample()
    action = draft.actions[0]
    assert action.action is not None
    ink = action.action.provenance[0]
    words = list(layouts[ink.page].words)
    words[ink.words[0]] = replace(words[ink.words[0]], confidence=0.5)
    parts = tuple(
        replace(
            part,
            cells=tuple(
                replace(cell, confidence=0.5) if cell.box == ink.box else cell
                for cell in part.cells
            ),
        )
        for part in layouts[ink.page].fragments
    )
    faint = replace(layouts[ink.page], words=tuple(words), fragments=parts)
    judged = judge([draft], layouts | {ink.page: faint}, KINDS, 3)
    piece = next(
        cell
        for part in judged.layouts[ink.page].fragments
        for cell in part.cells
        if cell.box == ink.box
    )
    told = judged.drafts[0].actions[0].action
    assert told is not None
    assert told.confidence <= piece.confidence < below_at("/actions/0/action", judged.points)


def test_a_sign_alone_behind_an_item_of_a_list_is_no_weak_word() -> None:
    draft, layouts = sample()
    item = draft.considerations[0].text
    ink = item.provenance[0]
    page = layouts[ink.page]
    last = page.words[ink.words[-1]]
    sign = replace(last, text=";", confidence=0.4)
    faint = replace(page, words=(*page.words, sign))
    ends = replace(ink, words=(*ink.words, len(page.words)))
    leaf = replace(item, provenance=(ends,))
    scales = Scales(draft, layouts | {ink.page: faint})
    assert scales.leaf("/considerations/0/text", leaf) == scales.leaf(
        "/considerations/0/text", item
    )


def test_marks_without_a_text_beside_them_are_no_doubtful_text() -> None:
    draft, layouts = sample()
    number, action = next((n, a) for n, a in enumerate(draft.actions) if a.schedule)
    marked = replace(
        action.schedule, printed=replace(action.schedule.periods[0], value="", confidence=0.7)
    )
    actions = list(draft.actions)
    actions[number] = replace(action, schedule=marked)
    judged = judge([replace(draft, actions=tuple(actions))], layouts, KINDS, 3)
    leaf = dict(leaves(judged.drafts[0]))[f"/actions/{number}/schedule/printed"]
    assert leaf.confidence == judged.drafts[0].actions[number].schedule.periods[0].confidence


def test_the_letter_that_a_mark_was_read_as_is_no_doubtful_text() -> None:
    draft, layouts = sample()
    table = draft.annexes[0].tables[0]
    number = next(n for n, cell in enumerate(table.cells) if cell.tick and cell.tick.kind == "mark")
    cells = list(table.cells)
    blank = replace(cells[number].text, value="", raw="V", confidence=0.5)
    cells[number] = replace(cells[number], text=blank)
    annex = replace(draft.annexes[0], tables=(replace(table, cells=tuple(cells)),))
    (judged,) = judge([replace(draft, annexes=(annex,))], layouts, KINDS, 3).drafts
    cell = judged.annexes[0].tables[0].cells[number]
    assert cell.tick is not None
    assert cell.text.confidence == cell.tick.confidence


def test_a_cell_of_a_table_is_as_sure_as_its_pieces_on_the_pages() -> None:
    draft, layouts = sample()
    judgement = judge([draft], layouts, KINDS, 3)
    pieces = {
        (page, cell.box): cell.confidence
        for page, layout in judgement.layouts.items()
        for part in layout.fragments
        for cell in part.cells
        if cell.text
    }
    told = dict(leaves(judgement.drafts[0].annexes, "/annexes"))
    texts = [leaf for at, leaf in told.items() if "/cells/" in at and at.endswith("/text")]
    said = [leaf for leaf in texts if leaf.value and leaf.provenance]
    assert said
    for leaf in said:
        parts = [pieces.get((ink.page, ink.box), 1.0) for ink in leaf.provenance]
        assert leaf.confidence == min(parts)
