"""The report of a whole collection: what there is, who plans what and when, what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zi_extract.export.action_rows import period_parts
from zi_extract.export.charts import Count, bars, count_map
from zi_extract.export.collection_tables import MONTH_NAMES
from zi_extract.export.report import data_address, render
from zi_extract.model.document_row import DocumentRow

Data = Mapping[str, Any]

AREAS = (
    "Manajemen Perubahan",
    "Penataan Tata Laksana",
    "Penataan Sistem Manajemen SDM",
    "Penguatan Akuntabilitas",
    "Penguatan Pengawasan",
    "Peningkatan Kualitas Pelayanan Publik",
)
"""The six areas of change in the national order."""

TOP = 12
"""Bars of a chart of the most frequent; more are not read."""


def collection_report(decrees: Sequence[Data], documents: Sequence[DocumentRow]) -> bytes:
    """The page. ``decrees`` are parsed decree.json; their reports lie beside it, ``<id>.html``."""
    known = {decree["id"]: decree for decree in decrees}
    actions = [action for decree in decrees for action in decree["actions"]]
    content = {
        "numbers": (
            ("berkas", len(documents)),
            ("keputusan", len(decrees)),
            ("rencana aksi", len(actions)),
            ("perlu diperiksa", sum(map(_flags, decrees))),
        ),
        "areas": [f"{number} {name}" for number, name in enumerate(AREAS, start=1)],
        "coverage": _coverage(decrees),
        "documents": [_document(row, known) for row in documents],
    }
    charts = [
        {"title": title, "picture": data_address("image/svg+xml", svg)}
        for title, svg in _charts(decrees, documents, actions)
        if svg
    ]
    return render("collection.html", c=content, charts=charts)


def _charts(
    decrees: Sequence[Data], documents: Sequence[DocumentRow], actions: Sequence[Data]
) -> list[tuple[str, bytes]]:
    statuses = Counter(row.status for row in documents)
    owners = Counter(owner for action in actions for owner in action["owners"])
    laws = Counter(
        _law(law["citation"])
        for decree in decrees
        for law in decree["legal_basis"]
        if law["citation"] and law["citation"]["identifier"]
    )
    return [
        ("Dokumen menurut status", bars(_most(statuses))),
        ("Rencana aksi menurut area dan bulan", _by_month(actions)),
        ("Penanggung jawab tersering", bars(_most(owners))),
        ("Peraturan yang paling banyak dikutip", bars(_most(laws))),
    ]


def _law(citation: Data) -> str:
    """As people call it: ``pp-60-2008`` is PP 60/2008."""
    kind, *numbers = citation["identifier"].rsplit("-", 2)
    return f"{kind.upper()} {'/'.join(numbers)}"


def _most(counts: Mapping[Any, int]) -> list[Count]:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return [Count(str(name), number) for name, number in ranked[:TOP]]


def _by_month(actions: Iterable[Data]) -> bytes:
    """How many actions fall into each month, by area; quarters count in each of their months."""
    counts = [[0] * 12 for _ in range(len(AREAS) + 1)]
    for action in actions:
        row = counts[(action["area"]["code"] or len(AREAS) + 1) - 1]
        for month in _months(action):
            row[month] += 1
    names = [f"{number} {name}" for number, name in enumerate(AREAS, start=1)]
    shown = [*names, "Tanpa area"] if any(counts[-1]) else names
    months = [name[:3] for name in MONTH_NAMES]
    return count_map(shown, months, counts[: len(shown)])


def _months(action: Data) -> set[int]:
    found: set[int] = set()
    for period in (action["schedule"] or {"periods": ()})["periods"]:
        part = period_parts(period)
        quarter = range((part["quarter"] - 1) * 3, part["quarter"] * 3)
        found |= {part["month"] - 1} if part["month"] else set(quarter)
    return found


def _coverage(decrees: Iterable[Data]) -> list[Data]:
    """Actions in each of the six areas, by office and year; areas left out are seen at once."""
    rows: dict[tuple[str, int], Counter[int | None]] = {}
    for decree in decrees:
        issuer = decree["header"]["issuer"]["name"] or decree["source"]["name"]
        row = rows.setdefault((issuer, decree["header"]["year"] or 0), Counter())
        row.update(action["area"]["code"] for action in decree["actions"])
    return [
        {
            "issuer": issuer,
            "year": year,
            "counts": [*(row[code] for code in range(1, 7)), row[None]],
            "total": row.total(),
        }
        for (issuer, year), row in sorted(rows.items())
        if row
    ]


def _document(row: DocumentRow, known: Mapping[str, Data]) -> Data:
    mine = [known[name] for name in row.ids if name in known]
    heads = [decree["header"] for decree in mine]
    first = mine[0]["id"] if mine else ""
    return {
        "file": row.file,
        "status": row.status,
        "pages": row.pages,
        "reason": row.reason,
        "link": f"{first}.html" if first else "",
        "issuer": "; ".join(head["issuer"]["name"] or "" for head in heads),
        "number": "; ".join(head["number"]["printed"] or "" for head in heads),
        "date": "; ".join(decree["closing"]["date"] or "" for decree in mine),
        "actions": sum(len(decree["actions"]) for decree in mine) or "",
        "flags": sum(map(_flags, mine)) or "",
    }


def _flags(decree: Data) -> int:
    return sum(finding["severity"] != "info" for finding in decree["findings"])
