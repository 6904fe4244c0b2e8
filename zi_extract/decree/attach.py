"""Stitched tables given to the Lampiran that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zi_extract.model.draft import AnnexDraft
from zi_extract.model.evidence import Extracted
from zi_extract.model.logical import LogicalTable


def attach_tables(
    annexes: Sequence[AnnexDraft], tables: Sequence[LogicalTable]
) -> tuple[AnnexDraft, ...]:
    """The annexes with their tables, in reading order.

    A table belongs to the last annex that starts on or before its first page; tables without any
    heading make an annex of their own. The order of the tables stays, so that actions can count
    them through all annexes. What a table has taken (areas printed above it) is no text beside it.
    """
    if not tables:
        return tuple(annexes)
    held = {place for table in tables for cell in table.cells for place in _words_of(cell.text)}
    known = [_without(annex, held) for annex in annexes] or [AnnexDraft()]
    starts = [_first_page(annex) for annex in known]
    owned: list[list[LogicalTable]] = [[] for _ in known]
    for table in tables:
        page = table.fragments[0][0]
        owner = max((i for i, start in enumerate(starts) if start <= page), default=0)
        owned[owner].append(table)
    return tuple(
        replace(annex, tables=tuple(mine)) for annex, mine in zip(known, owned, strict=True)
    )


def _without(annex: AnnexDraft, held: set[tuple[int, int]]) -> AnnexDraft:
    """The annex without the paragraphs that a table holds."""
    return replace(annex, text=tuple(t for t in annex.text if not held & set(_words_of(t))))


def _words_of(text: Extracted[str]) -> Iterator[tuple[int, int]]:
    return ((ink.page, word) for ink in text.provenance for word in ink.words)


def _first_page(annex: AnnexDraft) -> int:
    leaves = (annex.heading, annex.number, annex.date, annex.title)
    pages = [ink.page for leaf in leaves if isinstance(leaf, Extracted) for ink in leaf.provenance]
    return min(pages, default=0)
