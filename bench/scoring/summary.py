"""Figures of a group of documents, and the report as Markdown tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from bench.scoring.calibration import KINDS, calibration
from bench.scoring.document import DocumentScore, score_document
from bench.scoring.records import RECORD_FIELDS
from bench.scoring.text import ratio

FLAG_BELOW = 0.8
"""Confidence below which a value counts as flagged where it does not say so itself."""

STRUCTURE = (
    ("grits_top", "GriTS-Top"),
    ("grits_con", "GriTS-Con"),
    ("teds", "TEDS"),
    ("teds_s", "TEDS-S"),
)
Summary = dict[str, Any]


def precision_recall(tp: float, fn: float, fp: float) -> tuple[float | None, ...]:
    """(precision, recall, F1); all None where there is nothing to find and nothing was found."""
    if not tp + fn + fp:
        return None, None, None
    precision = ratio(tp, tp + fp) or float(not fn)
    recall = (ratio(tp, tp + fn) or 0.0) if tp + fn else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return float(np.mean(known)) if known else None


def summary(docs: Sequence[DocumentScore], *, kinds: bool, status: bool) -> Summary:
    """{metric: number, or None where no truth holds the part}."""
    count: Counter[str] = Counter()
    for doc in docs:
        count.update(doc.count)
    out: Summary = {"documents": len(docs), "missing": sum(doc.missing for doc in docs)}
    out.update(_header_figures(docs))
    out["body CER"] = _mean(doc.body["body_cer"] for doc in docs)
    out["words F1"] = _mean(doc.body["words_f1"] for doc in docs)
    out["page kind"] = ratio(count["kinds_right"], count["pages"]) if kinds else None
    out.update(_table_figures(count))
    values = [value for doc in docs for value in doc.values]
    blocks = {kind: calibration([v for v in values if v.kind == kind]) for kind in KINDS}
    blocks["overall"] = calibration(values)
    for key in ("error recall", "false alarm", "silent error"):
        out[key] = blocks["overall"][key]
    wrong = sum(not v.right for doc in docs if doc.ok for v in doc.values)
    out["documents ok"] = _mean(float(doc.ok) for doc in docs) if status else None
    out["wrong values in ok documents"] = wrong if status else None
    timed = [doc for doc in docs if doc.seconds]
    pages, seconds = sum(d.count["pages"] for d in timed), sum(d.seconds or 0 for d in timed)
    out["pages/s"] = ratio(pages, seconds)
    return {**out, "calibration": blocks}


def _header_figures(docs: Sequence[DocumentScore]) -> Summary:
    out: Summary = {}
    for key, parts in (("exact", [d.exact for d in docs]), ("sim", [d.sim for d in docs])):
        means = (float(np.mean(list(part.values()))) if part else None for part in parts)
        out[f"header {key}"] = _mean(means)
    for name in dict.fromkeys(name for doc in docs for name in doc.exact):
        out[f"  {name} exact"] = _mean(doc.exact.get(name) for doc in docs)
        out[f"  {name} sim"] = _mean(doc.sim.get(name) for doc in docs)
    return out


def _table_figures(count: Counter[str]) -> Summary:
    out: Summary = {label: ratio(count[key], count["grids"]) for key, label in STRUCTURE}
    out["exact grids"] = ratio(count["exact_grids"], count["truth_grids"])
    out["false tables"] = count["false_tables"]
    out["cell CER"] = ratio(count["char_errors"], count["chars"])
    out["cells wrong"] = ratio(count["cells_wrong"], count["cells"])
    for label, key in (("tick cell", "cell"), ("tick", "month")):
        figures = precision_recall(*(count[f"{key}_{part}"] for part in ("tp", "fn", "fp")))
        out.update(zip((f"{label} P", f"{label} R", f"{label} F1"), figures, strict=True))
    out["record F1"] = ratio(2 * count["matched"], count["records"] + count["pred_records"])
    out["full records"] = ratio(count["full"], count["records"])
    for key in [*RECORD_FIELDS, "schedule"]:
        out[f"  record {key}"] = ratio(count[key], count["records"])
    return out


def score_documents(
    truths: dict[str, Any], preds: dict[str, Any], below: float = FLAG_BELOW
) -> list[DocumentScore]:
    """The scores of every truth, in order of their names."""
    return [score_document(truth, preds.get(i), below) for i, truth in sorted(truths.items())]


def summaries(
    docs: Sequence[DocumentScore], preds: dict[str, Any], *, each: bool = False
) -> dict[str, Summary]:
    """{kind of damage (with ``each``: document) or 'overall': summary}."""
    kinds = any(page.get("kind") for pred in preds.values() for page in pred.get("pages") or [])
    status = any(pred.get("status") for pred in preds.values())
    groups: dict[str, list[DocumentScore]] = defaultdict(list)
    for doc in docs:
        groups[doc.id if each else doc.profile].append(doc)
    out = {k: summary(v, kinds=kinds, status=status) for k, v in sorted(groups.items())}
    return {**out, "overall": summary(docs, kinds=kinds, status=status)}


def score_all(
    truths: dict[str, Any],
    preds: dict[str, Any],
    below: float = FLAG_BELOW,
    *,
    each: bool = False,
) -> dict[str, Summary]:
    """Summaries from {id: truth} and {id: prediction}."""
    return summaries(score_documents(truths, preds, below), preds, each=each)


def markdown(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A Markdown table; floats with four decimals, None as n/a."""
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    lines += ["| " + " | ".join(map(_shown, row)) + " |" for row in rows]
    return "\n".join(lines)


def _shown(item: Any) -> str:
    if item is None:
        return "n/a"
    return f"{item:.4f}" if isinstance(item, float) else str(item)


def report(result: dict[str, Summary], *, details: bool = True) -> str:
    """The figures by group, then the calibration by kind of value."""
    overall = result["overall"]
    metrics = [k for k in overall if k != "calibration" and (details or not k.startswith("  "))]
    rows = [
        ["· " * name.startswith("  ") + name.strip(), *(result[g].get(name) for g in result)]
        for name in metrics
    ]
    blocks = overall["calibration"]
    kinds = [[kind, *block.values()] for kind, block in blocks.items()]
    figures = markdown(["metric", *result], rows)
    table = markdown(["kind", *blocks["overall"]], kinds)
    return f"{figures}\n\nCalibration, all documents:\n\n{table}"
