"""Two readings of what should be the same: agreeing, disagreeing, and what to make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from zi_extract.decree.ink import FLAGGED
from zi_extract.decree.spelling import digits_read, folded
from zi_extract.model.evidence import Extracted
from zi_extract.model.finding import Finding

PROVEN = 0.97
"""Confidence of a value that two places on paper give alike, letter by letter. Readers that slip in
the same way twice are rarer than this leaves room for."""

WITNESS = 0.95
"""Confidence from which a value outweighs a copy that was read badly (below ``FLAGGED``): of 8 such
pairs on scans all values were right. Lower, two poor readings would settle each other."""

Leaf = Extracted[Any]


def agreed(leaf: Leaf | None, copies: Sequence[Leaf | None]) -> Leaf | None:
    """A value with the confidence that its copies leave it."""
    if leaf is None or leaf.value is None:
        return leaf
    others = [copy for copy in copies if copy is not None and copy.value]
    if not others:
        return leaf
    if any(same(leaf, other) for other in others):
        return replace(leaf, confidence=max(leaf.confidence, PROVEN))
    readings = tuple(str(other.value) for other in others)
    if all(outweighs(leaf, other) for other in others):
        return replace(leaf, readings=readings)
    return replace(leaf, confidence=min(leaf.confidence, FLAGGED), readings=readings)


def outweighs(better: Leaf, worse: Leaf) -> bool:
    """Is the one value read so well, and the other so badly, that they need not differ on paper?"""
    return better.confidence >= WITNESS and worse.confidence < FLAGGED


def same(one: Leaf, other: Leaf) -> bool:
    """Do two values agree letter by letter?"""
    return folded(str(one.value)) == folded(str(other.value))


def looks_same(one: Leaf, other: Leaf) -> bool:
    """Do two values differ only where a reader takes one sign for another (I, l and 1; O and 0)?"""
    return digits_read(folded(str(one.value))) == digits_read(folded(str(other.value)))


def disagreement(name: str, what: str, other: Leaf | None, pointer: str) -> Finding:
    """The finding that a copy on another place differs."""
    where = other.provenance[0] if other is not None and other.provenance else None
    shown = other.value if other is not None else None
    message = f"The {what} reads {shown!r} and differs from the body's."
    return Finding(
        f"{name}-disagrees",
        "warning",
        message,
        where.page if where else 0,
        where.box if where else None,
        pointer,
    )
