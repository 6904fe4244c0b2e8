"""Stitched tables given to the Lampiran that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
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
    them through all annexes.
    """
    if not tables:
        return tuple(annexes)
    known = list(annexes) or [AnnexDraft()]
    starts = [_first_page(annex) for annex in known]
    owned: list[list[LogicalTable]] = [[] for _ in known]
    for table in tables:
        page = table.fragments[0][0]
        owner = max((i for i, start in enumerate(starts) if start <= page), default=0)
        owned[owner].append(table)
    return tuple(
        replace(annex, tables=tuple(mine)) for annex, mine in zip(known, owned, strict=True)
    )


def _first_page(annex: AnnexDraft) -> int:
    leaves = (annex.heading, annex.number, annex.date, annex.title)
    pages = [ink.page for leaf in leaves if isinstance(leaf, Extracted) for ink in leaf.provenance]
    return min(pages, default=0)
