"""Which way up a page lies, by Tesseract's orientation and script detection."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import cv2

from zi_extract.errors import EngineError, MissingToolError
from zi_extract.model.page_image import Pixels
from zi_extract.ocr.tesseract import run

OSD_DPI = 200.0
"""Pixels per inch at which the vote is taken; 150 misses small print, 300 only takes longer."""

FULL_CONFIDENCE = 6.0
"""Tesseract's orientation confidence (a log-likelihood margin per character) from which we are
sure. Upright and turned pages of print give 4-30; below 2 every other vote is wrong."""

OSD_SECONDS = 30.0

ROTATE = re.compile(r"^Rotate: (0|90|180|270)$", re.MULTILINE)
CONFIDENCE = re.compile(r"^Orientation confidence: ([0-9.]+)$", re.MULTILINE)


def find_orientation(pixels: Pixels, dpi: float) -> tuple[int, float]:
    """Clockwise degrees (0, 90, 180, 270) that turn the picture upright, and confidence 0-1.

    ``(0, 0.0)`` when Tesseract cannot tell: too few letters, a photo, a failure of its own.
    Raises MissingToolError when Tesseract is not installed.
    """
    scale = min(1.0, OSD_DPI / dpi) if dpi > 0 else 1.0
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    with tempfile.TemporaryDirectory(prefix="zi-osd-") as folder:
        path = Path(folder) / "page.bmp"  # PNG takes a tenth of a second to write
        cv2.imwrite(str(path), small)
        try:
            answer = run(str(path), "osd", "osd", f"--psm 0 --dpi {int(OSD_DPI)}", OSD_SECONDS)
        except EngineError:
            return 0, 0.0
        except MissingToolError as error:
            if "data" in str(error):
                return 0, 0.0
            raise
    return _vote(answer)


def _vote(answer: str) -> tuple[int, float]:
    rotate, confidence = ROTATE.search(answer), CONFIDENCE.search(answer)
    if rotate is None or confidence is None:
        return 0, 0.0
    return int(rotate[1]), min(1.0, float(confidence[1]) / FULL_CONFIDENCE)
