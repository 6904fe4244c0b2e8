"""Tables of other makers: performance plans, statistics offices, plans without a calendar."""

import pytest
from drawn_tables import table

from zi_extract.actions import read_actions
from zi_extract.actions.area_drafts import draft_areas
from zi_extract.actions.area_numbers import AreaHeading
from zi_extract.actions.areas import read_area
from zi_extract.actions.columns import find_roles
from zi_extract.actions.phrases import read_phrase
from zi_extract.actions.table_view import TableView
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box

YEAR = Extracted(2024, "2024", 0.97, ())


def read(kinds, rows):
    return read_actions([table(kinds, rows)], YEAR, None)[0]


def periods(action):
    return [period.value for period in action.schedule.periods]


PERFORMANCE = [
    ["Sasaran strategis", "Indikator kinerja sasaran", "Target kinerja sasaran", "<", "<", "<",
     "Program dan kegiatan", "Indikator kegiatan", "Target kegiatan", "Rencana aksi",
     "Anggaran (Rp.)", "Penanggung jawab", "JADWAL KEGIATAN", *["<"] * 11],
    [*["^"] * 12, "Trw I", "<", "<", "Trw II", "<", "<", "Trw III", "<", "<", "Trw IV", "<", "<"],
    ["^", "^", "Trw I", "Trw II", "Trw III", "Trw IV", *["^"] * 6, *map(str, range(1, 13))],
    ["Meningkatnya kualitas", "Nilai evaluasi", "20", "40", "60", "80", "Program zona", "Dokumen",
     "2 dokumen", "Menyusun rencana", "10.000.000", "Sekretaris", "#", "#", *["."] * 10],
    ["^", "^", "^", "^", "^", "^", "^", "Rapat", "4 kali", "Melaksanakan rapat", "5.000.000",
     "Ketua", *[".", ".", "#"] * 4],
]  # fmt: skip


def test_performance_plan_with_a_header_of_three_levels():
    first, second = read("hhhii", PERFORMANCE)
    assert [first.program.value, second.program.value] == ["Program zona"] * 2
    assert [first.criteria.value, second.criteria.value] == ["Dokumen", "Rapat"]
    assert [first.output.value, second.output.value] == ["2 dokumen", "4 kali"]
    assert [first.owner.value, second.owner.value] == ["Sekretaris", "Ketua"]
    assert periods(first) == ["2024-01", "2024-02"]
    assert periods(second) == ["2024-03", "2024-06", "2024-09", "2024-12"]
    assert first.number is None, "figures of a target are no item numbers"


STATISTICS = [
    ["Rencana Aksi", "<", "Rincian Kegiatan", "<", "Target", "<", "<", "<", "<", "<", "PIC",
     "Keterangan"],
    ["No", "Uraian", "No", "Uraian", "Output", "Jumlah", "Quarter I", "Quarter II", "Quarter III",
     "Quarter IV", "^", "^"],
    ["1", "Penguatan pengawasan", "1", "Menyusun laporan", "Laporan", "4", "#", "#", "#", "#",
     "Tim V", ""],
    ["^", "^", "2", "Melakukan sosialisasi", "Foto", "1", "#", ".", ".", ".", "Tim V", ""],
    ["2", "Penataan tata laksana", "1", "Mereviu SOP", "SOP", "1", ".", "#", ".", ".", "Tim II",
     "DIPA"],
]  # fmt: skip


def test_details_under_a_merged_plan_are_the_actions():
    actions = read("hhiii", STATISTICS)
    assert [a.action.value for a in actions] == [
        "Menyusun laporan",
        "Melakukan sosialisasi",
        "Mereviu SOP",
    ]
    assert [a.program.value for a in actions] == ["Penguatan pengawasan"] * 2 + [
        "Penataan tata laksana"
    ]
    assert [a.number.value for a in actions] == ["1", "1", "2"]
    assert periods(actions[0]) == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert periods(actions[2]) == ["2024-Q2"]


def test_a_column_of_amounts_beside_a_calendar_is_none_of_its_periods():
    rows = [[cell if cell != "4" else "#" for cell in row] for row in STATISTICS]
    rows = [
        ["?" if (c, r > 1) == (5, True) and cell == "1" else cell for c, cell in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    actions = read("hhiii", rows)
    assert periods(actions[0]) == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert periods(actions[2]) == ["2024-Q2"]
    assert not any(action.schedule.unsure for action in actions)


def test_a_row_of_sums_is_no_action():
    rows = [
        ["No", "Program", "Rencana Aksi", "Output", "TW I", "TW II", "TW III", "TW IV"],
        ["1", "Tim Kerja", "Membentuk tim kerja", "SK", "#", ".", ".", "."],
        ["JUMLAH KEGIATAN", "<", "<", "<", "1", "0", "0", "0"],
    ]
    assert [action.action.value for action in read("hii", rows)] == ["Membentuk tim kerja"]


PROCESS = [
    ["No", "Proses", "<", "<", "Keterangan", "<"],
    ["^", "No", "Sub Item", "Kegiatan/Dokumen", "Target Prioritas", "Kurun Waktu"],
    ["I", "MANAJEMEN PERUBAHAN", "<", "<", "<", "<"],
    ["1", "a", "Tim Kerja", "SK Tim Kerja", "Terbentuknya tim", "B03"],
    ["^", "b", "^", "Notula pemilihan anggota", "Dokumen", "B03, B06, B09 dan B12"],
    ["2", "a", "Rencana Kerja", "Rencana kerja", "Dokumen", "Tiap Bulan"],
]


def test_a_table_of_processes_with_codes_of_months():
    actions = read("hhbiii", PROCESS)
    assert [a.area.code.value for a in actions] == [1, 1, 1]
    assert [a.program.value for a in actions] == ["Tim Kerja", "Tim Kerja", "Rencana Kerja"]
    assert [a.action.value for a in actions] == [
        "SK Tim Kerja",
        "Notula pemilihan anggota",
        "Rencana kerja",
    ]
    assert [len(periods(a)) for a in actions] == [1, 4, 12]


def test_headings_repeated_in_other_words_between_areas_keep_the_columns():
    head = ["No", "Program", "Rencana Aksi", "Output", "Waktu", "PIC"]
    other = ["No", "Kegiatan", "Rencana Aksi", "Data Dukung", "Jadwal", "Penanggung Jawab"]
    rows = [
        head,
        ["I. Manajemen Perubahan", *["<"] * 5],
        ["1", "Tim Kerja", "Menyusun SK", "SK", "Januari s.d. Maret", "Tim I"],
        other,
        ["II. Penataan Tatalaksana", *["<"] * 5],
        ["1", "SOP", "Mereviu SOP", "SOP", "Minggu ke-2 April", "Tim II"],
    ]
    first, second = read("hbihbi", rows)
    assert (first.area.code.value, second.area.code.value) == (1, 2)
    assert (second.output.value, second.owner.value) == ("SOP", "Tim II")
    assert periods(second) == ["2024-04-W2"]


def test_a_table_of_people_is_no_plan():
    rows = [["No", "Nama", "Jabatan", "Kedudukan dalam Tim"], ["1", "Budi", "Kepala", "Ketua"]]
    assert not find_roles(TableView(table("hi", rows))).is_plan


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("3 bulan sekali", ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]),
        ("setiap 3 (tiga) bulan", ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]),
        ("6 bulan sekali", [f"2024-{month:02d}" for month in range(1, 13)]),
    ],
)
def test_every_few_months(text, codes):
    reading = read_phrase(text, 2024)
    assert [code for period in reading.periods for code in period.codes] == codes


def test_an_end_without_a_beginning_is_flagged():
    assert read_phrase("s.d. Desember", 2024).confidence < 0.8


PROCEDURE = [
    ["No", "Uraian Kegiatan", "Pelaksana", "<", "Mutu Baku", "<", "<"],
    ["^", "^", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output"],
    ["1", "Menerima pendaftaran", "O", "", "Formulir", "5 menit", "Dokumen"],
    ["2", "Menyetujui kunjungan", "", "O", "Formulir", "10 menit", "Dokumen"],
]


def test_the_steps_of_a_procedure_are_no_actions():
    assert read("hhii", PROCEDURE) == ()


def test_a_plan_whose_header_ran_into_the_rows_below_is_told():
    rows = [
        ["NO", "KEGIATAN 1: MANAJEMEN PERUBAHAN Rapat pembentukan tim kerja di kantor",
         "SK tim dan undangan rapat", "WAKTU PELAKSANAAN", *"<<<", "PIC Koordinator Area Satu"],
        ["^", "^", "^", "TW I", "TW II", "TW III", "TW IV", "^"],
        ["2", "", "Pakta integritas", "#", *"...", ""],
    ]  # fmt: skip
    actions, findings = read_actions([table("hhi", rows)], YEAR, None)
    assert not actions
    assert [finding.code for finding in findings] == ["plan-unread"]
    figures = [[*row[:3], *(text.replace("#", "") for text in row[3:])] for row in rows]
    assert read_actions([table("hhi", figures)], YEAR, None) == ((), ())


def test_the_area_behind_a_misread_numeral_keeps_its_name():
    area = read_area("AREA PERUBAHAN IT: PENATAAN TATALAKSANA")
    assert (area.name, area.code, area.number, area.misread) == (
        "PENATAAN TATALAKSANA", 2, "II", True,
    )  # fmt: skip
    assert read_area("A. AREA PERUBAHAN PENATAAN TATALAKSANA").code == 2


def test_a_weight_behind_an_area_stays_with_its_name():
    area = read_area("L MANAJEMEN PERUBAHAN (Bobot 3)")
    assert (area.name, area.code, area.number) == ("MANAJEMEN PERUBAHAN (Bobot 3)", 1, "I")
    assert read_area("V. PENGUATAN PENGAWASAN (Bobot 7)").number == "V"


def test_what_was_done_is_no_time_to_come():
    rows = [
        ["No", "Rencana Aksi", "Output", "Rencana", *"<<<", "Realisasi", *"<<<", "PIC"],
        ["^", "^", "^", *["TW I", "TW II", "TW III", "TW IV"] * 2, "^"],
        ["1", "Membentuk tim kerja", "SK", "#", "#", ".", ".", "#", ".", ".", ".", "Ketua"],
    ]
    [action] = read("hhi", rows)
    assert periods(action) == ["2024-Q1", "2024-Q2"]


def test_a_time_that_is_not_wholly_understood_is_told_at_its_action():
    rows = [
        ["No", "Rencana Aksi", "Output", "Waktu", "PIC"],
        ["1", "Membentuk tim kerja", "SK", "Januari 2024", "Ketua"],
        ["2", "Melaksanakan rapat", "Notula", "mulai Maret", "Ketua"],
    ]
    actions, findings = read_actions([table("hii", rows)], YEAR, None)
    assert periods(actions[1]) == ["2024-03"]
    assert [(f.code, f.pointer) for f in findings] == [
        ("time-unclear", "/actions/1/schedule/printed")
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("V. ( Penguatan Pengawasan", "Penguatan Pengawasan"),
        ("VI Peningkatan Kualitas -Pelayanan Publik", "Peningkatan Kualitas Pelayanan Publik"),
        ("II. Penataan . Tata Laksana", "Penataan Tata Laksana"),
        ("V. Penguatan (Pengawasan)", "Penguatan (Pengawasan)"),
        ("VII. Mutu - Layanan", "Mutu - Layanan"),  # whose name this is nobody knows
    ],
)
def test_stray_marks_between_the_words_of_a_known_area(printed, name):
    ink = Extracted(printed, printed, 0.9, (Provenance(1, Box(0, 0, 9, 9)),))
    (draft,) = draft_areas([AreaHeading(ink, read_area(printed))])
    assert draft.name.value == name
    assert draft.name.raw == printed
    assert bool(draft.name.derived) is (name not in printed)


@pytest.mark.parametrize(
    ("printed", "unread"),
    [
        ("IIL.PENATAAN SISTEM MANAJEMEN SDM", True),
        ("PENATAAN SISTEM MANAJEMEN SDM", False),
        ("Ill treated", False),
    ],
)
def test_a_numeral_misread_into_its_name_is_not_said_to_be_absent(printed, unread):
    ink = Extracted(printed, printed, 0.9, (Provenance(1, Box(0, 0, 9, 9)),))
    (draft,) = draft_areas([AreaHeading(ink, read_area(printed))])
    told = draft.number is not None and draft.number.value is None and draft.number.confidence < 0.8
    assert told is unread


DITTO = [
    ["No", "Area Perubahan", "Kegiatan", "Waktu", "PIC"],
    ["1", "Penguatan Pengawasan", "Rapat", "Maret", "Inspektur"],
    ["2", "idem", "Evaluasi", "sda", '"'],
    ["3", "Penataan Tatalaksana", "Revisi SOP", "Mei", "- s.d.a -"],
]


def test_ditto_marks_stand_for_the_text_above():
    first, second, third = read_actions([table("hiii", DITTO)], YEAR, None)[0]
    assert second.area.name.value == first.area.name.value == "Penguatan Pengawasan"
    assert third.area.name.value == "Penataan Tatalaksana"
    assert [a.owner.value for a in (first, second, third)] == ["Inspektur"] * 3
    assert second.owner.raw == '"'
    assert [p.value for p in second.schedule.periods] == ["2024-03"]


def test_a_ditto_mark_with_nothing_above_it_stays_as_printed():
    rows = [DITTO[0], ["1", "Penguatan Pengawasan", "Rapat", "Maret", "idem"]]
    (only,) = read_actions([table("hi", rows)], YEAR, None)[0]
    assert only.owner.value == "idem"


@pytest.mark.parametrize(
    ("program", "told"),
    [("Pengendalan Gratifikasi", True), ("Pengendalian Gratifikasi", False), ("Loket", False)],
)
def test_a_program_that_is_nearly_a_sub_item_is_told(program, told):
    rows = [
        ["No", "Area Perubahan", "Program", "Kegiatan", "Waktu", "PIC"],
        ["1", "Penguatan Pengawasan", program, "Rapat", "Maret", "Inspektur"],
    ]
    _, findings = read_actions([table("hi", rows)], YEAR, None)
    assert ("program-unlikely" in {finding.code for finding in findings}) is told


def test_a_band_that_lost_its_ruling_to_the_heading_is_a_band():
    rows = [
        ["NO ;", "RENCANA AKSI", "BUKTI DUKUNG", "TW 1", "TW 2", "PIC"],
        ["^", "MANAJEMEN PERUBAHAN", "<", "<", "<", "<"],
        ["1", "Rapat tim", "Notula", "#", ".", "Humas"],
        ["2", "Pemilihan agen", "Berita acara", ".", "#", "Humas"],
    ]
    first, _ = read("hhii", rows)
    assert (first.area.name.value, first.area.code.value) == ("MANAJEMEN PERUBAHAN", 1)
    assert first.output.value == "Notula"


PAIRS = [
    ["No", "Rencana Aksi", "Output", "TW I", "<", "TW II", "<", "TW III", "<", "TW IV", "<", "PJ"],
    ["^", "^", "^", *["T", "R"] * 4, "^"],
    ["1", "Menyusun rencana kerja", "Dokumen", "1", "1", "", "", "0", "", "-", "", "Ketua"],
    ["2", "Melaksanakan monitoring", "Laporan", "1", "", "1", "2", "1", "", "1", "1", "Ketua"],
]


def test_what_was_done_beside_what_is_planned_is_no_time_of_the_plan():
    first, second = read("hhii", PAIRS)
    assert periods(first) == ["2024-Q1"]
    assert periods(second) == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert [first.output.value, first.owner.value] == ["Dokumen", "Ketua"]


def test_targets_of_all_quarters_before_what_was_done_in_them():
    quarters = ["TW I", "TW II", "TW III", "TW IV"]
    first, second = read("hhii", [
        ["No", "Rencana Aksi", "Output", "Target", "<", "<", "<", "Realisasi", "<", "<", "<"],
        ["^", "^", "^", *quarters, *quarters],
        ["1", "Menyusun rencana", "Dokumen", "1", "", "", "", "", "1", "", ""],
        ["2", "Monitoring", "Laporan", "", "1", "", "1", "1", "1", "1", "1"],
    ])  # fmt: skip
    assert periods(first) == ["2024-Q1"]
    assert periods(second) == ["2024-Q2", "2024-Q4"]


def test_columns_of_what_was_done_alone_are_the_calendar():
    first, _ = read("hhii", [
        ["No", "Rencana Aksi", "Output", "Realisasi", "<", "<", "<"],
        ["^", "^", "^", "TW I", "TW II", "TW III", "TW IV"],
        ["1", "Menyusun rencana", "Dokumen", "#", ".", ".", "#"],
        ["2", "Monitoring", "Laporan", ".", "#", ".", "#"],
    ])  # fmt: skip
    assert periods(first) == ["2024-Q1", "2024-Q4"]


def test_a_second_column_of_numbers_before_the_action_numbers_the_items():
    head = ["No", "Program", "No. Keg.", "Kegiatan", "Bukti", "Waktu", "PIC"]
    first, second, third = read("hiii", [
        head,
        ["1", "Budaya pelayanan", "1.1", "Melatih petugas", "Sertifikat", "Maret", "Kabag"],
        ["^", "^", "1.2", "Memberi penghargaan", "Piagam", "Mei", "Kabag"],
        ["2", "Pengaduan", "2.1", "Menetapkan petugas", "SK", "Juli", "Kabag"],
    ])  # fmt: skip
    assert [a.number.value for a in (first, second, third)] == ["1.1", "1.2", "2.1"]
    assert [a.program.value for a in (second, third)] == ["Budaya pelayanan", "Pengaduan"]


def test_the_column_of_goals_beside_that_of_activities_is_their_program():
    first, second = read("hii", [
        ["No", "Sasaran", "Kegiatan", "Indikator", "Waktu", "Penanggung Jawab"],
        ["1", "Layanan bersih", "Melatih petugas", "40 petugas", "Maret", "Kabag"],
        ["2", "Layanan cepat", "Memangkas antrean", "30 menit", "Mei", "Kabid"],
    ])  # fmt: skip
    assert [a.program.value for a in (first, second)] == ["Layanan bersih", "Layanan cepat"]
    assert [a.action.value for a in (first, second)] == ["Melatih petugas", "Memangkas antrean"]
    assert first.criteria.value == "40 petugas"
