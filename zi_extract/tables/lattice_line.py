"""Lines of a lattice, and the lattice they form."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from statistics import median

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class LatticeLine:
    """A line of the lattice, followed along its rulings: ``across`` at each ``along``, in pixels.

    ``start`` and ``end`` are where its ink begins and ends, ``ink`` how long its rulings are in
    all, ``thickness`` their mean thickness.
    """

    along: Floats
    across: Floats
    start: float
    end: float
    thickness: float
    ink: float = 0.0
    position: float = field(init=False)
    """Where the line lies as a whole: the middle of its pieces."""
    _points: tuple[list[float], list[float]] = field(init=False, repr=False)
    _pixels: dict[int, NDArray[np.int_]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        points = self.along.tolist(), self.across.tolist()
        object.__setattr__(self, "_points", points)
        object.__setattr__(self, "position", median(points[1]))

    @classmethod
    def straight(cls, place: float, first: float, last: float) -> LatticeLine:
        """A thin line at ``place`` that no ruling draws, from ``first`` to ``last``."""
        return cls(np.array([first, last]), np.array([place, place]), first, last, 1.0)

    @property
    def length(self) -> float:
        """From its first to its last ink."""
        return self.end - self.start

    def ends_like(self, other: LatticeLine, near: float) -> bool:
        """Whether the ink of both begins and ends at the same places, as ``near`` as this."""
        return abs(self.start - other.start) <= near and abs(self.end - other.end) <= near

    def place(self, along: float) -> float:
        """Where the line lies across at one place along it; as :meth:`at`, faster for few."""
        places, across = self._points
        after = bisect(places, along)
        if after == 0 or after == len(places):
            return across[0 if after == 0 else -1]
        share = (along - places[after - 1]) / (places[after] - places[after - 1])
        return across[after - 1] * (1 - share) + across[after] * share

    def at(self, along: Floats | float) -> Floats:
        """Where the line lies across at these places along it; level beyond its ends."""
        return np.asarray(np.interp(along, self.along, self.across))

    def pixels(self, size: int) -> NDArray[np.int_]:
        """The pixel across in which the line lies at each of ``size`` pixels along a page; kept."""
        if size not in self._pixels:
            places = np.arange(size, dtype=float)
            self._pixels[size] = np.round(self.at(places) - 0.5).astype(int)
        return self._pixels[size]


@dataclass(frozen=True, slots=True)
class Lattice:
    """Lines of one candidate table: ``rows`` from top to bottom, ``columns`` from left to right."""

    rows: tuple[LatticeLine, ...]
    columns: tuple[LatticeLine, ...]


def merged(first: LatticeLine, second: LatticeLine) -> LatticeLine:
    """Both lines as one: each tells where it has ink itself, the outer one what lies beyond."""
    start, end = min(first.start, second.start), max(first.end, second.end)
    told = [_told(line, start, end) for line in (first, second)]
    along = np.concatenate([line.along[own] for line, own in told])
    across = np.concatenate([line.across[own] for line, own in told])
    order = np.argsort(along, kind="stable")
    total = first.length + second.length
    return LatticeLine(
        along=along[order],
        across=across[order],
        start=start,
        end=end,
        thickness=(first.thickness * first.length + second.thickness * second.length) / total,
        ink=first.ink + second.ink,
    )


def _told(line: LatticeLine, start: float, end: float) -> tuple[LatticeLine, NDArray[np.bool_]]:
    """The line, and which of its places count of a line that has ink from ``start`` to ``end``."""
    since = line.along >= (line.start if line.start > start else -np.inf)
    until = line.along <= (line.end if line.end < end else np.inf)
    return line, since & until
