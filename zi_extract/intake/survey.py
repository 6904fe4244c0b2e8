"""What the pages of a file are, by looking at their objects: nothing is rendered, nothing read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_extract.errors import InputError
from zi_extract.intake.document import open_document, open_page
from zi_extract.intake.pictures import open_picture, resolution_of
from zi_extract.intake.probe import find_format
from zi_extract.intake.resolution import POINTS_PER_INCH, plan_rendering
from zi_extract.limits import Limits

MILLIMETRES_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class PageSurvey:
    """One page: paper in millimetres as it will be shown, resolution, and what it seems to be.

    ``kind``: ``scan``, ``scan with text layer``, ``born digital``, ``empty`` or ``unreadable``.
    ``characters`` is the length of its text layer.
    """

    page: int
    kind: str
    width: int = 0
    height: int = 0
    dpi: int = 0
    characters: int = 0


def survey_pages(path: Path, first: int, last: int, limits: Limits) -> list[PageSurvey]:
    """Pages ``first`` to ``last``. Raises InputError, EncryptedError or LimitError."""
    kind = find_format(path)
    if kind != "pdf":
        with open_picture(path, kind, limits) as picture:
            return [_survey_picture(picture, page) for page in range(first, last + 1)]
    with open_document(path) as document:
        return [_survey_page(document, path, page) for page in range(first, last + 1)]


def _survey_picture(picture: Any, page: int) -> PageSurvey:
    if page > 1:
        picture.seek(page - 1)
    dpi_x, dpi_y = resolution_of(picture)
    width, height = picture.width / dpi_x, picture.height / dpi_y
    return PageSurvey(
        page,
        "scan",
        round(width * MILLIMETRES_PER_INCH),
        round(height * MILLIMETRES_PER_INCH),
        round(dpi_x),
    )


def _survey_page(document: Any, path: Path, page: int) -> PageSurvey:
    try:
        opened = open_page(document, path, page)
    except InputError:
        return PageSurvey(page, "unreadable")
    plan = plan_rendering(opened)
    text = opened.get_textpage()
    characters = int(text.count_chars())
    text.close()
    unit = MILLIMETRES_PER_INCH / POINTS_PER_INCH
    return PageSurvey(
        page,
        _kind(scan=plan.scan, characters=characters),
        round(opened.get_width() * unit),
        round(opened.get_height() * unit),
        round(plan.dpi) if plan.scan else 0,
        characters,
    )


def _kind(*, scan: bool, characters: int) -> str:
    if scan:
        return "scan with text layer" if characters else "scan"
    return "born digital" if characters else "empty"
