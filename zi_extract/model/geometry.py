"""Boxes, and how the straight page that we read lies on the paper that was scanned."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: ``left, top, right, bottom``, top-left origin, in pixels of the straight page.

    Exported boxes use the same type with fractions (0-1) of the upright page.
    """

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Pixels from left to right; 0 for an empty box."""
        return max(0.0, self.right - self.left)

    @property
    def height(self) -> float:
        """Pixels from top to bottom; 0 for an empty box."""
        return max(0.0, self.bottom - self.top)

    @property
    def area(self) -> float:
        """Square pixels."""
        return self.width * self.height

    @property
    def center_x(self) -> float:
        """The x of its middle."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """The y of its middle."""
        return (self.top + self.bottom) / 2

    def intersection(self, other: Box) -> float:
        """The area that both boxes share, in square pixels."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies in the box or on its edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def grown(self, dx: float, dy: float | None = None) -> Box:
        """This box, larger by ``dx`` left and right, ``dy`` above and below; negative shrinks."""
        dy = dx if dy is None else dy
        return Box(self.left - dx, self.top - dy, self.right + dx, self.bottom + dy)

    def scaled(self, sx: float, sy: float | None = None) -> Box:
        """All coordinates times ``sx`` (and ``sy``, when the axes differ)."""
        sy = sx if sy is None else sy
        return Box(self.left * sx, self.top * sy, self.right * sx, self.bottom * sy)

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box around all of them. Raises ValueError when there is none."""
        items = list(boxes)
        if not items:
            raise ValueError("no boxes to enclose")
        return Box(
            min(b.left for b in items),
            min(b.top for b in items),
            max(b.right for b in items),
            max(b.bottom for b in items),
        )


@dataclass(frozen=True, slots=True)
class Warp:
    """How far paper lies from the straight page, on a regular lattice over the whole page.

    ``dx[r][c]`` and ``dy[r][c]`` are pixels to add to a straight point at lattice node (r, c) to
    reach the same ink on the upright page after the skew was taken out. Nodes are spread evenly
    from edge to edge; between nodes the shift is interpolated linearly.
    """

    dx: tuple[tuple[float, ...], ...]
    dy: tuple[tuple[float, ...], ...]

    def shift(self, u: float, v: float) -> tuple[float, float]:
        """The shift in pixels at ``u, v``, fractions (0-1) of the page's width and height."""
        return _interpolated(self.dx, u, v), _interpolated(self.dy, u, v)


def _interpolated(lattice: tuple[tuple[float, ...], ...], u: float, v: float) -> float:
    rows, cols = len(lattice), len(lattice[0])
    y, x = min(max(v, 0.0), 1.0) * (rows - 1), min(max(u, 0.0), 1.0) * (cols - 1)
    r, c = min(int(y), max(rows - 2, 0)), min(int(x), max(cols - 2, 0))
    r1, c1 = min(r + 1, rows - 1), min(c + 1, cols - 1)
    fy, fx = y - r, x - c
    upper = lattice[r][c] * (1 - fx) + lattice[r][c1] * fx
    lower = lattice[r1][c] * (1 - fx) + lattice[r1][c1] * fx
    return upper * (1 - fy) + lower * fy


STEPS_BACK = 5
"""Steps of the way from paper back to the straight page. Each leaves about the sine of the skew of
the error before it: after five steps at 5 degrees less than a hundredth of a pixel is left."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The straight page's size, and what was done to the scan to get it.

    The scan is turned by ``rotation`` (0, 90, 180 or 270 degrees clockwise) to stand upright; then,
    in a picture of the same size, turned about its centre by ``skew`` degrees (clockwise) and
    unbent by ``warp`` to be straight. ``enlarged`` pixels of it lie along one of the scan's own.
    """

    width: int
    height: int
    dpi: float
    rotation: int = 0
    skew: float = 0.0
    warp: Warp | None = None
    enlarged: float = 1.0

    def to_upright(self, x: float, y: float) -> tuple[float, float]:
        """Where a straight point lies on the upright (not yet straightened) page, in pixels."""
        if self.warp is not None:
            dx, dy = self.warp.shift(x / self.width, y / self.height)
            x, y = x + dx, y + dy
        if not self.skew:
            return x, y
        angle = math.radians(-self.skew)
        cx, cy = self.width / 2, self.height / 2
        return (
            cx + (x - cx) * math.cos(angle) - (y - cy) * math.sin(angle),
            cy + (x - cx) * math.sin(angle) + (y - cy) * math.cos(angle),
        )

    def to_straight(self, box: Box) -> Box:
        """The other way round: a box of fractions of the upright page around the same ink here."""
        wanted = [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
        found = [self._straight(x * self.width, y * self.height) for x, y in wanted]
        xs, ys = [x for x, _ in found], [y for _, y in found]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _straight(self, x: float, y: float) -> tuple[float, float]:
        """The straight point whose upright place is ``x, y``: shifts are small, so it is near."""
        u, v = x, y
        for _ in range(STEPS_BACK):
            up, down = self.to_upright(u, v)
            u, v = u + x - up, v + y - down
        return u, v

    def to_paper(self, box: Box) -> Box:
        """The box around the same ink on the upright page, as fractions (0-1) of it."""
        corners = [
            self.to_upright(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)
        ]
        xs, ys = [x / self.width for x, _ in corners], [y / self.height for _, y in corners]
        return Box(max(0.0, min(xs)), max(0.0, min(ys)), min(1.0, max(xs)), min(1.0, max(ys)))
