import pytest
from decree_paper import page_of

from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.number import repair_number
from zi_extract.decree.number_field import read_numbers
from zi_extract.decree.rows import find_rows


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("290/KPN.W19-U4/SK.OT1.6/IIT/2024", "290/KPN.W19-U4/SK.OT1.6/III/2024"),
        ("290/KPN.W19-U4/SK.OT1.6/IL/2024", "290/KPN.W19-U4/SK.OT1.6/II/2024"),
        ("W27-A3/273IOT.01.2/I/2022", "W27-A3/273/OT.01.2/I/2022"),
        ("W2.IML.IMI.6-426.PW.01.03 Tahun 2024", "W2.IMI.IMI.6-426.PW.01.03 Tahun 2024"),
        ("KEP/394/III/KA/OT.00/2022/!BNNK", "KEP/394/III/KA/OT.00/2022/BNNK"),
        ("KEP/1681111/KA/OT.00/2021/BNNK", "KEP/168/III/KA/OT.00/2021/BNNK"),
        ("200/KPN.W19-U4/SK.OT1.\u20ac/IV/2024", "200/KPN.W19-U4/SK.OT1.6/IV/2024"),
        ("KEPI/218/IV/KAIOT.00/2022/BNNK", "KEP/218/IV/KA/OT.00/2022/BNNK"),
    ],
)
def test_strokes_read_as_letters_fit_the_format_again(read: str, printed: str) -> None:
    repaired = repair_number(read)
    assert (repaired.text, bool(repaired.how)) == (printed, True)


@pytest.mark.parametrize("printed", ["W.15.IMI.IMI.1-1144-PW.0101", "3 TAHUN 2025"])
def test_numbers_that_fit_stay(printed: str) -> None:
    assert repair_number(printed).text == printed


@pytest.mark.parametrize("label", ["NOMOR-", "NOMOR.", "NOMOR :", "NOMOR"])
def test_what_a_colon_was_read_as_is_no_part_of_the_number(label: str) -> None:
    (row,) = find_rows(page_of([[(600, f"{label} 188.4/26/Disdukcapil")]]))
    (number,), _ = read_numbers([row])
    assert number.printed is not None
    assert number.printed.value == "188.4/26/Disdukcapil"


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("W.2.IMLIMI.6-264-PW.01.01 TAHUN 2025", ["number-unknown-form"]),
        ("W.2.IMI.IMI.6-264-PW.01.01 TAHUN 2025", []),
    ],
)
def test_a_number_that_no_form_explains_is_told(printed: str, told: list[str]) -> None:
    (row,) = find_rows(page_of([[(600, f"NOMOR {printed}")]]))
    (number,), findings = read_numbers([row])
    assert [finding.code for finding in findings] == told
    assert number.printed is not None
    assert (number.printed.confidence <= FLAGGED) is bool(told)
