"""Gains and losses: which values became right or wrong since the baseline."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.scoring.document import DocumentScore
from bench.scoring.summary import markdown

SHOWN = 60
"""Changed values named one by one in the report; all of them are in the JSON file."""


def fingerprint(truth: dict[str, Any]) -> str:
    """Short hash of a truth: results are compared only for documents that are still the same."""
    text = json.dumps(truth, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def record_of(doc: DocumentScore, truth: dict[str, Any]) -> dict[str, Any]:
    """What a baseline keeps of a document: its wrong values, and which of them carried no flag."""
    return {
        "truth": fingerprint(truth),
        "profile": doc.profile,
        "n": len(doc.values),
        "wrong": sorted(v.where for v in doc.values if not v.right),
        "silent": sorted(v.where for v in doc.values if not v.right and not v.flagged),
        "false_alarms": sum(v.right and v.flagged for v in doc.values),
    }


@dataclass(slots=True)
class Changes:
    """Values as (document, where) that turned right, wrong, silent or flagged; and what to skip."""

    gains: list[tuple[str, str]] = field(default_factory=list)
    losses: list[tuple[str, str]] = field(default_factory=list)
    now_silent: list[tuple[str, str]] = field(default_factory=list)
    now_flagged: list[tuple[str, str]] = field(default_factory=list)
    compared: int = 0
    unknown: list[str] = field(default_factory=list)


def changes(before: dict[str, Any], now: dict[str, Any]) -> Changes:
    """Compare {document: record}; documents whose truth differs or is new are named as unknown."""
    out = Changes()
    for name, new in sorted(now.items()):
        old = before.get(name)
        if old is None or old["truth"] != new["truth"]:
            out.unknown.append(name)
            continue
        out.compared += 1
        was, is_now = set(old["wrong"]), set(new["wrong"])
        out.gains += [(name, where) for where in sorted(was - is_now)]
        out.losses += [(name, where) for where in sorted(is_now - was)]
        silent, was_silent = set(new["silent"]), set(old["silent"])
        out.now_silent += [(name, where) for where in sorted(silent - was_silent)]
        out.now_flagged += [(name, where) for where in sorted((was_silent & is_now) - silent)]
    return out


def kind_of(where: str) -> str:
    """The kind of value at a place: decree/legal_basis, table cells, record/action."""
    parts = where.split("/")
    if parts[0] == "decree":
        return "/".join(parts[:2])
    if parts[0].startswith("page"):
        return "table cells"
    return f"record/{parts[-1]}"


def report(found: Changes) -> str:
    """The changes as Markdown: counts by kind of value, then the values themselves."""
    if not found.compared:
        return "No document of this run is in the baseline: nothing to compare."
    lists = {
        "gains": found.gains,
        "losses": found.losses,
        "newly silent": found.now_silent,
        "newly flagged": found.now_flagged,
    }
    counts = {name: Counter(kind_of(where) for _, where in items) for name, items in lists.items()}
    kinds = sorted({kind for count in counts.values() for kind in count})
    rows: list[Sequence[Any]] = [[kind, *(counts[name][kind] for name in lists)] for kind in kinds]
    rows.append(["all", *(len(items) for items in lists.values())])
    text = f"Compared with the baseline: {found.compared} documents"
    if found.unknown:
        text += f" ({len(found.unknown)} are new or changed)"
    text += ".\n\n" + markdown(["kind of value", *lists], rows)
    for name in ("losses", "newly silent"):
        text += _named(name, lists[name])
    return text


def _named(name: str, items: list[tuple[str, str]]) -> str:
    if not items:
        return ""
    lines = "\n".join(f"* {doc}: {where}" for doc, where in items[:SHOWN])
    more = f"\n* ... and {len(items) - SHOWN} more" if len(items) > SHOWN else ""
    return f"\n\n{name.capitalize()}:\n\n{lines}{more}"
