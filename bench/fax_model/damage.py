"""What happens to pages of printed lines: rulings and grounds, scanners, copiers and faxes."""

from __future__ import annotations

import random

import cv2
import numpy as np

from bench.fax_model.printed import Placed
from samples.generator.damage import ink, paper
from zi_extract.model.page_image import Pixels

TINTED = 0.15
"""Share of the lines on a ground of grey, which faxes print in dots."""


def ruled(page: Pixels, placed: list[Placed], dice: random.Random) -> Pixels:
    """The page with frames around some lines and grey behind some."""
    out = page.copy()
    for one in placed:
        left, top, right, bottom = (
            round(at + dice.uniform(-1.5, 1.5))
            for at in (one.box.left, one.box.top, one.box.right, one.box.bottom)
        )
        if dice.random() < TINTED:
            ground = out[top:bottom, max(0, left) : right]
            np.minimum(ground, dice.randint(185, 240), out=ground)
        if one.framed:
            cv2.rectangle(out, (left, top), (right, bottom), 0, dice.choice((1, 1, 2)))
    return out


def scanned(page: Pixels, dice: random.Random, rng: np.random.Generator) -> Pixels:
    """The page as a scanner, or a copier before it, gives it in grey."""
    grey = cv2.GaussianBlur(page, (0, 0), dice.uniform(0.4, 1.1)).astype(np.uint8)
    if dice.random() < 0.3:
        grey = ink.copied(grey, rng)
    grey = paper.grained(paper.toned(grey, rng), rng, dice.uniform(1, 9))
    quality = [cv2.IMWRITE_JPEG_QUALITY, dice.randint(45, 92)]
    return np.asarray(cv2.imdecode(cv2.imencode(".jpg", grey, quality)[1], 0), dtype=np.uint8)


def faxed(page: Pixels, dice: random.Random, rng: np.random.Generator) -> Pixels:
    """The page askew, blurred, grainy, in black and white, with specks, and made straight again."""
    skew = dice.uniform(-0.6, 0.6) if dice.random() < 0.75 else 0.0
    turned = paper.turned(page, skew)
    if dice.random() < 0.5:
        return _straight(ink.specked(ink.weighted(turned, rng), rng, 45), skew, dice)
    grey = turned.astype(np.float32)
    if dice.random() < 0.35:
        grey = np.clip(grey + rng.normal(0, dice.uniform(4, 26), grey.shape), 0, 255)
    grey = cv2.GaussianBlur(grey, (0, 0), dice.uniform(0.45, 1.05))
    if dice.random() < 0.2:
        grey = grey + rng.normal(0, dice.uniform(3, 14), grey.shape)
    black = ink.bilevel(grey, dice.randint(120, 200))
    black = ink.specked(black, rng, dice.choice((10, 45, 45, 90, 200)))
    return _straight(black, skew, dice)


def _straight(page: Pixels, skew: float, dice: random.Random) -> Pixels:
    return paper.turned(page, dice.uniform(-0.05, 0.05) - skew) if skew else page
