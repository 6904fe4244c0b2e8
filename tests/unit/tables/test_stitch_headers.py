from dataclasses import replace

import pytest

from tests.unit.tables.stitched_pages import fragment, page
from zi_extract.model.table import Tick
from zi_extract.tables.calendar_marks import settle_marks, settle_ticks
from zi_extract.tables.header_words import (
    is_area_name,
    is_known_heading,
    is_mark,
    is_time_label,
    looks_like_band,
)
from zi_extract.tables.headers import find_header_rows

TWO_LEVELS = [
    ["No", "Rencana Aksi", "Output", "Waktu Pelaksanaan", "<", "<", "<", "Ket."],
    ["^", "^", "^", "TW I", "TW II", "TW III", "TW IV", "^"],
]


def kinds(rows):
    return find_header_rows(fragment(rows)).kinds


def test_two_level_header_numbers_band_item_and_empty_rows():
    rows = [
        *TWO_LEVELS,
        ["(1)", "(2)", "(3)", "(4)", "<", "<", "<", "(5)"],
        ["I. Manajemen Perubahan", "<", "<", "<", "<", "<", "<", "<"],
        ["1", "Menyusun tim", "SK Tim", "#", ".", ".", ".", ""],
        ["", "", "", "", "", "", "", ""],
    ]
    assert kinds(rows) == ("header", "header", "numbers", "band", "item", "empty")


def test_numeral_in_a_cell_of_its_own_is_a_band():
    rows = [["II", "PENATAAN TATA LAKSANA", "<", "<", "<"], ["1", "a", "b", "#", "."]]
    assert kinds(rows) == ("band", "item")


def test_column_numbers_that_were_misread_are_no_item():
    rows = [
        *TWO_LEVELS,
        ["2.", "(2)", "(%", "coy", "<", "<", "<", "eo"],
        ["1", "Menyusun tim", "SK Tim", "#", ".", ".", ".", ""],
    ]
    assert kinds(rows) == ("header", "header", "numbers", "item")


def test_short_entries_under_a_header_stay_an_item():
    rows = [*TWO_LEVELS, ["1", "Rapat", "SK", "#", ".", ".", ".", "DIPA"]]
    assert kinds(rows) == ("header", "header", "item")


def test_a_stroke_before_a_row_wide_name_is_a_band():
    rows = [["1", "MANAJEMEN PERUBAHAN", *["<"] * 6], ["1", "a", "b", "#", ".", ".", ".", ""]]
    assert kinds(rows) == ("band", "item")


def test_header_in_the_middle_of_a_page_after_continuation_rows():
    rows = [
        ["", "pegawai sesuai", "", ".", ".", ".", ".", ""],
        *TWO_LEVELS,
        ["4", "Menyusun SOP", "SOP", "#", ".", ".", ".", ""],
    ]
    assert kinds(rows) == ("item", "header", "header", "item")


def test_misread_numbers_row_is_no_header():
    rows = [*TWO_LEVELS, ["(1)", "(2)", "(3", "(4)", "<", "<", "<", "(S)"]]
    assert kinds(rows)[-1] == "numbers"


def test_a_row_that_begins_with_no_is_a_header_whatever_its_other_headings():
    head = ["No", "Kegiatan Utama", "Rincian Aksi", "Jadwal", "Petugas Pelaksana"]
    assert kinds([head, ["1", "Tim Kerja", "Rapat", "Mei", "Ketua"]]) == ("header", "item")
    assert kinds([["x", *head[1:]], ["1", "Tim", "Rapat", "Mei", "Ketua"]])[0] == "item"


def test_an_item_whose_proof_and_owner_are_words_of_headings_stays_an_item():
    head = ["No", "Kegiatan", "Output", "PIC"]
    item = ["2", "Penyusunan rencana kerja", "Dokumen", "Tim"]
    second = ["^", "Rapat", "Dokumen", "Tim"]
    assert kinds([head, item, second]) == ("header", "item", "item")


def test_a_header_whose_no_was_read_as_a_number_is_one_still():
    head = ["80", "Sub Area", "Kondisi yang Diharapkan", "Uraian Kegiatan", "Bukti Fisik", "PIC"]
    item = ["1", "Pengaduan", "Ditangani", "Menjawab", "Buku", "Ketua"]
    assert kinds([head, item]) == ("header", "item")


def test_body_rows_with_short_texts_are_no_headers():
    assert kinds([["1", "Tim Kerja", "SK", "Ketua Tim"], ["2", "Rapat", "Notulen", "Anggota"]]) == (
        "item",
        "item",
    )


def test_headers_of_other_tables_are_headers_too():
    assert kinds([["No", "Nama/NIP", "Jabatan", "Kedudukan dalam Tim"], ["1", "A", "B", "C"]]) == (
        "header",
        "item",
    )


def test_blocks_are_runs_of_header_rows():
    rows = [*TWO_LEVELS, ["1", "x", "y", "#", ".", ".", ".", ""], *TWO_LEVELS]
    assert find_header_rows(fragment(rows)).blocks == (range(2), range(3, 5))


@pytest.mark.parametrize(
    "text",
    ["No.", "Kriteria/Indikator", "Kriter1a", "Penanggung Jawab", "PIC", "Rencana Aksi/Kegiatan"],
)
def test_known_headings(text):
    assert is_known_heading(text)


@pytest.mark.parametrize("text", ["Melaksanakan rapat evaluasi", "Tim Kerja", "hasil", "x" * 80])
def test_unknown_headings(text):
    assert not is_known_heading(text)


@pytest.mark.parametrize("text", ["Jan", "Agt", "B03", "TW I", "Triwulan IV", "12", "XII", "J"])
def test_time_labels(text):
    assert is_time_label(text)


def test_marks_and_areas():
    assert is_mark("✓")
    assert is_mark(" √ ")
    assert not is_mark("vide")
    assert is_area_name("II Penataan Tata Laksana")
    assert is_area_name("Penguatan Pengawassn")
    assert is_area_name("AREA PERUBAHAN I : MANAJEMEN PERUBAHAN")
    assert is_area_name("Pokja IV - Penguatan Akuntabilitas")
    assert is_area_name("V. PENGUATAN PENGAWASAN (Bobot 7)")
    assert not is_area_name("Area Perubahan")
    assert looks_like_band("III. Peningkatan Mutu")
    assert not looks_like_band("Ditetapkan di Martapura")


def with_ticks(fragment_, everywhere):
    cells = tuple(
        cell if cell.tick else type(cell)(**{**_fields(cell), "tick": everywhere})
        for cell in fragment_.cells
    )
    return type(fragment_)(**{**_fields(fragment_), "cells": cells})


def _fields(thing):
    return {name: getattr(thing, name) for name in thing.__slots__}


def test_ticks_stay_in_the_time_columns_of_item_rows_only():
    rows = [
        *TWO_LEVELS,
        ["I. Manajemen Perubahan", "<", "<", "<", "<", "<", "<", "<"],
        ["1", "Menyusun tim", "SK Tim", "#", ".", ".", ".", ""],
    ]
    (settled,) = settle_ticks([with_ticks(fragment(rows), Tick("empty", "none", 0.0, 0.9))])
    ticked = {(cell.row, cell.col) for cell in settled.cells if cell.tick is not None}
    assert ticked == {(3, 3), (3, 4), (3, 5), (3, 6)}


def test_glyph_of_a_text_layer_becomes_a_mark_and_a_blank_an_empty_cell():
    rows = [*TWO_LEVELS, ["1", "Menyusun tim", "SK", "✓", "", "v", "", "x"]]
    (settled,) = settle_ticks([fragment(rows)])
    verdicts = {c.col: c.tick.verdict for c in settled.cells if c.tick is not None}
    assert verdicts == {3: "marked", 4: "empty", 5: "marked", 6: "empty"}


def test_glyph_against_the_ink_is_flagged():
    rows = [*TWO_LEVELS, ["1", "Menyusun tim", "SK", "v", ".", ".", ".", ""]]
    drawn = with_ticks(fragment(rows), Tick("empty", "none", 0.0, 0.9))
    (settled,) = settle_ticks([drawn])
    tick = settled.cell_at(2, 3).tick
    assert tick.verdict == "marked"
    assert tick.confidence < 0.8


def test_headerless_page_takes_the_time_columns_of_the_headed_one():
    first = page(1, [*TWO_LEVELS, ["1", "Menyusun tim", "SK", "#", ".", ".", ".", ""]])
    second = page(2, [["2", "Rapat", "Notulen", ".", "#", ".", ".", ""]])
    _, settled = settle_marks([first, second])
    ticked = {cell.col for cell in settled.fragments[0].cells if cell.tick is not None}
    assert ticked == {3, 4, 5, 6}


def test_header_that_cannot_be_read_is_known_by_its_cells():
    rows = [
        ["Ana", "pogt", "sin", "ns ON", "<", "<", "<", "e"],
        ["^", "^", "^", "8", "g t", "a", "R", "^"],
        ["1", "Menyusun tim", "SK Tim", "#", ".", ".", ".", ""],
    ]
    assert kinds(rows) == ("header", "header", "item")


def test_numbers_under_every_column_are_no_marks_of_an_item():
    head = ["No", "Rencana Aksi", "Jan", "Feb", "Output", "PIC"]
    rows = [head, ["1", "2", "#", "#", "5", "6"], ["1", "Menyusun", "#", ".", "Surat", "Ketua"]]
    assert find_header_rows(fragment(rows)).kinds == ("header", "numbers", "item")
    rows[1:] = [rows[2], ["1", "2", "#", ".", "6", "5"]]  # not in order, and under no header
    assert find_header_rows(fragment(rows)).kinds[2] == "item"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["1", "2", "3", ".", ".", "5", "6"], "numbers"),  # one number over two columns, unread
        (["(1)", "(2)", "(3)", "(4)", "", "", "(7)"], "numbers"),
        (["1", "2", "", "V", "#", "5", "6"], "numbers"),
        (["1", "Tim", "3", ".", "#", "6", "7"], "item"),
    ],
)
def test_numbers_of_columns_are_known_where_some_are_not_read(row: list[str], kind: str) -> None:
    head = ["No", "Program", "Rencana Aksi", "Smt I", "Smt II", "Output", "Keterangan"]
    assert find_header_rows(fragment([head, row])).kinds == ("header", kind)


def test_signs_right_under_a_header_are_numbers_of_columns():
    head = ["No", "Program", "Rencana Aksi", "Smt I", "Smt II", "Output", "Keterangan"]
    assert kinds([head, ["1", "1", "", "4", "S", "h", "7"]])[1] == "numbers"
    assert kinds([head, ["1", "Tim", "", "4", "S", "h", "7"]])[1] == "item"
    assert kinds([head, ["1", "", "", "v", "x", "S", ""]])[1] == "item"


def test_figures_of_targets_by_quarter_beside_a_calendar_are_no_marks():
    rows = [
        ["No", "Rencana Aksi", "Target Kinerja", "<", "Jadwal Kegiatan", "<"],
        ["^", "^", "Trw I", "Trw II", "Trw I", "Trw II"],
        ["1", "Menyusun rencana", "25", "50", "#", "."],
        ["2", "Melaksanakan rapat", "25", "100", ".", "#"],
    ]
    drawn = fragment(rows)
    tick = Tick("marked", "mark", 0.1, 0.9, provisional=True)
    cells = [replace(c, tick=tick) if c.row > 1 and c.col in (2, 3) else c for c in drawn.cells]
    (settled,) = settle_ticks([replace(drawn, cells=tuple(cells))])
    told = {(c.row, c.col): (c.text, c.tick and c.tick.verdict) for c in settled.cells}
    assert [told[2, col] for col in (2, 3, 4, 5)] == [
        ("25", None), ("50", None), ("", "marked"), ("", "empty"),
    ]  # fmt: skip


def verdicts(settled, row):
    """The verdicts of a row's places right of the item's text."""
    return [cell.tick.verdict for cell in settled.cells if cell.row == row and cell.col > 1]


def test_a_dash_in_a_calendar_says_that_nothing_is_due():
    rows = [
        ["No", "Rencana Aksi", "Waktu", "<", "<", "<"],
        ["^", "^", "Trw I", "Trw II", "Trw III", "Trw IV"],
        ["1", "Menyusun rencana", "-", "#", "-", "-"],
    ]
    drawn = fragment(rows)
    unsure = Tick("unsure", "none", 0.01, 0.67)
    cells = [replace(c, tick=unsure) if c.text == "-" else c for c in drawn.cells]
    (settled,) = settle_ticks([replace(drawn, cells=tuple(cells))])
    assert verdicts(settled, 2) == ["empty", "marked", "empty", "empty"]


def test_marks_of_what_was_done_stay_marks():
    rows = [
        ["No", "Rencana Aksi", "Rencana", "<", "Realisasi", "<"],
        ["^", "^", "Trw I", "Trw II", "Trw I", "Trw II"],
        ["1", "Menyusun rencana", "#", ".", "#", "."],
    ]
    (settled,) = settle_ticks([fragment(rows)])
    assert verdicts(settled, 2) == ["marked", "empty", "marked", "empty"]
