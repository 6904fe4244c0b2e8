# ruff: noqa: E501 (citations are read line by line)
"""Slips that readers make in a citation's grammar are undone for its parts, and always flagged."""

import re
from itertools import pairwise

import pytest
from decree_paper import centred, labelled, page_of
from test_citations import PLAIN, WHOLE

from zi_extract.decree.citation_slips import without_slips
from zi_extract.decree.citations import parse_citation
from zi_extract.decree.clauses import check_citations, doubted, read_legal_basis
from zi_extract.decree.furniture import PageText
from zi_extract.decree.ink import mended
from zi_extract.decree.passage import Passage
from zi_extract.decree.rows import find_rows
from zi_extract.decree.zones import find_zones

FLAG, SURE = 0.8, 0.95
FIGURES = {"0": "OoQ", "1": "lI|", "2": "Z", "4": "A", "5": "S", "8": "B"}
LETTERS = [
    *pairwise("maehbec"),
    ("m", "rn"),
    ("rn", "m"),
    ("li", "h"),
    ("l", "I"),
    ("I", "l"),
    ("l", "1"),
    ("g", "q"),
    ("n", "u"),
    ("t", "i"),
    ("r", "n"),
    ("-", ""),
    ("-", " "),
    ("-", "- "),
]
MOST_SILENT = 0.01
"""Share of slips that may pass: they make another word, another class or another abbreviation."""

CITATIONS = [*(f"{row[0]} tentang Judul;" for row in PLAIN), *(row[0] for row in WHOLE)]


def slips(text):
    """The text with one slip each, up to its title."""
    for found in re.finditer(r"\S+", text):
        word, (start, end) = found.group(), found.span()
        if word == "tentang":
            return
        for spoiled in (*misread(word), *torn(word)):
            yield text[:start] + spoiled + text[end:]
        if start:
            yield text[: start - 1] + text[start:]


def misread(word):
    for at, sign in enumerate(word):
        for other in FIGURES.get(sign, ""):
            yield word[:at] + other + word[at + 1 :]
    for printed, read in LETTERS:
        if printed in word:
            yield word.replace(printed, read, 1)


def torn(word):
    core = word.rstrip(";,.)")
    if core.isdigit():
        yield from (f"{core}.", f"{core}:", f"'{word}")
        if len(core) > 1:
            yield f"{core[:1]} {core[1:]}"
    elif len(word) > 4 and word.isalpha():
        yield f"{word[:2]} {word[2:]}"


def read(text):
    """The citation that a law of Mengingat is read as, and whether a person is asked to look."""
    page = page_of([*labelled("Mengingat", text, "1."), centred("MEMUTUSKAN:")], confidence=SURE)
    zones = find_zones([PageText(1, 2400, 1600, find_rows(page))])
    basis = read_legal_basis(zones.sections)
    basis = doubted(basis, check_citations(basis))
    if len(basis) != 1:
        return None, True
    [law] = basis
    named = law.citation.identifier if law.citation is not None else None
    flagged = law.text.confidence < FLAG or (named is not None and named.confidence < FLAG)
    return (named.value if named is not None else None), flagged


def test_a_slip_is_undone_or_flagged():
    silent, tried = [], 0
    for text in CITATIONS:
        wanted = parse_citation(text).identifier
        for spoiled in list(slips(text))[::3]:
            tried += 1
            identifier, flagged = read(spoiled)
            if identifier != wanted and not flagged:
                silent.append(spoiled)
    assert tried > 1500
    assert len(silent) <= MOST_SILENT * tried, silent


@pytest.mark.parametrize("text", CITATIONS)
def test_what_is_right_is_let_alone(text):
    if "2O23" not in text:
        assert without_slips(Passage(text, ())) == (Passage(text, ()), False)


@pytest.mark.parametrize(
    ("read", "mended", "slipped"),
    [
        ("Undang-UndangNomor Z8 Tabun 2OO9 tentang X", "Undang-Undang Nomor 28 Tahun 2009 tentang X", True),
        ("Pernturan Pe merintah Nomor 6 0 Tahun 20 08 tentang X", "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang X", True),
        ("Keputusan Menteri Nomor M.HH-07. OT.03.01 Tahun 2019", "Keputusan Menteri Nomor M.HH-07.OT.03.01 Tahun 2019", False),
        ("UU Nomor 1 Tahun 2004 (Lembaran Negara Nomor 5, Tarnbahan Lembaran Negara Nomor 435 5);", "UU Nomor 1 Tahun 2004 (Lembaran Negara Nomor 5, Tambahan Lembaran Negara Nomor 4355);", True),
    ],
)  # fmt: skip
def test_slips_undone(read, mended, slipped):
    passage, found = without_slips(Passage(read, ()))
    assert (passage.text, found) == (mended, slipped)


def test_titles_keep_what_their_authors_wrote():
    text = "Peraturan Bupati Tapin Nomor 3 Tahun 2020 tentang Apliksai SiCantik Nomor Satu"
    assert without_slips(Passage(text, ()))[0].text == text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("(Berita Negara Republik Indonesia Tahun 2020 Nomor 442)i", "Nomor 442);"),
        ("bahwa perlu ditetapkan rencana aksi:;", "rencana aksi;"),
        ("huruf a, b dan c)", "c)"),
    ],
)
def test_the_semicolon_that_ends_an_item(read: str, printed: str) -> None:
    assert mended(read).endswith(printed)
