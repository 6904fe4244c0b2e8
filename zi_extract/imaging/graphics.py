"""Stamps, signatures, logos and codes: ink outside words and tables that is no noise."""

from __future__ import annotations

from collections.abc import Sequence

from zi_extract.model.geometry import Box
from zi_extract.model.ocr import Graphic
from zi_extract.model.page_image import PageImage


def find_graphics(
    image: PageImage,
    word_boxes: Sequence[Box],
    table_boxes: Sequence[Box],
    character_height: float,
) -> tuple[Graphic, ...]:
    """Graphics of the straight page, top to bottom."""
    del image, word_boxes, table_boxes, character_height
    return ()
