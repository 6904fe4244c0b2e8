"""``python -m bench.fit [FOLDER...]``: learn how sure a value is of all its evidence.

Each folder holds ``docs/ID.pdf`` and ``truth/ID.json``; without one it takes the sets of
``bench/sets.py``, which are made when they are not under ``--sets``. The documents are read (pages
that the present code has read before are kept under ``--out``), every judged value becomes an
example, and ``zi_extract/checks/data/calibration.toml`` is written: for each kind of value a table
of points and its working point, moved from ``bench/former_calibration.toml`` as far as the examples
say. Figures come from cross-validation, documents of one issuer never on both sides.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from bench.calibration_file import DATA_FILE, written
from bench.examples import Example, examples_of
from bench.kept import kept_documents
from bench.quality import Quality, quality, working_point
from bench.run import Job, convert_documents, find_folders
from bench.score import load
from bench.scorecard import UNTAUGHT, fit
from bench.scoring.summary import markdown
from bench.sets import named_sets
from zi_extract.checks.calibration import Weights, read_calibration
from zi_extract.model.working_point import ValueKind

FORMER = Path(__file__).resolve().parent / "former_calibration.toml"
"""What the documents of an earlier reader taught, which made more mistakes."""

FOLDS = 5
"""Parts of the cross-validation: each is tested on what the other four taught."""


def examples_in(folder: Path, out: Path, jobs: int) -> Iterator[Example]:
    """The examples of a folder of documents with truth, which are read first."""
    docs, truth_folder = find_folders(folder, None)
    truths = {i: t for i, t in load(truth_folder).items() if (docs / f"{i}.pdf").exists()}
    convert_documents(Job(docs, truth_folder, out, jobs, ()), sorted(truths))
    for source, layouts in kept_documents(out, docs):
        yield from examples_of(source, layouts, truths[Path(source.name).stem])


def cross_validated(examples: Sequence[Example], former: Weights = UNTAUGHT) -> list[float]:
    """The probability of each example from a fit that has not seen its issuer."""
    groups = sorted({example.group for example in examples})
    random.Random(1).shuffle(groups)
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    fits = [fit([e for e in examples if fold[e.group] != k], former=former) for k in range(FOLDS)]
    return [fits[fold[e.group]].probability(e.field, e.signals) for e in examples]


def learn(
    examples: Sequence[Example], former: Mapping[ValueKind, Weights]
) -> dict[ValueKind, tuple[Weights, Quality]]:
    """Weights with working point for every kind, and how good they were on unseen issuers.

    ``former`` is what earlier documents taught: where the examples say little it stays.
    """
    learned: dict[ValueKind, tuple[Weights, Quality]] = {}
    for kind in get_args(ValueKind):
        ours = [example for example in examples if example.kind == kind]
        sure = cross_validated(ours, former[kind])
        below = working_point(kind, ours, sure, former[kind].below)
        learned[kind] = fit(ours, below, former[kind]), quality(ours, sure, below)
    return learned


def main() -> None:
    """Learn from the folders and write the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.fit", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="documents with truth")
    parser.add_argument("--sets", type=Path, default=Path("build/sets"), help="the named sets")
    parser.add_argument("--out", type=Path, default=Path("build/fit"), help="pages kept here")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--examples", type=Path, help="also write all examples, one a line")
    args = parser.parse_args()
    examples = [
        example
        for folder in args.folders or named_sets(args.sets)
        for example in examples_in(folder, args.out / folder.name, args.jobs)
    ]
    if not examples:
        parser.error("no document was read wholly by one and the same code: read them again")
    examples.sort(key=lambda example: example.document)
    if args.examples:
        lines = (json.dumps([getattr(e, n) for n in e.__slots__]) for e in examples)  # type: ignore[attr-defined]
        args.examples.write_text("\n".join(lines), encoding="utf-8")
    learned = learn(examples, read_calibration(FORMER.read_text(encoding="utf-8")))
    DATA_FILE.write_text(written(learned, examples), encoding="utf-8")
    rows = [[kind, *found.row()] for kind, (_, found) in learned.items()]
    print(markdown(["kind", *Quality.head()], rows))


if __name__ == "__main__":
    main()
