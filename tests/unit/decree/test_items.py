"""Items keep their borders where markers are lost, misread or out of order, or say so."""

from decree_paper import COLON, LABEL, MARKER, TEXT, centred, item, labelled, page_of, wrapped

from zi_extract.decree.furniture import PageText
from zi_extract.decree.item_order import settle_items
from zi_extract.decree.items import find_items
from zi_extract.decree.labels import split_label
from zi_extract.decree.number_doubt import is_doubtful_number
from zi_extract.decree.rows import find_rows
from zi_extract.decree.zones import find_zones

LAWS = ("undang-undang", "peraturan", "keputusan")
ONE = "Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas;"
TWO = "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025;"
THREE = "Peraturan Menteri Agama Nomor 19 Tahun 2019 tentang Organisasi dan Tata Kerja Vertikal;"
FOUR = "Keputusan Menteri Agama Nomor 702 Tahun 2021 tentang Pedoman Zona Integritas;"


def found(*lines):
    rows = find_rows(page_of([row for part in lines for row in part]))
    return settle_items(find_items(rows, LAWS), LAWS)


def texts(items):
    return [" ".join(row.text for row in entry.rows) for entry in items]


def test_items_with_markers_are_whole() -> None:
    items = found(item("1.", ONE), item("2.", TWO), item("3.", THREE))
    assert texts(items) == [ONE, TWO, THREE]
    assert [entry.label for entry in items] == ["1", "2", "3"]
    assert all(entry.whole and entry.sure for entry in items)


def test_a_speck_beside_the_stop_of_a_marker_changes_nothing() -> None:
    items = found(item("1..", ONE), item("2.", TWO))
    assert texts(items) == [ONE, TWO]
    assert [entry.label for entry in items] == ["1", "2"]


def test_a_lost_marker_between_two_read_ones_is_made_good_by_the_count() -> None:
    items = found(item("1.", ONE), wrapped(TWO), item("3.", THREE))
    assert texts(items) == [ONE, TWO, THREE]
    assert all(entry.whole for entry in items)


def test_a_lost_last_marker_leaves_its_item_in_doubt() -> None:
    items = found(item("1.", ONE), item("2.", TWO), wrapped(THREE))
    assert texts(items) == [ONE, TWO, THREE]
    assert [entry.whole for entry in items] == [True, False, False]


def test_an_item_that_swallowed_another_is_cut_or_doubted() -> None:
    fused = f"{ONE[:-1]}, {TWO}"
    items = found(item("1.", fused), item("3.", THREE), item("4.", FOUR))
    assert texts(items) == [fused, THREE, FOUR]
    assert not items[0].whole
    assert items[1].whole
    assert items[2].whole


def test_a_speck_in_the_column_begins_no_item() -> None:
    rows = item("2.", TWO)
    rows[1] = [(MARKER + 14, "o"), *rows[1]]
    items = found(item("1.", ONE), rows, item("3.", THREE))
    assert len(items) == 3
    assert all(entry.whole for entry in items)


def test_a_misread_marker_keeps_its_item() -> None:
    items = found(item("1.", ONE), item("8.", TWO), item("3.", THREE), item("4.", FOUR))
    assert texts(items) == [ONE, TWO, THREE, FOUR]
    assert [entry.sure for entry in items] == [True, False, True, True]
    assert all(entry.whole for entry in items)


def test_a_hole_left_of_the_marker_is_no_text() -> None:
    rows = item("2.", TWO)
    rows[0] = [(20.0, "@"), *rows[0]]
    assert texts(found(item("1.", ONE), rows, item("3.", THREE))) == [ONE, TWO, THREE]


def test_dashes_mark_items_that_are_not_counted() -> None:
    items = found(item("1.", ONE), item("-", TWO), item("-", THREE))
    assert texts(items) == [ONE, TWO, THREE]


def test_a_count_that_goes_back_is_doubted() -> None:
    items = found(item("1.", ONE), item("2.", TWO), item("2.", THREE), item("3.", FOUR))
    assert len(items) == 4
    assert not items[1].whole
    assert not items[2].whole


def label_of(*parts):
    return split_label(find_rows(page_of([list(parts)]))[0])


def test_a_label_is_found_behind_a_speck_and_in_one_word_with_its_colon_and_marker() -> None:
    behind = label_of((20.0, "e"), (LABEL, "KELIMA"), (COLON, ":"), (TEXT, "Keputusan ini"))
    assert behind.label is not None
    assert behind.label.name == "KELIMA"
    dotted = label_of((20.0, "."), (LABEL, "KELIMA"), (COLON, ":"), (TEXT, "Keputusan ini"))
    assert dotted.label is not None
    assert label_of((20.0, "a."), (LABEL, "KELIMA"), (COLON, ":"), (TEXT, "Ini")).label is None
    glued = label_of((LABEL, "Menimbang:a."), (TEXT, "bahwa itu"))
    assert glued.label is not None
    assert glued.row is not None
    assert glued.row.text == "a. bahwa itu"
    marked = label_of((LABEL, "Mengingat"), (COLON, ":1."), (TEXT, "Undang-Undang"))
    assert marked.row is not None
    assert marked.row.text == "1. Undang-Undang"


def test_one_crooked_label_does_not_move_the_column() -> None:
    lines = [centred("KEPUTUSAN KETUA X"), *labelled("Menimbang", "bahwa itu perlu;", "a.")]
    lines += labelled("Mengingat", ONE, "1.")
    crooked = labelled("KESATU", "Menetapkan hal itu.")
    crooked[0][0] = (LABEL - 60.0, "KESATU")
    page = page_of([*lines, *crooked, *labelled("KEDUA", "Keputusan ini berlaku.")])
    zones = find_zones([PageText(1, 2400, 1600, find_rows(page))])
    assert [section.label.name for section in zones.sections][:2] == ["MENIMBANG", "MENGINGAT"]


def test_numbers_in_a_text_are_doubted_where_look_alikes_or_unknown_classes_stand() -> None:
    assert is_doubtful_number("65/PW.01/II/2021")
    assert is_doubtful_number("65/PW.01/11/2021")
    assert is_doubtful_number("40/IPW.01/01/2024")
    assert not is_doubtful_number("40/PW.01/01/2024")
    assert not is_doubtful_number("314/ORT.07-Kpt/01/KPU/V/2021")
    assert not is_doubtful_number("Kabupaten/Kota")
    assert not is_doubtful_number("dan/atau/maupun")


def test_a_lost_bullet_of_a_list_that_nobody_counts_leaves_nothing_in_doubt() -> None:
    items = found(item("-", ONE), wrapped(TWO))
    assert texts(items) == [ONE, TWO]
    assert all(entry.whole for entry in items)
