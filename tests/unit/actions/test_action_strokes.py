"""Numbers of areas: strokes that were misread, and what the neighbours say."""

from zi_extract.actions.area_drafts import draft_areas
from zi_extract.actions.area_numbers import AreaHeading
from zi_extract.actions.areas import read_area
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box

INK = (Provenance(1, Box(0, 0, 10, 10)),)

DOUBTED = 0.8
"""Confidence below which a value is flagged."""


def drafted(*texts: str, unread: tuple[int, ...] = (), confidence: float = 0.99):
    return draft_areas(
        [
            AreaHeading(
                Extracted(text, text, confidence, INK), read_area(text), unread=place in unread
            )
            for place, text in enumerate(texts)
        ]
    )


def numbers(*texts: str):
    return [draft.number.value if draft.number else None for draft in drafted(*texts)]


def flags(*texts: str):
    return [draft.number.confidence < DOUBTED for draft in drafted(*texts) if draft.number]


def test_a_lone_stroke_before_the_first_area_is_its_numeral():
    assert numbers("1. Manajemen Perubahan") == ["I"]
    assert flags("1. Manajemen Perubahan") == [False]


def test_marks_before_a_known_name_are_its_numeral_flagged():
    for read in ("] I Manajemen Perubahan", "0 I Manajemen Perubahan"):
        (draft,) = drafted(read)
        assert draft.number is not None
        assert draft.name is not None
        assert (draft.number.value, draft.name.value) == ("I", "Manajemen Perubahan")
        assert draft.number.confidence < DOUBTED


def test_marks_of_a_stamp_behind_a_known_name_are_no_part_of_it():
    (draft,) = drafted("II. PENATAAN TATALAKSANA 2 =] G)")
    assert draft.name is not None
    assert draft.number is not None
    assert (draft.number.value, draft.name.value) == ("II", "PENATAAN TATALAKSANA")
    (longer,) = drafted("III. PENATAAN SISTEM MANAJEMEN SDM ASN")
    assert longer.name is not None
    assert longer.name.value == "PENATAAN SISTEM MANAJEMEN SDM ASN"


def test_a_numeral_that_was_read_stays_sure():
    assert numbers("II. Penataan Tatalaksana") == ["II"]
    assert flags("II. Penataan Tatalaksana") == [False]


def test_a_word_before_a_name_is_no_numeral():
    assert numbers("Tim Penataan Tatalaksana") == [None]


def test_strokes_are_counted_by_the_names_and_the_neighbours():
    read = (
        "1 Manajemen Perubahan",
        "I Penataan Tatalaksana",
        "Il Penataan Sistem Manajemen SDM",
        "IV Penguatan Akuntabilitas",
        "V Penguatan Pengawasan",
    )
    assert numbers(*read) == ["I", "II", "III", "IV", "V"]
    assert not any(flags(*read))
    assert drafted(*read)[1].number.raw == "I Penataan Tatalaksana"


def test_one_number_that_only_the_regulation_explains_settles_the_count():
    read = ("1 Penataan Tata Laksana", "Il Penataan Sistem Manajemen SDM", "VI Pelayanan Publik")
    assert numbers(*read) == ["II", "III", "VI"]
    assert not any(flags(*read))


def test_a_stroke_that_no_other_number_confirms_is_flagged():
    read = ("I Penataan Tatalaksana", "Penguatan Pengawasan")
    assert flags(*read)[0]


def test_areas_in_an_order_of_their_own_keep_their_numbers():
    read = ("I Penguatan Pengawasan", "II Manajemen Perubahan", "III Pelayanan Publik")
    assert numbers(*read) == ["I", "II", "III"]
    assert not any(flags(*read))


def test_a_number_printed_wrongly_is_kept_and_flagged():
    read = (
        "I Manajemen Perubahan",
        "II Penataan Tatalaksana",
        "IV Penguatan Pengawasan",
        "VI Pelayanan Publik",
    )
    assert numbers(*read) == ["I", "II", "IV", "VI"]
    assert flags(*read) == [False, False, True, False]


def test_a_number_that_was_not_read_among_numbered_areas():
    read = ("Manajemen Perubahan", "II Penataan Tatalaksana", "IV Penguatan Akuntabilitas")
    assert numbers(*read) == ["I", "II", "IV"]
    lost = ("Manajemen Perubahan", "II Penataan Tatalaksana")
    assert numbers(*lost) == [None, "II"]
    assert flags(*lost) == [True, False]


def test_areas_without_numbers_have_none():
    assert numbers("Manajemen Perubahan", "Penguatan Pengawasan") == [None, None]


def test_digits_and_letters_stay_what_they_are():
    for one, two, three in (("1", "2", "3"), ("A", "B", "C")):
        read = (
            f"{one}. Manajemen Perubahan",
            f"{two}. Penataan Tatalaksana",
            f"{three}. Penguatan Pengawasan",
        )
        assert numbers(*read) == [one, two, three]


def test_a_doubtful_reading_that_is_letter_by_letter_a_known_name_is_confirmed():
    (draft,) = drafted("II Penataan Tatalaksana", confidence=0.4)
    assert draft.name.confidence >= DOUBTED
    assert draft.number.confidence >= DOUBTED


def test_strokes_that_are_left_of_a_longer_numeral_give_way_to_it_flagged():
    read = (
        "III Penataan Sistem Manajemen SDM",
        "IV Penguatan Akuntabilitas",
        "V Penguatan Pengawasan",
        "1 Peningkatan Kualitas Pelayanan Publik",
    )
    assert numbers(*read) == ["III", "IV", "V", "VI"]
    assert flags(*read) == [False, False, False, True]


def test_another_numeral_than_expected_stays_as_printed_flagged():
    read = (
        "III Penataan Sistem Manajemen SDM",
        "IV Penguatan Akuntabilitas",
        "V Penguatan Pengawasan",
        "II Peningkatan Kualitas Pelayanan Publik",
    )
    assert numbers(*read)[-1] == "II"
    assert flags(*read)[-1]


def test_letters_count_the_areas_that_the_table_has():
    read = (
        "A. Manajemen Perubahan",
        "B. Penataan Tatalaksana",
        "c. Penguatan Akuntabilitas",
        "II. Penguatan Pengawasan",
    )
    assert numbers(*read) == ["A", "B", "C", "D"]
    assert flags(*read)[3]


def test_an_unread_number_on_which_the_two_ways_to_count_differ_is_flagged():
    read = ("I. Manajemen Perubahan", "II. Penataan Tatalaksana", "Penguatan Akuntabilitas")
    unsure = drafted(*read, unread=(2,))[2].number
    assert unsure.confidence < DOUBTED
    proven = drafted(*read, "V. Penguatan Pengawasan", unread=(2,))[2].number
    assert (proven.value, proven.confidence < DOUBTED) == ("IV", False)


def test_a_lone_stroke_before_an_area_left_out_is_no_two():
    read = (
        "1. Manajemen Perubahan",
        "III. Penataan Sistem Manajemen SDM",
        "IV. Penguatan Akuntabilitas",
    )
    assert numbers(*read) == ["I", "III", "IV"]
    assert flags(*read) == [False, False, False]


def test_a_stroke_hardly_read_gives_way_to_the_numeral_of_name_and_neighbours():
    texts = ("IV. Penguatan Akuntabilitas", "V. Penguatan Pengawasan", "I. Pelayanan Publik")

    def last(confidence: float):
        read = [
            AreaHeading(Extracted(text, text, sure, INK), read_area(text))
            for text, sure in zip(texts, (0.99, 0.99, confidence), strict=True)
        ]
        number = draft_areas(read)[-1].number
        return number.value, number.confidence < DOUBTED

    assert last(0.5) == ("VI", False)
    assert last(0.97) == ("I", True)


def test_a_remainder_of_a_numeral_does_not_begin_another_count():
    read = (
        "L Manajemen Perubahan",
        "IV. Penguatan Akuntabilitas Kinerja",
        "V. Peningkatan Kualitas Pelayanan Publik",
    )
    assert numbers(*read) == ["I", "IV", "VI"]
    assert flags(*read) == [True, False, True]


def test_a_count_that_the_author_began_anew_stays():
    read = ("I. Penataan Tatalaksana", "II. Penguatan Pengawasan", "III. Pelayanan Publik")
    assert numbers(*read) == ["I", "II", "III"]
