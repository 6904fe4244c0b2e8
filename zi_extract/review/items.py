"""The worklist of one document: what is flagged, why, and whether a person has settled it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from zi_extract.corrections.anchor import READINGS, SAME_INK, overlap, shape
from zi_extract.model.correction import Correction
from zi_extract.model.geometry import Box
from zi_extract.review.results import Document
from zi_extract.review.targets import Target, Targets, find_targets

NAMED = re.compile(r"\((c-[0-9A-Za-z]+-[0-9a-f]+)\)\.?$")
"""The id of a correction at the end of a finding's message or of ``corrected_by``."""

SEVERITIES = ("error", "warning")

WHOLE = (0.0, 0.0, 1.0, 1.0)

OF_A_PAGE = 0.5
"""Stands for the confidence (0-1) of a finding that is about no value: after what is likely wrong,
before what is likely right."""

EXCERPT = 160
"""Characters of a value in the worklist; longer ones are cut there, not in the document."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to look at. ``pointer`` names a target, empty for a page or the whole document.

    ``codes`` and ``messages`` go together; ``kind`` is text, tick or page; ``field`` is the
    pointer's shape, or the code where there is none. ``named`` are corrections that it tells of,
    ``place`` is the heading of a cell's column as printed.
    """

    document: str
    pointer: str
    kind: str
    field: str
    severity: str
    confidence: float
    page: int
    box: tuple[float, float, float, float] | None
    value: str
    codes: tuple[str, ...]
    messages: tuple[str, ...]
    named: tuple[str, ...] = ()
    place: str = ""

    @property
    def rank(self) -> tuple[int, float, str, int]:
        """Worst first: errors, then by confidence."""
        return (SEVERITIES.index(self.severity), self.confidence, self.document, self.page)


def find_items(document: Document, targets: Targets | None = None) -> tuple[Item, ...]:
    """All that is flagged in a document, each place once, in reading order."""
    targets = targets or find_targets(document)
    grouped: dict[str, list[dict[str, Any]]] = {}
    about: dict[str, Target | None] = {}
    for finding in document.decree["findings"]:
        if finding["severity"] not in SEVERITIES:
            continue
        target = targets.about(document, finding)
        key = target.pointer if target else f"{finding['code']} {finding['page']} {finding['box']}"
        about[key] = target
        grouped.setdefault(key, []).append(finding)
    items = [_item(document, targets, about[key], findings) for key, findings in grouped.items()]
    return tuple(sorted(items, key=lambda item: (item.page, item.box or WHOLE, item.pointer)))


def _item(
    document: Document, targets: Targets, target: Target | None, findings: list[dict[str, Any]]
) -> Item:
    first = findings[0]
    severity = min((f["severity"] for f in findings), key=SEVERITIES.index)
    named = [match[1] for f in findings if (match := NAMED.search(f["message"]))]
    common = {
        "document": document.id,
        "severity": severity,
        "codes": tuple(f["code"] for f in findings),
        "messages": tuple(f["message"] for f in findings),
        "named": tuple(named),
    }
    if target is None:
        return Item(
            pointer="",
            kind="page",
            field=first["code"],
            confidence=OF_A_PAGE,
            page=first["page"] or document.decree["pages"][0],
            box=tuple(first["box"]) if first["box"] else None,
            value="",
            **common,
        )
    page, box = target.places[0]
    said = [document.evidence[f["pointer"]] for f in findings if f["pointer"] in document.evidence]
    return Item(
        pointer=target.pointer,
        kind=target.kind,
        field=_field(first["pointer"], target),
        confidence=min([target.confidence, *(e["confidence"] for e in said)]),
        page=page,
        box=(box.left, box.top, box.right, box.bottom),
        value="" if target.value is None else str(target.value)[:EXCERPT],
        place=targets.heading(target)[:EXCERPT],
        **common,
    )


def _field(pointer: str, target: Target) -> str:
    """What kind of value it is: that of the action where a cell was flagged as part of one."""
    if pointer.startswith("/actions/"):
        return "/".join(shape(pointer).split("/")[:4])
    return shape(target.pointer)


def settled_by(
    item: Item, targets: Targets, corrections: Sequence[Correction]
) -> Correction | None:
    """The latest correction that settles an item; one that the item itself tells of does not."""
    for record in reversed(corrections):
        if record.id in item.named and record.kind != "doubt":
            continue
        if item.pointer:
            if record.kind in READINGS and is_about(record, targets.by_pointer[item.pointer]):
                return record
        elif record.kind == "seen" and record.raw in item.codes and record.page == item.page:
            box = Box(*(item.box or WHOLE))
            if overlap(Box(*record.box), box) >= SAME_INK:
                return record
        elif record.kind == "page_kind" and record.page == item.page:
            return record
    return None


def is_about(record: Correction, target: Target) -> bool:
    """Whether a correction speaks of this target."""
    if shape(record.pointer) != shape(target.pointer):
        return False
    page, box = target.places[0]
    return record.page == page and overlap(Box(*record.box), box) >= SAME_INK


def plain(item: Item) -> dict[str, Any]:
    """The item as JSON data."""
    return asdict(item)


def as_items(data: Iterable[dict[str, Any]]) -> tuple[Item, ...]:
    """Items from JSON data."""
    return tuple(
        Item(
            **{
                **entry,
                "box": tuple(entry["box"]) if entry["box"] else None,
                "codes": tuple(entry["codes"]),
                "messages": tuple(entry["messages"]),
                "named": tuple(entry["named"]),
            }
        )
        for entry in data
    )
