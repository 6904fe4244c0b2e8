"""What stands on two rows for want of room: offices in a Lampiran's heading, personnel numbers."""

import pytest
from decree_paper import RIGHT, page_of
from test_closings import closing

from zi_extract.decree.annexes import find_heading, read_annex
from zi_extract.decree.rows import find_rows

ISSUED = ([(RIGHT, "Ditetapkan di Dompu")], [(RIGHT, "pada tanggal 2 April 2024")])
SIGNED = (
    *ISSUED,
    [(RIGHT, "KETUA PENGADILAN AGAMA DOMPU,")],
    None,
    [(RIGHT, "CHOIRUN PARAPAT, S.H.")],
)


def test_an_office_on_three_rows_of_a_headings_second_column():
    rows = [
        [(RIGHT, "LAMPIRAN"), (RIGHT + 150, ": KEPUTUSAN DIREKTUR RUMAH")],
        [(RIGHT + 180, "SAKIT JIWA PROVINSI")],
        [(RIGHT + 180, "KALIMANTAN BARAT")],
        [(RIGHT, "NOMOR"), (RIGHT + 150, ": 188.4/0321/RSJ-A/2023")],
        [(RIGHT, "TANGGAL"), (RIGHT + 150, ": 7 MARET 2023")],
        [(RIGHT, "TENTANG"), (RIGHT + 150, ": RENCANA AKSI")],
    ]
    made = read_annex(find_heading(find_rows(page_of(rows))))
    assert made.number.value == "188.4/0321/RSJ-A/2023"
    assert made.date.value == "2023-03-07"
    assert made.title.value == "RENCANA AKSI"


@pytest.mark.parametrize(
    ("row", "rest"),
    [("19720920 199803", "1 004"), ("19720920 199803 1", "004"), ("", "19720920 199803 1 004")],
)
def test_a_personnel_number_behind_the_rank_goes_on_below(row, rest):
    draft = closing(
        *SIGNED,
        [(RIGHT, f"Pembina Utama Muda NIP. {row}")],
        [(RIGHT, rest)],
    )
    (person,) = draft.closing.signatories
    assert person.nip.value == "197209201998031004"
    assert person.name.value == "CHOIRUN PARAPAT, S.H."


def test_signs_that_the_head_has_not_are_no_part_of_a_role():
    draft = closing(
        *ISSUED,
        [(RIGHT, "KETUA PENGADILAN] AGAMA DOMPU,")],
        None,
        [(RIGHT, "CHOIRUN PARAPAT, S.H.")],
    )
    role = draft.closing.signatories[0].role
    assert role.value == "KETUA PENGADILAN AGAMA DOMPU"
    assert role.raw == "KETUA PENGADILAN] AGAMA DOMPU,"


def test_copies_listed_with_dashes_are_one_each():
    draft = closing(
        *SIGNED,
        [(100, "Tembusan :")],
        [(100, "- Bupati Dompu")],
        [(100, "- Inspektur Kabupaten Dompu")],
    )
    assert [copy.value for copy in draft.closing.copies_to] == [
        "Bupati Dompu",
        "Inspektur Kabupaten Dompu",
    ]
