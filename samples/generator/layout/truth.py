"""The truth in the neutral format: what the paper says, page by page and record by record."""

from __future__ import annotations

from typing import Any

from samples.generator.layout.paper import PageTruth, plain
from samples.generator.layout.slots import Row
from samples.generator.spec import Decree, Person, Style

QUARTERS, SEMESTERS, WEEKS_IN_MONTH = 4, 2, 4


def record_of(row: Row, pages: list[int], decree: Decree, style: Style) -> dict[str, Any]:
    """The logical action item of a row; fields of absent columns are null."""
    if row.area is None or row.program is None or row.action is None:
        raise ValueError(f"a row of kind {row.kind} is no action item")
    action = row.action
    fields = {
        "no": row.program.no,
        "program": row.program.name,
        "criteria": action.criteria,
        "action": action.action,
        "output": action.output,
        "pic": action.pic,
        "ket": action.ket,
    }
    shown = {k: plain(v) if k in style.columns else None for k, v in fields.items()}
    printed = style.area != "none"
    return {
        "area_no": row.area.no if printed else None,
        "area": row.area.name if printed else None,
        **{k: shown[k] for k in ("no", "program", "criteria", "action", "output")},
        "schedule": schedule_of(row, decree.year, style, first_month=first_month_of(style)),
        "pic": shown["pic"],
        "ket": shown["ket"],
        "pages": sorted(set(pages)),
    }


def first_month_of(style: Style) -> int:
    """The month of the first time column (a plan may start in mid-year)."""
    labels = [label for label, _ in style.schedule_labels[0]] if style.schedule_labels else []
    return 7 if labels and labels[0] in ("Jul", "Juli", "JUL", "VII") else 1


def schedule_of(row: Row, year: int, style: Style, *, first_month: int) -> list[str]:
    """Periods as ``YYYY-MM``; ``YYYY-Qn`` in a quarter grid or where the text names quarters."""
    action = row.action
    if action is None:
        return []
    if style.schedule == "text":
        quarters = [f"{year}-Q{-m}" for m in action.months if m < 0]
        return quarters or [f"{year}-{m:02d}" for m in action.months]
    if style.schedule == "quarters":
        return [f"{year}-Q{p + 1}" for p in action.periods]
    months: dict[int, None] = {}
    for period in action.periods:
        if style.schedule == "semesters":
            months.update(dict.fromkeys(range(period * 6 + 1, period * 6 + 7)))
        else:
            step = WEEKS_IN_MONTH if style.schedule == "weeks" else 1
            months[first_month + period // step] = None
    return [f"{year}-{month:02d}" for month in sorted(months)]


def decree_truth(decree: Decree) -> dict[str, Any]:
    """The decree's fields, lists and persons."""
    out: dict[str, Any] = {
        "issuer": decree.issuer,
        "type": "KEPUTUSAN",
        "number": decree.number,
        "number_normalised": decree.number_normalised,
        "year": decree.year,
        "title": decree.title,
        "place_issued": decree.place,
        "date_issued": decree.date_iso,
        "salinan": decree.salinan,
        "signatories": [_person(decree.signatory)],
        "attestation": None,
        "considerations": [plain(text) for text in decree.considerations],
        "legal_basis": [plain(text) for text in decree.legal_basis],
        "also_considered": [plain(text) for text in decree.also_considered],
        "dictums": [{"label": label, "text": plain(text)} for label, text in decree.dictums],
    }
    if decree.attestation:
        person = _person(decree.attestation)
        unit = " ".join(decree.attestation.unit.split())
        out["attestation"] = {
            "role": person["role"], "unit": unit, "name": person["name"], "nip": person["nip"],
        }  # fmt: skip
    return out


def _person(person: Person) -> dict[str, Any]:
    return {
        "role": " ".join(person.role.split()),
        "name": person.name,
        "signed": person.signed,
        "nip": person.nip,
    }


def pages_truth(pages: list[PageTruth], turns: dict[int, int]) -> list[dict[str, Any]]:
    """One entry per page; ``turned_ccw`` says how the scan lies (degrees, against the clock)."""
    return [
        {
            "page": number,
            "kind": page.kind,
            "text": "\n".join(page.lines),
            "turned_ccw": turns.get(number, 0),
            "paper": page.paper,
        }
        for number, page in enumerate(pages, 1)
    ]
