"""Is this the ink that a person looked at? By page, overlap of boxes, and what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from zi_extract.model.correction import Correction, CorrectionKind
from zi_extract.model.geometry import Box, PageFrame

T = TypeVar("T")

SAME_INK = 0.5
"""Intersection over union (0-1) from which two boxes are the same ink. Lower takes a neighbour in
a grid that was read otherwise; higher loses anchors when a ruling moves by a few pixels."""

FrameLookup = Mapping[int, PageFrame]
"""Page to its frame."""

READINGS: frozenset[CorrectionKind] = frozenset({"value", "tick", "doubt"})
"""Kinds of which the latest about the same ink holds, whichever it is."""

INDEX = re.compile(r"/\d+(?=/|$)")


def overlap(one: Box, other: Box) -> float:
    """Intersection over union (0-1) of two boxes."""
    shared = one.intersection(other)
    union = one.area + other.area - shared
    return shared / union if union else float(one == other)


def places(record: Correction) -> tuple[tuple[int, Box], ...]:
    """All ink of a correction: page, and box as fractions of the upright page."""
    first = (record.page, Box(*record.box))
    return (first, *((place.page, Box(*place.box)) for place in record.continued))


def is_confirmed(record: Correction) -> bool:
    """Whether the person found right what was read."""
    return record.kind == "value" and words_of(record.raw) == words_of(record.becomes)


def shape(pointer: str) -> str:
    """The pointer without its indices: ``/actions/*/owner``. Those may move from run to run."""
    return INDEX.sub("/*", pointer)


def words_of(text: object) -> str:
    """A text for comparison: line ends and runs of spaces do not count."""
    return " ".join(("" if text is None else str(text)).split())


def nearest(
    record: Correction, candidates: Iterable[tuple[T, int, Box]], frames: FrameLookup
) -> T | None:
    """The candidate (thing, page, box on the straight page) that lies on the record's first ink."""
    target, best, found = Box(*record.box), SAME_INK, None
    for thing, page, box in candidates:
        if page != record.page or page not in frames:
            continue
        score = overlap(frames[page].to_paper(box), target)
        if score >= best:
            best, found = score, thing
    return found


def covers(record: Correction, page: int, box: Box, frames: FrameLookup) -> bool:
    """Whether the record's ink holds most of this box of the straight page."""
    if page not in frames:
        return False
    paper = frames[page].to_paper(box)
    return any(
        page == where and paper.intersection(ink) >= SAME_INK * paper.area and paper.area > 0
        for where, ink in places(record)
    )


def same_anchor(one: Correction, other: Correction) -> bool:
    """Whether two corrections speak of the same thing, so that the later one holds.

    Changes of a grid never do: they are made one after the other.
    """
    if one.page != other.page:
        return False
    if one.kind == other.kind == "page_kind":
        return True
    if one.kind in READINGS and other.kind in READINGS:
        alike = shape(one.pointer) == shape(other.pointer)
    else:
        alike = one.kind == other.kind and (
            one.kind == "column" or (one.kind == "seen" and one.raw == other.raw)
        )
    return alike and overlap(Box(*one.box), Box(*other.box)) >= SAME_INK
