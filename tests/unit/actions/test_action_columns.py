import pytest
from drawn_tables import table

from zi_extract.actions import read_actions
from zi_extract.actions.columns import find_roles
from zi_extract.actions.table_view import TableView
from zi_extract.model.evidence import Extracted


def roles(header, body=None):
    rows = [header, body or ["x"] * len(header)]
    return find_roles(TableView(table("hi", rows)))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            [
                "No.",
                "Program/Kegiatan",
                "Kriteria/Indikator",
                "Rencana Aksi",
                "Output",
                "Waktu",
                "PIC",
            ],
            ["no", "program", "criteria", "action", "output", "time", "owner"],
        ),
        (
            [
                "NO",
                "Kegiatan",
                "Indikator",
                "Rencana Aksi/Kegiatan",
                "Bukti Dukung",
                "Jadwal",
                "Ket.",
            ],
            ["no", "program", "criteria", "action", "evidence", "time", "note"],
        ),
        (
            [
                "Area Perubahan",
                "No",
                "Program",
                "Langkah Kerja",
                "Data Dukung",
                "Kurun Waktu",
                "PJ",
            ],
            ["area", "no", "program", "action", "evidence", "time", "owner"],
        ),
        (
            ["No", "Kegiatan", "Target", "Waktu Pelaksanaan", "Penanggungjawab", "Keterangan"],
            ["no", "action", "output", "time", "owner", "note"],
        ),
        (
            [
                "Komponen",
                "Pertanyaan",
                "Rencana Tindak Lanjut",
                "Eviden",
                "Target Waktu",
                "Pelaksana",
            ],
            ["area", "criteria", "action", "evidence", "time", "owner"],
        ),
        (
            [
                "N0",
                "Progrm",
                "K|iteria",
                "RencanaAksi",
                "0utput",
                "Watu Pelaksanaan",
                "Penangung Jawab",
            ],
            [None, "program", "criteria", "action", "output", "time", "owner"],
        ),
    ],
)
def test_headings_in_many_wordings(header, expected):
    found = roles(header)
    by_column = {col: role for role, col in found.columns.items()}
    for col, role in enumerate(expected):
        if role is not None:
            assert by_column[col] == role
    assert found.is_plan


def test_columns_under_a_common_heading_take_its_meaning():
    rows = [
        ["Rencana Aksi", "<", "Target", "<", "PIC", "Waktu"],
        ["No", "Uraian", "Output", "Jumlah", "^", "^"],
        ["1", "Menyusun SOP", "SOP", "1 dok", "Tim", "Maret"],
    ]
    found = find_roles(TableView(table("hhi", rows)))
    assert found.columns["no"] == 0
    assert found.columns["action"] == 1
    assert found.columns["output"] == 2


def test_a_heading_over_numbers_and_names_of_areas_means_the_names():
    rows = [
        ["Area Perubahan", "<", "No", "Rencana Aksi", "Output", "Waktu"],
        ["I", "Manajemen Perubahan", "1", "Menyusun tim", "SK", "Maret"],
        ["^", "^", "2", "Menyusun rencana", "Dokumen", "Mei"],
        ["II", "Penataan Tatalaksana", "1", "Menyusun SOP", "SOP", "Juni"],
    ]
    made = table("hiii", rows)
    found = find_roles(TableView(made))
    assert (found.columns["area"], found.area_number, found.columns["no"]) == (1, 0, 2)
    actions, _ = read_actions([made], None, None)
    told = [(action.area.number.value, action.area.name.value) for action in actions]
    assert told == [(row[0], row[1]) for row in (rows[1], rows[1], rows[3])]


def test_a_heading_over_numbers_and_texts_means_the_texts():
    rows = [
        ["Kegiatan", "<", "Output", "Waktu"],
        ["1.", "Menyusun SOP", "SOP", "Maret"],
        ["2.", "Melatih petugas", "Laporan", "Mei"],
    ]
    found = find_roles(TableView(table("hii", rows)))
    assert (found.columns["no"], found.columns["action"]) == (0, 1)


def test_a_column_whose_heading_was_not_read_is_none_of_numbers_and_texts():
    rows = [
        ["No", "", "Output", "Waktu", "PIC"],
        ["1.", "Menyusun SOP bersama tim", "SOP", "Maret", "Tim Kerja"],
        ["2.", "Melatih petugas layanan", "Laporan", "Mei", "Kasubbag Umum"],
    ]
    assert find_roles(TableView(table("hii", rows))).columns["action"] == 1


def test_indicators_of_the_activity_are_nearer_than_those_of_the_goal():
    found = roles(
        ["Sasaran", "Indikator Kinerja Sasaran", "Target", "Program dan Kegiatan",
         "Indikator Kegiatan", "Target Kegiatan", "Rencana Aksi", "Penanggung Jawab", "Waktu"]
    )  # fmt: skip
    assert found.columns["criteria"] == 4
    assert found.columns["output"] == 5


@pytest.mark.parametrize(
    "header",
    [
        ["No", "Nama/NIP", "Jabatan", "Kedudukan dalam Tim"],
        ["No", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"],
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Formula", "Sumber Data"],
    ],
)
def test_other_tables_are_no_plans(header):
    assert not roles(header).is_plan


def test_without_any_header_the_content_tells():
    rows = [
        ["1", "Standar Pelayanan", "Terdapat kebijakan standar", "Menetapkan standar pelayanan",
         "SK Standar", *["#", "."] * 6, "Tim Pelayanan"],
        ["2", "Penerapan SPIP", "Telah dibangun lingkungan pengendalian", "Melakukan sosialisasi",
         "Notulen", *[".", "#"] * 6, "Ketua Tim"],
    ]  # fmt: skip
    found = find_roles(TableView(table("ii", rows)))
    assert found.source == "content"
    first = ("no", "program", "criteria", "action", "output")
    assert [found.columns[role] for role in first] == [0, 1, 2, 3, 4]
    assert found.columns["owner"] == 17
    assert found.is_plan


def test_column_under_an_unknown_heading_is_placed_by_content_and_flagged():
    found = roles(
        ["No", "Rencana Aksi", "Output", "Waktu", "P!!"], ["1", "Rapat", "SK", "Mei", "Ketua Tim"]
    )
    assert found.columns["owner"] == 4
    assert found.confidence["owner"] < 0.8


def test_where_bands_name_the_areas_a_column_of_components_holds_programmes():
    rows = [
        ["NO", "KOMPONEN", "KEGIATAN", "TARGET", "WAKTU"],
        ["I", "MANAJEMEN PERUBAHAN", "<", "<", "<"],
        ["1", "Penyusunan Tim Kerja", "Membentuk tim kerja", "SK Tim", "Januari"],
    ]
    with_bands = find_roles(TableView(table("hbi", rows))).columns
    unnamed = ["1", "Manajemen", *rows[2][2:]]
    without = find_roles(TableView(table("hi", [rows[0], unnamed]))).columns
    assert (with_bands["program"], with_bands.get("area")) == (1, None)
    assert (without["area"], without.get("program")) == (1, None)


def test_a_known_heading_is_no_misreading_of_another():
    found = roles(["No.", "Sasaran", "Langkah Kerja", "Hasil yang Diharapkan", "Waktu", "PIC"])
    assert found.columns["output"] == 3
    assert "criteria" not in found.columns
    misread = roles(["No.", "Sasaran", "Langkah Kerja", "Kondlsi yang Diharapkan", "Waktu", "PIC"])
    assert misread.columns["criteria"] == 3


@pytest.mark.parametrize(
    ("label", "actions"), [("Jumlah", 1), ("TOTAL :", 1), ("Jumlah pegawai dihitung", 2)]
)
def test_a_row_that_says_only_sum_is_no_action(label, actions):
    rows = [
        ["No", "Rencana Aksi", "Output", "Jan", "Feb"],
        ["1", "Menyusun SOP", "SOP", "#", "."],
        ["", label, "", "#", "."],
    ]
    assert len(read_actions([table("hii", rows)], None, None)[0]) == actions


def test_headings_that_nobody_knows_are_told_by_their_words():
    found = roles(["No", "Kegiatan Utama", "Rincian Aksi", "Jadwal", "Petugas Pelaksana"])
    assert found.columns == {"no": 0, "program": 1, "action": 2, "time": 3, "owner": 4}
    assert found.confidence["owner"] < found.confidence["no"]
    ran_in = "Kegiatan satu Rapat pembentukan tim kerja"
    assert "action" not in roles(["No", ran_in, "Waktu", "PIC"]).columns


def test_numbers_and_names_under_two_common_headings():
    rows = [
        ["AREA PERUBAHAN", "<", "RENCANA AKSI", "<", "<", "WAKTU"],
        ["NO", "URAIAN", "NO", "KEGIATAN", "OUTPUT", "^"],
        ["I", "Manajemen Perubahan", "1", "Menyusun rencana", "Rencana", "Maret"],
        ["II", "Penataan Tatalaksana", "2", "Menyusun SOP", "SOP", "April"],
    ]
    actions, _ = read_actions([table("hhii", rows)], None, None)
    assert [(a.area.number.value, a.area.name.value, a.number.value) for a in actions] == [
        ("I", "Manajemen Perubahan", "1"),
        ("II", "Penataan Tatalaksana", "2"),
    ]


def test_roman_numbers_of_items_stay():
    rows = [["No", "Rencana Aksi", "Output", "Waktu"]]
    rows += [[n, "Menyusun SOP", "SOP", "Mei"] for n in ("I", "II", "III", "IV")]
    actions, _ = read_actions([table("hiiii", rows)], None, None)
    assert [action.number.value for action in actions] == ["I", "II", "III", "IV"]


@pytest.mark.parametrize(
    ("heading", "title", "told"),
    [
        ("Pokok", "RENCANA AKSI TAHUN 2024", ["plan-unread"]),
        ("Pokok", "PEMBENTUKAN TIM", []),
        ("Nama", "RENCANA AKSI TAHUN 2024", []),
    ],
)
def test_a_decree_about_a_plan_whose_table_nobody_understands(heading, title, told):
    rows = [["No", heading, "Hal"], ["1", "Ruang tunggu", "x"], ["2", "Loket", "y"]]
    said = Extracted(title, title, 0.9, ())
    _, findings = read_actions([table("hii", rows)], None, said)
    assert [finding.code for finding in findings] == told


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("Januari", "Maret", ["2024-01", "2024-02", "2024-03"]),
        ("Mei", "Mei", ["2024-05"]),
        ("Juni", "", ["2024-06"]),
    ],
)
def test_times_told_by_their_beginning_and_their_end(start, end, months):
    rows = [
        ["No", "Rencana Aksi", "Output", "Waktu Pelaksanaan", "<", "PIC"],
        ["^", "^", "^", "Mulai", "Selesai", "^"],
        ["1", "Menyusun SOP", "SOP", start, end, "Ketua Tim"],
    ]
    year = Extracted(2024, "2024", 0.97, ())
    ((action,), _) = read_actions([table("hhi", rows)], year, None)
    assert [month.value for month in action.schedule.months] == months
    assert action.schedule.given_as.value == "text"


def test_without_any_header_the_full_column_behind_the_calendar_is_whose_the_actions_are():
    marks = [*["#", "."] * 6]
    rows = [
        ["1", "Penataan SDM", "Menyusun SK tim", "SK", *marks, "Ruang A"],
        ["2", "Penataan SDM", "Melaksanakan rapat", "Notula", *marks, "Ruang B"],
        ["3", "Penataan SDM", "Menyusun SOP", "SOP", *marks, "Ruang C"],
    ]
    found = find_roles(TableView(table("iii", rows)))
    assert found.columns["owner"] == 16
    assert found.confidence["owner"] < 0.8
    few = [[*row[:-1], "" if row[0] != "1" else "Rutin"] for row in rows]
    assert "owner" not in find_roles(TableView(table("iii", few))).columns


@pytest.mark.parametrize("heading", ["Indikator", "AREA PERUBAHAN / KEGIATAN"])
def test_a_column_of_names_of_sub_items_is_the_programmes(heading):
    header = ["No", heading, "Rencana Aksi", "Data Dukung", "Waktu"]
    named = ["1", "Pola Mutasi Internal", "Menyusun peta jabatan", "Peta jabatan", "Maret"]
    other = ["1", "Pegawai dipindah menurut pola", "Menyusun peta jabatan", "Peta jabatan", "Maret"]
    assert roles(header, named).column("program") == 1
    assert roles(header, other).column("program") is None
