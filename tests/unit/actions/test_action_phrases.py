import pytest

from zi_extract.actions.periods import Period
from zi_extract.actions.phrases import read_phrase
from zi_extract.actions.time_words import month_number, whole_number


def months(*numbers, year=2025):
    return [f"{year}-{n:02d}" for n in numbers]


def quarters(*numbers, year=2025):
    return [f"{year}-Q{n}" for n in numbers]


ALL = months(*range(1, 13))

PHRASES = [
    ("Januari s.d. Maret", months(1, 2, 3)),
    ("Januari s/d Maret", months(1, 2, 3)),
    ("Januari sd Maret", months(1, 2, 3)),
    ("Januari sampai dengan Desember", ALL),
    ("Januari hingga Maret", months(1, 2, 3)),
    ("Januari-Maret", months(1, 2, 3)),
    ("Januari - Maret", months(1, 2, 3)),
    ("Jan – Des", ALL),
    ("Januari 2025", months(1)),
    ("Agustus 2024", months(8, year=2024)),
    ("Juni - Desember 2022", months(*range(6, 13), year=2022)),
    ("April dan September", months(4, 9)),
    ("Mei dan Juni", months(5, 6)),
    ("Januari, Februari, dan Maret 2025", months(1, 2, 3)),
    ("Jan, Apr, Jul, Okt", months(1, 4, 7, 10)),
    ("Mar/Jun/Sep/Des", months(3, 6, 9, 12)),
    ("Januari & Juli", months(1, 7)),
    ("Nopember", months(11)),
    ("Pebruari", months(2)),
    ("Agt", months(8)),
    ("Juli 2024 - Juni 2025", months(*range(7, 13), year=2024) + months(*range(1, 7))),
    ("Tiap Bulan", ALL),
    ("Setiap bulan", ALL),
    ("tiap-tiap bulan", ALL),
    ("Setiap akhir bulan", ALL),
    ("1 kali per bulan", ALL),
    ("Bulanan", ALL),
    ("Setiap bulan Maret", months(3)),
    ("B03", months(3)),
    ("B3", months(3)),
    ("B03, B06, B09 dan B12", months(3, 6, 9, 12)),
    ("BO3, B1O", months(3, 10)),
    ("B01 s.d. B12", ALL),
    ("B1-B12", ALL),
    ("Bulan ke-3", months(3)),
    ("Bulan 1 s.d. 3", months(1, 2, 3)),
    ("bulan Maret", months(3)),
    ("Triwulan I", quarters(1)),
    ("Triwulan 1", quarters(1)),
    ("Triwulan I dan III", quarters(1, 3)),
    ("Triwulan I s.d. Triwulan III", quarters(1, 2, 3)),
    ("Triwulan II Tahun 2024", quarters(2, year=2024)),
    ("TW I, II, IV", quarters(1, 2, 4)),
    ("TW I - III", quarters(1, 2, 3)),
    ("TW1", quarters(1)),
    ("Trw. IV", quarters(4)),
    ("Q1, Q3", quarters(1, 3)),
    ("Setiap triwulan", quarters(1, 2, 3, 4)),
    ("Triwulanan", quarters(1, 2, 3, 4)),
    ("Semester I", months(*range(1, 7))),
    ("Semester II 2025", months(*range(7, 13))),
    ("Semester I dan II", ALL),
    ("Setiap semester", ALL),
    ("Caturwulan I", months(1, 2, 3, 4)),
    ("Minggu ke-2 April", ["2025-04-W2"]),
    ("Minggu II April 2025", ["2025-04-W2"]),
    ("April minggu ke-2", ["2025-04-W2"]),
    ("Minggu I dan III Maret", ["2025-03-W1", "2025-03-W3"]),
    ("Minggu ke-1 s.d. 3 bulan Mei", ["2025-05-W1", "2025-05-W2", "2025-05-W3"]),
    ("Minggu pertama Juni", ["2025-06-W1"]),
    ("Minggu pertama setiap bulan", [f"{month}-W1" for month in ALL]),
    ("April minggu ke-2 dan Juni minggu ke-4", ["2025-04-W2", "2025-06-W4"]),
    ("31 Maret 2025", months(3)),
    ("3-5 Mei 2025", months(5)),
    ("02/01/2025", months(1)),
    ("2025-03-31", months(3)),
    ("paling lambat 31 Januari", months(1)),
    ("Akhir Juni", months(6)),
    ("1 Januari s.d. 31 Desember 2025", ALL),
    ("Setiap bulan (tanggal 5)", ALL),
    ("TW I-TW II", ["2025-Q1", "2025-Q2"]),
    ("TWI-TWII", ["2025-Q1", "2025-Q2"]),
    ("TW I-IV", ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]),
    ("Triwulan II-IV", ["2025-Q2", "2025-Q3", "2025-Q4"]),
    ("Minggu I-II Maret", ["2025-03-W1", "2025-03-W2"]),
    ("Tanggal 1 s.d. 10 setiap bulan", ALL),
    ("Kamis, 15 Februari 2025", months(2)),
    ("06/2025", months(6)),
    ("01/2025 s.d. 03/2025", months(1, 2, 3)),
]


@pytest.mark.parametrize(("text", "codes"), PHRASES)
def test_phrases(text, codes):
    reading = read_phrase(text, 2025)
    assert [code for period in reading.periods for code in period.codes] == codes
    assert reading.confidence >= 0.8
    assert not reading.undated


@pytest.mark.parametrize(
    "text",
    [
        "Insidentil",
        "Sesuai kebutuhan",
        "Tentatif",
        "Sepanjang tahun",
        "Setiap hari",
        "Jika diperlukan",
        "Sepanjang tahun 2025",
        "Tahun 2025",
        "2x setahun",
        "4 kali dalam 1 tahun",
    ],
)
def test_time_that_names_no_period(text):
    reading = read_phrase(text, 2025)
    assert reading.undated
    assert reading.periods == ()
    assert reading.confidence >= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Janurai",
        "Januari setelah verifikasi lapangan",
        "Nopember s.d. Januari",
        "mulai Maret",
        "Mei 2025 (TW II)",
    ],
)
def test_guesses_are_flagged(text):
    reading = read_phrase(text, 2025)
    assert reading.periods
    assert reading.confidence < 0.8


def test_what_may_mean_more_is_unclear_however_well_it_is_read():
    assert read_phrase("mulai Maret", 2025).unclear
    assert read_phrase("Setelah SK terbit", 2025).unclear
    assert read_phrase("Juni dan Juni", 2025).unclear, "one of them is Juli"
    assert not read_phrase("Januari", None).unclear
    assert not read_phrase("Insidentil", 2025).unclear
    assert not read_phrase("Paling lambat 31 Maret 2025", 2025).unclear
    assert not read_phrase("Janurai", 2025).unclear, "a slip of reading, not of meaning"


def test_two_months_with_nothing_between_them_may_be_a_range_and_are_unclear():
    assert read_phrase("April Agustus", 2025).unclear
    assert not read_phrase("April, Agustus", 2025).unclear
    assert not read_phrase("April - Agustus", 2025).unclear
    assert not read_phrase("April\nAgustus", 2025).unclear, "a list of one month a line"


def test_weeks_from_one_month_into_another_are_counted_by_four_and_flagged():
    reading = read_phrase("Minggu ke-3 Januari s.d. Minggu ke-1 Februari", 2025)
    codes = [code for period in reading.periods for code in period.codes]
    assert codes == ["2025-01-W3", "2025-01-W4", "2025-02-W1"]
    assert reading.confidence < 0.8


def test_words_that_nobody_knows_are_flagged_and_undated():
    reading = read_phrase("Setelah SK terbit", 2025)
    assert reading.undated
    assert reading.confidence < 0.8


def test_bare_numbers_count_what_the_heading_names():
    assert read_phrase("II dan IV", 2025, "quarter").periods == (
        Period(2025, 2, "quarter"),
        Period(2025, 4, "quarter"),
    )
    assert [p.index for p in read_phrase("1, 2, 3", 2025, "month").periods] == [1, 2, 3]


def test_without_any_year_there_are_no_periods():
    assert read_phrase("Januari", None).periods == ()
    assert read_phrase("Januari 2024", None).periods == (Period(2024, 1),)


def test_blank_says_nothing():
    reading = read_phrase("", 2025)
    assert reading.periods == ()
    assert not reading.undated


def test_months_of_periods():
    assert Period(2025, 2, "quarter").months == ("2025-04", "2025-05", "2025-06")
    assert Period(2025, 4, "week", 2).months == ("2025-04",)
    assert Period(2025, 2, "semester").codes == tuple(months(*range(7, 13)))


def test_numbers_and_months_with_misread_letters():
    assert whole_number("ke-2") == 2
    assert whole_number("IV") == 4
    assert whole_number("O3") == 3
    assert whole_number("kedua") == 2
    assert whole_number("dan") is None
    assert month_number("Septenber") == 9
    assert month_number("Tim") is None
