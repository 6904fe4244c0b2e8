"""A text goes on below only where its last line and its cell are full."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.tables.stitched_pages import page
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.tables.stitch import stitch
from zi_extract.tables.stitch_room import LINE_FULL, LINES_LEFT, ROOM_LEFT, SetText, room_odds

LETTER, SPACE, LINE, PADDING = 10.0, 7.0, 24.0, 6.0
HEADER = ["No", "Rencana Aksi", "Output", "Penanggung Jawab"]


def boxes(cell, lines):
    """The words of these lines, set from the cell's upper left corner; letters are 10 wide."""
    for number, line in enumerate(lines):
        left, top = cell.left + PADDING, cell.top + PADDING + number * LINE
        for word in line.split():
            yield Box(left, top, left + LETTER * len(word), top + 14)
            left += LETTER * len(word) + SPACE


def as_set(lines, width, height=None):
    cell = Box(0, 0, width, height or 2 * PADDING + LINE * len(lines))
    return SetText(cell, tuple(boxes(cell, lines)), 14.0)


@pytest.mark.parametrize(("width", "odds"), [(240.0, ROOM_LEFT), (200.0, LINE_FULL), (216.0, 0.0)])
def test_a_word_that_had_room_behind_the_last_line_begins_another_text(width, odds):
    upper, lower = as_set(["Memuat", "Dokumen rencana"], width), as_set(["kerja mutu"], width)
    assert room_odds(upper, lower, "kerja mutu") == odds


def test_a_list_item_begins_a_line_whatever_room_there_was():
    upper, lower = as_set(["1) Renstra"], 240.0), as_set(["2) Renja"], 240.0)
    assert room_odds(upper, lower, "2) Renja") == 0


def test_a_cell_with_room_for_more_lines_ends_its_text():
    lower = as_set(["kerja"], 200.0)
    at_top = as_set(["Dokumen rencana"], 200.0, height=150.0)
    assert room_odds(at_top, lower, "kerja") == LINE_FULL + LINES_LEFT
    middle = replace(at_top, words=tuple(replace(w, top=w.top + 60, bottom=w.bottom + 60)
                                         for w in at_top.words))  # fmt: skip
    assert room_odds(middle, lower, "kerja") == LINE_FULL


def test_words_without_boxes_say_nothing():
    assert room_odds(None, as_set(["kerja"], 200.0), "kerja") == 0


def set_page(number, rows):
    """A page whose texts have words with boxes."""
    layout = page(number, rows)
    (fragment,) = layout.fragments
    words, cells = [], []
    for cell in fragment.cells:
        found = list(boxes(cell.box, cell.text.splitlines()))
        texts = cell.text.split()
        cells.append(replace(cell, words=tuple(range(len(words), len(words) + len(found)))))
        words += [Word(t, box, 0.9, "drawn") for t, box in zip(texts, found, strict=True)]
    fragment = replace(fragment, cells=tuple(cells))
    return replace(layout, words=tuple(words), fragments=(fragment,))


def test_a_name_that_the_column_knows_as_a_whole_is_joined():
    whole = "Tim Peningkatan Kualitas Pelayanan Publik"
    rows = [HEADER, ["1", "Menyusun rencana", "Dokumen", whole], ["2", "Menata", "Surat", "^"],
            ["3", "Meninjau layanan", "Foto", "Tim\nPeningkatan Kualitas"]]  # fmt: skip
    below = [
        ["4", "Menetapkan tim", "Keputusan", "Pelayanan Publik"],
        ["5", "Memantau", "Foto", "^"],
    ]
    (table,) = stitch([set_page(1, rows), set_page(2, below)])
    assert [c.text.value for c in table.cells if c.col == 3] == [
        "Penanggung Jawab",
        whole,
        whole,
    ]


def test_an_owner_that_had_room_for_the_next_one_is_another():
    upper = [HEADER, ["1", "Menyusun rencana", "Surat", "Ketua"], ["2", "Menata", "Foto", "^"],
             ["3", "Meninjau layanan", "Foto", "Tim dan"]]  # fmt: skip
    lower = [["4", "Menetapkan", "Surat", "Operator"], ["5", "Memantau", "Foto", "^"]]
    (table,) = stitch([set_page(1, upper), set_page(2, lower)])
    assert [c.text.value for c in table.cells if c.col == 3][1:] == ["Ketua", "Tim dan", "Operator"]
