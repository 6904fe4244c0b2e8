"""``zi-extract corrections``: what people changed, what became of it, and the same as truth."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_extract.cli.corrections_truth import write_truth
from zi_extract.cli.failure import harmless
from zi_extract.corrections.ledger import Ledger, folder_beside, read_ledger
from zi_extract.corrections.outcome import APPLIED, CONFLICT, DOUBTED, RESOLVED
from zi_extract.errors import ExitCode, InputError
from zi_extract.model.correction import Correction
from zi_extract.store.manifest import Entry, read_manifest

STATES = {APPLIED: "applied", RESOLVED: "resolved", CONFLICT: "conflict", DOUBTED: "in doubt"}
WAITING, ELSEWHERE = "waiting", "elsewhere"
"""Made after the results; about a document that these results do not have."""

NAMED = re.compile(r"\((c-[0-9A-Za-z]+-[0-9a-f]+)\)")
"""The id of a correction in the message of a finding."""

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A correction that holds, and what became of it in the results."""

    record: Correction
    state: str


def run_corrections(
    what: str, out: Path, folder: Path | None, target: Path | None, *, as_json: bool = False
) -> int:
    """Lists, checks or exports; 6 when a correction fits no longer or a line is damaged.

    Raises InputError when ``out`` holds no results.
    """
    entries = read_manifest(out).files
    if not entries:
        raise InputError(
            f"There are no results here. Where: {out}. "
            "Next: name a folder that `zi-extract extract` has written."
        )
    ledger = read_ledger(folder or folder_beside(out))
    lines = list(_lines(out, entries, ledger))
    if what == "export":
        made = write_truth(out, entries, target or out / "export" / "truth")
        print(f"{made} documents as truth in {target or out / 'export' / 'truth'}", file=sys.stderr)
        return ExitCode.OK
    if as_json:
        _print_json(lines, ledger)
    elif what == "list":
        _print_list(lines)
    bad = [line for line in lines if line.state == "conflict"]
    if what == "check":
        _print_check(lines, bad, ledger)
        return ExitCode.SOME_FAILED if bad or ledger.troubles else ExitCode.OK
    return ExitCode.OK


def _lines(out: Path, entries: tuple[Entry, ...], ledger: Ledger) -> Iterator[Line]:
    known = {entry.sha256: entry for entry in entries}
    for sha256 in sorted(ledger.records):
        entry = known.get(sha256)
        told = dict(_told(out, entry)) if entry is not None else {}
        rest = WAITING if entry is not None else ELSEWHERE
        for record in ledger.of(sha256):
            yield Line(record, told.get(record.id, rest))


def _told(out: Path, entry: Entry) -> Iterator[tuple[str, str]]:
    """Id of a correction and what became of it, by the findings of a file's decrees."""
    for name in entry.ids:
        decree: dict[str, Any] = json.loads((out / name / "decree.json").read_bytes())
        for finding in decree["findings"]:
            named = NAMED.findall(finding["message"])
            if named and finding["code"] in STATES:
                yield named[-1], STATES[finding["code"]]


def _print_list(lines: list[Line]) -> None:
    for line in lines:
        record = line.record
        read, made = _short(record.raw), _short(record.becomes)
        place = f"{record.file or record.document[:12]} p. {record.page}"
        said = record.kind if record.becomes is None else f"{record.kind} {read!r} -> {made!r}"
        print(harmless(f"{record.when}  {line.state:9} {place}: {said}  ({record.who})"))


def _print_check(lines: list[Line], bad: list[Line], ledger: Ledger) -> None:
    for trouble in ledger.troubles:
        print(harmless(f"damaged: {trouble.file}, line {trouble.line}: {trouble.reason}"))
    _print_list(bad)
    counts = dict.fromkeys((*STATES.values(), WAITING, ELSEWHERE), 0)
    for line in lines:
        counts[line.state] += 1
    told = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    print(f"{len(lines)} corrections: {told or 'none'}; {len(ledger.troubles)} damaged lines")


def _print_json(lines: list[Line], ledger: Ledger) -> None:
    plain = {
        "corrections": [
            {"state": line.state, **line.record.model_dump(mode="json")} for line in lines
        ],
        "damaged": [{"file": t.file, "line": t.line, "reason": t.reason} for t in ledger.troubles],
    }
    print(json.dumps(plain, ensure_ascii=True, indent=1))


def _short(text: str | None) -> str:
    plain = " ".join((text or "").split())
    return plain if len(plain) <= SHOWN else plain[:SHOWN] + "..."
