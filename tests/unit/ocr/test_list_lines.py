"""Items of a list in a cell begin where their place says, whatever was read of their marker."""

from __future__ import annotations

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.model.table import Cell
from zi_extract.ocr.list_lines import with_list_lines

HEIGHT, LETTER, BULLETS_AT, TEXT_AT = 12.0, 8, 10, 24


def _told(lines: list[str], *, right: int = 300, readings: tuple[str, ...] = ()) -> str:
    """The texts of the cell's words as they are told."""
    return " ".join(word.text for word in _words(lines, right=right, readings=readings))


def _words(lines: list[str], *, right: int, readings: tuple[str, ...] = ()) -> list[Word]:
    """The cell's words as they are told; lines that begin with ``>`` stand below the items."""
    words: list[Word] = []
    for row, line in enumerate(lines):
        left = TEXT_AT if line.startswith(">") else BULLETS_AT
        for text in line.lstrip(">").split():
            box = Box(left, 30 * row, left + LETTER * len(text), 30 * row + 16)
            seen = tuple(Reading(one, 0.9, "eng") for one in readings if text[:1] == "-" != text)
            words.append(Word(text, box, 0.99, "eng", seen))
            left = TEXT_AT if text == "-" else left + LETTER * (len(text) + 1)
    text = "\n".join(line.lstrip(">") for line in lines)
    cell = Cell(0, 0, 1, 1, Box(0, 0, right, 300), text=text, words=tuple(range(len(words))))
    told = with_list_lines(cell, words, HEIGHT)
    return [told.get(k, word) for k, word in enumerate(words)]


def test_a_line_that_had_room_above_has_lost_its_bullet() -> None:
    lines = ["- Undangan", ">Daftar hadir", "- Notula", "- Foto"]
    assert _told(lines) == "- Undangan - Daftar hadir - Notula - Foto"
    assert _told(lines, right=120) == "- Undangan Daftar hadir - Notula - Foto"


@pytest.mark.parametrize(
    ("lines", "right", "doubted"),
    [
        (["- Undangan", "- Notula", "Foto kegiatan"], 300, True),
        (["- Undangan", "- Notula", "foto kegiatan"], 300, False),
        (["- Undangan", "- Notula rapat", "Dinas"], 120, False),
        (["- Undangan", "Notula rapat", "- Foto"], 300, True),
    ],
)
def test_a_capital_on_a_new_line_where_bullets_stand_may_have_lost_its_own(
    lines: list[str], right: int, *, doubted: bool
) -> None:
    assert (min(word.confidence for word in _words(lines, right=right)) < 0.9) == doubted


def test_one_dash_makes_no_list() -> None:
    assert _told(["- Undangan", ">Daftar hadir"]) == "- Undangan Daftar hadir"
    assert _told(["Laporan", "Daftar hadir", "- Foto"]) == "Laporan Daftar hadir - Foto"


def test_one_dash_below_lines_that_stand_as_items_do_makes_a_list() -> None:
    lines = ["Tangkapan layar", ">Undangan", ">Daftar hadir", "- Foto"]
    assert _told(lines) == "Tangkapan layar - Undangan - Daftar hadir - Foto"
    assert _told(lines, right=160) == "Tangkapan layar - Undangan - Daftar hadir - Foto"


def test_lines_set_in_alike_may_all_have_lost_their_bullets() -> None:
    for lines, doubted in (
        (["Rencana kerja", ">Undangan", ">Daftar hadir"], True),
        (["Rencana kerja", "Undangan", ">Daftar hadir"], False),
        (["a. Rencana", ">kerja yang", ">disahkan"], False),
    ):
        assert (min(word.confidence for word in _words(lines, right=300)) < 0.9) == doubted


def test_a_bullet_without_its_space() -> None:
    assert (
        _told(["- Undangan", "-Notula"], readings=("-Notula", "-Notulo")) == "- Undangan - Notula"
    )
    assert _told(["- Undangan", "-Notula"], readings=("-Notula", "Notula")) == "- Undangan -Notula"


@pytest.mark.parametrize(
    ("second", "told"), [("b,", "b."), ("2)", "2)"), ("c,", "c,"), ("b", "b"), ("b:", "b.")]
)
def test_a_marker_between_others_has_their_stop(second: str, told: str) -> None:
    lines = ["a. Surat", f"{second} Sertifikat", "c. Laporan"]
    assert _told(lines) == f"a. Surat {told} Sertifikat c. Laporan"


@pytest.mark.parametrize(
    ("labels", "told"),
    [("a. h. c.", "a. b. c."), ("a. h. d.", "a. h. d."), ("a. 1. b.", "a. 1. b.")],
)
def test_a_label_between_its_neighbours(labels: str, told: str) -> None:
    first, second, third = labels.split()
    lines = [f"{first} Surat", ">tugas", f"{second} Sertifikat", f"{third} Laporan"]
    assert [one for one in _told(lines).split() if one.endswith(".")] == told.split()
