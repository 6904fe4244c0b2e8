"""A number besides which its tail or another reading stands."""

from __future__ import annotations

import pytest

from zi_extract.decree.number_readings import as_read_otherwise, is_vouched, without_repeat
from zi_extract.decree.rows import Token
from zi_extract.model.geometry import Box


@pytest.mark.parametrize(
    ("read", "number"),
    [
        ("KEP-77/KPP.0301/2024 01/2024", "KEP-77/KPP.0301/2024"),
        ("W9-A2/31/OT.01.2/V/2023 .2/V/2023", "W9-A2/31/OT.01.2/V/2023"),
        ("12 TAHUN 2024", "12 TAHUN 2024"),
        ("KEP-77/KPP.0301/2024 TAHUN", "KEP-77/KPP.0301/2024 TAHUN"),
    ],
)
def test_the_end_of_a_number_read_twice_is_taken_off(read: str, number: str) -> None:
    assert without_repeat(read) == number


def _token(text: str, *readings: str) -> Token:
    return Token(1, 0, text, Box(0, 0, 100, 20), 0.6, 16.0, readings=readings)


def test_the_one_reading_of_a_known_form_is_taken() -> None:
    read = "W.3.IMLIMI.2-41-PW.01.01"
    rest = " TAHUN 2024"
    known = "W.3.IMI.IMI.2-41-PW.01.01"
    token = _token(read, "W.3.IMIL.IMI.2-41-PW.01.01", known)
    assert as_read_otherwise(read + rest, [token]) == known + rest
    other = _token(read, known, "W.3.IMI.IMI.7-41-PW.01.01")
    assert as_read_otherwise(read + rest, [other]) == read + rest


def test_a_reading_of_a_known_form_goes_before_one_that_must_be_mended() -> None:
    read, known = "W27-A3/7/OT.01.2/II1/2022", "W27-A3/7/OT.01.2/II/2022"
    assert as_read_otherwise(read, [_token(read, "W27-A3/7/O0T.01.2/I1I/2022", read, known)]) == (
        known
    )


def test_a_torn_number_is_what_another_reading_has_whole() -> None:
    whole = "36/KPN.W9-U4/SK.OT1.6/1/2024"
    first = _token("36/KPN.W9-U4/SK.OT", whole)
    assert as_read_otherwise("36/KPN.W9-U4/SK.OT 1.6/I/2024", [first]) == (
        "36/KPN.W9-U4/SK.OT1.6/I/2024"
    )


def test_a_number_of_a_known_form_is_vouched_for_against_readings_of_none() -> None:
    number = "31/ORT.07-Kpt/01/KPU/V/2023"
    assert is_vouched(_token(number, number, "31/ORT.0O7-Kpt/01/KPU/V/2023"))
    assert not is_vouched(_token(number, number, number.replace("31", "37")))
    assert not is_vouched(_token("pelayanan", "pelayanan", "pelayaran"))
