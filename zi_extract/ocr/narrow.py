"""Crops handed to the engine as it reads them best: a few letters alone as one line, and smaller.

Looking for lines of text in a picture of one digit, the engine finds none, or takes the digit for a
speck. Told that the picture is one line it reads it, and best when it need not shrink it much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from zi_extract.model.page_image import Pixels
from zi_extract.ocr.crops import READING_HEIGHT, Crop
from zi_extract.ocr.engine import Layout, Model, Reader, Sighting

FEW_LETTERS = 3.0
"""Character heights of the widest ink that counts as a few letters: ``VIII``, ``Mei``, ``12``."""

REDUCED = 0.66
"""Scale of pictures of a few letters. Of 1082 such cells of scans of all kinds 158 were read wrong
whole as blocks, 128 whole as lines, 110 at 0.75, 78 at 0.66 and 84 at 0.6."""


def read_crops_once(
    crops: Sequence[Crop], reader: Reader, layout: Layout, model: Model = "first"
) -> list[list[Sighting]]:
    """The words of each crop in pixels of its picture. Raises what the reader raises."""
    found: list[list[Sighting]] = [[] for _ in crops]
    few = [k for k, crop in enumerate(crops) if layout == "block" and is_narrow(crop)]
    many = sorted(set(range(len(crops))).difference(few))
    whole = reader.read([crops[k].pixels for k in many], layout, model)
    for k, seen in zip(many, whole, strict=True):
        found[k] = list(seen)
    small = reader.read([reduced(crops[k].pixels, REDUCED) for k in few], "line", model)
    for k, seen in zip(few, small, strict=True):
        found[k] = [enlarged(sighting, REDUCED) for sighting in seen]
    return found


def is_narrow(crop: Crop) -> bool:
    """Whether the crop holds a few letters on one line and nothing else."""
    wide = crop.ink.width * crop.scale / READING_HEIGHT
    return crop.like_letters and wide <= FEW_LETTERS


def reduced(pixels: Pixels, scale: float) -> Pixels:
    """The picture made smaller."""
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


def enlarged(sighting: Sighting, scale: float) -> Sighting:
    """What was seen in the smaller picture, in pixels of the whole one."""
    return replace(sighting, box=sighting.box.scaled(1 / scale))
