"""Values outside tables: fields and clauses of a draft, found by their ink, set, vouched for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from zi_extract.corrections.anchor import FrameLookup, covers, nearest, places, shape, words_of
from zi_extract.corrections.leaf_types import NotPossibleError, value_of
from zi_extract.corrections.outcome import Outcome, State
from zi_extract.model.correction import Correction
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.geometry import Box
from zi_extract.model.leaves import leaves

T = TypeVar("T")

Leaf = Extracted[Any]


def correct_values(
    draft: DecreeDraft, records: Sequence[Correction], frames: FrameLookup
) -> tuple[DecreeDraft, list[Outcome]]:
    """The draft with its leaves set; records of ink that is not on its pages are left."""
    outcomes = []
    for record in records:
        if record.page not in draft.pages:
            continue
        outcome, draft = _corrected(record, draft, frames)
        outcomes.append(outcome)
    return draft, outcomes


def _corrected(
    record: Correction, draft: DecreeDraft, frames: FrameLookup
) -> tuple[Outcome, DecreeDraft]:
    alike = [
        (pointer, leaf)
        for pointer, leaf in leaves(draft)
        if shape(pointer) == shape(record.pointer)
    ]
    inks = [(item, ink.page, ink.box) for item in alike for ink in item[1].provenance[:1]]
    found = nearest(record, inks, frames)
    if found is None:
        return _added(record, draft, alike, frames)
    pointer, leaf = found
    now = {words_of(leaf.raw), words_of(leaf.value)}
    if not now & {words_of(record.raw), words_of(record.becomes)}:
        return Outcome(record, "conflict", pointer, "something else is read there now."), draft
    if record.kind == "doubt":
        made = replace(leaf, confidence=min(leaf.confidence, 0.5))
        return Outcome(record, "applied", pointer), put(draft, pointer, made)
    known = words_of(record.raw) in now
    return _set(record, draft, pointer, leaf, state_known=known)


def _set(
    record: Correction, draft: DecreeDraft, pointer: str, leaf: Leaf, *, state_known: bool
) -> tuple[Outcome, DecreeDraft]:
    confirmed = words_of(record.becomes) in (words_of(leaf.value), words_of(leaf.raw))
    try:
        value = leaf.value if confirmed else value_of(pointer, record.becomes)
    except NotPossibleError as error:
        return Outcome(record, "conflict", pointer, f"it cannot be: {error}."), draft
    how = leaf.derived if confirmed else "corrected"
    made = replace(
        leaf, value=value, confidence=1.0, derived=how, readings=(), corrected=record.signature
    )
    state: State = "applied" if state_known else "resolved"
    return Outcome(record, state, pointer), put(draft, pointer, made)


def _added(
    record: Correction,
    draft: DecreeDraft,
    alike: Sequence[tuple[str, Leaf]],
    frames: FrameLookup,
) -> tuple[Outcome, DecreeDraft]:
    """A value that the program had not found, at the ink that the person pointed out."""
    if record.raw or record.kind != "value":
        return Outcome(record, "conflict", why="its ink is read as something else now."), draft
    if any(leaf.value is not None for _, leaf in alike):
        return Outcome(record, "conflict", alike[0][0], "it is read from other ink now."), draft
    ink = tuple(
        Provenance(page, frames[page].to_straight(box))
        for page, box in places(record)
        if page in frames
    )
    bare: Leaf = Extracted(None, "", 1.0, ink, "pointed out by a person")
    try:
        return _set(record, draft, record.pointer, bare, state_known=True)
    except LookupError:
        return Outcome(record, "conflict", why="the decree has no such place."), draft


def vouched(draft: DecreeDraft, records: Sequence[Correction], frames: FrameLookup) -> DecreeDraft:
    """Values of settled cells are sure wherever they are used, and those of confirmed ink.

    What an action takes from a cell may be in doubt for other reasons than its ink: which column it
    is, a merge that no ruling shows. The person saw it in its row and column.
    """
    if not records:
        return draft

    def sure(leaf: Leaf) -> Leaf:
        by = [_voucher(records, ink, frames) for ink in leaf.provenance]
        if not by or None in by:
            return leaf
        named = leaf.corrected or next(record.signature for record in by if record is not None)
        return replace(leaf, confidence=1.0, corrected=named)

    changed = {
        part.name: mapped(getattr(draft, part.name), sure)
        for part in fields(draft)
        if part.name not in ("pages", "annex_only", "findings")
    }
    return replace(draft, **changed)


def _voucher(
    records: Sequence[Correction], ink: Provenance, frames: FrameLookup
) -> Correction | None:
    return next((r for r in records if covers(r, ink.page, ink.box, frames)), None)


def mapped(node: T, change: Callable[[Leaf], Leaf]) -> T:
    """The same tree with every leaf changed."""
    made: Any = node
    if isinstance(node, Extracted):
        made = change(node)
    elif isinstance(node, tuple):
        made = tuple(mapped(item, change) for item in node)
    elif is_dataclass(node) and not isinstance(node, (Box, type)):
        new = {f.name: mapped(getattr(node, f.name), change) for f in fields(node)}
        made = replace(node, **new)
    return cast("T", made)


def put(node: T, pointer: str, leaf: Leaf) -> T:
    """The same tree with another leaf at the pointer. Raises LookupError when there is no place."""
    return cast("T", _put(node, pointer.split("/")[1:], leaf))


def _put(node: Any, parts: Sequence[str], leaf: Leaf) -> Any:
    if not parts:
        if node is None or isinstance(node, Extracted):
            return leaf
        raise LookupError("no single value stands there")
    head, *rest = parts
    if isinstance(node, tuple):
        index = int(head) if head.isdigit() else len(node)
        if index >= len(node):
            raise LookupError(f"there is no {head}")
        return (*node[:index], _put(node[index], rest, leaf), *node[index + 1 :])
    if not is_dataclass(node) or isinstance(node, (type, Extracted)):
        raise LookupError(f"there is no {head}")
    if head not in {field.name for field in fields(node)}:
        raise LookupError(f"there is no {head}")
    return replace(node, **{head: _put(getattr(node, head), rest, leaf)})
