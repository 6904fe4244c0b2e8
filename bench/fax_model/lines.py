"""Lines of printed pages, faxed or scanned, cut out as the pipeline cuts cells and rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bench.fax_model.damage import faxed, ruled, scanned
from bench.fax_model.phrases import Phrases
from bench.fax_model.printed import Placed, drawn, faces, set_page
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.cleaning import RULING_LEVEL
from zi_extract.ocr.crops import READING_HEIGHT, Crop, cut_out
from zi_extract.ocr.narrow import REDUCED, reduced
from zi_extract.ocr.third import SMALLER

FAX_DPIS = (150, 150, 150, 160, 170, 170, 180, 196, 200)
GREY_DPIS = (150, 180, 200, 200, 200, 240)
GREY_SHARE = 0.3
"""Share of the pages that are scanned in grey."""

FEW_LETTERS = 4
"""Characters of short lines, half of which are made as small as narrow cells are read."""

SMALLER_SHARE = 0.2
"""Share of the other lines made as small as a third reading has them."""

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
    """A line as the engine gets to see it, and what it says."""

    pixels: Pixels
    text: str


def faxed_lines(seed: int, pages: int, characters: frozenset[str]) -> list[Line]:
    """The lines of ``pages`` pages in mixed order; only lines of the model's ``characters``."""
    dice, rng, phrases = random.Random(seed), np.random.default_rng(seed), Phrases(seed)
    choice = faces()
    lines: list[Line] = []
    for _ in range(pages):
        grey = dice.random() < GREY_SHARE
        dpi = dice.choice(GREY_DPIS if grey else FAX_DPIS)
        placed, height = set_page(dice, phrases, choice, characters, dpi)
        clean = drawn(placed, height, dice)
        page = ruled(clean, placed, dice)
        page = scanned(page, dice, rng) if grey else faxed(page, dice, rng)
        lines += _cut(placed, clean, page, dice, bilevel=not grey)
    dice.shuffle(lines)
    return lines


def _cut(
    placed: list[Placed], clean: Pixels, page: Pixels, dice: random.Random, *, bilevel: bool
) -> Iterator[Line]:
    for one in placed:
        height = one.height * dice.uniform(0.94, 1.08)
        bordered = one.framed or dice.random() < 0.3
        crop = cut_out(page, one.box, height, bordered=bordered, bilevel=bilevel)
        if crop is None or not INK_KEPT[0] < _ink_kept(crop, one, clean) < INK_KEPT[1]:
            continue
        pixels = _as_seen(crop, one, READING_HEIGHT * one.height / height, dice)
        if pixels is not None and LOWEST < pixels.shape[0] < HIGHEST:
            yield Line(pixels, one.text)


def _ink_kept(crop: Crop, one: Placed, clean: Pixels) -> float:
    """The crop's ink as a share of what was printed."""
    box = one.box
    printed = clean[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    was = float((255.0 - printed).sum())
    return float((255.0 - crop.pixels).sum()) / crop.scale**2 / max(was, 1.0)


def _as_seen(crop: Crop, one: Placed, height: float, dice: random.Random) -> Pixels | None:
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
    seen = paper_around[max(0, up) : down, left:right]
    if len(one.text) <= FEW_LETTERS and dice.random() < 0.5:
        seen = reduced(seen, REDUCED)
    elif seen.shape[0] * SMALLER > LOWEST and dice.random() < SMALLER_SHARE:
        seen = reduced(seen, SMALLER)
    return seen.copy()
