"""A decree's own text in Akoma Ntoso: title, recitals, citations, dictums, signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zi_extract.export.formats.akn_citations import add_cited
from zi_extract.export.formats.akn_elements import add, add_paragraphs
from zi_extract.export.formats.akn_meta import people

Decree = Mapping[str, Any]


def add_preface(parent: Any, decree: Decree) -> None:
    """Kind, number and title; nothing when none of them was read."""
    header = decree["header"]
    parts = {
        "docType": " ".join(filter(None, (header["type"], header["official"]))),
        "docNumber": header["number"]["printed"],
        "docTitle": header["title"],
    }
    read = {name: text for name, text in parts.items() if text}
    if not read:
        return
    title = add(add(parent, "preface"), "longTitle", eId="title")
    for name, text in read.items():
        add(add(title, "p"), name, text)


def add_preamble(parent: Any, decree: Decree) -> None:
    """Menimbang, Mengingat, Memperhatikan, and the enacting formula before dictums."""
    if not any(decree[name] for name in ("considerations", "legal_basis", "dictums")):
        return
    preamble = add(parent, "preamble")
    _add_recitals(preamble, "recs_1", "Menimbang", decree["considerations"])
    if decree["legal_basis"]:
        citations = add(preamble, "citations", eId="cits_1")
        add(add(citations, "intro", eId="cits_1__intro"), "p", "Mengingat")
        for number, item in enumerate(decree["legal_basis"], start=1):
            citation = add(citations, "citation", eId=f"cits_1__cit_{number}")
            _add_label(citation, item["label"])
            add_cited(citation, item["text"], item["citation"])
    _add_recitals(preamble, "recs_2", "Memperhatikan", decree["also_considered"])
    if decree["dictums"]:
        formula = add(preamble, "formula", name="enactingFormula", eId="formula_1")
        add(formula, "p", "MEMUTUSKAN")


def add_body(parent: Any, decree: Decree) -> None:
    """The dictums as points. A Lampiran without its decree has references to its annexes here."""
    body = add(parent, "body")
    for number, dictum in enumerate(decree["dictums"], start=1):
        point = add(body, "point", eId=f"point_{number}")
        if dictum["kind"]:
            point.set("class", dictum["kind"])
        add(point, "num", dictum["label"])
        add_paragraphs(add(point, "content"), dictum["text"])
    if decree["dictums"]:
        return
    for number, _ in enumerate(decree["annexes"], start=1):
        add(body, "componentRef", src=f"#att_{number}", showAs=f"Lampiran {number}")
    if not decree["annexes"]:
        add(add(add(body, "hcontainer", name="dictums"), "content"), "p")


def add_conclusions(parent: Any, decree: Decree) -> None:
    """Place, date, signatures and who gets a copy; nothing when none was read."""
    closing = decree["closing"]
    signed = people(decree)
    if not (signed or closing["place"] or closing["date"] or closing["copies_to"]):
        return
    conclusions = add(parent, "conclusions")
    if closing["place"]:
        add(add(conclusions, "p"), "location", closing["place"], refersTo="#place")
    if closing["date"]:
        add(add(conclusions, "p"), "date", closing["date"], date=closing["date"])
    for number, person in enumerate(signed, start=1):
        certifies = number > len(closing["signatories"])
        _add_signature(conclusions, number, person, "attestation" if certifies else "signatory")
    if closing["copies_to"]:
        copies = add(conclusions, "container", name="tembusan", eId="container_1")
        for text in closing["copies_to"]:
            add(copies, "p", text)


def _add_recitals(
    preamble: Any, identifier: str, heading: str, clauses: Sequence[Mapping[str, Any]]
) -> None:
    if not clauses:
        return
    recitals = add(preamble, "recitals", eId=identifier)
    add(add(recitals, "intro", eId=f"{identifier}__intro"), "p", heading)
    for number, clause in enumerate(clauses, start=1):
        recital = add(recitals, "recital", eId=f"{identifier}__rec_{number}")
        _add_label(recital, clause["label"])
        add_paragraphs(recital, clause["text"])


def _add_label(parent: Any, label: str | None) -> None:
    if label:
        add(parent, "num", label)


def _add_signature(parent: Any, number: int, person: Mapping[str, Any], kind: str) -> None:
    paragraph = add(parent, "p", class_=kind)
    signature = add(paragraph, "signature", eId=f"signature_{number}")
    office = " ".join(filter(None, (person["acting"], person["role"])))
    if office:
        add(signature, "role", office, refersTo=f"#role_{number}").tail = " "
    if person["name"]:
        name = add(signature, "person", person["name"], refersTo=f"#person_{number}")
        name.set("as", f"#role_{number}")
    for key in ("rank", "nip"):
        if person[key]:
            add(add(parent, "p", class_=key), "inline", person[key], name=key)
