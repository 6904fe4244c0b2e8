"""The table of weights as a file that people read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.examples import Example
from bench.quality import Quality
from zi_extract.checks.calibration import Weights
from zi_extract.checks.signals import MEANING
from zi_extract.model.working_point import ValueKind

DATA_FILE = Path(__file__).resolve().parent.parent / "zi_extract/checks/data/calibration.toml"

INTRODUCTION = """\
# How sure a value is, of all its evidence. Written by `make fit`; do not edit by hand.
#
# The probability that a value is right is 1 / (1 + exp(-points)). Points are the base, those of the
# value's field, and those of every step that a signal reaches: `worst = [[0.8, 1.2]]` adds 1.2 when
# the least sure word has 0.8 or more. No step may turn against its direction. A value is flagged
# below `below`, which is where flags cost least when one silent error is as bad as twenty false
# alarms. Figures: cross-validation, documents of one issuer never on both sides.
#
# Signals:
"""


def written(
    learned: Mapping[ValueKind, tuple[Weights, Quality]], examples: Sequence[Example]
) -> str:
    """The whole file."""
    lines = [f"# {name}: {meaning}" for name, meaning in MEANING.items()]
    documents, groups = ({getattr(e, key) for e in examples} for key in ("document", "group"))
    told = f"#\n# Learned from {len(documents)} documents of {len(groups)} issuers.\n"
    blocks = ("\n".join(_block(kind, *found)) for kind, found in learned.items())
    return INTRODUCTION + "\n".join(lines) + "\n" + told + "\n" + "\n\n".join(blocks) + "\n"


def _block(kind: ValueKind, weights: Weights, found: Quality) -> Iterator[str]:
    yield f"# {found.n} values, {found.wrong} wrong; silent {found.silent:.2%}, false alarms"
    error = f"{found.ece:.4f} ({found.low:.4f} to {found.high:.4f})"
    yield f"# {found.false_alarm:.2%}, calibration error {error}."
    yield f"[{kind}]"
    yield f"base = {weights.base}"
    yield f"below = {weights.below}"
    yield f"[{kind}.steps]"
    for name, steps in weights.steps.items():
        yield f"{name} = [{', '.join(f'[{edge:g}, {gain:+}]' for edge, gain in steps)}]"
    if weights.fields:
        yield f"[{kind}.fields]"
        for field, gain in weights.fields.items():
            yield f'"{field}" = {gain:+}'
