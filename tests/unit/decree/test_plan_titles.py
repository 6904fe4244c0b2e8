"""The title over the table of a Lampiran that has no heading."""

from dataclasses import replace

import pytest
from decree_paper import LABEL, page_of

from zi_extract.decree import read_decree
from zi_extract.model.geometry import Box
from zi_extract.model.table import TableFragment

GRID = TableFragment(
    1,
    0,
    Box(LABEL, 600, 1500, 2200),
    3,
    4,
    (600, 1000, 1600, 2200),
    (100, 400, 800, 1200, 1500),
    (),
)


def alone(*rows):
    page = page_of([*rows, None, [(LABEL, "Dinas Perikanan Kabupaten Sukamaju")]])
    return read_decree([], [replace(page, fragments=(GRID,))])


def test_a_plan_without_a_heading_is_titled_by_what_stands_over_its_table():
    draft = alone([(500, "RENCANA AKSI KINERJA TAHUN 2024")], [(500, "DINAS PERIKANAN")])
    assert draft.header.title.value == "RENCANA AKSI KINERJA TAHUN 2024 DINAS PERIKANAN"
    assert draft.annexes[0].title == draft.header.title
    assert [text.value for text in draft.annexes[0].text] == ["Dinas Perikanan Kabupaten Sukamaju"]


@pytest.mark.parametrize(
    "said", ["Rencana aksi disusun setiap tahun 2024.", "DAFTAR HADIR RAPAT TAHUN 2024"]
)
def test_other_text_over_a_table_is_no_title_of_a_plan(said):
    draft = alone([(500, said)])
    assert draft.header.title is None
    assert draft.annexes[0].text[0].value.startswith(said)
