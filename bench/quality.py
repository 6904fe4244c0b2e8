"""How well probabilities and their working point tell right values from wrong ones."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from bench.examples import Example
from bench.scoring.calibration import expected_calibration_error
from zi_extract.model.working_point import ValueKind

SILENT_COST = 20.0
"""False alarms that one silent error is worth: what a person would rather look at than be misled
once. Lower lets wrong values pass, higher flags until nobody looks; a probability that is true is
best flagged below 20/21 = 0.95."""

GRID_COST = 3.0
"""The same for grids: a doubtful grid flags every value of its page, right ones too. At 1 no page
is ever doubted as a whole, at 5 a third of all faxes are."""

CANDIDATES = (0.9, 0.92, 0.93, 0.94, 0.95, 0.96)
"""Working points that are tried: around 20/21, for few values are wrong and chance has its say.
Lower ones look cheap where one broken fax holds most of the errors."""

FEWEST_WRONG = 20
"""Wrong values below which their costs say nothing: then the former working point stays. With
3 wrong head fields the cheapest was 0.9, and two wrong names of another set passed at 0.93."""

GRID_CANDIDATES = (0.3, 0.5, 0.6, 0.75)
"""The same for grids."""

RESAMPLES = 200
"""Draws of documents for the 95 % interval of the calibration error."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts and shares of one kind of value; ``low``/``high``: 95 % interval of ``ece``."""

    n: int
    wrong: int
    below: float
    silent: float
    false_alarm: float
    flags_true: float | None
    ece: float
    low: float
    high: float

    @staticmethod
    def head() -> list[str]:
        """The names of ``row``."""
        shares = ["silent error", "false alarm", "flags true", "ECE", "from", "to"]
        return ["n", "wrong", "flag below", *shares]

    def row(self) -> list[float | int | None]:
        """The figures in the order of ``head``."""
        return list(astuple(self))


def working_point(
    kind: ValueKind, examples: Sequence[Example], sure: Sequence[float], former: float
) -> float:
    """The probability below which flags cost least, a silent error more than a false alarm."""
    right = np.array([e.right for e in examples])
    named = np.array([e.named for e in examples])
    confidence = np.array(sure)
    price = GRID_COST if kind == "grid" else SILENT_COST

    def cost(point: float) -> float:
        flagged = named | (confidence < point)
        return float(price * (~flagged & ~right).sum() + (flagged & right).sum())

    if (~right).sum() < FEWEST_WRONG:
        return former
    return min(GRID_CANDIDATES if kind == "grid" else CANDIDATES, key=cost)


def quality(examples: Sequence[Example], sure: Sequence[float], below: float) -> Quality:
    """The figures of these probabilities with this working point."""
    flagged = [e.named or p < below for e, p in zip(examples, sure, strict=True)]
    pairs = list(zip(examples, flagged, strict=True))
    wrong = sum(not e.right for e in examples)
    caught = sum(not e.right and flag for e, flag in pairs)
    alarms = sum(e.right and flag for e, flag in pairs)
    low, high = _interval(examples, sure)
    return Quality(
        n=len(examples),
        wrong=wrong,
        below=below,
        silent=(wrong - caught) / len(examples),
        false_alarm=alarms / max(1, len(examples) - wrong),
        flags_true=caught / (caught + alarms) if caught + alarms else None,
        ece=expected_calibration_error(sure, [e.right for e in examples]) or 0.0,
        low=low,
        high=high,
    )


def _interval(examples: Sequence[Example], sure: Sequence[float]) -> tuple[float, float]:
    """95 % interval of the calibration error when documents are drawn anew."""
    of_document: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for example, confidence in zip(examples, sure, strict=True):
        of_document[example.document].append((confidence, example.right))
    names, rng, errors = sorted(of_document), random.Random(1), []
    for _ in range(RESAMPLES):
        drawn = [pair for name in rng.choices(names, k=len(names)) for pair in of_document[name]]
        found = expected_calibration_error([p for p, _ in drawn], [right for _, right in drawn])
        errors.append(found or 0.0)
    low, high = np.quantile(errors, (0.025, 0.975))
    return float(low), float(high)
