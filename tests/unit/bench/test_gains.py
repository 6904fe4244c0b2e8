from __future__ import annotations

from typing import Any

from bench.gains import changes, kind_of, report


def _record(wrong: list[str], silent: list[str], truth: str = "t") -> dict[str, Any]:
    return {"truth": truth, "profile": "born", "n": 9, "wrong": wrong, "silent": silent}


def test_values_that_turn_right_or_wrong_are_named_one_by_one() -> None:
    before = {"a": _record(["decree/title", "record 1/schedule"], ["decree/title"])}
    now = {"a": _record(["record 1/schedule", "record 2/action"], ["record 1/schedule"])}
    found = changes(before, now)
    assert found.gains == [("a", "decree/title")]
    assert found.losses == [("a", "record 2/action")]
    assert found.now_silent == [("a", "record 1/schedule")]
    assert found.compared == 1


def test_a_wrong_value_that_gets_a_flag_is_no_longer_silent() -> None:
    before = {"a": _record(["decree/title"], ["decree/title"])}
    found = changes(before, {"a": _record(["decree/title"], [])})
    assert found.now_flagged == [("a", "decree/title")]
    assert not found.losses


def test_documents_with_another_truth_are_not_compared() -> None:
    before = {"a": _record([], [], truth="old")}
    found = changes(before, {"a": _record(["decree/title"], []), "b": _record([], [])})
    assert found.unknown == ["a", "b"]
    assert not found.losses
    assert "nothing to compare" in report(found)


def test_the_report_counts_by_kind_of_value() -> None:
    before = {"a": _record([], [])}
    now = {"a": _record(["page 3/table 0/row 1 col 2", "record 4/schedule"], [])}
    text = report(changes(before, now))
    assert "| table cells | 0 | 1 | 0 | 0 |" in text
    assert "| record/schedule | 0 | 1 | 0 | 0 |" in text
    assert "* a: record 4/schedule" in text


def test_kinds_of_places() -> None:
    assert kind_of("decree/legal_basis/3") == "decree/legal_basis"
    assert kind_of("page 2/invented table 0/row 1 col 1") == "table cells"
    assert kind_of("invented record 2/action") == "record/action"
