"""Rows and merged cells whose texts are torn by the end of a page."""

from tests.unit.tables.stitched_pages import HEADER, page
from zi_extract.tables.stitch import stitch

BODY = [
    ["1", "Penyusunan Tim", "Membentuk tim kerja", "SK Tim", "#", ".", ".", ".", "Ketua"],
    ["2", "Rencana Kerja", "Menyusun rencana kerja", "Dokumen", ".", "#", ".", ".", "Sekretaris"],
    ["3", "Pemantauan", "Menelaah capaian", "Laporan", ".", ".", "#", ".", "Anggota"],
    ["4", "Budaya Kerja", "Mengadakan apel pagi", "Foto", ".", ".", ".", "#", "Sekretaris"],
    ["5", "Pelatihan", "Mengirim pegawai", "Surat tugas", ".", "#", ".", ".", "Ketua"],
    ["^", "^", "Mencatat hasil", "Daftar", ".", "#", ".", ".", "^"],
]
TORN = [
    [
        "6",
        "Angket",
        "Mengedarkan angket di Kota",
        "Angket\n- Undangan",
        "#",
        ".",
        ".",
        ".",
        "Ketua",
    ],
    ["", "", "Ternate serta mencatat hambatan", "- Notula", ".", ".", ".", ".", ""],
]


def test_two_rows_that_go_on_alike_do_not_vouch_for_each_other():
    other = [["7", *TORN[0][1:]], TORN[1]]
    pages = [
        page(1, HEADER + BODY + TORN[:1]),
        page(2, [TORN[1], *BODY[:2], other[0]]),
        page(3, [other[1], *BODY[2:]]),
    ]
    (table,) = stitch(pages)
    actions = [cell.text.value for cell in table.cells if cell.col == 2]
    whole = "Mengedarkan angket di Kota Ternate serta mencatat hambatan"
    assert actions.count(whole) == 2
    assert not any(action.startswith("Ternate") for action in actions)


def test_an_action_of_its_own_shares_an_output_whose_list_goes_on():
    upper = ["6", "Naskah", "Mengisi capaian", "1) Renstra\n2) Renja", "#", ".", ".", ".", "Ketua"]
    lower = ["", "", "Mengalihkan naskah dinas", "3) IKU", "#", ".", ".", ".", ""]
    (table,) = stitch([page(1, HEADER + BODY + [upper]), page(2, [lower, *BODY[:2]])])
    (shared,) = [cell for cell in table.cells if cell.col == 3 and "IKU" in cell.text.value]
    assert (shared.text.value, shared.row_span) == ("1) Renstra\n2) Renja\n3) IKU", 2)
    actions = [cell.text.value for cell in table.cells if cell.col == 2]
    assert {"Mengisi capaian", "Mengalihkan naskah dinas"} <= set(actions)


def test_a_bullet_where_no_text_begins_with_one_goes_on():
    upper = ["6", "Naskah", "Mengisi capaian", "Cetakan\n- Undangan", "#", ".", ".", ".", "Ketua"]
    lower = ["", "", "Mengalihkan naskah dinas", "- Notula", "#", ".", ".", ".", ""]
    (table,) = stitch([page(1, HEADER + BODY + [upper]), page(2, [lower, *BODY[:2]])])
    (shared,) = [cell for cell in table.cells if cell.col == 3 and "Notula" in cell.text.value]
    assert (shared.text.value, shared.row_span) == ("Cetakan\n- Undangan\n- Notula", 2)
