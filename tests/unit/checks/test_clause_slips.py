"""Words read twice and items that have run together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_draft import sample
from test_rules import found

from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box

AMENDED = (
    "Peraturan Pemerintah Nomor 4 Tahun 2022 tentang Perubahan atas Peraturan Pemerintah Nomor 57 "
    "Tahun 2021 tentang Standar Pendidikan;"
)
LAW = (
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009"
)
ACT = "Undang-Undang Nomor 2 Tahun 2021"


def told_of(code: str, text: str) -> list[str]:
    """Where the text, as the only item of Mengingat, is in doubt."""
    draft, layouts = sample()
    (item,) = draft.legal_basis
    basis = (replace(item, text=replace(item.text, value=text)),)
    told = found(replace(draft, legal_basis=basis), layouts)
    return [finding.pointer for finding in told.get(code, [])]


def doubled(first: str, second: str, *, apart: Box, origin: str = "scan") -> list[Finding]:
    """What is told of two words of Menimbang, the second of which stands at ``apart``.

    ``Undang-Undang`` stands elsewhere on the page.
    """
    draft, layouts = sample()
    (item,) = draft.considerations
    page, (one, other, *_) = layouts[1], item.text.provenance[0].words
    words = list(page.words)
    words[one] = replace(words[one], text=first, box=FIRST)
    words[other] = replace(words[other], text=second, box=apart)
    layouts[1] = replace(page, words=tuple(words), origin=origin)
    return found(draft, layouts).get("word-doubled", [])


FIRST, BEHIND, OVER, BELOW = (
    Box(100, 100, 160, 120),
    Box(170, 102, 230, 122),
    Box(130, 100, 190, 120),
    Box(100, 130, 160, 150),
)


@pytest.mark.parametrize(
    ("first", "second", "apart", "told"),
    [
        ("Indonesia", "Indonesia", BELOW, True),
        ("Indonesia", "Indonesia,", OVER, True),
        ("Keuangan", "Keuangan", BEHIND, False),  # the authors' own slip
        ("Undang", "Undang", BEHIND, True),
        ("perundang", "undangan", BEHIND, True),
        ("sebaik", "baiknya;", BEHIND, True),
        ("Pare", "Pare", BELOW, False),
        ("data", "datang", BELOW, False),
        ("pelatihan", "latihan", BELOW, False),
    ],
)
def test_a_word_twice_in_a_row(first: str, second: str, apart: Box, told: bool) -> None:
    assert bool(doubled(first, second, apart=apart)) == told
    assert not doubled(first, second, apart=apart, origin="text")


def test_a_word_twice_in_a_cell_is_told_at_its_ink() -> None:
    draft, layouts = sample()
    page = next(number for number, layout in layouts.items() if layout.fragments)
    (part,) = layouts[page].fragments
    cell = next(cell for cell in part.cells if len(cell.words) > 1)
    words = list(layouts[page].words)
    for index, box in zip(cell.words, (FIRST, BELOW), strict=False):
        words[index] = replace(words[index], text="kerja", box=box)
    layouts[page] = replace(layouts[page], words=tuple(words))
    told = found(draft, layouts)["word-doubled"]
    assert [(finding.page, finding.box) for finding in told] == [(page, cell.box)]


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
