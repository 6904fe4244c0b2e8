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

PENALTY = 1.0
"""Weight of the squared points against the likelihood (a prior of standard deviation 1). Lower
trusts steps that few values reach; higher flattens what thousands of values say."""

SMALLEST = 0.02
"""Points below which a step is left out of the table."""


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


def design_for(examples: Sequence[Example]) -> Design:
    """The steps that some but not all examples reach, and their fields."""
    steps = []
    for sign, signals in ((1.0, RISING), (-1.0, FALLING)):
        for name, edges in signals.items():
            values = np.array([e.signals.get(name, np.nan) for e in examples])
            steps += [
                (name, edge, sign) for edge in edges if 0 < (values >= edge).sum() < len(values)
            ]
    fields = sorted({e.field for e in examples})
    return Design(tuple(steps), tuple(fields) if len(fields) > 1 else ())


def fit(examples: Sequence[Example], below: float = 0.5) -> Weights:
    """The points that make what was seen likeliest. Steps never turn against their direction."""
    design = design_for(examples)
    rows, right = design.rows(examples), np.array([e.right for e in examples], dtype=float)
    bounds = (
        [(None, None)] + [(0.0, None)] * len(design.steps) + [(None, None)] * len(design.fields)
    )

    def loss(points: Floats) -> tuple[float, Floats]:
        odds = rows @ points
        cost = np.logaddexp(0.0, odds) - right * odds
        slope = rows.T @ (1.0 / (1.0 + np.exp(-odds)) - right)
        shrunk = np.concatenate(([0.0], points[1:]))
        return float(cost.sum() + PENALTY * (shrunk @ shrunk) / 2), slope + PENALTY * shrunk

    start = np.zeros(rows.shape[1])
    start[0] = 3.0
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}
    )
    return _weights(design, found.x, below)


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
