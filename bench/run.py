"""``python -m bench.run``: convert documents, score them, compare with the committed baseline.

Works on any folder of documents (``ID.pdf``, or ``docs/ID.pdf``) with truth (``ID.json`` or
``ID.truth.json``, beside them or in ``truth/``). Without a folder it takes ``samples/``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.convert import convert_folder, write_predictions
from bench.gains import Changes, changes, record_of
from bench.gains import report as changes_report
from bench.score import load
from bench.scoring.summary import report, score_documents, summaries

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / "bench" / "baseline.json"
RESULTS = ROOT / "bench" / "results"
ACCEPTED_EXITS = (0, 2, 6)
"""Exit codes after which there is output to score: all well, nothing opened, some failed."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to convert and score."""

    docs: Path
    truth: Path
    out: Path
    jobs: int
    only: tuple[str, ...]


def find_folders(docs: Path, truth: Path | None) -> tuple[Path, Path]:
    """The folders that hold the documents and their truth."""
    inner = docs / "docs"
    pdfs = inner if inner.is_dir() else docs
    if truth is not None:
        return pdfs, truth
    beside = docs / "truth"
    return pdfs, beside if beside.is_dir() else docs


def convert_documents(job: Job, names: list[str]) -> tuple[dict[str, Any], float]:
    """Predictions of the program for these documents, and the seconds it took."""
    inputs = [str(job.docs / f"{name}.pdf") for name in names]
    command = [sys.executable, "-m", "zi_extract", "extract", *inputs]
    command += ["--out", str(job.out), "--jobs", str(job.jobs)]
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode not in ACCEPTED_EXITS:
        raise SystemExit(f"zi_extract ended with {done.returncode}; see its messages above")
    seconds = time.perf_counter() - begin
    found = convert_folder(job.out)
    return {name: found[name] for name in names if name in found}, seconds


def run(job: Job, baseline: Path) -> tuple[str, dict[str, Any]]:
    """Convert and score; returns the report and all results as plain data."""
    truths = {i: t for i, t in load(job.truth).items() if (job.docs / f"{i}.pdf").exists()}
    truths = {i: t for i, t in truths.items() if not job.only or i in job.only}
    if not truths:
        raise SystemExit(f"no ID.pdf in {job.docs} with ID.json in {job.truth}")
    preds, seconds = convert_documents(job, sorted(truths))
    write_predictions(preds, job.out / "predictions")
    scores = score_documents(truths, preds)
    records = {score.id: record_of(score, truths[score.id]) for score in scores}
    figures = summaries(scores, preds)
    found = changes(_read_baseline(baseline), records)
    pages = sum(len(truth.get("pages") or []) for truth in truths.values())
    text = f"{report(figures)}\n\n{pages} pages in {seconds:.0f} s with {job.jobs} workers"
    text += f": {pages / seconds:.2f} pages/s.\n\n{changes_report(found)}\n"
    return text, {"figures": figures, "documents": records, "changes": _as_data(found)}


def _as_data(found: Changes) -> dict[str, Any]:
    return {
        "gains": found.gains,
        "losses": found.losses,
        "newly_silent": found.now_silent,
        "newly_flagged": found.now_flagged,
    }


def _read_baseline(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    return dict(json.loads(path.read_text(encoding="utf-8"))["documents"])


def update_baseline(path: Path, records: dict[str, Any]) -> None:
    """Put these documents' results into the baseline; others in it stay."""
    merged = {**_read_baseline(path), **records}
    data = {"documents": dict(sorted(merged.items()))}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Run the benchmark; 1 when a value became wrong and ``--strict`` asks for that."""
    parser = argparse.ArgumentParser(prog="python -m bench.run", description=__doc__)
    parser.add_argument("docs", type=Path, nargs="?", default=ROOT / "samples")
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--out", type=Path, help="keep the program's output here")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=[], help="just these document ids")
    parser.add_argument("--name", default="latest", help="name of the results' files")
    parser.add_argument("--baseline", type=Path, default=BASELINE)
    parser.add_argument("--update-baseline", action="store_true")
    parser.add_argument("--strict", action="store_true", help="fail when a value became wrong")
    args = parser.parse_args()
    docs, truth = find_folders(args.docs, args.truth)
    with tempfile.TemporaryDirectory() as scratch:
        job = Job(docs, truth, args.out or Path(scratch), args.jobs, tuple(args.only))
        text, results = run(job, args.baseline)
    RESULTS.mkdir(parents=True, exist_ok=True)
    data = json.dumps(results, ensure_ascii=False, indent=1)
    (RESULTS / f"{args.name}.json").write_text(data, encoding="utf-8")
    (RESULTS / f"{args.name}.md").write_text(text, encoding="utf-8")
    print(text)
    if args.update_baseline:
        update_baseline(args.baseline, results["documents"])
    return int(args.strict and bool(results["changes"]["losses"]))


if __name__ == "__main__":
    sys.exit(main())
