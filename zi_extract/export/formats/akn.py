"""Akoma Ntoso 1.0: a decree as a legal archive keeps laws, valid against the published schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zi_extract.export.formats.akn_annex import add_annexes
from zi_extract.export.formats.akn_body import (
    add_body,
    add_conclusions,
    add_preamble,
    add_preface,
)
from zi_extract.export.formats.akn_elements import add, indent, root
from zi_extract.export.formats.akn_meta import add_meta
from zi_extract.export.formats.akn_names import part
from zi_extract.export.formats.results import Results


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``<id>.akn.xml`` for every decree."""
    for decree in results.decrees():
        yield f"{decree['id']}.akn.xml", akoma_ntoso(decree)


def akoma_ntoso(decree: Mapping[str, Any]) -> bytes:
    """The decree as an ``act``: UTF-8, indented, the same bytes for the same decree."""
    from lxml import etree

    document = root("akomaNtoso")
    name = part(decree["header"]["type"] or "") or "keputusan"
    act = add(document, "act", name=name, contains="originalVersion")
    add_meta(act, decree, "main")
    add_preface(act, decree)
    add_preamble(act, decree)
    add_body(act, decree)
    add_conclusions(act, decree)
    add_annexes(act, decree)
    indent(document)
    written: bytes = etree.tostring(document, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
