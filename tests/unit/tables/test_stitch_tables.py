from dataclasses import replace

from tests.unit.tables.stitched_pages import HEADER, fragment, page
from zi_extract.model.geometry import Box
from zi_extract.tables.stitch import stitch

BODY = [
    ["1", "Penyusunan Tim", "Membentuk tim kerja", "SK Tim", "#", ".", ".", ".", "Ketua Tim"],
    ["2", "Rencana Kerja", "Menyusun rencana kerja", "Dokumen", ".", "#", ".", ".", "Sekretaris"],
    ["3", "Pemantauan", "Melaksanakan monev", "Laporan", ".", ".", "#", ".", "Anggota"],
    ["4", "Budaya Kerja", "Mengadakan apel pagi", "Foto", ".", ".", ".", "#", "Sekretaris"],
]


def texts(table, row):
    return [cell.text.value for cell in table.cells if cell.row == row]


def test_repeated_header_is_joined_into_the_first_one():
    (table,) = stitch([page(1, HEADER + BODY[:2]), page(2, HEADER + BODY[2:])])
    assert table.row_kinds == ("header", "header", "item", "item", "item", "item")
    assert table.conserved
    assert sum(join.reason == "header repeated" for join in table.joins) == 2
    assert table.fragments == ((1, 0), (2, 0))


def test_headerless_page_goes_on():
    (table,) = stitch([page(1, HEADER + BODY[:2]), page(2, BODY[2:])])
    assert table.n_rows == 6
    assert not [join for join in table.joins if join.kind == "row"]
    assert texts(table, 4)[:3] == ["3", "Pemantauan", "Melaksanakan monev"]


def test_areas_set_as_tables_of_their_own_keep_their_columns_in_order():
    """Same heads, other widths: the output of the second area lies under the first one's time."""
    other = page(2, HEADER + BODY[2:3], BODY[3:])
    own = tuple(1000 * x for x in (0, 0.05, 0.2, 0.4, 0.8, 0.82, 0.84, 0.86, 0.88, 1))
    moved = tuple(replace(part, column_edges=own) for part in other.fragments)
    (table,) = stitch([page(1, HEADER + BODY[:2]), replace(other, fragments=moved)])
    assert [texts(table, row)[:4] for row in (4, 5)] == [row[:4] for row in BODY[2:]]
    marked = [(c.row, c.col) for c in table.cells if c.tick and c.tick.verdict == "marked"]
    assert marked == [(2, 4), (3, 5), (4, 6), (5, 7)]


def test_row_cut_in_several_columns_is_joined():
    upper = ["4", "Pengembangan", "Melaksanakan penilaian", "Dokumen", ".", ".", ".", ".", ""]
    lower = [
        "",
        "pegawai",
        "kinerja pegawai",
        "analisa dari kebutuhan",
        "#",
        ".",
        ".",
        ".",
        "Ketua",
    ]
    (table,) = stitch([page(1, [*HEADER, *BODY[:3], upper]), page(2, [lower])])
    assert table.conserved
    assert texts(table, 5)[:4] == [
        "4",
        "Pengembangan pegawai",
        "Melaksanakan penilaian kinerja pegawai",
        "Dokumen analisa dari kebutuhan",
    ]
    marked = [c.col for c in table.cells if c.row == 5 and c.tick and c.tick.verdict == "marked"]
    assert marked == [4]
    (row,) = [join for join in table.joins if join.kind == "row"]
    assert (row.upper.page, row.lower.page) == (1, 2)
    assert row.confidence > 0.9


def test_list_cut_by_the_page_gets_its_next_item_on_a_new_line():
    upper = ["4", "E-Office", "Memanfaatkan aplikasi", "a. Rekap presensi", "#", ".", ".", ".", "K"]
    lower = ["", "", "", "b. Data pegawai", "", "", "", "", ""]
    (table,) = stitch([page(1, [*HEADER, *BODY[:3], upper]), page(2, [lower])])
    assert texts(table, 5)[3] == "a. Rekap presensi\nb. Data pegawai"


def test_new_item_is_not_joined_though_its_number_is_merged_away():
    first = [
        *HEADER,
        ["1", "Penyusunan Tim", "Membentuk tim kerja", "SK Tim", "#", ".", ".", ".", "Ketua Tim"],
        ["^", "^", "Melaksanakan rapat tim", "Notulen", ".", "#", ".", ".", "^"],
        ["2", "Budaya Kerja", "Mengadakan apel pagi", "Foto", ".", ".", ".", "#", "Sekretaris"],
    ]
    second = [
        ["", "", "Menetapkan agen perubahan", "SK Agen", "#", ".", ".", ".", ""],
        ["3", "Pemantauan", "Melaksanakan monev", "Laporan", ".", ".", "#", ".", "Anggota"],
    ]
    (table,) = stitch([page(1, first), page(2, second)])
    assert table.n_rows == 7
    spans = {cell.col: cell.row_span for cell in table.cells if cell.row == 4}
    assert (spans[0], spans[1], spans[8]) == (2, 2, 2)
    assert {join.kind for join in table.joins} == {"span"}


def test_merged_cell_goes_on_over_a_repeated_header():
    first = [
        *HEADER,
        *BODY[:1],
        ["2", "Budaya", "Mengadakan apel", "Foto", "#", ".", ".", ".", "K"],
    ]
    first.append(["^", "^", "Menetapkan agen", "SK", "#", ".", ".", ".", "^"])
    second = [*HEADER, ["", "", "Membuat media", "Foto", ".", "#", ".", ".", ""], *BODY[2:]]
    (table,) = stitch([page(1, first), page(2, second)])
    budaya = next(cell for cell in table.cells if cell.text.value == "Budaya")
    assert budaya.row_span == 3


def test_heading_above_a_fragment_becomes_a_row():
    pages = [
        page(1, HEADER + BODY[:2], headings={0: "I Manajemen Perubahan"}),
        page(2, BODY[2:3], BODY[3:], headings={1: "II Penataan Tata Laksana"}),
    ]
    (table,) = stitch(pages)
    assert table.row_kinds[0] == "heading"
    assert table.row_kinds.count("heading") == 2
    assert table.conserved
    heading = next(c for c in table.cells if c.text.value.startswith("II "))
    assert (heading.col, heading.col_span) == (0, table.n_cols)
    assert heading.text.provenance[0].page == 2


def test_no_row_is_joined_over_a_heading():
    lower = ["", "lanjutan", "lanjutan kegiatan", "", ".", ".", ".", ".", ""]
    pages = [page(1, HEADER + BODY), page(2, [lower], headings={0: "II Penataan Tata Laksana"})]
    (table,) = stitch(pages)
    assert not [join for join in table.joins if join.kind == "row"]


def test_drifting_and_scaled_columns_are_the_same_table():
    lower = page(2, BODY[2:])
    part = lower.fragments[0]
    edges = tuple(x * 1.02 + 17 for x in part.column_edges)
    moved = replace(part, column_edges=edges)
    (table,) = stitch([page(1, HEADER + BODY[:2]), replace(lower, fragments=(moved,))])
    assert table.n_cols == 9
    assert table.n_rows == 6


def test_fragment_that_lost_a_ruling_keeps_the_columns_and_is_doubted():
    rows = [[*row[:4], row[4], *row[6:]] for row in BODY[2:]]
    narrow = fragment(rows, page=2)
    full = fragment(BODY[2:], page=2).column_edges
    edges = full[:5] + full[6:]
    layout = page(2, rows)
    lost = replace(layout, fragments=(replace(narrow, column_edges=edges),))
    (table,) = stitch([page(1, HEADER + BODY[:2]), lost])
    wide = next(cell for cell in table.cells if cell.row == 4 and cell.col == 4)
    assert table.n_cols == 9
    assert wide.col_span == 2
    assert wide.structure < 0.8
    owner = next(cell for cell in table.cells if cell.row == 4 and cell.col == 8)
    assert owner.text.value == "Anggota"


def test_other_columns_or_a_new_annex_are_another_table():
    team = [["No", "Nama", "Jabatan"], ["1", "A", "B"], ["2", "C", "D"]]
    tables = stitch([page(1, HEADER + BODY), page(2, team)])
    assert [table.n_cols for table in tables] == [9, 3]
    second = page(2, HEADER + BODY, headings={0: "LAMPIRAN II"})
    assert len(stitch([page(1, HEADER + BODY), second])) == 2


def test_nothing_gives_nothing():
    assert stitch([]) == ()
    assert stitch([page(1)]) == ()


def test_a_number_that_was_not_read_does_not_join_its_group_to_the_next_page():
    plain = ["#", ".", ".", ".", "Tim"]
    first = page(
        1,
        [
            *HEADER,
            ["1", "Pengendalian Gratifikasi", "Memasang spanduk", "Foto", *plain],
            ["^", "^", "Melaporkan penerimaan", "Laporan", *plain],
            ["", "Penerapan SPIP", "Menyusun daftar risiko", "Register", *plain],
        ],
    )
    second = page(
        2,
        [
            ["3", "Pengaduan Masyarakat", "Menjawab pengaduan", "Buku", *plain],
            ["4", "Whistle-Blowing System", "Mengenalkan saluran", "Poster", *plain],
        ],
    )
    unread = [
        replace(c, confidence=0.0) if (c.row, c.col) == (4, 0) else c
        for c in first.fragments[0].cells
    ]
    fragment = replace(first.fragments[0], cells=tuple(unread))
    (table,) = stitch([replace(first, fragments=(fragment,)), second])
    programs = [c.text.value for c in table.cells if c.col == 1 and c.text.value]
    assert programs[2:4] == ["Penerapan SPIP", "Pengaduan Masyarakat"]
    assert not any(join.kind == "span" for join in table.joins)


def test_the_title_beside_a_number_that_goes_on_goes_on_with_it():
    plain = ["#", ".", ".", ".", "Tim"]
    first = page(
        1,
        [
            *HEADER,
            ["1", "Tim Kerja", "Menerbitkan keputusan", "Keputusan", *plain],
            ["^", "^", "Menyeleksi calon", "Daftar", *plain],
            ["2", "Sistem Pemerintahan", "Mengisi capaian", "Cetakan", *plain],
        ],
    )
    second = page(
        2,
        [
            ["", "Berbasis Elektronik", "Mengalihkan naskah dinas", "Rekap", *plain],
            ["3", "Keterbukaan Informasi", "Memperbarui daftar", "Daftar", *plain],
        ],
    )
    (table,) = stitch([first, second])
    assert "Sistem Pemerintahan Berbasis Elektronik" in [c.text.value for c in table.cells]


def half_year(months, *rows):
    top = ["No", "Kegiatan", "Waktu Pelaksanaan", *"<<<<<", "PIC"]
    return [top, ["^", "^", *months, "^"], *rows]


def test_the_second_half_of_a_year_is_a_table_of_its_own():
    rows = [
        ["1", "Membentuk tim kerja", "#", *".....", "Ketua"],
        ["2", "Menyusun laporan", *".....", "#", "Tim"],
    ]
    first = half_year(["Januari", "Februari", "Maret", "April", "Mei", "Juni"], *rows)
    second = half_year(["Juli", "Agustus", "September", "Oktober", "November", "Desember"], *rows)
    misread = half_year(["Januan", "Fcbruari", "Maret", "Apnl", "Mei", "Juni"], *rows)
    assert len(stitch([page(1, first), page(2, second)])) == 2
    assert len(stitch([page(1, first), page(2, misread)])) == 1


def test_tables_side_by_side_are_read_from_left_to_right_however_the_page_lies():
    one = page(1, HEADER + BODY[:2])
    (part,) = one.fragments
    shifted = [
        replace(part, index=0, box=Box(600, 195, 1000, 360)),
        replace(part, index=1, box=Box(0, 205, 500, 370)),
    ]
    tables = stitch([replace(one, fragments=tuple(shifted))])
    assert tables[0].fragments[0] == (1, 1)
    below = [replace(part, index=0, box=Box(600, 500, 1000, 700)), replace(part, index=1)]
    tables = stitch([replace(one, fragments=tuple(below))])
    assert tables[0].fragments[0] == (1, 1)


def test_a_false_ruling_in_the_table_of_one_area_moves_no_column_of_the_others():
    """Each area is a table of its own; in the second one a ruling runs through the actions."""
    torn = [
        [
            "No",
            "Program",
            "Rencana Aksi",
            "<",
            "Output",
            "Jadwal Pelaksanaan",
            "<",
            "<",
            "<",
            "PIC",
        ],
        ["^", "^", "^", "^", "^", "TW I", "TW II", "TW III", "TW IV", "^"],
        ["3", "Pemantauan", "Melaksanakan", "monev", "Laporan", ".", ".", "#", ".", "Anggota"],
    ]
    (table,) = stitch([page(1, HEADER + BODY[:2]), page(2, torn), page(3, HEADER + BODY[3:])])
    assert table.n_cols == 9
    assert texts(table, 4)[:4] == ["3", "Pemantauan", "Melaksanakan monev", "Laporan"]
    assert texts(table, 4)[-1] == "Anggota"
    marked = [(c.row, c.col) for c in table.cells if c.tick and c.tick.verdict == "marked"]
    assert marked == [(2, 4), (3, 5), (4, 6), (5, 7)]
