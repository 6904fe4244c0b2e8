"""Dates as they are typed, with what scans put between their parts."""

from __future__ import annotations

import pytest

from zi_extract.decree.dates import find_date


@pytest.mark.parametrize(
    "text",
    [
        "pada tanggal 16 Februari 2024",
        "pada tanggal 16 Februari'2024",
        "pada tanggal 16\u2019Februari 2024",
        "16-Februari-2024",
        "16 Februari. 2024",
        "16/02/2024",
        "tanggal enam belas bulan Februari tahun dua ribu dua puluh empat",
    ],
)
def test_a_date_in_its_forms(text: str) -> None:
    found = find_date(text)
    assert found is not None
    assert found.iso == "2024-02-16"


def test_a_date_whose_day_is_blank_or_that_is_none() -> None:
    blank = find_date("pada tanggal      Februari 2024")
    assert blank is not None
    assert (blank.iso, blank.month, blank.day) == (None, 2, None)
    assert find_date("tanggal 16 Rapat 2024") is None
