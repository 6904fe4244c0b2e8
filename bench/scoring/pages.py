"""Page texts and page kinds."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from rapidfuzz.distance import Levenshtein

from bench.scoring.text import plain, ratio


def score_body(truth: dict[str, Any], pred: dict[str, Any]) -> dict[str, float | None]:
    """Character errors of the decree's pages, and their words as a bag."""
    got = {page["page"]: page.get("text") or "" for page in pred.get("pages") or []}
    errors = length = hits = n_truth = n_pred = 0
    for page in truth.get("pages") or []:
        if page["kind"] != "body" or not page.get("text"):
            continue
        want, found = plain(page["text"]), plain(got.get(page["page"], ""))
        errors += min(Levenshtein.distance(want, found), len(want))
        length += len(want)
        words, words_found = (Counter(re.findall(r"\w+", text)) for text in (want, found))
        hits += sum((words & words_found).values())
        n_truth += sum(words.values())
        n_pred += sum(words_found.values())
    return {
        "body_cer": ratio(errors, length),
        "words_f1": ratio(2 * hits, n_truth + n_pred),
    }


def score_kinds(truth: dict[str, Any], pred: dict[str, Any]) -> Counter[str]:
    """How many pages there are and how many have the right kind."""
    got = {page["page"]: _kind(page) for page in pred.get("pages") or []}
    pages = truth.get("pages") or []
    right = sum(got.get(page["page"]) == _kind(page) for page in pages)
    return Counter(pages=len(pages), kinds_right=right)


def _kind(page: dict[str, Any]) -> str | None:
    return "decree" if page.get("kind") == "body" else page.get("kind")
