"""Whether damage changes a value without a flag: before and after, against the truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.convert import convert_extraction
from bench.scoring.calibration import Judged
from bench.scoring.document import score_document
from bench.scoring.summary import FLAG_BELOW
from zi_extract.model.extraction import Extraction

TOLD = ("failed", "partial")
"""Statuses that say themselves that something is missing."""


def page_truth(truth: dict[str, Any], pages: Sequence[int]) -> dict[str, Any]:
    """The truth of a file that holds only these pages of the document, in this order.

    Records that stand on other pages, too, are left out: a part of them is not wrong. The decree is
    judged where its whole body is there.
    """
    new = {old: number for number, old in enumerate(pages, start=1)}
    body = {page["page"] for page in truth["pages"] if page["kind"] == "body"}
    kept = [page for page in truth["pages"] if page["page"] in new]
    return {
        **truth,
        "decree": truth["decree"] if body <= set(pages) else None,
        "pages": [{**page, "page": new[page["page"]], "text": None} for page in kept],
        "tables": [
            {**table, "page": new[table["page"]]}
            for table in truth["tables"]
            if table["page"] in new
        ],
        "records": [
            {**record, "pages": [new[page] for page in record["pages"]]}
            for record in truth["records"]
            if set(record["pages"]) <= set(pages)
        ],
    }


def silent_values(truth: dict[str, Any], extraction: Extraction) -> set[str]:
    """Where the document has a wrong value without a flag.

    Missing ones of a file that is told to be unread or incomplete are told.
    """
    score = score_document(truth, convert_extraction(extraction), FLAG_BELOW)
    told = extraction.status in TOLD or not extraction.settled
    return {v.where for v in score.values if _is_silent(v) and not (told and not v.pointers)}


def changed_silently(truth: dict[str, Any], before: Extraction, after: Extraction) -> set[str]:
    """The values that are wrong without a flag after the damage and were not before."""
    return silent_values(truth, after) - silent_values(truth, before)


def flags(extraction: Extraction) -> int:
    """How many values ask for a person."""
    return sum(ink.needs_review for one in extraction.settled for ink in one.evidence.values())


def _is_silent(value: Judged) -> bool:
    return not value.right and not value.flagged
