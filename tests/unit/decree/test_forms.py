"""Each form of a decree gives the right header, clauses and closing, or says what it doubts."""

import tomllib
from pathlib import Path

import pytest
from decree_paper import LABEL, MARKER, RIGHT, TEXT, centred, item, labelled, page_of

from zi_extract.decree import read_decree
from zi_extract.decree.spelling import folded
from zi_extract.layout.bundles import find_bundles
from zi_extract.layout.triage import classify_pages

FORMS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text("utf-8"))["form"]
FLAG = 0.8
BODY = [
    *labelled("Menimbang", "bahwa rencana perlu ditetapkan agar berjalan tertib;", "a."),
    *item("b.", "bahwa berdasarkan huruf a, perlu menetapkan Keputusan ini;"),
    *labelled("Mengingat", "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik;", "1."),
    *item("2.", "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Pengendalian Intern;"),
]
DICTUMS = ("Menetapkan rencana.", "Biaya dibebankan pada DIPA.", "Keputusan ini berlaku.")
PLACES = {">": RIGHT, "<": LABEL}


def rows_of(line):
    """The rows that one line of a paper stands for."""
    head, _, rest = line.partition(" ")
    if head == "%body":
        return BODY
    if head == "%dictums":
        names = zip(rest.split(", "), DICTUMS, strict=False)
        return [row for name, text in names for row in labelled(name, text)]
    if head and head[0] in "^><@":
        return [[piece for part in line.split(" || ") for piece in placed(part)]]
    return clause(line) if line else [None]


def placed(part):
    """A piece of text at its place."""
    head, _, text = part.partition(" ")
    if head == "^":
        return centred(text)
    return [(PLACES[head] if head in PLACES else float(head[1:]), text)]


def clause(line):
    """A label, a marker and a text, of which label or marker may lack."""
    label, marker, text = (part.strip() for part in line.split("~"))
    return labelled(label, text, marker) if label else [[(MARKER, marker), (TEXT, text)]]


def value(leaf):
    return None if leaf is None else leaf.value


def is_right(leaf, wanted):
    read = value(leaf)
    if read is None or wanted is None or isinstance(wanted, bool):
        return read == wanted
    return folded(str(read)) in {folded(text) for text in wanted.split("|")}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["name"])
def test_what_a_form_says(form):
    page = page_of([row for line in form["paper"].splitlines() for row in rows_of(line)], top=60)
    [bundle] = find_bundles([page], classify_pages([page]))
    draft = read_decree(bundle.body, bundle.annex)
    header, closing = draft.header, draft.closing
    wanted = [
        (header.number.printed, form.get("number")),
        (header.type, form.get("type", "KEPUTUSAN|SURAT KEPUTUSAN")),
        (header.title, form["title"]),
        (header.issuer.name, form["issuer"]),
        (header.salinan, form.get("salinan", False)),
        (closing.place, form["place"]),
        (closing.date, form.get("date")),
    ]
    assert len(closing.signatories) == len(form["signers"])
    for signer, (role, name, signed) in zip(closing.signatories, form["signers"], strict=True):
        wanted += [(signer.role, role), (signer.name, name), (signer.signed, signed)]
    if "rank" in form:
        wanted.append((closing.signatories[0].rank, form["rank"]))
    certifier = closing.attestation
    assert (certifier is not None) == ("certifier" in form)
    if certifier is not None:
        role, name = form["certifier"]
        wanted += [(certifier.role, role), (certifier.name, name)]
    wrong = [(value(leaf), text) for leaf, text in wanted if not is_right(leaf, text)]
    assert wrong == []
    assert len(draft.dictums) == form["dictums"]
    assert len(draft.considerations) == form.get("considerations", 2)
    assert len(draft.legal_basis) == form.get("legal_basis", 2)


def test_there_are_forms_enough():
    assert len(FORMS) >= 40


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["name"])
def test_a_form_whose_words_are_doubtful_is_flagged(form):
    rows = [row for line in form["paper"].splitlines() for row in rows_of(line)]
    page = page_of(rows, top=60, confidence=0.3)
    draft = read_decree([page], [])
    for leaf in (draft.header.number.printed, draft.closing.place, draft.closing.date):
        assert leaf is None or leaf.value is None or leaf.confidence < FLAG
