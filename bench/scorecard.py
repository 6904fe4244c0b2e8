"""A logistic regression in steps: the more doubt a signal shows, the fewer points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.examples import Example
from zi_extract.checks.calibration import Weights

Floats = NDArray[np.float64]

CONFIDENCE = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Steps of probabilities."""

RISING: Mapping[str, tuple[float, ...]] = {
    "reading": CONFIDENCE,
    "settled": (1.0,),
    "twice": (1.0,),
    "counted": (1.0, 2.0),
    "worst": CONFIDENCE,
    "cell": (0.5, 0.75, 0.9, 0.97),
    "row": (0.5, 0.75, 0.9, 0.97),
    "table": (0.3, 0.6, 0.8, 0.95),
    "marks": (0.6, 0.8, 0.9, 0.95, 0.98, 0.99),
    "page": (0.7, 0.85, 0.93, 0.96, 0.975, 0.985, 0.995),
    "print": (8.0, 10.0, 12.0, 50.0),
}
"""Signals of which more is better, and their steps. The last step of ``print`` is for pages that
were born digital, which have no pixels to be short of."""

FALLING: Mapping[str, tuple[float, ...]] = {
    "weak": (1.0, 2.0, 4.0),
    "length": (2.0, 4.0, 8.0, 16.0, 32.0),
    "contested": (1.0, 2.0),
    "shaky": (0.001, 0.02, 0.05, 0.1, 0.2),
    "ink": (0.005, 0.01, 0.05),
    "unsure": (1.0, 4.0),
    "disputed": (1.0,),
    "torn": (1.0, 2.0),
    "lacks": (1.0,),
    "beside": (1.0, 3.0),
    "form": (1.0, 2.0),
    "finding": (1.0,),
}
"""Signals of which more is worse."""

PENALTY, TELLING = 3.0, 20
"""Weight of the squared distance from the former points against the likelihood (a prior of standard
deviation 0.6), and the wrong values from which it is so small: with fewer it grows as they are
fewer, for what is right alone does not tell what mistakes look like. At 1 for all, one wrong grid
in 576 made grids of nothing but doubtful edges sure."""

SMALLEST = 0.02
"""Points below which a step is left out of the table."""

UNTAUGHT = Weights(base=3.0, below=0.5, steps={}, fields={})
"""The table of a kind of which nothing is known: 19 of 20 values are right."""


@dataclass(frozen=True, slots=True)
class Design:
    """The columns of a regression: base, steps, fields."""

    steps: tuple[tuple[str, float, float], ...]
    """(signal, edge, sign)"""
    fields: tuple[str, ...]

    def rows(self, examples: Sequence[Example]) -> Floats:
        """One row of 0 and ±1 for each example."""
        out = np.zeros((len(examples), 1 + len(self.steps) + len(self.fields)))
        out[:, 0] = 1.0
        for column, (name, edge, sign) in enumerate(self.steps, start=1):
            values = np.array([e.signals.get(name, np.nan) for e in examples])
            out[:, column] = sign * (values >= edge)
        for column, field in enumerate(self.fields, start=1 + len(self.steps)):
            out[:, column] = [e.field == field for e in examples]
        return out


def design_for(examples: Sequence[Example], former: Weights) -> Design:
    """The steps of all signals, and the fields, that the examples or the ``former`` table have."""
    names = {name for example in examples for name in example.signals} | set(former.steps)
    steps = tuple(
        (name, edge, sign)
        for sign, signals in ((1.0, RISING), (-1.0, FALLING))
        for name, edges in signals.items()
        for edge in edges
        if name in names
    )
    fields = sorted({e.field for e in examples} | set(former.fields))
    return Design(steps, tuple(fields) if len(fields) > 1 else ())


def fit(examples: Sequence[Example], below: float = 0.5, former: Weights = UNTAUGHT) -> Weights:
    """The points that make what was seen likeliest, near the ``former`` ones.

    Steps never turn against their direction.
    """
    design = design_for(examples, former)
    rows, right = design.rows(examples), np.array([e.right for e in examples], dtype=float)
    before = _points(design, former)
    penalty = PENALTY * max(1.0, TELLING / max(1.0, len(right) - float(right.sum())))
    bounds = (
        [(None, None)] + [(0.0, None)] * len(design.steps) + [(None, None)] * len(design.fields)
    )

    def loss(points: Floats) -> tuple[float, Floats]:
        odds = rows @ points
        cost = np.logaddexp(0.0, odds) - right * odds
        slope = rows.T @ (1.0 / (1.0 + np.exp(-odds)) - right)
        moved = points - before
        return float(cost.sum() + penalty * (moved @ moved) / 2), slope + penalty * moved

    found = minimize(
        loss, before, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}
    )
    return _weights(design, found.x, below)


def _points(design: Design, weights: Weights) -> Floats:
    """The points of a table in the order of the columns; 0 for what it does not name."""
    gains = {
        (name, edge): abs(gain) for name, steps in weights.steps.items() for edge, gain in steps
    }
    steps = [gains.get((name, edge), 0.0) for name, edge, _ in design.steps]
    fields = [weights.fields.get(field, 0.0) for field in design.fields]
    return np.array([weights.base, *steps, *fields])


def _weights(design: Design, points: Floats, below: float) -> Weights:
    steps: dict[str, list[tuple[float, float]]] = {}
    for (name, edge, sign), gain in zip(design.steps, points[1:], strict=False):
        if gain >= SMALLEST:
            steps.setdefault(name, []).append((edge, round(float(sign * gain), 3)))
    named = zip(design.fields, points[1 + len(design.steps) :], strict=True)
    fields = {field: round(float(gain), 3) for field, gain in named}
    return Weights(
        round(float(points[0]), 3), below, {k: tuple(v) for k, v in steps.items()}, fields
    )
