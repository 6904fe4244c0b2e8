"""The few lines at the end of a run: counts, the worst files and why, what to type next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from zi_extract.batch.collection import Account
from zi_extract.batch.outcome import FileOutcome
from zi_extract.cli.failure import first_part, harmless
from zi_extract.model.invariant import BREAKS
from zi_extract.model.source import Status

WORST: tuple[Status, ...] = ("failed", "partial", "review")
"""Statuses that ask for somebody, the worst first."""

SHOWN = 5
"""Files that are named; more would push the counts off the screen."""


def summarise(outcomes: Sequence[FileOutcome], out: Path | None, account: Account) -> str:
    """The summary; ``out`` is None when results went to stdout."""
    counts = Counter(outcome.status for outcome in outcomes)
    told = ", ".join(f"{counts[status]} {status}" for status in sorted(counts))
    lines = [f"{len(outcomes)} file{'s' * (len(outcomes) != 1)}: {told or 'none'}"]
    skipped = sum(outcome.skipped for outcome in outcomes)
    if skipped:
        lines.append(f"  {skipped} of them done before (--force reads them again)")
    if account.removed:
        lines.append(f"  removed results of changed or missing files: {len(account.removed)}")
    if account.kept:
        files = f"{account.kept} file{'s' * (account.kept != 1)}"
        lines.append(f"  kept results of {files} of earlier runs (--prune removes)")
    lines += _invariants(outcomes)
    lines += _worst(outcomes)
    if out is not None:
        lines.append(f"Next: {_next(outcomes, out)}")
    return "\n".join(lines)


def _invariants(outcomes: Sequence[FileOutcome]) -> list[str]:
    """In how many files something was lost or made up; reasons name what breaks an invariant."""
    told = [outcome for outcome in outcomes if outcome.ids]
    broken = [
        names for outcome in told if (names := {BREAKS[c] for c in BREAKS if c in outcome.reason})
    ]
    if not told:
        return []
    what = ", ".join(sorted(set().union(*broken)))
    kept = f"  pages, words, rows, cells and ticks conserved in {len(told) - len(broken)}"
    return [f"{kept} of {len(told)} files with a decree" + (f"; lost: {what}" if what else "")]


def _worst(outcomes: Sequence[FileOutcome]) -> list[str]:
    bad = [outcome for outcome in outcomes if outcome.status in WORST]
    bad.sort(key=lambda outcome: WORST.index(outcome.status))
    lines = [
        f"  {outcome.status}: {harmless(outcome.file)}: {first_part(outcome.reason)}"
        for outcome in bad[:SHOWN]
    ]
    more = len(bad) - SHOWN
    return [*lines, f"  and {more} more, see documents.csv"] if more > 0 else lines


def _next(outcomes: Sequence[FileOutcome], out: Path) -> str:
    """The one command that helps most now."""
    failed = [outcome.path for outcome in outcomes if outcome.status == "failed"]
    typed = [path for path in failed if path == harmless(path)]
    if typed:
        return f"zi-extract inspect {shlex.quote(typed[0])}"
    if any(outcome.ids for outcome in outcomes):
        return f"open {out / 'actions.csv'}; findings are in {out / 'findings.csv'}"
    return f"open {out / 'documents.csv'}"
