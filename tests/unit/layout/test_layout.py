from __future__ import annotations

from zi_extract.layout.assign import assign_words
from zi_extract.layout.lines import find_lines
from zi_extract.layout.reading_order import in_reading_order
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Word
from zi_extract.model.table import Cell, TableFragment, Tick

HEIGHT = 16.0


def word(text, left, top, width=None):
    return Word(text, Box(left, top, left + (width or 10 * len(text)), top + 20), 0.9, "fake")


def texts(words):
    return [line.text for line in in_reading_order(find_lines(words, HEIGHT), 2000)]


def test_label_colon_letter_and_text_are_lines_of_one_row():
    words = [
        word("Menimbang", 100, 100), word(":", 300, 100), word("a.", 340, 100),
        word("bahwa", 390, 100), word("dalam", 450, 100),
        word("rangka", 390, 130), word("itu", 460, 130),
        word("b.", 340, 160), word("bahwa", 390, 160),
    ]  # fmt: skip
    assert texts(words) == ["Menimbang", ":", "a.", "bahwa dalam", "rangka itu", "b.", "bahwa"]


def test_justified_text_is_not_torn():
    words = [word("PENETAPAN", 100, 100), word("RENCANA", 220, 100), word("AKSI", 320, 100)]
    assert texts(words) == ["PENETAPAN RENCANA AKSI"]


def test_capitals_at_the_left_edge_of_justified_text_are_no_labels():
    words = [
        word("1.", 340, 100), word("Peraturan", 390, 100), word("Daerah", 500, 100),
        word("Kinerja", 390, 130, 92), word("Utama", 500, 130),
        word("Kerja", 390, 160, 92), word("Dinas", 500, 160),
    ]  # fmt: skip
    assert texts(words) == ["1.", "Peraturan Daerah", "Kinerja Utama", "Kerja Dinas"]


def test_a_line_may_climb_slowly():
    words = [word("kata", 100 + 60 * k, 100 - 3 * k) for k in range(12)]
    assert len(find_lines(words, HEIGHT)) == 1


def test_every_word_is_in_one_line():
    words = [word("kata", 90 * (k % 7), 25 * (k // 7)) for k in range(50)]
    used = [index for line in find_lines(words, HEIGHT) for index in line.words]
    assert sorted(used) == list(range(50))


def signature(left, top, lines):
    words = []
    for k, line in enumerate(lines):
        x = left
        for text in line.split():
            words.append(word(text, x, top + 34 * k))
            x += 10 * len(text) + 8
    return words


def test_signature_blocks_are_read_one_after_the_other():
    right = ["Ditetapkan di Rantau", "pada tanggal 2 Mei 2024", "KEPALA KANTOR,", "Budi Santoso"]
    left = ["Salinan sesuai dengan aslinya", "KEPALA BAGIAN HUKUM,", "Siti Rahmawati, S.H."]
    words = signature(900, 500, right) + signature(100, 550, left)
    assert texts(words) == [*right, *left]


def test_the_text_above_a_closing_at_the_right_is_read_before_it():
    rest = ["kemudian hari dibetulkan", "sebagaimana mestinya saja"]
    left = signature(100, 100, [*rest, "Salinan sesuai asli", "SEKRETARIS KOTA", "NAMA ORANG"])
    right = signature(
        900, 168, ["Ditetapkan di Ternate", "pada tanggal 2", "KEPALA KANTOR", "BADU X"]
    )
    read = texts([*left, *right])
    assert read[:3] == [*rest, "Ditetapkan di Ternate"]


def test_two_signers_are_read_from_the_left():
    left = ["PIHAK PERTAMA KAMI,", "KEPALA KANTOR LAMA,", "Budi Santoso"]
    right = ["PIHAK KEDUA KAMI,", "KEPALA KANTOR BARU,", "Siti Rahmawati"]
    assert texts(signature(900, 500, right) + signature(100, 500, left)) == [*left, *right]


def test_clauses_are_no_blocks_side_by_side():
    words = signature(500, 100, ["Menetapkan rencana ini", "sebagai pedoman kerja", "bagi semua"])
    words += [word("KESATU", 100, 100), word(":", 400, 100)]
    assert texts(words)[:3] == ["KESATU", ":", "Menetapkan rencana ini"]


def table():
    mark = Tick("marked", "mark", 0.2, 0.99)
    cells = (
        Cell(0, 0, 1, 1, Box(0, 0, 200, 100)),
        Cell(0, 1, 1, 1, Box(200, 0, 300, 100), tick=mark),
    )
    return TableFragment(1, 0, Box(0, 0, 300, 100), 1, 2, (0, 200, 300), (0, 100), cells)


def test_words_of_a_text_layer_go_to_their_cells():
    words = [
        word("kerja", 70, 10), word("Tim", 10, 10), word("baru", 10, 40),
        word("\uf0fc", 240, 40), word("Judul", 10, 300),
    ]  # fmt: skip
    (filled,), rest = assign_words([table()], words, first_index=100)
    assert filled.cells[0].text == "Tim kerja\nbaru"
    assert filled.cells[0].words == (101, 100, 102)
    assert (filled.cells[1].text, filled.cells[1].words) == ("", (103,))
    assert rest == (104,)


def test_no_words_no_change():
    assert assign_words([table()], []) == ((table(),), ())


def test_labels_with_their_colons_are_no_block_beside_the_text():
    words = []
    for row, label in enumerate(("KESATU", "KEDUA", "KETIGA", "KEEMPAT")):
        top = 100 + 60 * row
        words += [word(label, 80, top), word(":", 88 + 10 * len(label), top, 6)]
        words += [word(f"isi{row}", 240, top), word("diktum", 300, top)]
    read = " ".join(texts(words))
    assert read.startswith("KESATU : isi0 diktum KEDUA : isi1")


def test_a_word_that_a_narrow_column_cut_is_one_word_where_somebody_knows_it():
    words = [word("Kesepakata", 10, 10), word("n", 10, 40), word("baru", 10, 70)]

    def splits(first, second):
        return (first, second) == ("Kesepakata", "n")

    (filled,), _ = assign_words([table()], words, splits=splits)
    assert filled.cells[0].text == "Kesepakatan\nbaru"
    assert filled.cells[0].words == (0, 1, 2)
    (plain,), _ = assign_words([table()], words)
    assert plain.cells[0].text == "Kesepakata\nn\nbaru"
