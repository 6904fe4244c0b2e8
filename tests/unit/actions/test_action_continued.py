"""A plan whose next page could not be joined to it: what its rows inherit is flagged."""

from drawn_tables import table

from zi_extract.actions import read_actions
from zi_extract.model.evidence import Extracted

HEAD = ["No", "Program", "Kriteria", "Rencana Aksi", "Output", "Waktu", "PIC"]
BAND = ["I. Manajemen Perubahan", *["<"] * 6]
FIRST = ["1", "Tim Kerja", "Tim dibentuk", "Menerbitkan keputusan", "SK", "Januari", "Ketua Tim"]
YEAR = Extracted(2024, "2024", 0.97, ())


def test_area_and_lost_columns_of_a_part_without_headings_are_flagged():
    rest = [
        ["Telah ada SOP", "Menyusun laporan", "Laporan", "Maret", "Kasubbag Umum"],
        ["Telah ada data", "Melaksanakan rapat", "Notula", "April", "Kasubbag Umum"],
    ]
    actions, _ = read_actions([table("hbi", [HEAD, BAND, FIRST]), table("ii", rest)], YEAR, None)
    sure, carried = actions[0].area, actions[1].area
    assert (sure.name.value, carried.name.value) == ("Manajemen Perubahan",) * 2
    assert sure.name.confidence >= 0.8
    assert carried.name.confidence < 0.8
    assert actions[1].number.value == ""
    assert actions[1].number.confidence < 0.8


def test_a_table_with_headings_of_its_own_inherits_nothing():
    other = [HEAD, FIRST]
    actions, _ = read_actions([table("hbi", [HEAD, BAND, FIRST]), table("hi", other)], YEAR, None)
    assert actions[1].area.name is None


def test_rows_above_the_first_band_that_was_read_have_lost_theirs():
    late = ["1", "Gratifikasi", "Ada", "Memasang spanduk", "Foto", "Mei", "Tim"]
    band = ["V. Penguatan Pengawasan", *["<"] * 6]
    actions, _ = read_actions([table("hibi", [HEAD, FIRST, band, late])], YEAR, None)
    assert actions[0].area.name.value is None
    assert actions[0].area.name.confidence < 0.8
    assert actions[1].area.name.value == "Penguatan Pengawasan"


def test_a_blank_cell_of_the_areas_column_holds_the_area_above_flagged():
    head = ["Komponen", "No", "Kegiatan", "Rencana Aksi", "Keluaran", "Waktu"]
    rows = [
        head,
        ["III. Penataan Sistem Manajemen SDM", "1", "Pola Mutasi", "Menyusun pola", "SK", "Mei"],
        ["", "2", "Penetapan Kinerja Individu", "Menyusun SKP", "SKP", "Juni"],
    ]
    actions, _ = read_actions([table("hii", rows)], YEAR, None)
    sure, carried = (action.area for action in actions)
    assert sure.name.value == carried.name.value == "Penataan Sistem Manajemen SDM"
    assert sure.name.confidence >= 0.8
    assert carried.name.confidence < 0.8
    assert carried.number.value == "III"
