"""What a Lampiran says outside its tables: introductions, captions, lists, closing lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from zi_extract.decree.ink import text_of, word_confidence
from zi_extract.decree.markers import marker_text
from zi_extract.decree.rows import Row
from zi_extract.model.draft import AnnexDraft
from zi_extract.model.evidence import Extracted

PARAGRAPH_GAP = 0.6
"""White space in character heights, beyond what is usual between a page's rows, that begins a new
paragraph. Lower cuts paragraphs on bent pages, higher joins a heading to the text below it."""

FEWEST_WORDS = 2
"""Words of two letters or more from which rows are text; a lone one may be a speck or a page's
mark."""

LEGIBLE = 0.6
"""Mean word confidence (0-1) below which rows are what a stamp or a picture was read as."""

_PLAN = re.compile(
    r"(?:LAPORAN |MONITORING |MATRIKS? |JADWAL )*RENCANA ?(?:AKSI|KERJA|TINDAK)(?! ?SAMA)"
)


def read_annex_text(
    rows: Sequence[Row], taken: Iterable[Row], breaks: Sequence[float] = ()
) -> tuple[Extracted[str], ...]:
    """The paragraphs of one page without the rows ``taken`` for the heading or the closing.

    ``breaks`` are the heights (pixels) of the tables on the page: no paragraph goes on past one.
    Rows that nobody can read are left out; they stay among the page's words.
    """
    used = {id(row) for row in taken}
    left = [row for row in rows if id(row) not in used]
    return tuple(text_of(part) for part in _paragraphs(left, breaks) if _is_text(part))


def with_plan_title(annex: AnnexDraft) -> AnnexDraft:
    """A Lampiran without a heading, titled by its paragraph in capitals that names a plan.

    ``RENCANA AKSI ... TAHUN 2024`` over the table is all that tells what it is, and of which year.
    """
    if annex.heading is not None:
        return annex
    title = next((said for said in annex.text if _is_plan_title(said.value)), None)
    if title is None:
        return annex
    return replace(annex, title=title, text=tuple(said for said in annex.text if said is not title))


def _is_plan_title(text: str) -> bool:
    return text.isupper() and _PLAN.match(text) is not None


def _paragraphs(rows: Sequence[Row], breaks: Sequence[float]) -> Iterator[list[Row]]:
    gaps = [_gap(upper, lower) for upper, lower in pairwise(rows)]
    usual = median(gaps) if gaps else 0.0
    part: list[Row] = []
    for row in rows:
        if part and _begins(part[-1], row, usual, breaks):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _begins(upper: Row, row: Row, usual: float, breaks: Sequence[float]) -> bool:
    parted = any(upper.box.center_y < height < row.box.center_y for height in breaks)
    marked = len(row.tokens) > 1 and marker_text(row.tokens[0]) is not None
    return parted or marked or _gap(upper, row) > max(usual, 0.0) + PARAGRAPH_GAP


def _gap(upper: Row, lower: Row) -> float:
    return (lower.box.top - upper.box.bottom) / lower.size


def _is_text(part: Sequence[Row]) -> bool:
    tokens = [token for row in part for token in row.tokens]
    words = [token for token in tokens if sum(map(str.isalpha, token.text)) > 1]
    return len(words) >= FEWEST_WORDS and word_confidence(tokens) >= LEGIBLE
