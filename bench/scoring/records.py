"""Action items: matched by their action, compared field by field."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from bench.scoring.calibration import Calibration, Judged
from bench.scoring.text import as_list, cer, plain, ratio, value

RECORD_FIELDS = ["area_no", "area", "no", "program", "criteria", "action", "output", "pic"]
MATCHED_ON = ("criteria", "output", "area", "program")
NEAR = 0.8
"""Similarity of the action text from which two records may be the same."""
TIE_BREAK = 0.02
"""Weight of each other field where actions are equally alike."""
TOLERANCE = 0.02
"""Share of wrong characters up to which a record's field is right."""


def score_records(truth: dict[str, Any], pred: dict[str, Any], calib: Calibration) -> Counter[str]:
    """The better of the truth's readings of its records, where it offers two."""
    best: tuple[tuple[float, int], Counter[str], list[Judged]] | None = None
    for name in ("records", "records_by_row"):
        if truth.get(name) is None:
            continue
        trial = Calibration(calib.below, calib.review_pages)
        count = _score_reading(truth[name], pred.get("records") or [], trial)
        matched = ratio(count["matched"], count["records"] + count["pred_records"]) or 0.0
        if best is None or (matched, count["full"]) > best[0]:
            best = (matched, count["full"]), count, trial.values
    if best is None:
        return Counter()
    calib.values += best[2]
    return best[1]


def _pairs(truths: list[dict[str, Any]], preds: list[dict[str, Any]]) -> dict[int, int]:
    if not truths or not preds:
        return {}
    alike = {
        key: process.cdist(
            [plain(value(t.get(key))) for t in truths],
            [plain(value(p.get(key))) for p in preds],
            scorer=Levenshtein.normalized_similarity,
        )
        for key in ("action", *MATCHED_ON)
    }
    near = alike["action"] >= NEAR
    pool = alike["action"] * near + sum(alike[key] for key in MATCHED_ON) * TIE_BREAK * near
    rows, cols = linear_sum_assignment(-np.asarray(pool))
    return {int(i): int(j) for i, j in zip(rows, cols, strict=True) if near[i, j]}


def _score_reading(
    truths: list[dict[str, Any]], preds: list[dict[str, Any]], calib: Calibration
) -> Counter[str]:
    count: Counter[str] = Counter(records=len(truths), pred_records=len(preds))
    pairs = _pairs(truths, preds)
    for i, truth in enumerate(truths):
        if i in pairs:
            _judge_pair(truth, preds[pairs[i]], f"record {i}", count, calib)
        else:
            _judge_missing(truth, f"record {i}", count, calib)
    for j in sorted(set(range(len(preds))) - set(pairs.values())):
        _judge_invented(preds[j], f"invented record {j}", count, calib)
    return count


def _judge_pair(
    truth: dict[str, Any], pred: dict[str, Any], where: str, count: Counter[str], calib: Calibration
) -> None:
    want, got = set(truth["schedule"]), set(value(pred.get("schedule")) or [])
    count.update(matched=1, month_tp=len(want & got))
    count.update(month_fn=len(want - got), month_fp=len(got - want))
    right = {key: cer(truth[key], value(pred.get(key))) <= TOLERANCE for key in RECORD_FIELDS}
    right["schedule"] = want == got
    for key, good in right.items():
        count[key] += good
        chain = [pred.get(key), pred]
        calib.add("record fields", f"{where}/{key}", good, chain, truth.get("pages") or [])
    count["full"] += all(right.values())


def _judge_missing(
    truth: dict[str, Any], where: str, count: Counter[str], calib: Calibration
) -> None:
    count["month_fn"] += len(set(truth["schedule"]))
    for key in [*RECORD_FIELDS, "schedule"]:
        if truth[key]:
            pages = truth.get("pages") or []
            calib.add("record fields", f"{where}/{key}", right=False, pages=pages)


def _judge_invented(
    pred: dict[str, Any], where: str, count: Counter[str], calib: Calibration
) -> None:
    count["month_fp"] += len(value(pred.get("schedule")) or [])
    for key in [*RECORD_FIELDS, "schedule"]:
        if value(pred.get(key)):
            chain, pages = [pred[key], pred], as_list(pred.get("pages"))
            calib.add("record fields", f"{where}/{key}", right=False, chain=chain, pages=pages)
