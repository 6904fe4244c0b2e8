from zi_extract.actions.area_drafts import area_draft
from zi_extract.actions.areas import read_area
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box

INK = (Provenance(1, Box(0, 0, 10, 10)),)


def drafted(text: str):
    return area_draft(Extracted(text, text, 0.99, INK), read_area(text))


def test_a_lone_stroke_before_the_first_area_is_its_numeral_flagged():
    number = drafted("1. Manajemen Perubahan").number
    assert number is not None
    assert (number.value, number.confidence < 0.8) == ("I", True)


def test_marks_before_a_known_name_are_its_numeral_flagged():
    for read in ("] I Manajemen Perubahan", "0 I Manajemen Perubahan"):
        draft = drafted(read)
        assert draft.number is not None
        assert draft.name is not None
        assert (draft.number.value, draft.name.value) == ("I", "Manajemen Perubahan")
        assert draft.number.confidence < 0.8


def test_a_numeral_that_was_read_stays_sure():
    number = drafted("II. Penataan Tatalaksana").number
    assert number is not None
    assert (number.value, number.confidence) == ("II", 0.99)


def test_a_word_before_a_name_is_no_numeral():
    assert drafted("Tim Penataan Tatalaksana").number is None
