"""Slips of readers in one place of a decree: the value is right, or it is flagged."""

from dataclasses import replace

import pytest
from decree_paper import page_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_number_formats import FORMATS
from test_read_decree import NUMBER, OFFICER, TITLE, annex, clauses, closing, head

from zi_extract.decree import read_decree
from zi_extract.decree.number import parse_number
from zi_extract.decree.number_field import read_numbers
from zi_extract.decree.rows import find_rows
from zi_extract.decree.spelling import folded

FLAG = 0.8
BODY = page_of([*head(), *clauses(), *closing()])
ANNEX = page_of(annex(), page=2)
SLIPS = {
    "0": "O",
    "1": "l",
    "2": "Z",
    "5": "S",
    "I": "1",
    "l": "1",
    "O": "0",
    "a": "e",
    "e": "c",
    "m": "rn",
    "3": "8",
}
TARGETS = [
    i
    for i, word in enumerate(BODY.words)
    if word.text
    in {NUMBER, "2", "April", "2023", "Besar", "Rahmi", "Pertiwi,", "19800412", "200501", "ttd."}
    or word.text in TITLE.split()
    or (word.text in OFFICER.split() and word.box.left > 700)
]


def spoiled(text: str, place: int) -> str:
    """The text with one letter that readers confuse replaced, or one letter lost."""
    places = [i for i, ch in enumerate(text) if ch in SLIPS]
    if not places:
        return text[:-1] or text
    at = places[place % len(places)]
    return text[:at] + SLIPS[text[at]] + text[at + 1 :]


def leaves(draft):
    signer = draft.closing.signatories[0] if draft.closing.signatories else None
    return {
        "number": (draft.header.number.printed, NUMBER),
        "title": (draft.header.title, TITLE),
        "date": (draft.closing.date, "2023-04-02"),
        "year": (draft.header.year, "2023"),
        "place": (draft.closing.place, "Sumbawa Besar"),
        "role": (signer and signer.role, OFFICER),
        "name": (signer and signer.name, "Rahmi Pertiwi, S.Si."),
        "nip": (signer and signer.nip, "198004122005012003"),
    }


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(TARGETS), st.integers(0, 9), st.floats(0.3, 0.96))
def test_one_slip_is_undone_or_flagged(index, place, confidence):
    word = BODY.words[index]
    text = spoiled(word.text, place)
    noisy = replace(word, text=text, confidence=confidence)
    words = (*BODY.words[:index], noisy, *BODY.words[index + 1 :])
    draft = read_decree([replace(BODY, words=words)], [ANNEX])
    for name, (leaf, expected) in leaves(draft).items():
        assert leaf is not None, name
        right = leaf.value is not None and folded(str(leaf.value)) == folded(expected)
        assert right or leaf.confidence < FLAG, (name, text, leaf)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, len(BODY.words) - 1), max_size=40))
def test_lost_words_never_break_the_reader(lost):
    kept = [i for i in range(len(BODY.words)) if i not in lost]
    lines = tuple(
        replace(line, words=tuple(i for i in line.words if i in set(kept))) for line in BODY.lines
    )
    draft = read_decree([replace(BODY, lines=tuple(line for line in lines if line.words))], [ANNEX])
    assert draft.pages == (1, 2)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.integers(50, 1200),
                st.text(min_size=1, max_size=30).filter(lambda text: text.split() != []),
            ),
            max_size=3,
        ),
        max_size=25,
    )
)
def test_any_page_is_survived(rows):
    draft = read_decree([page_of(rows)], [])
    assert draft.pages == (1,)


NUMBER_SLIPS = {
    "0": "O",
    "1": "lI",
    "2": "Z",
    "4": "A",
    "5": "S",
    "/": "1Il",
    "I": "1l|",
    "O": "0",
    "U": "V",
    "V": "Y",
    "X": "K",
}
SPECIAL = [row[0] for row in FORMATS if (parts := parse_number(row[0])) and parts.special]


@pytest.mark.parametrize("printed", SPECIAL)
def test_a_slip_in_a_number_of_a_known_format_is_undone_or_told(printed):
    """Digits taken for other digits apart: nothing on one line tells them."""
    told = silent = 0
    for place, sign in enumerate(printed):
        for other in NUMBER_SLIPS.get(sign, ""):
            read = f"{printed[:place]}{other}{printed[place + 1 :]}"
            page = page_of([[(600, f"NOMOR {read}")]], confidence=0.93)
            (draft,), findings = read_numbers(find_rows(page))
            value = draft.printed.value
            right = value is not None and folded(value) == folded(printed)
            told += right or bool(findings) or draft.printed.confidence < FLAG
            silent += not (right or findings or draft.printed.confidence < FLAG)
    assert told
    assert silent <= OTHER_CLASS.get(printed, 0)


OTHER_CLASS = {
    "W.10-UM.01.01-15 TAHUN 2020": 1,
    "Kep/34/III/HUK.1/2023": 1,
    "12/SK-63.03.UP.02.01/I/2024": 1,
    "060/21 TAHUN 2022": 1,
    "B-1234/Kk.17.01/1/KP.07.6/03/2022": 1,
}
"""Numbers in which one slip makes another of the same format: another class, another unit."""
