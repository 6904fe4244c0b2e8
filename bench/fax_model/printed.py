"""Pages of printed lines in many faces and sizes, before anything happens to them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from bench.fax_model.phrases import Phrases
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels

FONT_ROOT = Path("/usr/share/fonts")
FAMILIES = (
    *("Liberation", "DejaVu", "Free", "Carlito", "Caladea", "Arimo", "Tinos", "Cousine"),
    *("C059", "P052", "URWBookman", "URWGothic", "Nimbus"),
)
"""Beginnings of the file names of faces: whatever of them is installed is used."""

OVERSAMPLING = 4
"""Letters are drawn so much larger and averaged, as a renderer of PDF places them."""

LINES, WIDTH, MARGIN = 46, 9.5, 20
"""Lines of a page, inches of its width, pixels around its text."""

POINTS = (6.3, 12.5)

SMALLEST = 5.0
"""Pixels of a lower-case letter; below it faxed letters are guesses."""

FRAMED = 0.35
"""Share of the lines in a frame of rulings, of which remains stay in cells."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on its page: left end, baseline, width and letter height in pixels; in a frame?"""

    text: str
    font: ImageFont.FreeTypeFont
    left: float
    baseline: float
    width: float
    height: float
    framed: bool

    @property
    def box(self) -> Box:
        """The line with its surroundings, in pixels of the page."""
        reach = 0.8 * self.height
        return Box(
            self.left - reach,
            self.baseline - 2 * self.height,
            self.left + self.width + reach,
            self.baseline + 0.85 * self.height,
        )


def faces() -> list[Path]:
    """Files of the installed faces, upright ones three times as often as slanted ones."""
    files = (path for path in FONT_ROOT.rglob("*") if path.suffix in (".ttf", ".otf"))
    found = sorted(path for path in files if path.name.startswith(FAMILIES))
    slanted = [path for path in found if "Italic" in path.name or "Oblique" in path.name]
    upright = [path for path in found if path not in slanted]
    return upright * 3 + slanted


def set_page(
    dice: random.Random,
    phrases: Phrases,
    choice: list[Path],
    characters: frozenset[str],
    dpi: int,
) -> tuple[list[Placed], int]:
    """Lines one below the other, and the height of their page in pixels."""
    top, placed = float(MARGIN), []
    for _ in range(LINES):
        size = dice.uniform(*POINTS) * dpi / 72
        font = ImageFont.truetype(str(dice.choice(choice)), round(size * OVERSAMPLING))
        text = phrases.line()
        height = -font.getbbox("x", anchor="ls")[1] / OVERSAMPLING
        width = font.getlength(text) / OVERSAMPLING
        fits = height >= SMALLEST and width <= WIDTH * dpi - 3 * MARGIN
        if text and fits and characters.issuperset(text.replace(" ", "")):
            left = MARGIN + dice.uniform(0, 30)
            framed = dice.random() < FRAMED
            placed.append(Placed(text, font, left, top + 1.05 * size, width, height, framed))
            top += 1.6 * size + 4
    return placed, round(top) + MARGIN


def drawn(placed: list[Placed], height: int, dice: random.Random) -> Pixels:
    """The page in grey, black on white."""
    width = round(max(one.left + one.width for one in placed)) + 3 * MARGIN
    large = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING), 255)
    draw = ImageDraw.Draw(large)
    for one in placed:
        at = (one.left * OVERSAMPLING, one.baseline * OVERSAMPLING)
        draw.text(at, one.text, font=one.font, fill=dice.choice((0, 0, 0, 25, 50)), anchor="ls")
    return np.asarray(large.resize((width, height), Image.Resampling.BOX))
