"""Slips of readers in one place of a decree: the value is right, or it is flagged."""

from dataclasses import replace

from decree_paper import page_of
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_decree import NUMBER, OFFICER, TITLE, annex, clauses, closing, head

from zi_extract.decree import read_decree
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
