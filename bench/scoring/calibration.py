"""Every judged value of a document, and whether its flag told the truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from bench.scoring.text import as_list, ratio

KINDS = ["header fields", "list items", "record fields", "text cells", "tick cells"]


class Judged(NamedTuple):
    """One value: where it stands, whether it is right, flagged, and how sure it claimed to be.

    ``pointers`` are the places in the program's own output that it came from, where it says so.
    """

    kind: str
    right: bool
    flagged: bool
    confidence: float | None
    where: str
    pointers: tuple[str, ...] = ()


class Calibration:
    """Collects the judged values of one document."""

    def __init__(self, below: float, review_pages: set[int]) -> None:
        self.below, self.review_pages = below, review_pages
        self.values: list[Judged] = []

    def _flags(self, item: dict[str, Any]) -> bool:
        if item.get("tick") == "unsure":
            return True
        if item.get("needs_review") is not None:
            return bool(item["needs_review"])
        return item.get("confidence") is not None and item["confidence"] < self.below

    def add(
        self,
        kind: str,
        where: str,
        right: bool,
        chain: Sequence[Any] = (),
        pages: Iterable[int] = (),
    ) -> None:
        """Add one value.

        ``chain`` is the value as predicted, then what encloses it: any of them may flag it.
        ``pages`` are those that it stands on, besides their own ``page``.
        """
        items = [x for x in chain if isinstance(x, dict)]
        on = {*pages, *(page for x in items for page in as_list(x.get("page")))}
        sure = (x["confidence"] for x in items if x.get("confidence") is not None)
        flagged = any(map(self._flags, items)) or bool(on & self.review_pages)
        at = next((tuple(x["pointers"]) for x in items if x.get("pointers")), ())
        self.values.append(Judged(kind, bool(right), flagged, next(sure, None), where, at))


def expected_calibration_error(
    confidence: Sequence[float], right: Sequence[bool], bins: int = 10
) -> float | None:
    """Mean gap between confidence and share right over bins of equal count.

    Values of equal confidence share their share right.
    """
    if not confidence:
        return None
    _, group, size = np.unique(confidence, return_inverse=True, return_counts=True)
    shares = (np.bincount(group, right) / size)[group]
    gap = (np.array(confidence) - shares)[np.argsort(confidence, kind="stable")]
    return float(sum(abs(part.sum()) for part in np.array_split(gap, bins)) / len(gap))


def calibration(values: Sequence[Judged]) -> dict[str, float | int | None]:
    """Silent errors, error recall, false alarms and calibration of these values."""
    n, wrong = len(values), sum(not v.right for v in values)
    caught = sum(v.flagged and not v.right for v in values)
    alarms = sum(v.flagged and v.right for v in values)
    sure = [v for v in values if v.confidence is not None]
    confidences = [v.confidence for v in sure if v.confidence is not None]
    return {
        "n": n,
        "wrong": wrong,
        "silent error": ratio(wrong - caught, n),
        "error recall": ratio(caught, wrong) if wrong else 1.0,
        "false alarm": ratio(alarms, n - wrong) or 0.0,
        "flags true": ratio(caught, caught + alarms),
        "ECE": expected_calibration_error(confidences, [v.right for v in sure]),
    }
