"""The marks of a time grid: glyphs, pen strokes, fills."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

from samples.generator.fonts import SYMBOLS, Face
from samples.generator.layout.paper import Paper

SYMBOL_MARKS = "✓✔√●■☑"
"""Marks that need the symbol face; letters (v, V, x, X) are set in the table's own."""


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell's box on the page in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Height of the cell's middle in points from the top of the page."""
        return (self.top + self.bottom) / 2


def set_mark(paper: Paper, box: CellBox, mark: str, face: Face, rng: random.Random) -> None:
    """Draw one mark in the middle of its cell. Shading is drawn earlier, below the rulings."""
    if mark == "pen":
        _set_pen_check(paper, box, face.size, rng)
        return
    if mark == "shade":
        return
    symbol = mark in SYMBOL_MARKS
    size = min(face.size * (1.15 if symbol else 1.0), box.width * 0.95)
    mark_face = face.but(family=SYMBOLS if symbol else face.family, size=size)
    line = paper.wrap(mark, mark_face, 99)[0]
    paper.set_line(line, box.left, box.middle + size * 0.35, mark_face, box.width, "center")


def _set_pen_check(paper: Paper, box: CellBox, size: float, rng: random.Random) -> None:
    """A check made by hand: a short stroke down and a long one up, never twice the same."""
    reach = min(size, box.width * 0.8)
    x = (box.left + box.right) / 2 + rng.uniform(-0.12, 0.12) * reach
    y = box.middle + rng.uniform(-0.2, 0.2) * reach
    points = [
        (x - 0.42 * reach, y + rng.uniform(-0.1, 0.1) * reach),
        (x - 0.12 * reach, y + rng.uniform(0.28, 0.42) * reach),
        (x + rng.uniform(0.38, 0.52) * reach, y - rng.uniform(0.4, 0.6) * reach),
    ]
    paper.pdf.set_draw_color(30, 30, rng.choice([30, 120]))
    paper.pdf.set_line_width(rng.uniform(0.8, 1.3))
    for (x0, y0), (x1, y1) in pairwise(points):
        paper.pdf.line(x0, y0, x1, y1)
    paper.pdf.set_draw_color(0)
