"""From the evidence for a value to the probability that it is right.

A table of points for each kind of value, learned from documents with truth: a base, points for
every step that a signal reaches, points for the field. The sum is the logarithm of the odds.
``data/calibration.toml`` is written by ``python -m bench.fit`` and may be read as it stands.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from zi_extract.checks.signals import Signals
from zi_extract.model.working_point import ValueKind, WorkingPoints

DISBELIEVED = 0.5
"""Confidence (0-1) of the stage that made a value below which it is never overruled: of 605 such
values fewer than half were right. Higher flags what was read well from faint words."""

Steps = tuple[tuple[float, float], ...]
"""(edge, points): the points count when the signal is at the edge or above it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``base`` points; ``steps`` by signal; ``fields`` by field; ``below`` is the working point."""

    base: float
    below: float
    steps: Mapping[str, Steps]
    fields: Mapping[str, float]

    def probability(self, field: str, signals: Signals) -> float:
        """How likely (0-1) a value with this evidence is right."""
        points = self.base + self.fields.get(field, 0.0)
        for name, steps in self.steps.items():
            reached = signals.get(name)
            if reached is not None:
                points += sum(gain for edge, gain in steps if reached >= edge)
        sure = 1.0 / (1.0 + math.exp(-points))
        reading = signals.get("reading", 1.0)
        return min(sure, reading) if reading < DISBELIEVED else sure


@lru_cache(maxsize=1)
def calibration() -> Mapping[ValueKind, Weights]:
    """The weights of every kind of value."""
    source = files("zi_extract.checks").joinpath("data/calibration.toml")
    return read_calibration(source.read_text(encoding="utf-8"))


def read_calibration(text: str) -> Mapping[ValueKind, Weights]:
    """The weights that a table of them (TOML) holds for each kind of value."""
    tables = tomllib.loads(text)
    return {cast("ValueKind", kind): _weights(table) for kind, table in tables.items()}


def working_points() -> WorkingPoints:
    """Kind of value to the probability below which a person is asked."""
    return {kind: weights.below for kind, weights in calibration().items()}


def _weights(table: Mapping[str, Any]) -> Weights:
    parsed: dict[str, Steps] = {}
    for name, steps in table["steps"].items():
        parsed[name] = tuple((float(edge), float(points)) for edge, points in steps)
    fields = {str(k): float(v) for k, v in table.get("fields", {}).items()}
    return Weights(float(table["base"]), float(table["below"]), parsed, fields)
