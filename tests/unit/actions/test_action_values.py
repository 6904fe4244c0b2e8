import pytest
from drawn_tables import value

from zi_extract.actions.areas import code_of_item, find_area, read_area
from zi_extract.actions.items import split_items, split_owners
from zi_extract.actions.numbers import settle_numbers, settle_runs


@pytest.mark.parametrize(
    ("text", "number", "name", "code"),
    [
        ("I. Manajemen Perubahan", "I", "Manajemen Perubahan", 1),
        ("II Penataan Tata Laksana", "II", "Penataan Tata Laksana", 2),
        ("Il Penataan Tatalaksana", "II", "Penataan Tatalaksana", 2),
        (
            "III PENATAAN SISTEM MANAJEMEN SDM APARATUR",
            "III",
            "PENATAAN SISTEM MANAJEMEN SDM APARATUR",
            3,
        ),
        ("AREA IV: Penguatan Akuntabilitas", "IV", "Penguatan Akuntabilitas", 4),
        ("Pokja 5 Penguatan Pengawasan", "5", "Penguatan Pengawasan", 5),
        (
            "F. Peningkatan Kualitas Pelayanan Publik",
            "F",
            "Peningkatan Kualitas Pelayanan Publik",
            6,
        ),
        ("Penguatan Pengawasan", None, "Penguatan Pengawasan", 5),
        ("V. ( Penguatan Pengawasan", "V", "Penguatan Pengawasan", 5),
        ("V Penguatan -Pengawasan", "V", "Penguatan Pengawasan", 5),
        ("V Penguatan-Pengawasan", "V", "Penguatan Pengawasan", 5),
        ("II Penataan Tata-Laksana", "II", "Penataan Tata-Laksana", 2),
        ("VII. Inovasi Daerah", None, "VII. Inovasi Daerah", None),
        ("VPenguatan Pengawasan", "V", "Penguatan Pengawasan", 5),
        ("IIPENATAAN TATALAKSANA", "II", "PENATAAN TATALAKSANA", 2),
        ("1Manajenten Perubahan", "1", "Manajenten Perubahan", 1),
        ("Inovasi Pelayanan", None, "Inovasi Pelayanan", None),
    ],
)
def test_areas_as_printed(text, number, name, code):
    area = read_area(text)
    if number != "VII" and code is not None:
        assert (area.number, area.name) == (number, name)
    assert area.code == code


def test_area_of_a_sub_item():
    assert code_of_item("Pola Mutasi Internal") == 3
    assert code_of_item("Penerapan SP1P") == 5
    assert code_of_item("Budaya Pelayanan Prima") == 6
    assert code_of_item("Membentuk tim kerja daerah") is None
    assert find_area("Melaksanakan rapat evaluasi capaian kinerja") is None


def test_lists_are_split_with_their_labels():
    items = split_items(value("a. SK Tim\nb. Undangan, daftar hadir\n3) Foto"))
    assert [(i.label.value if i.label else None, i.text.value) for i in items] == [
        ("a.", "SK Tim"),
        ("b.", "Undangan, daftar hadir"),
        ("3)", "Foto"),
    ]
    assert split_items(value("Dokumen SOP")) == ()
    assert split_items(value("Dokumen:\n- SK\n- Foto"))[0].label is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tim Manajemen Perubahan", ["Tim Manajemen Perubahan"]),
        ("Kasubbag Umum dan Keuangan", ["Kasubbag Umum dan Keuangan"]),
        ("Ketua Tim dan Sekretaris", ["Ketua Tim", "Sekretaris"]),
        ("Ketua Tim, Sekretaris", ["Ketua Tim", "Sekretaris"]),
        ("Ketua Tim;\nKoordinator Area I", ["Ketua Tim", "Koordinator Area I"]),
        ("1. Ketua Tim\n2. Seluruh Pegawai", ["Ketua Tim", "Seluruh Pegawai"]),
        ("Budi Santoso, S.H., M.H.", ["Budi Santoso, S.H., M.H."]),
    ],
)
def test_owners(text, names):
    assert [owner.value for owner in split_owners(value(text))] == names


def numbers(*texts):
    return [(n.value, n.confidence >= 0.8) for n in settle_numbers([value(t) for t in texts])]


def test_numbers_between_their_neighbours():
    assert numbers("1", "2", "3") == [("1", True), ("2", True), ("3", True)]
    assert numbers("1", "", "3") == [("1", True), ("2", False), ("3", True)]
    assert numbers("l", "2", "3") == [("1", True), ("2", True), ("3", True)]
    assert numbers("1", "it", "3") == [("1", True), ("2", True), ("3", True)]
    assert numbers("1", "7", "3") == [("1", True), ("7", False), ("3", True)]
    assert numbers("a", "b", "c") == [("a", True), ("b", True), ("c", True)]
    assert numbers() == []


def test_specks_beside_a_number_are_left_out():
    assert numbers("5", "7\nh", "y\n8", "1]") == [
        ("5", True),
        ("7", False),
        ("8", False),
        ("11", False),
    ]
    assert numbers("6", "7\nh", "8") == [("6", True), ("7", True), ("8", True)]


def test_a_number_read_poorly_against_both_neighbours_gives_way_flagged():
    said = [value("3"), value("9", 0.7), value("5")]
    assert [(n.value, n.raw) for n in settle_numbers(said)] == [("3", "3"), ("4", "9"), ("5", "5")]
    assert settle_numbers(said)[1].confidence < 0.8


def runs(*areas):
    settled = settle_runs([[value(text) for text in area] for area in areas])
    return [[(n.value, n.confidence >= 0.8) for n in run] for run in settled]


def test_a_figure_that_readers_take_for_another_gives_way_however_sure_it_was_read():
    assert numbers("4", "2", "3") == [("1", False), ("2", True), ("3", True)]
    assert numbers("2", "8", "4") == [("2", True), ("3", False), ("4", True)]


def test_a_number_alone_in_its_area_begins_like_those_of_the_other_areas():
    read = runs(("1", "2"), ("4",), ("1", "2", "3"))
    assert read[1] == [("1", False)]
    assert runs(("1", "2"), ("4",), ("5", "6"))[1] == [("4", True)]
    assert runs(("1", "2"), ("",), ("1", "2"))[1] == [("", True)]


def test_a_full_stop_that_no_other_number_has_is_a_speck():
    assert runs(("1.", "2", "3"), ("1", "2"))[0] == [("1", True), ("2", True), ("3", True)]
    assert runs(("2.", "4", "6"), ("8", "9"))[0][0] == ("2", False)
    assert runs(("1.", "2.", "3."), ("1.", "2."))[0] == [("1.", True), ("2.", True), ("3.", True)]


def test_a_number_read_well_against_its_neighbours_stays_flagged():
    assert numbers("3", "9", "5") == [("3", True), ("9", False), ("5", True)]
