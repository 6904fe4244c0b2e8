from dataclasses import replace

import pytest
from drawn_tables import table, value

from zi_extract.actions import read_actions
from zi_extract.model.evidence import Extracted

HEAD = [
    [
        "No",
        "Program",
        "Kriteria",
        "Rencana Aksi",
        "Output",
        "Jadwal Tahun 2024",
        "<",
        "<",
        "<",
        "PIC",
        "Ket.",
    ],
    ["^", "^", "^", "^", "^", "TW I", "TW II", "TW III", "TW IV", "^", "^"],
]
BAND = ["I. Manajemen Perubahan", *["<"] * 10]
ROWS = [
    ["1", "Penyusunan Tim Kerja", "Tim dibentuk", "Membentuk tim", "a. SK\nb. Undangan",
     "#", ".", ".", "#", "Ketua Tim", ""],
    ["^", "^", "Anggota dipilih", "Melaksanakan rapat", "Notulen", ".", "#", "<", ".", "^", "DIPA"],
]  # fmt: skip
YEAR = Extracted(2024, "2024", 0.97, ())


def read(kinds, rows, year=YEAR, title=None, **options):
    return read_actions([table(kinds, rows, **options)], year, title)


def periods(action):
    return [period.value for period in action.schedule.periods]


def test_merged_values_are_filled_down_to_the_rows_they_cover():
    actions, findings = read("hhbii", [*HEAD, BAND, *ROWS])
    assert findings == ()
    assert [a.number.value for a in actions] == ["1", "1"]
    assert [a.program.value for a in actions] == ["Penyusunan Tim Kerja"] * 2
    assert [a.owner.value for a in actions] == ["Ketua Tim"] * 2
    assert [a.note.value for a in actions] == ["", "DIPA"]
    assert [a.criteria.value for a in actions] == ["Tim dibentuk", "Anggota dipilih"]
    assert [(a.area.number.value, a.area.name.value, a.area.code.value) for a in actions] == [
        ("I", "Manajemen Perubahan", 1)
    ] * 2
    assert [a.rows for a in actions] == [(3,), (4,)]
    assert [i.text.value for i in actions[0].output_items] == ["SK", "Undangan"]
    assert all(a.program.confidence >= 0.8 for a in actions)


def test_a_mark_over_several_columns_stands_for_all_of_them():
    actions, _ = read("hhbii", [*HEAD, BAND, *ROWS])
    assert periods(actions[0]) == ["2024-Q1", "2024-Q4"]
    assert periods(actions[1]) == ["2024-Q2", "2024-Q3"]
    assert [m.value for m in actions[1].schedule.months] == [f"2024-{n:02d}" for n in range(4, 10)]
    assert actions[0].schedule.given_as.value == "ticks"
    assert actions[0].schedule.year_from.value == "header"


def test_columns_that_the_table_lacks_are_null():
    rows = [["No", "Rencana Aksi", "Waktu"], ["1", "Menyusun SOP", "Triwulan I dan III"]]
    (action,), _ = read("hi", rows)
    assert (action.program, action.criteria, action.output, action.owner, action.note) == (
        None,
    ) * 5
    assert periods(action) == ["2024-Q1", "2024-Q3"]
    assert action.schedule.given_as.value == "text"
    assert action.schedule.printed.value == "Triwulan I dan III"
    assert action.schedule.year_from.value == "decree"


def test_codes_and_undated_time():
    rows = [
        ["No", "Rencana Aksi", "Kurun Waktu"],
        ["1", "Rapat", "B03, B06"],
        ["2", "Apel", "Insidentil"],
    ]
    (first, second), _ = read("hii", rows)
    assert first.schedule.given_as.value == "codes"
    assert periods(first) == ["2024-03", "2024-06"]
    assert periods(second) == []
    assert second.schedule.undated.value == "Insidentil"


def test_year_of_the_title_and_disagreement():
    rows = [["No", "Rencana Aksi", "Waktu"], ["1", "Rapat", "Maret"]]
    (action,), _ = read("hi", rows, title=value("RENCANA AKSI TAHUN 2025"))
    assert periods(action) == ["2025-03"]
    assert action.schedule.year_from.value == "title"
    assert action.schedule.periods[0].confidence < 0.8
    (action,), _ = read("hi", rows, title=value("RENCANA AKSI TAHUN 2024"))
    assert action.schedule.periods[0].confidence >= 0.8


def test_without_any_year_nothing_is_dated():
    rows = [["No", "Rencana Aksi", "Waktu"], ["1", "Rapat", "Maret"]]
    (action,), _ = read("hi", rows, year=None)
    assert periods(action) == []


def test_unsure_marks_are_listed_and_flagged():
    rows = [*HEAD, [*ROWS[0][:5], "#", "?", ".", ".", "Ketua Tim", ""]]
    (action,), _ = read("hhi", rows)
    assert periods(action) == ["2024-Q1"]
    (unsure,) = action.schedule.unsure
    assert unsure.value == "2024-Q2"
    assert unsure.confidence < 0.8


def test_headings_bands_and_empty_rows_give_no_actions():
    rows = [
        ["I Manajemen Perubahan", *["<"] * 10],
        *HEAD,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "<", "<", "<", "(7)", "(8)"],
        ROWS[0],
        [""] * 11,
    ]
    actions, _ = read("ghhnie", rows)
    assert len(actions) == 1
    assert actions[0].area.number.value == "I"
    assert actions[0].area.code.confidence >= 0.8


def test_area_in_a_merged_first_column():
    rows = [
        ["Area", "No", "Rencana Aksi", "Output", "Waktu"],
        ["V. Penguatan Pengawasan", "1", "Membentuk UPG", "SK", "Maret"],
        ["^", "2", "Sosialisasi gratifikasi", "Foto", "April"],
        ["VI. Peningkatan Kualitas Pelayanan Publik", "1", "Menetapkan standar", "SK", "Mei"],
    ]
    actions, _ = read("hiii", rows)
    assert [a.area.number.value for a in actions] == ["V", "V", "VI"]
    assert [a.area.code.value for a in actions] == [5, 5, 6]


def test_area_by_its_sub_items_where_none_is_printed_is_flagged_as_derived():
    rows = [
        ["No", "Program", "Rencana Aksi", "Output", "Waktu"],
        ["1", "Pola Mutasi Internal", "Rotasi pegawai", "SK", "Maret"],
    ]
    (action,), _ = read("hi", rows)
    assert action.area.name is None
    assert action.area.code.value == 3
    assert action.area.code.confidence < 0.8
    assert action.area.code.derived


def test_area_whose_band_was_lost_is_flagged():
    rows = [
        *HEAD,
        BAND,
        ROWS[0],
        ["1", "Pola Mutasi Internal", "Dilakukan mutasi", "Rotasi pegawai", "SK",
         "#", ".", ".", ".", "Ketua Tim", ""],
    ]  # fmt: skip
    first, second = read("hhbii", rows)[0]
    assert first.area.code.value == 1
    assert second.area.code.value == 3
    assert second.area.name.confidence < 0.8


def test_numeral_that_contradicts_the_name_is_flagged():
    rows = [*HEAD, ["III. Manajemen Perubahan", *["<"] * 10], ROWS[0]]
    (action,), _ = read("hhbi", rows)
    assert action.area.number.confidence < 0.8
    assert action.area.name.confidence >= 0.8


def test_blank_cells_below_are_filled_but_flagged():
    rows = [*HEAD, BAND, ROWS[0], ["", "", *ROWS[1][2:5], "#", ".", ".", ".", "Ketua Tim", ""]]
    _, second = read("hhbii", rows)[0]
    assert second.program.value == "Penyusunan Tim Kerja"
    assert second.number.value == "1"
    assert second.program.confidence < 0.8


def test_row_without_an_action_is_reported():
    rows = [*HEAD, BAND, [*ROWS[0][:3], "", *ROWS[0][4:]]]
    actions, findings = read("hhbi", rows)
    assert actions == ()
    assert [finding.code for finding in findings] == ["row-without-action"]


@pytest.mark.parametrize("structure", [0.5, 0.95])
def test_doubt_about_edges_reaches_the_values(structure):
    drawn = table("hhbi", [*HEAD, BAND, ROWS[0]])
    cells = tuple(replace(c, structure=structure) if c.row == 3 else c for c in drawn.cells)
    (action,), _ = read_actions([replace(drawn, cells=cells)], YEAR, None)
    assert (action.action.confidence < 0.8) == (structure < 0.8)


def test_tables_that_are_no_plans_give_nothing():
    rows = [["No", "Nama", "Jabatan"], ["1", "A", "Ketua"]]
    assert read("hi", rows) == ((), ())


def test_number_column_of_the_area_is_not_the_items():
    rows = [
        ["No", "Area Perubahan", "No", "Rencana Aksi", "Output", "Waktu"],
        ["I", "Manajemen Perubahan", "1", "Membentuk tim", "SK", "Maret"],
        ["^", "^", "2", "Rapat", "Notulen", "April"],
    ]
    actions, _ = read("hii", rows)
    assert [a.number.value for a in actions] == ["1", "2"]
    assert [a.area.code.value for a in actions] == [1, 1]
    assert [a.area.number.value for a in actions] == ["I", "I"]


def test_an_action_without_a_mark_among_marked_ones_is_flagged():
    blank = ["2", "Rencana Kerja", "Ada", "Menyusun rencana", "Dokumen", *".... ", "Tim", ""]
    blank = [cell for cell in blank if cell != " "]
    rows = [*HEAD, BAND, *([*ROWS[0]] for _ in range(5)), blank]
    actions, _ = read("hhb" + "i" * 6, rows)
    assert [a.schedule.printed.confidence < 0.8 for a in actions] == [False] * 5 + [True]
    assert actions[-1].schedule.periods == ()


def test_an_action_without_a_mark_where_many_have_none_is_not():
    blank = ["2", "Rencana Kerja", "Ada", "Menyusun rencana", "Dokumen", *"....", "Tim", ""]
    actions, _ = read("hhbii", [*HEAD, BAND, ROWS[0], blank])
    assert actions[-1].schedule.printed is None


def test_a_hole_in_a_torn_grid_is_told_by_the_ink_of_its_row():
    head = ["No", "Program", "Rencana Aksi", "Waktu", "PIC"]
    torn = table("hi", [head, ["1", "Penyusunan Tim Kerja", "Membentuk tim", "B03", "Ketua Tim"]])
    cells = tuple(cell for cell in torn.cells if (cell.row, cell.col) != (1, 3))
    (action,), _ = read_actions([replace(torn, cells=cells)], YEAR, None)
    assert action.schedule.given_as is None
    assert action.schedule.printed.value == ""
    assert action.schedule.printed.provenance != ()
    assert action.schedule.printed.confidence < 0.8
