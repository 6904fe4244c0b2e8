"""Doubtful words guessed by what may be said and by how ink is misread; and those taken over."""

from __future__ import annotations

from collections import Counter

import pytest

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Reading, Word
from zi_extract.ocr.confusions import confusions, cost, origins, pieces
from zi_extract.ocr.mending import LONE_SURE, SURE, UNSURE, borne_out, doubted, guess_of, mended
from zi_extract.ocr.spelling import Around, Guess, Seen, Speller
from zi_extract.ocr.vocabulary import Vocabulary

SAID = Vocabulary(
    Counter({"Waringiliat": 3, "perpustakaan": 2}),
    Counter({"Tahuna": 3}),
    Counter({("daftar", "hadir"): 2}),
    Counter(),
)


def _guess(*texts: str, around: Around | None = None, sure: float = 0.8) -> Guess:
    readings = [Seen(text, sure) for text in texts]
    return Speller(SAID).likeliest(texts[0], readings, around or Around())


@pytest.mark.parametrize(
    ("text", "sure"),
    [("menegu", LONE_SURE), ("Menegu", 0.95), ("menegur", 0.95), ("Wiramukti", 0.95)],
)
def test_a_word_that_lost_its_last_stroke_is_doubted(text: str, sure: float) -> None:
    readings = (Reading(text, 0.9, "one"), Reading(text, 0.9, "two"))
    assert doubted(Word(text, Box(0, 0, 60, 20), 0.95, "one", readings), SAID).confidence == sure


def test_a_likely_confusion_costs_less_than_a_rare_one() -> None:
    assert cost("integritas", "integritas") < 1
    assert cost("integritas", "integntas") < cost("integritas", "integxitas")
    assert cost("integritas", "integntas") < cost("integntas", "integritas")


def test_every_confusion_is_undone() -> None:
    for printed, read in confusions():
        assert printed in origins(read) | {printed if not read else ""}


def test_a_word_is_laid_beside_its_reading_piece_by_piece() -> None:
    found = pieces("harian", "hanan", {("ri", "n"): 3.0})
    assert [piece for piece in found if piece[0] != piece[1]] == [("ri", "n")]


@pytest.mark.parametrize(
    ("readings", "printed"),
    [
        (("integntas", "integnitas"), "integritas"),
        (("pemlaian", "pemlaan", "pemlaan"), "penilaian"),
        (("mermmpin", "menimpa", "memmpin"), "memimpin"),
        (("Waringihat", "Wuringiliat"), "Waringiliat"),
        (("perpustakaan", "perpustakaan"), "perpustakaan"),
    ],
)
def test_readings_come_from_the_likeliest_word(readings: tuple[str, ...], printed: str) -> None:
    assert _guess(*readings).text == printed


def test_a_name_read_alike_again_and_again_is_no_slip() -> None:
    assert _guess("Tahuna", "Tahuna").text == "Tahuna"


def test_a_word_that_nobody_is_near_to_stays_or_is_unlikely() -> None:
    guess = _guess("Jardiel", "Jardrsni", "Jidesi", sure=0.0)
    assert guess.text == "Jardiel" or guess.probability < 0.8


def test_what_the_document_says_beside_the_same_word_is_likelier() -> None:
    alone = _guess("hadr", "hadu")
    beside = _guess("hadr", "hadu", around=Around(before="daftar"))
    assert alone.text == beside.text == "hadir"
    assert beside.probability > alone.probability


def _word(*texts: str, confidence: float = 0.7, engine: float = 0.6) -> Word:
    readings = tuple(Reading(text, engine, "fake") for text in texts)
    return Word(texts[0], Box(0, 0, 9, 9), confidence, "fake", readings)


def _told(word: Word, before: str = "", *, rough: bool = True) -> Word:
    guess = guess_of(word, Speller(SAID), before, "")
    return borne_out(mended(word, guess, rough=rough), guess, before)


def test_a_sure_guess_of_readings_that_differ_is_believed_and_keeps_what_was_read() -> None:
    word = _told(_word("integntas", "integnitas"))
    assert (word.text, word.raw, word.repair) == ("integritas", "integntas", "likeliest-word")
    assert word.confidence == SURE


def test_what_all_readings_have_is_never_changed_surely() -> None:
    word = _told(_word("integntas", "integntas"))
    assert word.text == "integritas"
    assert word.confidence <= UNSURE


@pytest.mark.parametrize(
    ("read", "engine", "told"),
    [
        ("integrites", 0.9, "integrites"),
        ("integrites", 0.5, "integritas"),
        ("integntas", 0.9, "integritas"),
    ],
    ids=["an author's word", "unclear ink", "a slip of ink"],
)
def test_on_clear_paper_an_author_typed_what_is_read_alike_and_surely(
    read: str, engine: float, told: str
) -> None:
    assert _told(_word(read, read, engine=engine), rough=False).text == told


@pytest.mark.parametrize(("said", "rough"), [(False, False), (True, False), (False, True)])
def test_an_abbreviation_that_no_list_has_is_told_as_read_on_clear_paper(
    said: bool, rough: bool
) -> None:
    guess = Guess("KPPN", 0.95, 4.0, said=said, known=True)
    told = mended(_word("KPPM", "KPPM"), guess, rough=rough).text
    assert told == ("KPPN" if said or rough else "KPPM")


def test_a_word_with_a_capital_that_the_document_does_not_say_may_be_a_name() -> None:
    word = _told(_word("Integntas", "Intognitas"))
    assert word.text == "Integritas"
    assert word.confidence <= UNSURE
    assert _told(_word("Waringihat", "Waringilat")).confidence == SURE


@pytest.mark.parametrize(
    ("guess", "told"),
    [
        (Guess("Rusmiati", 0.9, 14.0, said=False, known=True), False),
        (Guess("Rusmiati", 0.9, 5.0, said=False, known=True), True),
        (Guess("Elektronik", 0.9, 14.0, said=False, known=True), True),
        (Guess("Elektronik", 0.3, 5.0, said=False, known=True), False),
    ],
    ids=["another's name", "a name by a slip", "a word far away", "an unlikely word"],
)
def test_what_is_told_on_rough_paper(guess: Guess, told: bool) -> None:
    word = mended(_word("Kusmiat", "Kusmiat"), guess, rough=True)
    assert (word.text == guess.text) is told
    assert word.confidence <= UNSURE


@pytest.mark.parametrize(("engine", "told"), [(0.88, "kegiatan"), (0.92, "kegiatam")])
def test_sharp_ink_that_all_readings_have_alike_stays_on_any_paper(
    engine: float, told: str
) -> None:
    word = _word("kegiatam", "kegiatam", engine=engine)
    assert mended(word, _guess("kegiatam"), rough=True).text == told


def test_a_lost_slash_is_put_back_where_lexicon_or_document_have_it() -> None:
    assert _guess("WBKWBBM", "WBKAWBBM", "WBKWBBM").text == "WBK/WBBM"
    assert "/" not in _guess("Kusumawati", "Kusumawali").text


def test_marks_that_readings_see_differently_keep_a_word_in_doubt() -> None:
    assert _told(_word("integntas.", "integnitas,")).confidence <= UNSURE


@pytest.mark.parametrize(("before", "sure"), [("", False), ("Tata", False), ("dan", True)])
def test_the_size_of_another_letter_is_told_by_the_word_before(before: str, sure: bool) -> None:
    word = _told(_word("tntegritas", "intogritas"), before)
    assert word.text == "integritas"
    assert (word.confidence == SURE) is sure


@pytest.mark.parametrize("text", ["III", "di", "2024", "a.b"])
def test_other_things_than_words_are_left_to_others(text: str) -> None:
    assert guess_of(_word(text, text), Speller(SAID), "", "") is None


def test_a_believed_word_is_not_guessed() -> None:
    assert guess_of(_word("integntas", "integntas", confidence=0.9), Speller(SAID), "", "") is None
