"""The rows of the collection's tables, made of parsed decree.json alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from zi_extract.export.action_rows import action_rows, schedule_rows
from zi_extract.model.document_row import DocumentRow

Row = dict[str, Any]
DecreeData = dict[str, Any]


def collection_rows(
    decrees: Iterable[DecreeData], documents: Iterable[DocumentRow]
) -> dict[str, list[Row]]:
    """Table name to its rows, in the order of file and decree id, whatever order they came in."""
    ordered = sorted(decrees, key=lambda decree: str(decree["id"]))
    rows: dict[str, list[Row]] = {"documents": document_rows(documents)}
    for name, rows_in in OF_DECREE.items():
        rows[name] = [row for decree in ordered for row in rows_in(decree)]
    return rows


def decree_rows(decree: DecreeData) -> dict[str, list[Row]]:
    """The rows of one decree in every table that has some of its."""
    return {name: list(rows_in(decree)) for name, rows_in in OF_DECREE.items()}


def document_rows(documents: Iterable[DocumentRow]) -> list[Row]:
    """The rows of the table of documents, in the order of their names."""
    return [
        {
            "position": position,
            "file": row.file,
            "sha256": row.sha256 or None,
            "pages": row.pages,
            "status": row.status,
            "reason": row.reason,
            "ids": " ".join(row.ids),
        }
        for position, row in enumerate(
            sorted(documents, key=lambda row: (row.file, row.sha256)), start=1
        )
    ]


def _decree_row(decree: DecreeData) -> Iterator[Row]:
    yield _identity(decree) | _header_columns(decree["header"]) | _counts(decree)


def _identity(decree: DecreeData) -> Row:
    return {
        "decree_id": decree["id"],
        "file": decree["source"]["name"],
        "sha256": decree["source"]["sha256"],
        "status": decree["status"],
        "pages": _spaced(decree["pages"]),
        "annex_only": decree["annex_only"],
        "place": decree["closing"]["place"],
        "date": decree["closing"]["date"],
    }


def _header_columns(header: dict[str, Any]) -> Row:
    issuer, number = header["issuer"], header["number"]
    parts = ("normalised", "sequence", "classification", "unit", "month", "year")
    return {
        "salinan": header["salinan"],
        "type": header["type"],
        "issuer": issuer["name"],
        "issuer_kind": issuer["kind"],
        "region_type": issuer["region_type"],
        "region_name": issuer["region_name"],
        "official": header["official"],
        "number": number["printed"],
        "year": header["year"],
        "title": header["title"],
        "other_numbers": "; ".join(other["printed"] or "" for other in header["other_numbers"])
        or None,
    } | {f"number_{part}": number[part] for part in parts}


def _counts(decree: DecreeData) -> Row:
    severities = [finding["severity"] for finding in decree["findings"]]
    return {
        "considerations": len(decree["considerations"]),
        "legal_basis": len(decree["legal_basis"]),
        "dictums": len(decree["dictums"]),
        "tables": sum(len(annex["tables"]) for annex in decree["annexes"]),
        "actions": len(decree["actions"]),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
    }


def _signatory_rows(decree: DecreeData) -> Iterator[Row]:
    closing = decree["closing"]
    people = [("signatory", person) for person in closing["signatories"]]
    if closing["attestation"] is not None:
        people.append(("attestation", closing["attestation"]))
    for position, (kind, person) in enumerate(people, start=1):
        yield {"decree_id": decree["id"], "position": position, "kind": kind} | person


def _legal_basis_rows(decree: DecreeData) -> Iterator[Row]:
    for position, item in enumerate(decree["legal_basis"], start=1):
        row = {"decree_id": decree["id"], "position": position}
        row |= {"label": item["label"], "text": item["text"]}
        yield row | _citation_columns(item["citation"] or {})


def _citation_columns(citation: dict[str, Any]) -> Row:
    plain = ("identifier", "type", "issuer", "number", "year", "title")
    row = {name: citation.get(name) for name in plain}
    amendments = [_law(law) for law in citation.get("as_amended_by", ())]
    return row | {
        "gazettes": "; ".join(_gazette(item) for item in citation.get("gazettes", ())) or None,
        "as_amended_by": "; ".join(amendments) or None,
    }


def _law(citation: dict[str, Any]) -> str:
    """An amending law in short: its identifier, or type, number and year."""
    parts = (citation["type"], citation["number"], citation["year"])
    return citation["identifier"] or " ".join(str(part) for part in parts if part is not None)


def _gazette(item: dict[str, Any]) -> str:
    """``LN 2017/182``, ``TLN 6109``."""
    year = f"{item['year']}/" if item["year"] is not None else ""
    return f"{item['series']} {year}{item['number'] or '?'}"


def _dictum_rows(decree: DecreeData) -> Iterator[Row]:
    for position, item in enumerate(decree["dictums"], start=1):
        yield {"decree_id": decree["id"], "position": position} | item


def _finding_rows(decree: DecreeData) -> Iterator[Row]:
    for position, item in enumerate(decree["findings"], start=1):
        edges = zip(("left", "top", "right", "bottom"), item["box"] or (), strict=False)
        row = {"decree_id": decree["id"], "position": position}
        names = ("severity", "code", "page", "pointer", "message")
        yield row | {name: item[name] for name in names} | dict(edges)


def _spaced(numbers: Sequence[int]) -> str:
    return " ".join(str(number) for number in numbers)


OF_DECREE: Mapping[str, Callable[[DecreeData], Iterable[Row]]] = {
    "decrees": _decree_row,
    "actions": action_rows,
    "schedule": schedule_rows,
    "signatories": _signatory_rows,
    "legal_basis": _legal_basis_rows,
    "dictums": _dictum_rows,
    "findings": _finding_rows,
}
"""Table to what makes its rows of a decree."""
