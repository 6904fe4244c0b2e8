"""Pages of printed lines, faxed, and the lines cut out of them as the pipeline cuts them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from bench.fax_model.phrases import Phrases
from samples.generator.damage import ink, paper
from zi_extract.model.geometry import Box
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.cleaning import RULING_LEVEL
from zi_extract.ocr.crops import READING_HEIGHT, Crop, cut_out

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

DPIS = (150, 150, 150, 160, 170, 170, 180, 196, 200)
POINTS = (6.3, 12.5)
SMALLEST = 5.0
"""Pixels of a lower-case letter; below it faxed letters are guesses."""

INK_KEPT = (0.5, 2.2)
"""Share of a line's ink that is left after faxing: less is illegible, more is a black bar."""

ENGINE_PADDING = 4
"""Pixels that Tesseract adds around a line."""

ASCENT, DESCENT = (1.36, 1.5), (0.3, 0.48)
"""Heights of lower-case letters that Tesseract's lines reach above and below the baseline."""

HIGHEST, LOWEST = 90, 30
"""Pixels of a line's picture; others are two lines, or none."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A faxed line as the engine gets to see it, and what it says."""

    pixels: Pixels
    text: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line on its page: left end, baseline, width and letter height in pixels."""

    text: str
    font: ImageFont.FreeTypeFont
    left: float
    baseline: float
    width: float
    height: float

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


def faxed_lines(seed: int, pages: int, characters: frozenset[str]) -> list[Line]:
    """The lines of ``pages`` pages in mixed order; only lines of the model's ``characters``."""
    dice, rng, phrases = random.Random(seed), np.random.default_rng(seed), Phrases(seed)
    faces = _faces()
    lines: list[Line] = []
    for _ in range(pages):
        placed, height = _set(dice, phrases, faces, characters)
        clean = _drawn(placed, height, dice)
        faxed = _faxed(clean, dice, rng)
        lines += _cut(placed, clean, faxed, dice)
    dice.shuffle(lines)
    return lines


def _faces() -> list[Path]:
    files = (path for path in FONT_ROOT.rglob("*") if path.suffix in (".ttf", ".otf"))
    faces = sorted(path for path in files if path.name.startswith(FAMILIES))
    slanted = [path for path in faces if "Italic" in path.name or "Oblique" in path.name]
    upright = [path for path in faces if path not in slanted]
    return upright * 3 + slanted


def _set(
    dice: random.Random, phrases: Phrases, faces: list[Path], characters: frozenset[str]
) -> tuple[list[_Placed], int]:
    """Lines one below the other, and the height of their page in pixels."""
    dpi, top, placed = dice.choice(DPIS), float(MARGIN), []
    for _ in range(LINES):
        size = dice.uniform(*POINTS) * dpi / 72
        font = ImageFont.truetype(str(dice.choice(faces)), round(size * OVERSAMPLING))
        text = phrases.line()
        height = -font.getbbox("x", anchor="ls")[1] / OVERSAMPLING
        width = font.getlength(text) / OVERSAMPLING
        fits = height >= SMALLEST and width <= WIDTH * dpi - 3 * MARGIN
        if text and fits and characters.issuperset(text.replace(" ", "")):
            left = MARGIN + dice.uniform(0, 30)
            placed.append(_Placed(text, font, left, top + 1.05 * size, width, height))
            top += 1.6 * size + 4
    return placed, round(top) + MARGIN


def _drawn(placed: list[_Placed], height: int, dice: random.Random) -> Pixels:
    width = round(max(one.left + one.width for one in placed)) + 3 * MARGIN
    large = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING), 255)
    draw = ImageDraw.Draw(large)
    for one in placed:
        at = (one.left * OVERSAMPLING, one.baseline * OVERSAMPLING)
        draw.text(at, one.text, font=one.font, fill=dice.choice((0, 0, 0, 25, 50)), anchor="ls")
    return np.asarray(large.resize((width, height), Image.Resampling.BOX))


def _faxed(page: Pixels, dice: random.Random, rng: np.random.Generator) -> Pixels:
    """The page askew, blurred, grainy, in black and white, with specks, and made straight again."""
    skew = dice.uniform(-0.6, 0.6) if dice.random() < 0.75 else 0.0
    grey = paper.turned(page, skew).astype(np.float32)
    if dice.random() < 0.35:
        grey = np.clip(grey + rng.normal(0, dice.uniform(4, 26), grey.shape), 0, 255)
    grey = cv2.GaussianBlur(grey, (0, 0), dice.uniform(0.45, 1.05))
    if dice.random() < 0.2:
        grey = grey + rng.normal(0, dice.uniform(3, 14), grey.shape)
    black = ink.bilevel(grey, dice.randint(120, 200))
    black = ink.specked(black, rng, dice.choice((10, 45, 45, 90, 200)))
    return paper.turned(black, dice.uniform(-0.05, 0.05) - skew) if skew else black


def _cut(
    placed: list[_Placed], clean: Pixels, faxed: Pixels, dice: random.Random
) -> Iterator[Line]:
    for one in placed:
        height = one.height * dice.uniform(0.94, 1.08)
        bordered = dice.random() < 0.5
        crop = cut_out(faxed, one.box, height, bordered=bordered, bilevel=True)
        if crop is None or not INK_KEPT[0] < _ink_kept(one.box, clean, faxed) < INK_KEPT[1]:
            continue
        pixels = _as_seen(crop, one, READING_HEIGHT * one.height / height, dice)
        if pixels is not None and LOWEST < pixels.shape[0] < HIGHEST:
            yield Line(pixels, one.text)


def _ink_kept(box: Box, clean: Pixels, faxed: Pixels) -> float:
    part = (slice(int(box.top), int(box.bottom)), slice(int(box.left), int(box.right)))
    was, now = (float((255.0 - page[part]).sum()) for page in (clean, faxed))
    return now / max(was, 1.0)


def _as_seen(crop: Crop, one: _Placed, height: float, dice: random.Random) -> Pixels | None:
    """The line as Tesseract cuts it out of the crop; now and then only as high as its ink."""
    dark = crop.pixels < RULING_LEVEL
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return None
    top, bottom = float(rows[0]), float(rows[-1] + 1)
    if dice.random() < 0.8:
        baseline = (one.baseline - crop.top) * crop.scale
        top = min(top, baseline - height * dice.uniform(*ASCENT))
        bottom = max(bottom, baseline + height * dice.uniform(*DESCENT))
    rim = 2 * round(READING_HEIGHT)
    paper_around = np.pad(crop.pixels, rim, constant_values=255)
    up, down = round(top) - ENGINE_PADDING + rim, round(bottom) + ENGINE_PADDING + rim
    left = int(columns[0]) - ENGINE_PADDING - dice.randint(0, 2) + rim
    right = int(columns[-1]) + 1 + ENGINE_PADDING + dice.randint(0, 2) + rim
    return paper_around[max(0, up) : down, left:right].copy()
