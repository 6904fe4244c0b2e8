"""Two readings of what should be the same: agreeing, disagreeing, and what to make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
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

ALIKE = 0.8
"""Share (0-1) of their letters that such two have in common: slips of a reader leave 0.86 and more.
Less is left when one of them was read into a seal; then nobody knows which it was."""

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
    """Is the one value read so well, and the other so badly, that they need not differ on paper?

    Never where the other has all its words and more: a word is lost more easily than made.
    """
    badly = better.confidence >= WITNESS and worse.confidence < FLAGGED
    return badly and alike(better, worse) and not lost_words(better, worse)


def lost_words(cut: Leaf, whole: Leaf) -> list[str]:
    """The words that one value has more than the other, whose words it has all in their order."""
    rest, more = str(cut.value).split(), []
    for word in str(whole.value).split():
        if rest and folded(rest[0]) == folded(word):
            rest.pop(0)
        else:
            more.append(word)
    return [] if rest else more


def alike(one: Leaf, other: Leaf) -> bool:
    """Do two values share so many letters that one may be the other, read badly?"""
    first, second = (folded(str(leaf.value)) for leaf in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


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
