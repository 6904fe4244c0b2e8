"""What a person can settle, with its ink: fields, clauses, cells; and which a finding is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zi_extract.model.geometry import Box
from zi_extract.review.results import Data, Document

CELL = re.compile(r"(/annexes/\d+/tables/\d+)/cells/(\d+)/(?:text|tick)")
ROW_KIND = re.compile(r"(/annexes/\d+/tables/\d+)/row_kinds/(\d+)")

PARTS = (
    "header",
    "considerations",
    "legal_basis",
    "also_considered",
    "dictums",
    "closing",
)
"""Parts of a decree whose values are shown one by one; tables are shown as tables."""

HIDDEN = re.compile(r"/legal_basis/\d+/citation/|/dictums/\d+/kind$|/header/issuer/kind$")
"""Values made of others by rule, which are set through those."""

HEADER = "header"
"""Kind of the rows that say what columns mean; rows that only number the columns say nothing."""

Place = tuple[int, Box]


@dataclass(frozen=True, slots=True)
class Target:
    """``pointer`` names it; ``places`` is its ink as (page, box in fractions of the page).

    ``kind`` is text or tick; ``value`` what was made of it; ``table`` and ``cell`` for cells.
    """

    pointer: str
    kind: str
    value: Any
    raw: str
    places: tuple[Place, ...]
    confidence: float
    flagged: bool
    readings: tuple[str, ...] = ()
    corrected_by: str = ""
    table: str = ""
    cell: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Targets:
    """All targets of a document by pointer, and its cells by page for looking up ink."""

    by_pointer: dict[str, Target]
    by_page: dict[int, list[tuple[Box, str]]]
    by_table: dict[str, list[Target]]
    row_kinds: Mapping[str, Sequence[str]]

    def about(self, document: Document, finding: Mapping[str, Any]) -> Target | None:
        """The target that a finding is about; None when it is about a page or the whole."""
        pointer = finding["pointer"]
        row = ROW_KIND.fullmatch(pointer)
        if row is not None:
            return self._first_of_row(row[1], int(row[2]))
        found = self._named(pointer)
        if found is not None:
            return found
        item = document.evidence.get(pointer)
        if item is not None:
            return self.at(item["page"], Box(*item["box"]))
        if finding["box"] is not None:
            return self.at(finding["page"], Box(*finding["box"]))
        return None

    def at(self, page: int, box: Box) -> Target | None:
        """The target whose ink holds the middle of the box, the smallest of several."""
        holding = [
            (ink.area, pointer)
            for ink, pointer in self.by_page.get(page, ())
            if ink.contains(box.center_x, box.center_y)
        ]
        return self.by_pointer[min(holding)[1]] if holding else None

    def heading(self, target: Target) -> str:
        """What the header rows above a cell say of its column; empty where there are none."""
        if not target.table:
            return ""
        col, kinds = target.cell["col"], self.row_kinds[target.table]
        above = [
            other
            for other in self.by_table[target.table]
            if other.cell["row"] < target.cell["row"]
            and kinds[other.cell["row"]] == HEADER
            and other.cell["col"] <= col < other.cell["col"] + other.cell["col_span"]
            and other.value
        ]
        nearest = max(above, key=lambda other: other.cell["row"], default=None)
        return " ".join(str(nearest.value).split()) if nearest is not None else ""

    def _named(self, pointer: str) -> Target | None:
        """The target at the pointer, or the text of what encloses it."""
        while pointer:
            for name in (pointer, f"{pointer}/text", f"{pointer}/printed", f"{pointer}/name"):
                cell = CELL.fullmatch(name)
                known = self.by_pointer.get(f"{cell[1]}/cells/{cell[2]}/text" if cell else name)
                if known is not None:
                    return known
            pointer = pointer.rpartition("/")[0]
        return None

    def _first_of_row(self, table: str, row: int) -> Target | None:
        cells = [t for t in self.by_table.get(table, ()) if t.cell["row"] == row]
        return min(cells, key=lambda t: t.cell["col"], default=None)


def find_targets(document: Document) -> Targets:
    """Everything in a document that can be settled."""
    made = {target.pointer: target for target in _all(document)}
    by_page: dict[int, list[tuple[Box, str]]] = {}
    for target in made.values():
        for page, box in target.places:
            by_page.setdefault(page, []).append((box, target.pointer))
    by_table: dict[str, list[Target]] = {}
    for target in made.values():
        if target.table:
            by_table.setdefault(target.table, []).append(target)
    row_kinds = {
        f"/annexes/{number}/tables/{index}": table["row_kinds"]
        for number, annex in enumerate(document.decree["annexes"])
        for index, table in enumerate(annex["tables"])
    }
    return Targets(made, by_page, by_table, row_kinds)


def _all(document: Document) -> Iterator[Target]:
    for part in PARTS:
        yield from _values(document.decree[part], f"/{part}", document.evidence)
    for number, annex in enumerate(document.decree["annexes"]):
        at = f"/annexes/{number}"
        plain = {key: value for key, value in annex.items() if key != "tables"}
        yield from _values(plain, at, document.evidence)
        for index, table in enumerate(annex["tables"]):
            yield from _cells(table, f"{at}/tables/{index}", document.evidence)


def _values(node: Any, pointer: str, evidence: Data) -> Iterator[Target]:
    if isinstance(node, dict):
        for key, item in node.items():
            yield from _values(item, f"{pointer}/{key}", evidence)
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _values(item, f"{pointer}/{index}", evidence)
    elif not HIDDEN.search(pointer):
        item = evidence.get(pointer)
        if item is not None:
            yield Target(pointer, "text", node, **_ink(item))


def _cells(table: Data, pointer: str, evidence: Data) -> Iterator[Target]:
    for index, cell in enumerate(table["cells"]):
        at = f"{pointer}/cells/{index}"
        text, tick = evidence.get(f"{at}/text"), evidence.get(f"{at}/tick")
        item = text or tick
        if item is None:
            continue
        ink = _ink(item)
        if tick is not None:
            ink |= {
                "confidence": tick["confidence"],
                "flagged": tick["needs_review"],
                "raw": cell["tick"],
                "corrected_by": tick.get("corrected_by", ""),
            }
        kind = "tick" if tick is not None else "text"
        value = cell["tick"] if tick is not None else cell["text"]
        yield Target(f"{at}/text", kind, value, **ink, table=pointer, cell=cell)


def _ink(item: Data) -> dict[str, Any]:
    places = [(item["page"], Box(*item["box"]))]
    places += [(ink["page"], Box(*ink["box"])) for ink in item["continued"]]
    return {
        "raw": item["raw"],
        "places": tuple(places),
        "confidence": item["confidence"],
        "flagged": item["needs_review"],
        "readings": tuple(r for r in item["readings"] if r != item["raw"]),
        "corrected_by": item.get("corrected_by", ""),
    }
