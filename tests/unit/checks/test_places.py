from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sample_draft import KINDS, Sheet, body, sample

from zi_extract.checks.furniture import furniture_words
from zi_extract.checks.places import place_words
from zi_extract.checks.status import decree_status, file_status, status_reason
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Graphic


def test_every_word_has_exactly_one_place() -> None:
    draft, layouts = sample()
    places = place_words([draft], layouts, KINDS)
    for page, layout in layouts.items():
        assert len(places[page]) == len(layout.words)
    counts = Counter(place for page in places.values() for place in page)
    assert counts["leftover"] == 0
    assert counts["field"] > 20
    assert counts["clause"] > 10
    assert counts["cell"] > 8


def test_formulas_furniture_and_repeats() -> None:
    draft, layouts = sample()
    places = place_words([draft], layouts, KINDS)
    words = [word.text for word in layouts[1].words]
    assert places[1][words.index("TENTANG")] == "label"
    assert places[1][words.index("MEMUTUSKAN")] == "label"
    assert places[1][len(words) - 2] == "furniture"  # the 1 of "- 1 -"
    assert set(places[3][:2]) <= {"label", "repeat"}  # LAMPIRAN KEPUTUSAN above the second part


def test_new_text_is_left_over() -> None:
    layout, parts = body()
    sheet = Sheet(1, layout.frame, list(layout.words), list(layout.lines), down=900)
    ink = sheet.put("Catatan yang tidak dikenal siapa pun")
    draft = DecreeDraft(pages=(1,), **parts)
    places = place_words([draft], {1: sheet.layout()}, {1: "decree"})
    assert {places[1][word] for word in ink.words} == {"leftover"}


def test_the_head_repeated_after_menetapkan() -> None:
    layout, parts = body()
    sheet = Sheet(1, layout.frame, list(layout.words), list(layout.lines), down=900)
    ink = sheet.put("KOTA MEKARSARI TENTANG RENCANA AKSI")
    draft = DecreeDraft(pages=(1,), **parts)
    places = place_words([draft], {1: sheet.layout()}, {1: "decree"})
    assert {places[1][word] for word in ink.words} <= {"repeat", "label"}


def test_the_head_repeated_without_the_place_of_the_office() -> None:
    layout, parts = body()
    sheet = Sheet(1, words=list(layout.words), lines=list(layout.lines), down=900)
    short = sheet.put("KEPUTUSAN KEPALA DINAS ARSIP TENTANG RENCANA")
    other = sheet.put("KEPUTUSAN ARSIP KEPALA DINAS TENTANG RENCANA")
    draft = DecreeDraft(pages=(1,), **parts)
    places = place_words([draft], {1: sheet.layout()}, KINDS)
    assert {places[1][word] for word in short.words} <= {"repeat", "label"}
    assert "leftover" in {places[1][word] for word in other.words}


def test_a_word_under_a_stamp() -> None:
    layout, parts = body()
    sheet = Sheet(1, layout.frame, list(layout.words), list(layout.lines), down=900)
    ink = sheet.put("KOTA*MEKARSARI*DINAS")
    stamp = Graphic("stamp", ink.box.grown(20), 0.9)
    stamped = replace(sheet.layout(), graphics=(stamp,))
    places = place_words([DecreeDraft(pages=(1,), **parts)], {1: stamped}, {1: "decree"})
    assert places[1][ink.words[0]] == "stamp"


def test_pages_of_others_are_other_as_a_whole() -> None:
    _, layouts = sample()
    places = place_words([], layouts, KINDS)
    assert {place for page in places.values() for place in page} == {"other"}


def test_letterhead_stands_above_the_kind_of_document() -> None:
    draft, layouts = sample()
    sheet = Sheet(1, down=5)
    street = sheet.put("Jalan Kenanga Nomor 5 Mekarsari")
    moved = replace(
        layouts[1],
        words=(*layouts[1].words, *sheet.words),
        lines=layouts[1].lines,
    )
    first = len(layouts[1].words)
    places = place_words([draft], layouts | {1: moved}, KINDS)
    assert {places[1][first + word] for word in street.words} == {"letterhead"}


def test_page_numbers_only_at_the_edges() -> None:
    sheet = Sheet(1)
    top = sheet.put("- 2 -")
    sheet.down = 700
    middle = sheet.put("12")
    sheet.down = 1350
    web = sheet.put("jdih.mekarsari.go.id")
    found = set(furniture_words(sheet.layout(), None))
    assert set(top.words) | set(web.words) <= found
    assert not set(middle.words) & found


def test_a_catchword_announces_the_next_page() -> None:
    first, second = Sheet(1, down=1200), Sheet(2)
    catch = first.put("KETIGA ...")
    second.put("- 2 -")
    second.put("KETIGA : Keputusan ini mulai berlaku")
    assert set(catch.words) <= set(furniture_words(first.layout(), second.layout()))
    assert not set(catch.words[:1]) & set(furniture_words(first.layout(), Sheet(2).layout()))


def test_the_number_of_an_item_is_no_page_number() -> None:
    first, second = Sheet(1, down=1200), Sheet(2)
    catch = first.put("6. Peraturan...")
    label = second.put("6.")
    second.down -= 30
    second.put("Peraturan Menteri tentang Arsip", left=150)
    assert not set(label.words) & set(furniture_words(second.layout(), None))
    assert set(catch.words) <= set(furniture_words(first.layout(), second.layout()))


def test_status_of_a_decree() -> None:
    draft, layouts = sample()
    assert decree_status(draft, layouts, {}) == "review"
    bare = DecreeDraft(pages=(4,))
    assert decree_status(bare, layouts, {}) == "ok"
    note = Finding("stamp-over-text", "info", "A stamp covers text.", 4)
    assert decree_status(replace(bare, findings=(note,)), layouts, {}) == "ok"
    error = replace(note, severity="error")
    assert decree_status(replace(bare, findings=(error,)), layouts, {}) == "review"
    assert decree_status(replace(bare, pages=(4, 5)), layouts, {}) == "partial"


def test_status_of_a_file() -> None:
    _, layouts = sample()
    assert file_status(["ok"], layouts, 4) == "ok"
    assert file_status(["ok", "review"], layouts, 4) == "review"
    assert file_status([], layouts, 4) == "not_a_decree"
    assert file_status(["ok"], layouts, 5) == "partial"
    assert file_status(["partial"], layouts, 4) == "partial"
    assert file_status([], {}, 4) == "failed"


def test_the_reason_names_the_gravest_first() -> None:
    box = Box(0, 0, 1, 1)
    warning = Finding("tick-unsure", "warning", "Not sure.", 1, box)
    error = Finding("tick-lost", "error", "Lost.", 1, box)
    assert status_reason("review", [warning, error, warning]) == "1 tick-lost"
    assert status_reason("review", [warning, warning]) == "2 tick-unsure"
    assert status_reason("ok", []) == ""


def test_the_note_of_electronic_signing_is_furniture() -> None:
    sheet = Sheet(1)
    first = sheet.put("Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat")
    second = sheet.put("elektronik yang diterbitkan BSrE")
    other = sheet.put("Tembusan")
    found = set(furniture_words(sheet.layout(), None))
    assert found == {*first.words, *second.words}
    assert not found & set(other.words)


def test_ink_that_was_read_twice_is_not_left_over() -> None:
    layout, parts = body()
    draft = DecreeDraft(pages=(1,), **parts)
    told = place_words([draft], {1: layout}, {1: "decree"})[1].index("clause")
    first = layout.words[told]
    again = replace(first, box=replace(first.box, bottom=first.box.bottom + 10))
    other = replace(again, text="Balairung")
    more = replace(layout, words=(*layout.words, again, other))
    places = place_words([draft], {1: more}, {1: "decree"})
    assert places[1][-2:] == ("repeat", "leftover")
