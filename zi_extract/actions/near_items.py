"""Programs that are a letter or two away from a sub-item of the areas of change: misread ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from zi_extract.actions.lexicon import folded, read_data
from zi_extract.model.draft import ActionDraft
from zi_extract.model.finding import Finding

SLIPS = 2
"""Letters by which a program may differ from a sub-item to be a misread one. Of 21 such programs on
scans all were misread; more letters reach the other words of other agencies."""

SHORTEST = 7
"""Letters of a program from which so few slips say anything."""

PRINTED = 0.999
"""Confidence (0-1) of a text layer, which says its letters itself."""


def doubt_near_items(actions: Sequence[ActionDraft]) -> Iterator[Finding]:
    """A finding for every program that is nearly, and not quite, a known sub-item."""
    for number, action in enumerate(actions):
        program = action.program
        if program is None or not program.value or program.confidence >= PRINTED:
            continue
        known = _near(folded(program.value).replace(" ", ""))
        if known is not None:
            ink, message = program.provenance[0], f"The program is nearly '{known}', and not quite."
            at = f"/actions/{number}/program"
            yield Finding("program-unlikely", "warning", message, ink.page, ink.box, at)


@cache
def _near(letters: str) -> str | None:
    items = _items()
    if len(letters) < SHORTEST or letters in items:
        return None
    distance = {item: Levenshtein.distance(letters, item, score_cutoff=SLIPS) for item in items}
    nearest = min(items, key=lambda item: distance[item])
    return items[nearest] if distance[nearest] <= SLIPS else None


@cache
def _items() -> dict[str, str]:
    names = (item for area in read_data("areas")["area"] for item in area["items"])
    return {name.replace(" ", ""): name for name in names}
