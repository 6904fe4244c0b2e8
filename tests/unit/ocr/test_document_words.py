"""Doubtful words read by what the same document says surely elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from zi_extract.model.geometry import Box, PageFrame
from zi_extract.model.ocr import Line, Reading, Word
from zi_extract.model.page import PageLayout
from zi_extract.model.table import Cell, TableFragment
from zi_extract.ocr.document_words import settle_words

SURE = 0.99


def _word(text: str, confidence: float = SURE, others: Sequence[str] = ()) -> Word:
    readings = tuple(Reading(other, 0.8, "tesseract/ind") for other in (text, *others))
    return Word(text, Box(0, 0, 10, 10), confidence, "tesseract/eng", readings if others else ())


def _page(*cells: Sequence[Word]) -> PageLayout:
    words = tuple(word for cell in cells for word in cell)
    grid, start = [], 0
    for row, cell in enumerate(cells):
        text = " ".join(word.text for word in cell)
        indices = tuple(range(start, start + len(cell)))
        box = Box(0, 20.0 * row, 100, 20.0 * row + 20)
        grid.append(Cell(row, 0, 1, 1, box, text=text, words=indices))
        start += len(cell)
    edges = tuple(20.0 * row for row in range(len(cells) + 1))
    part = TableFragment(1, 0, Box(0, 0, 100, 100), len(cells), 1, (0.0, 100.0), edges, tuple(grid))
    return PageLayout(
        1,
        PageFrame(100, 100, 200),
        "scan",
        "read",
        10.0,
        words=words,
        fragments=(part,),
        legibility=1.0,
    )


def _settled(*cells: Sequence[Word]) -> list[Word]:
    return list(settle_words([_page(*cells)])[0].words)


def test_a_slip_of_ink_becomes_the_one_word_it_may_be() -> None:
    (word,) = _settled([_word("integntas", 0.7)])
    assert (word.text, word.raw) == ("integritas", "integntas")
    assert word.repair == "likeliest-word"
    assert word.confidence < 0.8


def test_what_no_slip_of_ink_explains_stays_as_printed() -> None:
    """Letters left out or changed places are an author's."""
    words = _settled([_word("kerija", 0.7)], [_word("kinreja", 0.7)], [_word("keja", 0.7)])
    assert [word.text for word in words] == ["kerija", "kinreja", "keja"]


def test_a_sure_word_is_never_changed() -> None:
    (word,) = _settled([_word("integntas", 0.95)])
    assert word.text == "integntas"


def test_a_lone_word_that_nobody_knows_and_a_slip_explains_is_doubted() -> None:
    (lone,) = _settled([_word("integntas", 0.95)])
    assert (lone.text, lone.confidence) == ("integntas", 0.4)
    twice = _settled([_word("integntas", 0.95)], [_word("integntas", 0.95)])
    assert [word.confidence for word in twice] == [0.95, 0.95]
    unlike, sure = _settled([_word("Wxyzqan", 0.95)], [_word("integntas", 0.99)])
    assert (unlike.confidence, sure.confidence) == (0.95, 0.4)


def test_a_name_is_read_as_the_document_says_it_elsewhere() -> None:
    unclear = _word("Waringihat", 0.7, ["Wuringiliat"])
    words = _settled([unclear], [_word("Waringiliat")], [_word("Waringiliat")])
    assert words[0].text == "Waringiliat"
    assert words[0].confidence >= 0.9


def test_one_place_is_no_sure_witness_for_a_name() -> None:
    words = _settled([_word("Waringihat", 0.7, ["Wuringiliat"])], [_word("Waringiliat")])
    assert words[0].confidence < 0.8


def test_an_unknown_word_that_stands_alike_in_three_places_is_one() -> None:
    names = [[_word("Wonokromat", 0.7, ["Wonokromat"])] for _ in range(3)]
    assert all(word.confidence >= 0.9 for word in _settled(*names))
    assert all(word.confidence == 0.7 for word in _settled(*names[:2]))


def test_a_lost_last_letter_is_told_by_the_phrase() -> None:
    phrase = [_word("daftar"), _word("hadir"), _word("foto")]
    words = _settled([_word("daftar"), _word("hadi", 0.7), _word("foto")], phrase)
    assert words[1].text == "hadir"


def test_words_that_differ_with_no_reason_in_ink_need_readers_that_differ() -> None:
    elsewhere = ([_word("pimpinan")], [_word("pimpinan")])
    clear = _settled([_word("pumpinan", 0.7, ["pumpinan"])], *elsewhere)
    unclear = _settled([_word("pumpinan", 0.7, ["pinpinan"])], *elsewhere)
    assert clear[0].text == "pumpinan"
    assert unclear[0].text == "pimpinan"


def test_marks_that_readers_see_differently_stay_in_doubt() -> None:
    (word,) = _settled([_word("integntas.", 0.7, ["imtegritas,"])])
    assert word.text == "integritas."
    assert word.confidence < 0.8


def test_size_is_told_by_the_same_phrase_elsewhere() -> None:
    phrase = [_word("salam,"), _word("sapa"), _word("dan")]
    words = _settled([_word("salam,"), _word("Sapa", 0.6), _word("dan")], phrase)
    assert words[1].text == "sapa"
    assert words[1].repair == "as-elsewhere"
    assert words[1].confidence >= 0.9


def test_numbers_are_not_read_by_their_neighbours() -> None:
    elsewhere = [_word("tanggal"), _word("5"), _word("bulan")]
    words = _settled([_word("tanggal"), _word("6", 0.6), _word("bulan")], elsewhere)
    assert words[1].text == "6"


@pytest.mark.parametrize(
    ("read", "becomes"), [("tugas.", "tugas,"), ("yang.", "yang"), ("Kab.", "Kab.")]
)
def test_a_stop_before_a_small_letter(read: str, becomes: str) -> None:
    words = _settled([_word(read, 0.75), _word("lalu")])
    assert words[0].text == becomes
    assert words[0].confidence < 0.8


def test_cells_and_lines_tell_the_new_words() -> None:
    page = _page([_word("zona"), _word("integntas", 0.7)])
    line = Line("zona integntas", Box(0, 0, 1, 1), (0, 1), 0.7)
    (settled,) = settle_words([replace(page, lines=(line,))])
    assert settled.lines[0].text == "zona integritas"
    assert settled.fragments[0].cells[0].text == "zona integritas"


def test_a_name_on_a_line_is_never_guessed() -> None:
    words = (_word("Ratih", 0.7, ["Latih"]), _word("integntas", 0.7, ["integnitas"]))
    line = Line("Ratih integntas", Box(0, 0, 1, 1), (0, 1), 0.7)
    page = replace(_page(), words=words, lines=(line,), legibility=0.9)
    (settled,) = settle_words([page])
    assert settled.lines[0].text == "Ratih integritas"


def test_a_page_without_doubt_comes_back_as_it_is() -> None:
    page = _page([_word("zona"), _word("integritas")])
    assert settle_words([page])[0] is page


def _doubted(*cells: Sequence[Word]) -> set[str]:
    return {word.text for word in _settled(*cells) if word.confidence < 0.5}


def _said(text: str, times: int = 1) -> list[list[Word]]:
    return [[_word(word) for word in text.split()] for _ in range(times)]


def test_an_unknown_word_one_letter_from_a_word_of_the_document_is_doubted() -> None:
    other = [_word("Angket"), _word("kebutunan", 0.95)]
    assert _doubted(other, *_said("Hasil kebutuhan pegawai")) == {"kebutunan"}
    assert _doubted(other, *_said("Hasil pelatihan pegawai")) == set()


def test_a_name_that_is_near_no_word_of_the_document_is_believed() -> None:
    assert (
        _doubted([_word("Aplikasi"), _word("Sidalih", 0.95)], *_said("Aplikasi layanan")) == set()
    )


def test_another_word_where_a_phrase_repeats_is_doubted_though_the_lexicon_knows_it() -> None:
    phrase = _said("menurut tugas, lalu menyampaikan", 3)
    odd = [_word(text) for text in ("menurut", "tugas,", "laku", "menyampaikan")]
    assert _doubted(*phrase, odd) == {"laku"}
    assert _doubted(*phrase[:1], odd) == set()


def test_a_slash_that_the_document_has_elsewhere_and_not_here_is_missed() -> None:
    split = _said("Evaluasi SKP LKE dinas")
    assert _doubted(*_said("menuju SKP/LKE, dinas"), *split) == {"SKP"}
    assert _doubted(*split) == set()
    assert _doubted(*_said("Evaluasi WBK WBBM dinas")) == {"WBK"}  # a term of the lexicon


def test_a_slash_that_the_document_has_nowhere_else_is_a_speck() -> None:
    joined, apart = _said("Foto Daftar/hadir rapat"), _said("Foto Daftar hadir rapat")
    assert _doubted(*joined, *apart * 3) == {"Daftar/hadir"}
    assert _doubted(*joined * 2, *apart * 3) == set()
    assert _doubted(*joined) == set()


def test_numerals_that_differ_between_the_same_words_are_no_broken_phrase() -> None:
    assert _doubted(*_said("Semester II", 4), *_said("Semester I")) == set()


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("sudah lebih-besar tahun", {"lebih-besar"}),
        ("daftar mutu-rencana", {"mutu-rencana"}),
        ("mutu -Pelayanan publik", {"-Pelayanan"}),
        ("( Penguatan mutu", {"("}),
        ("hari kerja ;", {";"}),
        (")", {")"}),
        ("-", set()),
        ("III, Penataan mutu", {"III,"}),
        ("Surat-menyurat dinas", set()),
        ("untuk masing- masing jabatan", set()),
        ("daftar pelaksana-", set()),
        ("Jun-Des 2025", set()),
        ("Maret-Juni, Agustus", set()),
        ("Ketua : Kepala", set()),
        ("- Undangan", set()),
        ("dimaksud dalam huruf dan huruf b, perlu", {"huruf"}),
        ("dimaksud dalam huruf a dan huruf b, perlu", set()),
        ("dari Keputusan 1n1.", {"1n1."}),
        ("Tahun 2020 Nomor 442)i", {"442)i"}),
        ("Pasal 12a ayat (2) seluas 30 m2 B03", set()),
    ],
)
def test_specks_that_are_read_as_marks_are_doubted(text: str, odd: set[str]) -> None:
    assert _doubted(*_said(text)) == odd


def test_a_stop_behind_a_lone_number_that_two_readings_have_not_is_doubted() -> None:
    assert _doubted([_word("2.", 0.9, ("2", "2"))]) == {"2."}
    assert _doubted([_word("2.", 0.9, ("2.", "2"))]) == set()


def test_two_words_that_lack_the_numeral_they_have_everywhere_are_doubted() -> None:
    numbered = [[_word("Koordinator"), _word("Area"), _word(n)] for n in ("II", "III")]
    bare = [_word("Koordinator"), _word("Area")]
    assert _doubted(*numbered, bare) == {"Area"}
    assert _doubted(*numbered[:1], bare) == set()
    assert _doubted(*numbered, bare, bare) == set()
    assert _doubted(*numbered, [_word("Area")]) == set()


def test_text_that_was_born_digital_is_never_doubted() -> None:
    page = replace(_page(*_said("sudah lebih-dari tahun")), origin="text")
    assert all(word.confidence == SURE for word in settle_words([page])[0].words)


def test_a_word_of_nobody_in_a_cell_is_doubted_on_a_page_that_is_hard_to_read() -> None:
    """Both readers make the same slip of faxed letters; on other paper it is a name."""
    page = _page([_word("Pengendalan", 0.9)], [_word("laporan")])
    rough = replace(page, legibility=0.95)
    for layout, doubted in ((page, False), (rough, True)):
        word = settle_words([layout])[0].words[0]
        assert (word.confidence < 0.5) is doubted


def test_a_small_letter_by_itself_among_words_is_doubted() -> None:
    cut = [_word("a"), _word("diketahui"), _word("pimpinan")]
    named = [_word("dalam"), _word("huruf"), _word("a")]
    assert _doubted(cut) == {"a"}
    assert _doubted(named) == set()
    assert _doubted([_word("v")]) == set()
    assert _doubted([_word("Sesuai"), _word("kebutuha"), _word("n")]) == set()


def _lines(*lines: Sequence[tuple[str, float]]) -> PageLayout:
    """Lines of words, each with its left side; letters are 10 pixels wide."""
    words = tuple(
        Word(text, Box(left, 30.0 * row, left + 10.0 * len(text), 30.0 * row + 14), SURE, "t")
        for row, line in enumerate(lines)
        for text, left in line
    )
    frame = PageFrame(400, 400, 200)
    return PageLayout(1, frame, "scan", "read", 10.0, words=words, legibility=1.0)


def test_words_that_lost_a_letter_one_below_the_other_put_the_page_in_doubt() -> None:
    broken = [
        [("RENCA", 100), ("A", 160)],
        [("pe", 130), ("ilaian", 160)],
        [("Presi", 100), ("en", 162)],
    ]
    (finding,) = settle_words([_lines(*broken)])[0].findings
    assert (finding.code, finding.severity, finding.box) == ("page-damaged", "error", None)
    assert settle_words([_lines(*broken[:2])])[0].findings == ()
    apart = [[(text, left + 80 * row) for text, left in line] for row, line in enumerate(broken)]
    assert settle_words([_lines(*apart)])[0].findings == ()
    whole = [
        [("zona", 100), ("yang", 150)],
        [("dari", 100), ("dan", 150)],
        [("unit", 100), ("ini", 150)],
    ]
    assert settle_words([_lines(*whole)])[0].findings == ()


def test_a_few_small_letters_that_are_no_word_are_doubted() -> None:
    assert _doubted([_word("Laporan"), _word("uj"), _word("petik")]) == {"uj"}
    assert _doubted([_word("5"), _word("han"), _word("kerja.")]) == {"han"}
    assert _doubted([_word("Rapat"), _word("dgn"), _word("pimpinan"), _word("dsb.")]) == set()
    assert _doubted([_word("Sesuai"), _word("kebutuh"), _word("an")]) == set()
    assert _doubted([_word("SOP"), _word("Zu"), _word("LKE")]) == set()


def test_a_stop_behind_a_number_that_others_lack_in_its_place_is_doubted() -> None:
    others = _said("1 dokumen", 6)
    assert _doubted(*others, *_said("1. dokumen")) == {"1."}
    assert _doubted(*others, *_said("1. Undangan")) == set()
    assert _doubted(*others, *_said("1. dokumen", 4)) == set()
    assert _doubted(*others, *_said("2 dokumen")) == set()
    assert _doubted(*_said("Anggaran 2023", 6), *_said("Anggaran 2023.")) == set()


def test_a_strange_word_is_another_on_a_poor_fax_only() -> None:
    """Grey paper reads as seldom surely when its words are names, or of another language."""
    page = replace(_page([_word("laperan", 0.7, ["laperan"])]), legibility=0.95)
    for bilevel, told in ((False, "laperan"), (True, "laporan")):
        (word,) = settle_words([replace(page, bilevel=bilevel)])[0].words
        assert word.text == told


@pytest.mark.parametrize(("legibility", "told"), [(0.95, "kerja"), (1.0, "kerja,")])
def test_a_mark_in_a_phrase_that_has_none_elsewhere_is_a_speck_on_a_fax(
    legibility: float, told: str
) -> None:
    page = _page([_word("rapat"), _word("kerja,"), _word("tim")], [_word("kerja"), _word("tim")])
    settled = settle_words([replace(page, legibility=legibility, bilevel=True)])[0].words
    assert settled[1].text == told
    assert (settled[1].confidence < 0.8) == (told == "kerja")


def test_names_beside_titles_are_in_no_lexicon() -> None:
    """On a page that is hard to read, where nobody's words are doubted elsewhere."""
    name = ["Marjuni", "Wirdanto,"]
    cells = (
        [_word(text, 0.95, [text]) for text in (*name, "S.Kom.")],
        [_word(text, 0.95, [text]) for text in ("Zulfadli", "Menyusun")],
        [_word("Qodrin,", 0.95, ["Oodrin,"]), _word("S.H.", 0.95)],
    )
    words = settle_words([replace(_page(*cells), legibility=0.95)])[0].words
    assert [word.confidence for word in words[:2]] == [0.95, 0.95]
    assert words[3].confidence < 0.5
    assert words[5].confidence < 0.5


@pytest.mark.parametrize(("title", "sure"), [("S.Sos.,", True), ("Tim", False)])
def test_the_name_of_who_holds_a_degree_is_no_misread_word(title: str, sure: bool) -> None:
    name = _settled([_word("Intemal"), _word("Kusuma,"), _word(title)], [_word("Internal")])[0]
    assert name.text == "Intemal"
    assert (name.confidence == SURE) is sure
