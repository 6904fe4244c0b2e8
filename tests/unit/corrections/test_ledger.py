from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import SHA, correction

from zi_extract.corrections.current import current
from zi_extract.corrections.ledger import append, folder_beside, line_of, read_ledger
from zi_extract.model.geometry import Box

HERE, THERE = Box(100, 100, 300, 140), Box(100, 400, 300, 440)
CELL = "/annexes/0/tables/0/cells/3/text"


def test_it_lies_beside_the_results_and_never_inside(tmp_path: Path) -> None:
    assert folder_beside(tmp_path / "out") == tmp_path / "corrections"


def test_what_was_added_is_read_back(tmp_path: Path) -> None:
    made = correction("value", HERE, pointer=CELL, raw="kadar\nair", becomes="kadar <b>air</b> ✓")
    append(tmp_path / "corrections", "plan-abababab", made)
    ledger = read_ledger(tmp_path / "corrections")
    assert ledger.records == {SHA: (made,)}
    assert not ledger.troubles


def test_no_folder_has_no_corrections(tmp_path: Path) -> None:
    assert not read_ledger(tmp_path / "nowhere").records
    assert read_ledger(None).digest(SHA) == ""


def test_a_damaged_line_costs_itself_only(tmp_path: Path) -> None:
    good = [correction("value", box, pointer=CELL, raw="a", becomes="b") for box in (HERE, THERE)]
    lines = [line_of(good[0]), '{"id": "c-2031', "\x00\x01", "[]", line_of(good[1])]
    (tmp_path / "plan.jsonl").write_text("\n".join(lines))
    ledger = read_ledger(tmp_path)
    assert ledger.records[SHA] == tuple(good)
    assert [(t.file, t.line) for t in ledger.troubles] == [("plan.jsonl", n) for n in (2, 3, 4)]


def test_a_line_after_one_that_was_cut_short_is_whole(tmp_path: Path) -> None:
    (tmp_path / "plan.jsonl").write_text('{"id": "c-20')
    made = correction("tick", HERE, pointer=CELL, raw="unsure", becomes="marked")
    append(tmp_path, "plan", made)
    ledger = read_ledger(tmp_path)
    assert ledger.records[SHA] == (made,)
    assert len(ledger.troubles) == 1


def test_the_same_name_twice_is_told(tmp_path: Path) -> None:
    made = correction("tick", HERE, pointer=CELL, raw="unsure", becomes="marked")
    append(tmp_path, "one", made)
    append(tmp_path, "two", made)
    ledger = read_ledger(tmp_path)
    assert ledger.records[SHA] == (made,)
    assert "was there before" in ledger.troubles[0].reason


def test_the_last_word_about_the_same_ink_holds() -> None:
    first = correction("value", HERE, pointer=CELL, raw="a", becomes="b")
    other = correction("value", THERE, pointer=CELL, raw="a", becomes="b")
    last = correction("value", HERE, pointer=CELL.replace("3", "4"), raw="a", becomes="c")
    assert current([first, other, last]) == (other, last)


def test_withdrawing_brings_back_what_was_said_before() -> None:
    first = correction("value", HERE, pointer=CELL, raw="a", becomes="b")
    last = correction("value", HERE, pointer=CELL, raw="a", becomes="c")
    undo = correction("withdraw", HERE, withdraws=last.id)
    assert current([first, last, undo]) == (first,)


def test_two_fields_of_the_same_ink_have_a_word_each() -> None:
    printed = correction("value", HERE, pointer="/header/number/printed", raw="a", becomes="b")
    year = correction("value", HERE, pointer="/header/year", raw="a", becomes="2031")
    assert current([printed, year]) == (printed, year)


def test_what_results_depend_on_changes_with_what_holds(tmp_path: Path) -> None:
    one = correction("value", HERE, pointer=CELL, raw="a", becomes="b")
    append(tmp_path, "plan", one)
    before = read_ledger(tmp_path).digest(SHA)
    append(tmp_path, "plan", correction("withdraw", HERE, withdraws=one.id))
    assert before
    assert read_ledger(tmp_path).digest(SHA) == ""


@pytest.mark.parametrize("bad", [{"kind": "rm"}, {"box": (0, 0, 2, 2)}, {"extra": 1}])
def test_a_line_of_another_form_is_no_correction(tmp_path: Path, bad: dict[str, object]) -> None:
    plain = json.loads(line_of(correction("value", HERE, pointer=CELL, raw="a", becomes="b")))
    (tmp_path / "plan.jsonl").write_text(json.dumps(plain | bad))
    ledger = read_ledger(tmp_path)
    assert not ledger.records
    assert len(ledger.troubles) == 1
