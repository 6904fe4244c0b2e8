"""Names of the months: one list for what is read, dated and planned."""

from __future__ import annotations

from zi_extract.model.months import month_names, month_numbers


def test_every_month_has_a_full_and_a_short_name() -> None:
    rows = month_names("names")
    assert len(rows) == 12
    assert {row[0] for row in rows} >= {"Jan", "Mei", "Des"}
    assert all(len({name[:1] for name in row}) == 1 or row[0] == "Feb" for row in rows)


def test_kinds_are_told_apart() -> None:
    assert month_numbers("names")["agustus"] == month_numbers("names")["ags"] == 8
    assert "djuni" not in month_numbers("names")
    assert month_numbers("names", "old")["djuni"] == 6
    assert month_numbers("other")["august"] == 8


def test_no_name_is_two_months() -> None:
    names = [name.lower() for row in month_names("names", "old", "other") for name in row]
    assert len(names) == len(set(names))
