"""Which way up a scan lies, from its pixels alone."""

from __future__ import annotations

from zi_extract.model.page_image import PageImage


def find_orientation(image: PageImage) -> tuple[int, float]:
    """Clockwise degrees (0, 90, 180, 270) that turn the scan upright, and confidence (0-1)."""
    del image
    return 0, 0.0
