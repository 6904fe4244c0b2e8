"""The head of an Akoma Ntoso document: what it is, who made it, and where the scan is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zi_extract.export.formats.akn_elements import add
from zi_extract.export.formats.akn_names import COUNTRY, LANGUAGE, dated, part, work_name
from zi_extract.export.formats.characters import xml_text

EDITOR = "#zi-extract"
OWN_NAMESPACE = "urn:zi-extract"
"""Namespace of what Akoma Ntoso has no element for: the file and the state of its extraction."""

UNKNOWN = "unknown"


def add_meta(parent: Any, decree: Mapping[str, Any], component: str) -> None:
    """``meta`` of the decree (component ``main``) or of one of its annexes."""
    meta = add(parent, "meta")
    identification = add(meta, "identification", source=EDITOR)
    _add_work(identification, decree, component)
    _add_expression(identification, decree, component)
    _add_manifestation(identification, decree, component)
    if component == "main":
        _add_references(meta, decree)
        _add_source(meta, decree)


def people(decree: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Who signed, then who certified the copy."""
    closing = decree["closing"]
    certified = [closing["attestation"]] if closing["attestation"] else []
    return [*closing["signatories"], *certified]


def _add_work(parent: Any, decree: Mapping[str, Any], component: str) -> None:
    name, header = work_name(decree), decree["header"]
    work = add(parent, "FRBRWork")
    _add_core(work, decree, f"{name}/!{component}", name, "#issuer")
    add(work, "FRBRcountry", value=COUNTRY)
    add(work, "FRBRsubtype", value=part(header["type"] or "") or "keputusan")
    if header["number"]["printed"]:
        add(work, "FRBRnumber", value=header["number"]["printed"])
    if header["title"]:
        add(work, "FRBRname", value=header["title"])


def _add_expression(parent: Any, decree: Mapping[str, Any], component: str) -> None:
    name = f"{work_name(decree)}/{LANGUAGE}@"
    expression = add(parent, "FRBRExpression")
    _add_core(expression, decree, f"{name}/!{component}", name, "#issuer")
    add(expression, "FRBRlanguage", language=LANGUAGE)


def _add_manifestation(parent: Any, decree: Mapping[str, Any], component: str) -> None:
    name = f"{work_name(decree)}/{LANGUAGE}@"
    manifestation = add(parent, "FRBRManifestation")
    _add_core(manifestation, decree, f"{name}/!{component}.xml", f"{name}.akn", EDITOR)
    add(manifestation, "FRBRformat", value="application/akn+xml")


def _add_core(parent: Any, decree: Mapping[str, Any], this: str, uri: str, author: str) -> None:
    when = dated(decree)
    add(parent, "FRBRthis", value=this)
    add(parent, "FRBRuri", value=uri)
    add(parent, "FRBRdate", date=when.date, name=when.name)
    add(parent, "FRBRauthor", href=author)


def _add_references(meta: Any, decree: Mapping[str, Any]) -> None:
    references = add(meta, "references", source=EDITOR)
    _add_concept(references, "TLCOrganization", EDITOR[1:], EDITOR[1:])
    _add_concept(references, "TLCOrganization", "issuer", decree["header"]["issuer"]["name"])
    if decree["closing"]["place"]:
        _add_concept(references, "TLCLocation", "place", decree["closing"]["place"])
    for number, person in enumerate(people(decree), start=1):
        _add_concept(references, "TLCRole", f"role_{number}", person["role"])
        _add_concept(references, "TLCPerson", f"person_{number}", person["name"])


def _add_concept(parent: Any, kind: str, identifier: str, shown: str | None) -> None:
    """One person, place, office or organisation that texts refer to."""
    name = part(shown or "") or UNKNOWN
    href = f"/akn/ontology/{kind.removeprefix('TLC').lower()}/{COUNTRY}/{name}"
    add(parent, kind, eId=identifier, href=href, showAs=shown or UNKNOWN)


def _add_source(meta: Any, decree: Mapping[str, Any]) -> None:
    from lxml import etree

    proprietary = add(meta, "proprietary", source=EDITOR)
    source = decree["source"]
    facts = {
        "id": decree["id"],
        "file": source["name"],
        "sha256": source["sha256"],
        "pages": " ".join(str(page) for page in decree["pages"]),
        "status": decree["status"],
        "findings": str(len(decree["findings"])),
    }
    for name, text in facts.items():
        child = etree.SubElement(
            proprietary, f"{{{OWN_NAMESPACE}}}{name}", nsmap={"zi": OWN_NAMESPACE}
        )
        child.text = xml_text(text)
