"""The whole program on one screen.

``read_page`` turns one page's pixels into a ``PageLayout`` (`reading.py`); it is all that
isolation, the stage cache and a cluster ever run. ``assemble`` turns the layouts of a file into
decrees without touching a pixel (`assembling.py`). ``extract`` does both for one file, in this
process.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from zi_extract.assembling import assemble
from zi_extract.errors import EngineError, EngineTimeoutError, InputError
from zi_extract.intake.probe import probe
from zi_extract.limits import REDUCED_DPI
from zi_extract.model.extraction import Extraction
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.page_selection import parse_pages
from zi_extract.reading import ReadOptions, draw_page, read_page

__all__ = ["ReadOptions", "assemble", "draw_page", "extract", "read_page"]

NO_PAGE = PageFrame(1, 1, 200.0)
"""The frame of a page whose size nobody knows."""


def extract(path: str | Path, options: ReadOptions | None = None, *, pages: str = "") -> Extraction:
    """All that is in one file, or on some of its ``pages`` ("1-3,7"); prints nothing.

    Raises InputError, EncryptedError or LimitError when the file cannot be opened,
    MissingToolError when the OCR engine is not installed. A page that cannot be read is ``unread``
    with a finding, and the status ``partial``.
    """
    source = Path(path)
    probed = probe(source, (options or ReadOptions()).limits)
    wanted = parse_pages(pages)
    layouts = [
        _read_or_give_up(source, page, options) if wanted.holds(page) else _left_out(page)
        for page in range(1, probed.pages + 1)
    ]
    return assemble(probed, layouts)


def _left_out(page: int) -> PageLayout:
    return PageLayout(page, NO_PAGE, "scan", "left_out", 0.0)


def _read_or_give_up(source: Path, page: int, options: ReadOptions | None) -> PageLayout:
    try:
        return _read_or_reduce(source, page, options or ReadOptions())
    except (InputError, EngineError) as error:
        finding = Finding("page-unread", "error", str(error), page)
        return PageLayout(page, NO_PAGE, "scan", "unread", 0.0, findings=(finding,))


def _read_or_reduce(source: Path, page: int, options: ReadOptions) -> PageLayout:
    try:
        return read_page(source, page, options)
    except EngineTimeoutError:
        return read_page(source, page, replace(options, dpi=REDUCED_DPI))
