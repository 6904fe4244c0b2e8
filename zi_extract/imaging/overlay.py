"""The page picture with everything that was read drawn on it, for people to look at."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout
from zi_extract.model.page_image import PageImage
from zi_extract.model.table import Cell

Colour = tuple[int, int, int]

LINE_COLOUR: Colour = (0, 140, 0)
CELL_COLOUR: Colour = (0, 90, 220)
GRAPHIC_COLOUR: Colour = (150, 0, 150)
DOUBT_COLOUR: Colour = (220, 0, 0)
TICK_COLOURS: dict[str, Colour] = {
    "marked": (0, 150, 60),
    "empty": (170, 170, 170),
    "unsure": DOUBT_COLOUR,
}

DOUBTFUL = 0.8
"""Confidence (0-1) below which a box is drawn in the colour of doubt: the same working point below
which a value is flagged, so that the picture and the worklist agree."""


def draw_overlay(straight: PageImage, layout: PageLayout) -> bytes:
    """A PNG of the straight page: lines green, cells blue, graphics purple, doubt red.

    Ticks are dots in the middle of their cells: green marked, grey empty, red unsure.
    """
    canvas = _colour(straight)
    for line in layout.lines:
        _rectangle(canvas, line.box, DOUBT_COLOUR if line.confidence < DOUBTFUL else LINE_COLOUR)
    for graphic in layout.graphics:
        _rectangle(canvas, graphic.box, GRAPHIC_COLOUR)
    for fragment in layout.fragments:
        for cell in fragment.cells:
            _draw_cell(canvas, cell, layout.character_height)
    return _png(canvas)


def _draw_cell(canvas: NDArray[np.uint8], cell: Cell, character_height: float) -> None:
    doubtful = min(cell.structure, cell.confidence if cell.text else 1.0) < DOUBTFUL
    _rectangle(canvas, cell.box, DOUBT_COLOUR if doubtful else CELL_COLOUR)
    if cell.tick is not None:
        centre = (round(cell.box.center_x), round(cell.box.center_y))
        radius = max(2, round(character_height / 3))
        cv2.circle(canvas, centre, radius, TICK_COLOURS[cell.tick.verdict], thickness=-1)


def _colour(image: PageImage) -> NDArray[np.uint8]:
    if image.pixels.ndim == 3:
        return image.pixels.copy()
    return np.repeat(image.pixels[:, :, np.newaxis], 3, axis=2)


def _rectangle(canvas: NDArray[np.uint8], box: Box, colour: Colour) -> None:
    corner = (round(box.left), round(box.top))
    cv2.rectangle(canvas, corner, (round(box.right), round(box.bottom)), colour, thickness=2)


def _png(canvas: NDArray[np.uint8]) -> bytes:
    _, encoded = cv2.imencode(".png", canvas[:, :, ::-1])
    return bytes(encoded)
