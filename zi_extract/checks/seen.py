"""Findings about what a person has settled: kept, but they ask for nobody any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import Box
from zi_extract.model.leaves import leaves
from zi_extract.model.seen import Seen

COVERED = 0.5
"""Share (0-1) of a finding's box that must lie on settled ink. Lower silences what stands beside
it; higher asks again because a box moved by a pixel."""

NUMBER = "/header/number"
PARTS_OF = re.compile(
    rf"({NUMBER}|/(?:legal_basis|dictums|annexes/\d+/tables/\d+/cells)/\d+)(?:/|$)"
)
"""Values whose parts are made of one text of theirs: the number, a cited law, a dictum, a cell."""

TOLD_BY_PEOPLE = ("correction-", "person-")
"""How codes begin that tell of a correction itself: those are never silenced by it."""


def without_seen(
    findings: Iterable[Finding], draft: DecreeDraft | None, seen: Sequence[Seen]
) -> tuple[Finding, ...]:
    """The findings; those that a person has settled as ``info``, with who did it."""
    if not seen:
        return tuple(findings)
    settled = {
        pointer: leaf.corrected
        for pointer, leaf in (leaves(draft) if draft is not None else ())
        if leaf.corrected
    }
    return tuple(_softened(finding, settled, seen) for finding in findings)


def _softened(finding: Finding, settled: dict[str, str], seen: Sequence[Seen]) -> Finding:
    if finding.severity == "info" or finding.code.startswith(TOLD_BY_PEOPLE):
        return finding
    by = _settler(finding.pointer, settled) or _looked_at(finding, seen)
    if not by:
        return finding
    return replace(finding, severity="info", message=f"{finding.message} Settled by {by}.")


def _settler(pointer: str, settled: dict[str, str]) -> str:
    """Who settled the value at the pointer, or the text that it was made of."""
    made_of = PARTS_OF.match(pointer)
    whole = made_of[1] + ("/printed" if made_of[1] == NUMBER else "/text") if made_of else ""
    return settled.get(pointer) or settled.get(whole, "")


def _looked_at(finding: Finding, seen: Sequence[Seen]) -> str:
    """Who looked at this finding, or settled the ink of one that names no value.

    Another value of the same ink may still be wrong: it is asked for by its own pointer.
    """
    for one in seen:
        if one.page != finding.page or one.code not in ("", finding.code):
            continue
        if finding.pointer and not one.code:
            continue
        if finding.box is None:
            if one.code:
                return one.by
            continue
        if _share(finding.box, one.box) >= COVERED:
            return one.by
    return ""


def _share(inside: Box, whole: Box) -> float:
    if not inside.area:
        return float(whole.contains(inside.center_x, inside.center_y))
    return inside.intersection(whole) / inside.area
