"""One decree twice in a file: photographed again, or with its first page scanned twice."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.checks.case import at_value
from zi_extract.model.draft import DecreeDraft
from zi_extract.model.finding import Finding


def repeats_of_decrees(drafts: Sequence[DecreeDraft]) -> list[tuple[Finding, ...]]:
    """For each decree the finding that one before it in the file has its number, if one has.

    Both are kept, and whoever counts them counts one decree twice. A Lampiran of its own repeats
    the number of its decree and is none.
    """
    seen: set[str] = set()
    found: list[tuple[Finding, ...]] = []
    for draft in drafts:
        leaf = draft.header.number.normalised
        number = "" if draft.annex_only or leaf is None else str(leaf.value or "")
        told: tuple[Finding, ...] = ()
        if leaf is not None and number in seen:
            message = f"A decree before this one in the file has the number {number}, too."
            at = "/header/number/normalised"
            told = (at_value("decree-repeated", "warning", message, at, leaf),)
        seen |= {number} - {""}
        found.append(told)
    return found
