"""Ink on the straight page to ink on the paper: boxes as fractions, rounded alike everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zi_extract.errors import ValidationError
from zi_extract.model.document_base import PaperBox
from zi_extract.model.geometry import Box
from zi_extract.model.page import PageLayout

BOX_DIGITS = 5
"""Decimal digits of a page fraction: 1e-5 of an A3 page is 4 micrometres, far below a pixel.
Fewer blur thin boxes; more only change with the machine's arithmetic."""

SHARE_DIGITS = 4
"""Decimal digits of a confidence."""


def paper_box(layouts: Mapping[int, PageLayout], page: int, box: Box) -> PaperBox:
    """``box`` of the straight page as rounded fractions of the upright page.

    Raises ValidationError when the page was never read: its ink cannot be shown.
    """
    layout = layouts.get(page)
    if layout is None:
        raise ValidationError(f"a value points at page {page}, which was not read")
    paper = layout.frame.to_paper(box)
    left, top, right, bottom = (
        round(min(max(edge, 0.0), 1.0), BOX_DIGITS)
        for edge in (paper.left, paper.top, paper.right, paper.bottom)
    )
    return left, top, max(left, right), max(top, bottom)


def share(number: float) -> float:
    """A confidence, kept within 0-1 and rounded."""
    return round(min(max(float(number), 0.0), 1.0), SHARE_DIGITS)


def readers(layout: PageLayout | None, words: Iterable[int]) -> list[str]:
    """Who read these words of a page, each reader once, in order of first use."""
    if layout is None:
        return []
    known = layout.words
    names = [known[index].reader for index in words if 0 <= index < len(known)]
    return list(dict.fromkeys(names))
