"""Which columns a table has, and which cells of a page's end belong together."""

from dataclasses import replace

from tests.unit.tables.stitched_pages import page
from zi_extract.tables.stitch import stitch

HEADER = [["No", "Kriteria", "Rencana Aksi", "Jadwal"]]
ITEMS = [
    ["1", "SOP disusun", "Menyusun SOP layanan", "Maret", "Kasubbag Umum"],
    ["2", "SOP dinilai", "Menguji SOP layanan", "Setiap bulan", "Seluruh Pegawai"],
    ["3", "Pegawai dilatih", "Mengirim pegawai", "TW IV", "Koordinator"],
]


def column(table, col):
    return [cell.text.value for cell in table.cells if cell.col == col and cell.text.value]


def test_a_header_that_lost_its_last_heading_takes_no_column_from_the_rows_below():
    torn = page(1, HEADER, ITEMS)
    head, body = torn.fragments
    narrow = replace(head, column_edges=tuple(k * 200.0 for k in range(5)))
    (table,) = stitch([replace(torn, fragments=(narrow, body)), page(2, ITEMS)])
    assert table.n_cols == 5
    assert column(table, 3)[1:] == [row[3] for row in ITEMS * 2]
    assert column(table, 4) == [row[4] for row in ITEMS * 2]


def test_criteria_of_two_items_are_not_one_merged_cell():
    """The upper one seems to break off, yet each has its own number and its own action."""
    upper = ["4", "Kampanye melawan pungutan telah", "Memasang spanduk", "Mei", "Kasubbag Umum"]
    lower = ["5", "risiko utama sudah dinilai", "Menyusun daftar risiko", "Juni", "Kasubbag Umum"]
    header = [["No", "Kriteria", "Rencana Aksi", "Jadwal", "PIC"]]
    (table,) = stitch([page(1, [*header, *ITEMS, upper]), page(2, [lower, *ITEMS])])
    assert column(table, 1)[4:6] == [upper[1], lower[1]]
    assert not [join for join in table.joins if join.kind in ("span", "cell")]


def test_a_headed_table_behind_pages_of_text_is_another_one():
    first = [["I. Batas waktu", "Memulai", "Menyusun"], ["II. Target", "Menetapkan", "Menilai"]]
    second = [["No", "Kriteria", "Rencana Aksi", "Jadwal", "PIC"], *ITEMS]
    tables = stitch([page(1, first), page(2), page(3, second)])
    assert [table.n_cols for table in tables] == [3, 5]


def plan(months: int):
    """A page of a plan with a calendar of single months."""
    names = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    header = ["No", "Program", "Kriteria", "Rencana Aksi", "Output", *names[:months]]
    rows = [[str(n), f"Program {n}", "Ada", "Rapat", "Notula", *"#" * months] for n in (1, 2)]
    return page(1, [header, *rows])


def lone_row(months: int, shift: float = 0.0):
    """The next page: one row, all of whose months are merged."""
    low = page(2, [["3", "Program 3", "Ada", "Survei", "Laporan", "#"]])
    (part,) = low.fragments
    step = 1000 / (5 + months)
    edges = (*(k * step + shift * (k > 0) for k in range(6)), 1000.0)
    return replace(low, fragments=(replace(part, column_edges=edges),))


def test_a_lone_row_whose_months_are_merged_goes_on_with_the_plan():
    (table,) = stitch([plan(12), lone_row(12)])
    assert table.n_cols == 17
    assert column(table, 1)[-1] == "Program 3"
    (merged,) = [cell for cell in table.cells if cell.row == 3 and cell.tick is not None]
    assert (merged.col, merged.col_span) == (5, 12)


def test_a_box_of_other_columns_does_not():
    assert len(stitch([plan(12), lone_row(12, shift=40)])) == 2
