"""All that read_page learns of one page: the boundary between pixels and grammar."""

from __future__ import annotations

from dataclasses import dataclass

from zi_extract.model.finding import Finding
from zi_extract.model.geometry import PageFrame
from zi_extract.model.ocr import Graphic, Line, Word
from zi_extract.model.source import Origin, PageStatus
from zi_extract.model.table import TableFragment


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page, read: words, the lines outside tables in reading order, and its table fragments.

    Serialisable as JSON (this JSON is what the stage cache keeps and what a worker returns).
    ``character_height`` is the median height of a lower-case text line's letters in pixels: the
    yardstick for every length on the page. ``status`` is ``unread`` when reading failed; the
    findings then say why. ``legibility`` (0-1) is the mean confidence of the words. ``bilevel``:
    the scan has only black and white, as faxes have.
    """

    page: int
    frame: PageFrame
    origin: Origin
    status: PageStatus
    character_height: float
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    fragments: tuple[TableFragment, ...] = ()
    graphics: tuple[Graphic, ...] = ()
    legibility: float = 0.0
    bilevel: bool = False
    findings: tuple[Finding, ...] = ()
