"""One document as the page shows it: values with their ink, tables, what is flagged, what holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zi_extract.corrections.anchor import shape
from zi_extract.corrections.outcome import CONFLICT
from zi_extract.model.correction import Correction
from zi_extract.review.items import Item, is_about
from zi_extract.review.results import Data, Document
from zi_extract.review.targets import Target, find_targets
from zi_extract.review.words import Language, advice, label, reason, texts
from zi_extract.review.worklist import Entry

ALWAYS_SHOWN = (
    "/header/type",
    "/header/issuer/name",
    "/header/number/printed",
    "/header/title",
    "/closing/place",
    "/closing/date",
    "/closing/signatories/0/role",
    "/closing/signatories/0/name",
)
"""Values that every decree has: shown as not found where nothing was read, so that a person can
point them out."""

ONE_LINE = 2
"""Decimal digits of a page's height that tell lines apart: a line takes a hundredth to a fiftieth
of a page. With three, values of one line get an order by their slant; with one, lines are mixed."""


def view(
    document: Document, entries: Sequence[Entry], holding: Sequence[Correction], language: Language
) -> Data:
    """All of it as JSON data."""
    targets = find_targets(document)
    values = list(targets.by_pointer.values())
    outdone = frozenset(
        name for entry in entries if CONFLICT in entry.item.codes for name in entry.item.named
    )
    return {
        "id": document.id,
        "file": document.entry.file,
        "sha256": document.sha256,
        "status": document.decree["status"],
        "title": document.decree["header"]["title"],
        "pages": _pages(document),
        "sections": _sections(document, values, holding, outdone, language),
        "tables": [
            _table(table, f"/annexes/{number}/tables/{index}", targets.by_pointer, holding, outdone)
            for number, annex in enumerate(document.decree["annexes"])
            for index, table in enumerate(annex["tables"])
        ],
        "items": [item_data(entry, language) for entry in entries],
        "corrections": [_correction(record) for record in holding],
    }


def item_data(entry: Entry, language: Language) -> Data:
    """An item of the worklist with its words."""
    item = entry.item
    pairs = zip(item.codes, item.messages, strict=True)
    return {
        "document": item.document,
        "pointer": item.pointer,
        "kind": item.kind,
        "field": item.field,
        "label": _item_label(item, language),
        "severity": item.severity,
        "confidence": item.confidence,
        "page": item.page,
        "box": item.box,
        "value": item.value,
        "place": item.place,
        "codes": list(item.codes),
        "why": [reason(code, said, language, item.confidence) for code, said in pairs],
        "advice": [advice(code, language) for code in item.codes] if not item.pointer else [],
        "settled": entry.settled.id if entry.settled is not None else None,
    }


def _item_label(item: Item, language: Language) -> str:
    """What it is called: as part of an action where it was flagged as one, else by its pointer."""
    if item.field.startswith("/actions/"):
        return label(item.field.replace("*", "0"), language)
    if item.kind == "tick":
        return texts(language)["kinds"]["tick"]
    if item.pointer:
        return label(item.pointer, language)
    return texts(language)["ui"]["page_finding"]


def _pages(document: Document) -> list[Data]:
    mine = set(document.decree["pages"])
    return [
        {key: page[key] for key in ("page", "kind", "origin", "status", "rotation")}
        | {"ours": page["page"] in mine}
        for page in document.decree["source"]["pages"]
    ]


def _sections(
    document: Document,
    values: Iterable[Target],
    holding: Sequence[Correction],
    outdone: frozenset[str],
    language: Language,
) -> list[Data]:
    names = texts(language)["sections"]
    grouped: dict[str, list[Data]] = {name: [] for name in names}
    known = set()
    for target in values:
        if not target.table:
            known.add(target.pointer)
            part = target.pointer.split("/")[1]
            grouped[part].append(
                {"label": label(target.pointer, language), **_value(target, holding, outdone)}
            )
    for made in grouped.values():
        _sort_by_ink(made)
    for pointer in ALWAYS_SHOWN:
        if pointer not in known and not document.decree["annex_only"]:
            found = _pointed_out(pointer, holding)
            empty = {"label": label(pointer, language), **_missing(pointer), **found}
            grouped[pointer.split("/")[1]].append(empty)
    return [
        {"name": name, "label": names[name], "values": made}
        for name, made in grouped.items()
        if made
    ]


def _sort_by_ink(values: list[Data]) -> None:
    """In the order of the paper; the parts of one thing, such as a number, stay together."""
    starts: dict[str, tuple[int, float]] = {}
    for value in values:
        page, _, top, *_ = value["places"][0]
        whole = _whole(value["pointer"])
        starts[whole] = min(starts.get(whole, (page, top)), (page, top))
    named = {form: rank for rank, form in enumerate(texts("en")["labels"])}

    def order(value: Data) -> tuple[int, float, int]:
        page, top = starts[_whole(value["pointer"])]
        return page, round(top, ONE_LINE), named.get(shape(value["pointer"]), len(named))

    values.sort(key=order)


def _whole(pointer: str) -> str:
    """What a value is a part of: a number, a person, an item of a list; else the value itself."""
    above = pointer.rpartition("/")[0]
    return above if above.count("/") > 1 else pointer


def _missing(pointer: str) -> Data:
    return {
        "pointer": pointer,
        "kind": "text",
        "value": None,
        "raw": "",
        "places": [],
        "confidence": 0.0,
        "flagged": False,
        "readings": [],
        "corrected_by": "",
        "correction": None,
    }


def _pointed_out(pointer: str, holding: Sequence[Correction]) -> Data:
    for record in reversed(holding):
        if record.pointer == pointer and record.kind == "value":
            return {
                "correction": record.id,
                "becomes": record.becomes,
                "places": [[record.page, *record.box]],
            }
    return {}


def _value(target: Target, holding: Sequence[Correction], outdone: frozenset[str]) -> Data:
    """A target as data; ``outdone`` are corrections that no longer fit what is read."""
    record = next((r for r in reversed(holding) if is_about(r, target)), None)
    made: Data = {
        "pointer": target.pointer,
        "kind": target.kind,
        "value": target.value,
        "raw": target.raw,
        "places": [[page, box.left, box.top, box.right, box.bottom] for page, box in target.places],
        "confidence": target.confidence,
        "flagged": target.flagged,
        "readings": list(target.readings),
        "corrected_by": target.corrected_by,
        "correction": record.id if record is not None else None,
    }
    if record is not None and record.kind != "doubt" and record.id not in outdone:
        made["becomes"] = record.becomes
    return made


def _table(
    table: Data,
    pointer: str,
    targets: dict[str, Target],
    holding: Sequence[Correction],
    outdone: frozenset[str],
) -> Data:
    about = [r for r in holding if "/tables/" in r.pointer]
    cells = []
    for index, cell in enumerate(table["cells"]):
        at = f"{pointer}/cells/{index}/text"
        target = targets.get(at)
        place = {key: cell[key] for key in ("row", "col", "row_span", "col_span")}
        made = _value(target, about, outdone) if target is not None else _missing(at)
        cells.append(place | made)
    return {
        "pointer": pointer,
        "n_rows": table["n_rows"],
        "n_cols": table["n_cols"],
        "row_kinds": table["row_kinds"],
        "cells": cells,
    }


def _correction(record: Correction) -> Data:
    names = ("id", "kind", "pointer", "page", "box", "raw", "becomes", "why", "who", "when")
    plain = record.model_dump(mode="json")
    return {name: plain[name] for name in names}
