"""Pages as they leave the program: the list in the source, and every word in pages.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from zi_extract.export.page_text import page_text
from zi_extract.export.paper import paper_box, share
from zi_extract.model.document_evidence import PageDocument, PageWord
from zi_extract.model.document_source import SourcePage
from zi_extract.model.finding import Finding
from zi_extract.model.page import PageLayout
from zi_extract.model.places import Place, WordPlaces
from zi_extract.model.source import PageKind

SKEW_DIGITS = 3
"""Decimal digits of a skew in degrees."""

DPI_DIGITS = 1
"""Decimal digits of a resolution in pixels per inch."""


def source_pages(
    layouts: Mapping[int, PageLayout], kinds: Mapping[int, PageKind]
) -> tuple[SourcePage, ...]:
    """Every page of the file with what was done to it, in order."""
    return tuple(
        SourcePage(
            page=page,
            kind=kinds.get(page, "other"),
            origin=layout.origin,
            rotation=layout.frame.rotation,
            skew=round(layout.frame.skew, SKEW_DIGITS) + 0.0,
            dpi=round(layout.frame.dpi, DPI_DIGITS),
            status=layout.status,
        )
        for page, layout in sorted(layouts.items())
    )


def page_documents(
    pages: Iterable[int],
    layouts: Mapping[int, PageLayout],
    kinds: Mapping[int, PageKind],
    places: WordPlaces,
    findings: Iterable[Finding],
) -> tuple[PageDocument, ...]:
    """The words of these pages. A page in error as a whole asks for review as a whole."""
    bad = {f.page for f in findings if f.severity == "error" and not f.pointer and f.box is None}
    return tuple(
        _page_document(layouts[page], kinds.get(page, "other"), places.get(page, ()), page in bad)
        for page in pages
        if page in layouts
    )


def _page_document(
    layout: PageLayout, kind: PageKind, places: tuple[Place, ...], bad: bool
) -> PageDocument:
    nowhere: Place = "leftover"
    known = places or (nowhere,) * len(layout.words)
    return PageDocument(
        page=layout.page,
        kind=kind,
        origin=layout.origin,
        status=layout.status,
        needs_review=bad or layout.status == "unread",
        legibility=share(layout.legibility),
        places=dict(sorted(Counter(known).items())),
        text=page_text(layout),
        words=tuple(
            PageWord(
                text=word.text,
                raw=word.raw,
                box=paper_box({layout.page: layout}, layout.page, word.box),
                confidence=share(word.confidence),
                reader=word.reader,
                place=place,
            )
            for word, place in zip(layout.words, known, strict=True)
        ),
    )
