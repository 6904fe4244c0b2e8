"""A decree's values with the doubt that its evidence states, in the neutral format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Item = dict[str, Any]


class Flagged:
    """Looks values up in ``decree.json`` with their flags in ``evidence.json``."""

    def __init__(self, decree: Item, evidence: dict[str, Item]) -> None:
        self.decree, self.evidence = decree, evidence

    def plain(self, pointer: str) -> Any:
        """The value under a JSON Pointer; None where the path ends before."""
        node: Any = self.decree
        for key in pointer.split("/")[1:]:
            if isinstance(node, list):
                node = node[int(key)]
            elif isinstance(node, dict):
                node = node.get(key)
        return node

    def value(self, pointer: str) -> Any:
        """``{"value": ..., "confidence": ..., "needs_review": ...}``; plain without evidence."""
        value, ink = self.plain(pointer), self.evidence.get(pointer)
        if ink is None:
            return value
        return {"value": value, **self.doubt([pointer])}

    def doubt(self, pointers: Sequence[str]) -> Item:
        """Confidence, flag and pages of several values together: the worst of each."""
        inks = [self.evidence[p] for p in pointers if p in self.evidence]
        if not inks:
            return {}
        pages = {ink["page"] for ink in inks}
        pages |= {piece["page"] for ink in inks for piece in ink.get("continued") or []}
        return {
            "confidence": min(ink["confidence"] for ink in inks),
            "needs_review": any(ink["needs_review"] for ink in inks),
            "page": sorted(pages),
            "pointers": [p for p in pointers if p in self.evidence],
        }

    def below(self, pointer: str) -> list[str]:
        """Every pointer of the evidence that lies under this one, itself included."""
        return [p for p in self.evidence if p == pointer or p.startswith(pointer + "/")]
