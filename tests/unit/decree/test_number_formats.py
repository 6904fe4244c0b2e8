# ruff: noqa: PLR0917 (one argument per column of the table)
"""Numbers of decrees as agencies write them, and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_extract.decree.number import ROMAN_MONTHS, normalise_number, parse_number, repair_number

# printed, sequence, classification, unit, month, year
FORMATS = [
    ("3 TAHUN 2025", "3", None, None, None, 2025),
    ("3 Tahun 2025", "3", None, None, None, 2025),
    ("117 tahun 2023", "117", None, None, None, 2023),
    ("  42   TAHUN  2022 ", "42", None, None, None, 2022),
    ("43.1 TAHUN 2025", "43.1", None, None, None, 2025),
    ("12/2024", "12", None, None, None, 2024),
    ("314/ORT.07-Kpt/01/KPU/V/2021", "314", "ORT.07", "01", 5, 2021),
    ("21/HK.03.1-Kpt/03/KPU/XII/2019", "21", "HK.03.1", "03", 12, 2019),
    ("12/HK.03.1-Kpt/6303/KPU-Kab/I/2020", "12", "HK.03.1", "6303", 1, 2020),
    ("8/PW.01-Kpt/3573/KPU-Kot/II/2021", "8", "PW.01", "3573", 2, 2021),
    ("9/PP.09.2-Kpt/63/KPU-Prov/IX/2018", "9", "PP.09.2", "63", 9, 2018),
    ("9 / PP.09.2 - Kpt / 63 / KPU-Prov / IX / 2018", "9", "PP.09.2", "63", 9, 2018),
    ("05/Kpts/KPU-Kab-022.436012/2016", "05", None, "KPU-KAB-022.436012", None, 2016),
    ("11/Kpts/KPU-Kota-014 TAHUN 2015", "11", None, "KPU-KOTA-014", None, 2015),
    ("47/PW.01/10/2022", "47", "PW.01", "10", None, 2022),
    ("104/PR.07-SD/01/2022", "104", "PR.07", "01", None, 2022),
    ("W.15.IMI.IMI.1-1144-PW.0101", "1144", "PW.0101", "W.15.IMI.IMI.1", None, None),
    ("W.15.IMI.IMI.1-1144-PW.01.01 Tahun 2019", "1144", "PW.01.01", "W.15.IMI.IMI.1", None, 2019),
    ("W15.IMI.IMI.3-220-OT.03.01 TAHUN 2023", "220", "OT.03.01", "W15.IMI.IMI.3", None, 2023),
    ("W13.PAS.PAS.21-207.PW.01.03 Tahun 2024", "207", "PW.01.03", "W13.PAS.PAS.21", None, 2024),
    ("W.19.PAS.PAS.4-209.OT.03.01 TAHUN 2025", "209", "OT.03.01", "W.19.PAS.PAS.4", None, 2025),
    ("W11.PAS.PAS.7-88.KP.07.01 Tahun 2022", "88", "KP.07.01", "W11.PAS.PAS.7", None, 2022),
    ("W15.PR.01.04-83", "83", "PR.01.04", "W15", None, None),
    ("W.10-UM.01.01-15 TAHUN 2020", "15", "UM.01.01", "W.10", None, 2020),
    ("M.HH-07.OT.03.01 Tahun 2019", "07", "OT.03.01", "M.HH", None, 2019),
    ("PAS-36.OT.02.02 TAHUN 2020", "36", "OT.02.02", "PAS", None, 2020),
    ("IMI-12.PR.01.01 TAHUN 2021", "12", "PR.01.01", "IMI", None, 2021),
    ("SEK-PR.01.04-80", "80", "PR.01.04", "SEK", None, None),
    ("433/M/2021", "433", None, None, None, 2021),
    ("15/M/Kp/IV/2013", "15", None, None, 4, 2013),
    ("257/KPT/I/2019", "257", None, "I", None, 2019),
    ("B/87/PL1/HK.02.00/2022", "87", "HK.02.00", "PL1", None, 2022),
    ("112/UN7.P/HK/2022", "112", "HK", "UN7.P", None, 2022),
    ("1201/UN10/KP.02/2021", "1201", "KP.02", "UN10", None, 2021),
    ("77/IT1/OT.01.00/2024", "77", "OT.01.00", "IT1", None, 2024),
    ("188.4/12/Sekre", "12", "188.4", "SEKRE", None, None),
    ("188.45/120/KEP/DISKOMINFO/2024", "120", "188.45", "KEP/DISKOMINFO", None, 2024),
    ("188.45/88/KUM/2023", "88", "188.45", "KUM", None, 2023),
    ("188/ 31 /415.15/2021", "31", "188", "415.15", None, 2021),
    ("188.4/7/35.07.210/2022", "7", "188.4", "35.07.210", None, 2022),
    ("188.45-64/2021", "64", "188.45", None, None, 2021),
    ("060/21 TAHUN 2022", "21", "060", None, None, 2022),
    ("800/KEP.15-DISDIK/2022", "15", "800", "DISDIK", None, 2022),
    ("W7-A6/471/OT.01.3/II/2025", "471", "OT.01.3", "W7-A6", 2, 2025),
    ("W15-U12/23/OT.01.3/I/2024", "23", "OT.01.3", "W15-U12", 1, 2024),
    ("W9-A2/123/OT.01.3/I/2023", "123", "OT.01.3", "W9-A2", 1, 2023),
    ("W10-A/1000/KP.01/III/2021", "1000", "KP.01", "W10-A", 3, 2021),
    ("W2-TUN1/55/OT.01.2/VII/2020", "55", "OT.01.2", "W2-TUN1", 7, 2020),
    ("W3-Mil4/9/OT.01.1/X/2019", "9", "OT.01.1", "W3-MIL4", 10, 2019),
    ("133/KPA.W28-A3/SK.OT1.2/I/2022", "133", "SK.OT1.2", "KPA.W28-A3", 1, 2022),
    ("12/KPN.W14-U1/SK.OT1.6/I/2024", "12", "SK.OT1.6", "KPN.W14-U1", 1, 2024),
    ("7/SEK.W3-U5/SK.KP4.1/VIII/2024", "7", "SK.KP4.1", "SEK.W3-U5", 8, 2024),
    ("58/SEK/SK/VIII/2019", "58", None, "SEK", 8, 2019),
    ("026/KMA/SK/II/2012", "026", None, "KMA", 2, 2012),
    ("1403.b/DjA/SK/OT.01.3/8/2018", "1403.B", "OT.01.3", "DJA", 8, 2018),
    ("KEP-31/O.3.16/Cr.3/03/2024", "31", "CR.3", "O.3.16", 3, 2024),
    ("KEP-459/O.3.16/Cr.3/01/2025", "459", "CR.3", "O.3.16", 1, 2025),
    ("KEP-12/M.5.20/Cp.1/11/2023", "12", "CP.1", "M.5.20", 11, 2023),
    ("KEP-003/L.1.10/Cr.4/02/2022", "003", "CR.4", "L.1.10", 2, 2022),
    ("KEP-225/A/JA/05/2003", "225", None, "A/JA", 5, 2003),
    ("KEP-12/WPJ.10/2020", "12", None, "WPJ.10", None, 2020),
    ("KEP-45/KPP.3303/2021", "45", None, "KPP.3303", None, 2021),
    ("KEP-101/WPJ.10/KP.05/2022", "101", None, None, None, 2022),
    ("KEP-8/WBC.11/2023", "8", None, "WBC.11", None, 2023),
    ("129/PMK.05/2020", "129", None, "PMK.05", None, 2020),
    ("671/KMK.01/2021", "671", None, "KMK.01", None, 2021),
    ("Kep/12/I/2022", "12", None, None, 1, 2022),
    ("KEP/ 877/ XII/2021", "877", None, None, 12, 2021),
    ("Skep/15/VI/2010", "15", None, None, 6, 2010),
    ("Kep/34/III/HUK.1/2023", "34", "HUK.1", None, 3, 2023),
    ("KEP/12/I/KA/PM.00/2024/BNNK", "12", "PM.00", "KA", 1, 2024),
    ("KEP/7/XI/KA/OT.01/2023/BNNP", "7", "OT.01", "KA", 11, 2023),
    ("12/HK.01.01/K.JT-05/01/2024", "12", "HK.01.01", "K.JT-05", 1, 2024),
    ("3/OT.01/K.KS-03/12/2023", "3", "OT.01", "K.KS-03", 12, 2023),
    ("100/HK.01.01/K1/06/2022", "100", "HK.01.01", "K1", 6, 2022),
    ("12/SK-63.03.UP.02.01/I/2024", "12", "UP.02.01", "63.03", 1, 2024),
    ("31/SK-35.15.OT.01/IX/2021", "31", "OT.01", "35.15", 9, 2021),
    ("B-1234/Kk.17.01/1/KP.07.6/03/2022", "1234", "KP.07.6", "KK.17.01/1", 3, 2022),
    ("B-98/Kw.13.2/OT.00/11/2023", "98", "OT.00", "KW.13.2", 11, 2023),
    ("1 TAHUN 2025", "1", None, None, None, 2025),
    ("1234 TAHUN 2019", "1234", None, None, None, 2019),
    ("17a TAHUN 2021", "17A", None, None, None, 2021),
    ("44/SK/DIR/III/2024", "44", None, "SK/DIR", 3, 2024),
    ("SK-21/DIR/2024", "21", None, "DIR", None, 2024),
    ("15/KPTS/RSUD/2022", "15", None, "KPTS/RSUD", None, 2022),
    ("9/LAN/IV/2023", "9", None, "LAN", 4, 2023),
    ("125/K.1/PDP.07/2022", "125", None, "K.1/PDP.07", None, 2022),
]


@pytest.mark.parametrize(("printed", "sequence", "klas", "unit", "month", "year"), FORMATS)
def test_parts_of_a_number(printed, sequence, klas, unit, month, year):
    parts = parse_number(printed)
    assert parts is not None
    assert (parts.sequence, parts.month, parts.year) == (sequence, month, year)
    if parts.special:
        assert parts.classification == klas
        assert parts.unit == unit or unit is None


def test_the_table_is_long_enough():
    assert len(FORMATS) >= 80


SLIPS = [
    ("3 TAHUN 2O25", "3 TAHUN 2025"),
    ("l2 TAHUN 2024", "12 TAHUN 2024"),
    ("3l4/ORT.O7-Kpt/0l/KPU/V/2021", "314/ORT.07-Kpt/01/KPU/V/2021"),
    ("W15-U12/23/0T.01.3/1/2024", "W15-U12/23/OT.01.3/I/2024"),
    ("W7-A6/471/OT.01.3/ll/2025", "W7-A6/471/OT.01.3/II/2025"),
    ("W7-A6/471/OT.01.3/11/2025", "W7-A6/471/OT.01.3/II/2025"),
    ("W15-U3/376/OT.01.3/111/2022", "W15-U3/376/OT.01.3/III/2022"),
    ("58/SEK/SK/Vlll/2019", "58/SEK/SK/VIII/2019"),
    ("KEP-31/0.3.16/Cr.3/03/2024", "KEP-31/O.3.16/Cr.3/03/2024"),
    ("133/KPA.W28-A3/SK.OT1.2/1/2022", "133/KPA.W28-A3/SK.OT1.2/I/2022"),
    ("133/KPA.W28-A3/SK.OTl.2/I/2022", "133/KPA.W28-A3/SK.OT1.2/I/2022"),
    ("Kep/l2/I/2O22", "Kep/12/I/2022"),
]


@pytest.mark.parametrize(("read", "printed"), SLIPS)
def test_slips_are_undone_and_told(read, printed):
    mended = repair_number(read)
    assert mended.text == printed
    assert mended.how


@pytest.mark.parametrize("row", FORMATS)
def test_what_fits_is_left_alone(row):
    text = row[0].strip()
    mended = repair_number(text)
    assert normalise_number(mended.text) == normalise_number(text)


@pytest.mark.parametrize("printed", ["XYZ", "TAHUN 2025", "nihil", "- / - / -", ""])
def test_unknown_numbers_have_no_parts(printed):
    assert parse_number(printed) is None


@given(
    st.integers(1, 4999),
    st.sampled_from(["OT.01.3", "PW.01", "HK.03.1", "KP.07.01"]),
    st.integers(1, 12),
    st.integers(1950, 2049),
)
def test_format_then_parse_gives_the_same(sequence, klas, month, year):
    roman = ROMAN_MONTHS[month - 1]
    for text in (
        f"{sequence}/{klas}-Kpt/6303/KPU-Kab/{roman}/{year}",
        f"W14-A8/{sequence}/{klas}/{roman}/{year}",
    ):
        parts = parse_number(text)
        assert parts is not None
        assert (parts.sequence, parts.classification) == (str(sequence), klas)
        assert (parts.month, parts.year) == (month, year)
    plain = parse_number(f"{sequence} TAHUN {year}")
    assert plain is not None
    assert (plain.sequence, plain.year) == (str(sequence), year)


@given(st.text(max_size=40))
def test_any_text_is_survived(text):
    mended = repair_number(text)
    assert normalise_number(normalise_number(mended.text)) == normalise_number(mended.text)
