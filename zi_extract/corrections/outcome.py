"""What became of a correction on this run, and the finding that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zi_extract.corrections.anchor import FrameLookup
from zi_extract.model.correction import Correction
from zi_extract.model.finding import Finding, Severity
from zi_extract.model.geometry import Box

State = Literal["applied", "resolved", "conflict"]

APPLIED = "correction-applied"
RESOLVED = "correction-resolved"
CONFLICT = "correction-conflict"
DOUBTED = "person-in-doubt"

SHOWN = 80
"""Characters of a text that a message quotes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``pointer`` is where the value stands now, empty when it is not there; ``why`` of conflicts.

    ``resolved``: the program reads by itself what the person wrote.
    """

    record: Correction
    state: State
    pointer: str = ""
    why: str = ""


def finding_of(outcome: Outcome, frames: FrameLookup) -> Finding:
    """The outcome as a finding on the page of the correction."""
    record = outcome.record
    frame = frames.get(record.page)
    box = frame.to_straight(Box(*record.box)) if frame is not None else None
    code = APPLIED
    severity: Severity = "info"
    if outcome.state == "conflict":
        code, severity = CONFLICT, "warning"
    elif record.kind == "doubt":
        code, severity = DOUBTED, "warning"
    elif outcome.state == "resolved":
        code = RESOLVED
    return Finding(
        code=code,
        severity=severity,
        message=_message(outcome),
        page=record.page if frame is not None else 0,
        box=box,
        pointer=outcome.pointer,
    )


def _message(outcome: Outcome) -> str:
    record, by = outcome.record, outcome.record.signature
    if outcome.state == "conflict":
        return f"A correction no longer fits: {outcome.why} It said {_said(record)}. By {by}."
    if record.kind == "doubt":
        reason = f": {_quoted(record.why)}" if record.why else ""
        return f"A person could not tell, either{reason}. By {by}."
    if outcome.state == "resolved":
        return f"It now reads what a person had written: {_said(record)}. By {by}."
    return f"Corrected: {_said(record)}. By {by}."


def _said(record: Correction) -> str:
    if record.kind in ("value", "tick") and record.raw == record.becomes:
        return f"{_quoted(record.raw)} is right"
    if record.kind in ("value", "tick", "page_kind"):
        return f"{_quoted(record.raw)} is {_quoted(record.becomes)}"
    if record.kind == "seen":
        return f"{record.raw} was looked at and is no matter"
    words = {
        "merge": "these cells are one",
        "split": f"this cell is two ({record.becomes})",
        "join_row": "this row continues the one above",
        "part_row": "this row is one of its own",
        "column": f"this column is {record.becomes}",
        "doubt": "a person could not tell",
    }
    return words.get(record.kind, record.kind)


def _quoted(text: str | None) -> str:
    plain = " ".join((text or "").split())
    if not plain:
        return "nothing"
    short = plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}..."
    return f"\u201c{short}\u201d"
