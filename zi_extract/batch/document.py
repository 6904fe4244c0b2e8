"""A document under way: which of its pages are read, which are lost and why."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from zi_extract.batch.inputs import InputFile
from zi_extract.model.finding import Finding
from zi_extract.model.geometry import PageFrame
from zi_extract.model.page import PageLayout
from zi_extract.model.source import PageStatus, SourceFile
from zi_extract.store.layout_json import encode_layout

UNREAD_FRAME = PageFrame(width=1654, height=2339, dpi=200.0)
"""Stands in for the size of a page that could not even be rendered: A4 at 200 dots per inch."""

UNREAD_CHARACTER_HEIGHT = 20.0
"""Pixels; stands in on a page without words, fitting UNREAD_FRAME."""

QUARANTINE = 3
"""Workers that one file may kill before the rest of its pages are given up. Fewer lets one slow
machine lose whole documents; more lets one hostile file stall a batch for hours."""


@dataclass
class Document:
    """One content being read. ``stamp`` is (size, mtime) when it was hashed.

    ``is_assembled``: its pages are on their way to become decrees.
    """

    number: int
    item: InputFile
    sha256: str
    stamp: tuple[int, int]
    source: SourceFile | None = None
    findings: tuple[Finding, ...] = ()
    strikes: int = 0
    is_assembled: bool = False
    _read: dict[int, bytes] = field(default_factory=dict)
    _lost: dict[int, Finding] = field(default_factory=dict)
    _left_out: set[int] = field(default_factory=set)

    @property
    def pages(self) -> int:
        """Its number of pages; 0 until it was probed."""
        return self.source.pages if self.source else 0

    @property
    def lost(self) -> tuple[Finding, ...]:
        """Why pages are unread, in page order."""
        return tuple(self._lost[page] for page in sorted(self._lost))

    @property
    def left_out(self) -> int:
        """How many of its pages are not asked for."""
        return len(self._left_out)

    @property
    def is_complete(self) -> bool:
        """Whether every page is read, given up or not asked for."""
        done = len(self._read) + len(self._lost) + len(self._left_out)
        return self.source is not None and done == self.pages

    @property
    def is_quarantined(self) -> bool:
        """Whether it has killed too many workers to go on."""
        return self.strikes >= QUARANTINE

    def keep(self, page: int, layout: bytes) -> None:
        """Keeps a page's layout (as JSON, compressed: documents of 2,000 pages must fit)."""
        self._read[page] = zlib.compress(layout, 1)

    def give_up(self, page: int, code: str, reason: str) -> None:
        """Records why a page is lost."""
        message = f"page {page} could not be read: {reason}"
        self._lost[page] = Finding(code, "error", message, page=page)

    def leave_out(self, page: int) -> None:
        """Records that a page is not asked for."""
        self._left_out.add(page)

    def layouts(self) -> Iterator[bytes]:
        """All pages in order as JSON, lost ones and those not asked for without words."""
        for page in range(1, self.pages + 1):
            if page in self._left_out:
                yield encode_layout(_without_words(page, "left_out"))
            elif page in self._lost:
                yield encode_layout(_without_words(page, "unread", self._lost[page]))
            else:
                yield zlib.decompress(self._read[page])

    def let_go(self) -> None:
        """Forgets the pages: they are on disk now, and memory is for those still being read."""
        self._read = dict.fromkeys(self._read, b"")


def _without_words(page: int, status: PageStatus, *findings: Finding) -> PageLayout:
    return PageLayout(
        page=page,
        frame=UNREAD_FRAME,
        origin="scan",
        status=status,
        character_height=UNREAD_CHARACTER_HEIGHT,
        findings=findings,
    )
