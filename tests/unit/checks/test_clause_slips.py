"""Words read twice and items that have run together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

AMENDED = (
    "Peraturan Pemerintah Nomor 4 Tahun 2022 tentang Perubahan atas Peraturan Pemerintah Nomor 57 "
    "Tahun 2021 tentang Standar Pendidikan;"
)
LAW = (
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009"
)
ACT = "Undang-Undang Nomor 2 Tahun 2021"


def told_of(code: str, text: str, origin: str = "scan") -> list[str]:
    """Where the text, as the only item of Mengingat, is in doubt."""
    draft, layouts = sample()
    (item,) = draft.legal_basis
    basis = (replace(item, text=replace(item.text, value=text)),)
    layouts = {page: replace(layout, origin=origin) for page, layout in layouts.items()}
    told = found(replace(draft, legal_basis=basis), layouts)
    return [finding.pointer for finding in told.get(code, [])]


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("Undang-Undang Republik Indonesia Indonesia Nomor 4 Tahun 2012;", True),
        ("Undang Undang Nomor 28 Tahun 1999;", True),
        ("Undang-Undang Nomor 12 Tahun 2011 tentang peraturan perundang undangan;", True),
        ("Undang-Undang Nomor 28 Tahun 1999;", False),
        ("Peraturan Wali Kota Pare Pare Nomor 3 Tahun 2020;", False),
        ("Peraturan Daerah tentang data datang dan Pelatihan Latihan;", False),
    ],
)
def test_a_word_twice_in_a_row(text: str, doubled: bool) -> None:
    assert bool(told_of("word-doubled", text)) == doubled
    assert not told_of("word-doubled", text, origin="text")


def test_a_word_twice_in_a_cell_is_told_at_its_ink() -> None:
    draft, layouts = sample()
    page = next(number for number, layout in layouts.items() if layout.fragments)
    (part,) = layouts[page].fragments
    first = replace(part.cells[0], text="Tim kerja\nkerja")
    layouts[page] = replace(
        layouts[page], fragments=(replace(part, cells=(first, *part.cells[1:])),)
    )
    told = found(draft, layouts)["word-doubled"]
    assert [(finding.page, finding.box) for finding in told] == [(page, first.box)]


@pytest.mark.parametrize(
    ("text", "runs_on"),
    [
        (f"{LAW} tentang Pelayanan Publik;", False),
        (f"{LAW} tentang Pelayanan Publik; dan", False),
        (f"{LAW} tentang Pelayanan Publik (Lembaran Negara Tahun 2012; Tambahan Nomor 5);", False),
        (f"{LAW} tentang Pelayanan Publik; Publik", True),
        (f"{LAW} tentang Pelayanan Publik Undang-Undang Nomor 4 Tahun 2012 tentang Arsip;", True),
        (f"{LAW} sebagaimana diubah dengan {AMENDED}", False),
        (f"{LAW} diubah dengan Peraturan Pemerintah Pengganti {ACT} tentang Kerja;", False),
        (f"{LAW} tentang Pembentukan Kota dengan Mengubah {ACT} tentang Daerah;", False),
        (f"{LAW} tentang Tugas Menteri {ACT} tentang Daerah;", True),
    ],
)
def test_an_item_with_words_of_the_next(text: str, runs_on: bool) -> None:
    assert bool(told_of("item-runs-on", text)) == runs_on
