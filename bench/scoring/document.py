"""All scores of one document."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench.scoring.calibration import Calibration, Judged
from bench.scoring.header import HeaderScore
from bench.scoring.pages import score_body, score_kinds
from bench.scoring.records import score_records
from bench.scoring.tables import TableScore
from bench.scoring.text import hashed


@dataclass(slots=True)
class DocumentScore:
    """Sums and judged values of one document; summaries are made of many of them."""

    id: str
    profile: str
    exact: dict[str, float] = field(default_factory=dict)
    sim: dict[str, float] = field(default_factory=dict)
    body: dict[str, float | None] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)
    values: list[Judged] = field(default_factory=list)
    ok: bool = False
    seconds: float | None = None
    missing: bool = False


def score_document(
    truth: dict[str, Any], given: dict[str, Any] | None, below: float
) -> DocumentScore:
    """Score one prediction; None counts as everything missing."""
    pred = given or {}
    if "sha256:" in json.dumps(truth):
        truth, pred = hashed(truth), hashed(pred)
    review = {page["page"] for page in pred.get("pages") or [] if page.get("needs_review")}
    calib = Calibration(below, review)
    score = DocumentScore(truth["id"], truth["profile"], missing=given is None)
    if truth.get("decree"):
        header = HeaderScore(truth, pred, calib)
        header.judge_all()
        score.exact, score.sim = header.exact, header.sim
    score.count.update(score_kinds(truth, pred))
    if _has(truth, "tables"):
        tables = TableScore(calib)
        tables.judge_all(truth, pred)
        score.count.update(tables.count)
    if _has(truth, "records"):
        score.count.update(score_records(truth, pred, calib))
    score.body, score.values = score_body(truth, pred), calib.values
    score.ok, score.seconds = pred.get("status") == "ok", pred.get("seconds")
    return score


def _has(truth: dict[str, Any], part: str) -> bool:
    return truth.get("scope") != "header" and truth.get(part) is not None
