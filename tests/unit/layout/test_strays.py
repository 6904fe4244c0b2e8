"""Words that lie over print, holes and strokes go; print stays."""

from dataclasses import replace

from zi_extract.layout.lines import find_lines
from zi_extract.layout.strays import without_strays
from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Graphic, Reading, Word
from zi_extract.model.page import PageLayout

HEIGHT = 10.0


def word(text: str, left: float, top: float, size: tuple[float, float], sure: float = 0.95) -> Word:
    return Word(text, Box(left, top, left + size[0], top + size[1]), sure, "test")


def page(*words: Word) -> PageLayout:
    frame = PageFrame(1000, 1400, 200.0)
    lines = find_lines(words, HEIGHT)
    return PageLayout(1, frame, "scan", "read", HEIGHT, tuple(words), lines)


def left_in_lines(*words: Word) -> list[str]:
    lines = without_strays(page(*words)).lines
    return [words[i].text for line in lines for i in line.words]


ROW = (
    word("Peraturan", 100, 100, (90, 16)),
    word("Presiden", 200, 100, (80, 16)),
    word("Nomor", 290, 100, (60, 16)),
)


def test_print_alone_stays_as_it_is() -> None:
    layout = page(*ROW)
    assert without_strays(layout) is layout


def test_a_speck_inside_a_word_goes() -> None:
    speck = word("o", 140, 108, (8, 6), sure=0.6)
    assert left_in_lines(*ROW, speck) == ["Peraturan", "Presiden", "Nomor"]


def test_a_word_over_two_lines_goes_though_it_was_read_surely() -> None:
    below = word("Indonesia", 100, 120, (90, 16))
    over = word("Republik", 95, 98, (100, 42), sure=0.99)
    assert sorted(left_in_lines(*ROW, below, over)) == sorted(
        ["Peraturan", "Presiden", "Nomor", "Indonesia"]
    )


def test_a_hole_beside_a_row_goes_and_a_large_heading_stays() -> None:
    hole = word("@", 20, 92, (34, 34), sure=0.9)
    heading = word("II", 100, 300, (30, 34))
    beside = word("PENATAAN", 140, 300, (200, 34))
    read = left_in_lines(*ROW, hole, heading, beside)
    assert "@" not in read
    assert {"II", "PENATAAN"} <= set(read)


def test_the_day_of_a_date_stays_however_tall_its_box() -> None:
    row = (word("Tanggal", 100, 100, (70, 16)), word("Januari", 195, 100, (60, 16)))
    assert left_in_lines(*row, word("9", 174, 98, (9, 24), sure=0.99)) == [
        "Tanggal",
        "9",
        "Januari",
    ]
    assert "9" not in left_in_lines(*row, word("9", 20, 90, (24, 34), sure=0.99))


def test_a_numeral_read_together_with_a_hole_stays() -> None:
    both = word("On", 20, 92, (58, 34), sure=0.7)
    assert "On" in left_in_lines(*ROW, both)


def test_a_stroke_at_the_edge_goes_and_a_page_number_stays() -> None:
    number = word("2", 500, 40, (8, 14))
    assert left_in_lines(*ROW, word("I", 0, 95, (6, 20)), number)[0] != "I"
    assert "2" in left_in_lines(*ROW, number)


def test_one_second_reading_given_to_two_pieces_is_one_word() -> None:
    whole = Reading("MEMUTUSKAN:", 0.9, "second")
    first = replace(
        word("MEMUTUSKAN:", 300, 200, (120, 16)),
        readings=(Reading("M E M U T U S", 0.2, "one"), whole),
    )
    second = replace(
        word("MEMUTUSKAN:", 430, 200, (60, 16)), readings=(Reading("KAN:", 0.4, "one"), whole)
    )
    assert left_in_lines(*ROW, first, second).count("MEMUTUSKAN:") == 1


def test_words_printed_twice_on_purpose_stay_both() -> None:
    twice = (word("kegiatan", 100, 200, (80, 16)), word("kegiatan", 190, 200, (80, 16)))
    assert left_in_lines(*twice) == ["kegiatan", "kegiatan"]


def test_the_words_themselves_are_kept_for_the_count() -> None:
    layout = page(*ROW, word("o", 140, 108, (8, 6), sure=0.6))
    assert without_strays(layout).words == layout.words


def test_what_a_hole_in_the_margin_was_read_as_goes() -> None:
    hole = Graphic("other", Box(30, 90, 60, 120), 0.9)
    inside = word("va", 32, 100, (12, 15), sure=0.4)
    layout = replace(page(*ROW, inside), graphics=(hole,))
    lines = without_strays(layout).lines
    assert [line.text for line in lines] == ["Peraturan Presiden Nomor"]


def test_a_speck_on_a_row_of_its_own_goes_and_a_colon_or_a_page_number_stays() -> None:
    speck = word("1", 200, 40, (2, 6), sure=0.9)
    colon, number = word(":", 90, 200, (3, 8)), word("2", 500, 20, (8, 13))
    assert left_in_lines(*ROW, speck, colon, number) == ["2", "Peraturan", "Presiden", "Nomor", ":"]


def test_sure_neighbours_whose_boxes_run_into_one_another_both_stay() -> None:
    wide = word("Keputusan", 100, 200, (120, 16), sure=0.99)
    short, inside = word("ini", 190, 198, (38, 20), sure=0.99), word("ini", 180, 202, (30, 12))
    assert left_in_lines(wide, short) == ["Keputusan", "ini"]
    assert left_in_lines(wide, inside) == ["Keputusan"]


def test_a_short_word_that_was_read_surely_stays_beside_a_box_that_is_too_wide() -> None:
    wide, two = word("Kelas", 100, 200, (84, 16), sure=0.99), word("II", 168, 196, (19, 24), 0.99)
    assert left_in_lines(wide, two) == ["Kelas", "II"]


def test_a_word_whose_box_reaches_over_the_one_behind_it_stays() -> None:
    wide, behind = word("zona", 100, 200, (130, 16)), word("integritas", 150, 200, (80, 16))
    assert left_in_lines(wide, behind) == ["zona", "integritas"]
    poor = word("zona", 100, 200, (130, 16), sure=0.5)
    assert left_in_lines(poor, behind) == ["integritas"]
    scrap = word("ii", 146, 200, (84, 16))
    assert left_in_lines(scrap, behind) == ["integritas"]


def test_what_stands_left_of_all_print_goes_and_a_marker_with_its_stop_stays() -> None:
    ink, marker = word("fL", 40, 100, (16, 16), sure=0.2), word("a.", 60, 140, (14, 16), sure=0.5)
    assert left_in_lines(*ROW, ink, marker) == ["Peraturan", "Presiden", "Nomor", "a."]


def test_the_end_of_a_word_that_was_read_a_second_time_goes() -> None:
    again = Reading("W19-U4/399/OT.01.3/II/2026", 0.9, "two")
    whole = replace(
        word(again.text, 100, 100, (260, 16)), readings=(Reading("W19", 0.7, "one"), again)
    )
    tail = replace(
        word("3/II/2026", 365, 100, (120, 16)), readings=(Reading("3/11", 0.2, "one"), again)
    )
    assert left_in_lines(whole, tail) == [again.text]


def test_a_word_that_repeats_what_it_lies_on_goes_though_it_was_read_surely() -> None:
    again = word("Presiden", 200, 100, (80, 24), sure=0.99)
    assert left_in_lines(*ROW, again) == ["Peraturan", "Presiden", "Nomor"]


def test_sure_words_whose_boxes_a_seal_has_made_too_tall_stay() -> None:
    above = word("Statistik", 100, 140, (90, 60), sure=0.97)
    below = word("Provinsi", 105, 158, (80, 50), sure=0.97)
    assert sorted(left_in_lines(*ROW, above, below))[-2:] == ["Provinsi", "Statistik"]


def test_a_word_that_a_stray_only_touches_keeps_its_confidence() -> None:
    below = word("Indonesia", 205, 118, (90, 16), sure=0.97)
    again = word("Presiden", 200, 100, (80, 24), sure=0.99)
    made = without_strays(page(*ROW, below, again))
    assert made.words[3].confidence == 0.97
