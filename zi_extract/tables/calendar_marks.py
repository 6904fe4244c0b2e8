"""Ticks where ticks belong: in the cells of a calendar, and in all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from zi_extract.model.logical import RowKind
from zi_extract.model.page import PageLayout
from zi_extract.model.table import INK_UNREAD, Cell, TableFragment, Tick
from zi_extract.tables.header_words import is_known_heading, is_mark, is_time_label
from zi_extract.tables.headers import find_header_rows

LABELS_READ = 0.5
"""Share of the columns under one heading whose labels must be those of time; the rest may be
misread. Lower takes ``Target`` over ``Jumlah`` and ``Bulan`` for a calendar."""

GLYPH_READ = 0.95
"""Confidence (0-1) of a mark that a text layer spells out."""

GLYPH_ALONE = 0.7
"""Confidence (0-1) of a mark that was read as a glyph while its ink says empty: flagged."""

BESIDE_MARKS = ".,:;'`~-_|/ "
"""What remains of a seal, a ruling or specks beside a mark is read as."""

DASH_READ = 0.97
"""Confidence (0-1) that a cell with a dash is empty. A tick that ink alone calls marked stays."""

BLANK_READ = 0.9
"""Confidence (0-1) that a cell without text and without a tick reading is empty."""

INK_ALONE = 0.7
"""Confidence (0-1) of a mark of which only this is known that it is ink and no word: flagged."""

SHADE_READ = 0.9
"""Confidence (0-1) of a fill in a cell of the calendar that was not looked at as one."""

LONGEST_MISREAD = 2
"""Characters that a mark which is no letter is read as at most."""

WORDS_READ = 0.8
"""Confidence (0-1) from which longer text in a calendar's cell is no misread mark."""

BLACK = 0.5
"""Share (0-1) of ink in a filled place from which nothing can be read on it: what was read are the
holes that a fax left in the fill. Pale fills have next to none."""

FEWEST_COLUMNS = 2
"""Columns under labels of time from which they are a grid."""

DASHES = frozenset("-_\u2013\u2014~")
"""What is printed, or read, where nothing is to be done."""

_FIGURE_WORDS = frozenset({"target", "capaian", "realisasi", "anggaran", "jumlah", "indikator"})
_WHEN_WORDS = frozenset({"waktu", "jadwal", "periode", "timeline", "pelaksanaan"})
_TIME_WORDS = frozenset({"waktu", "jadwal", "bulan", "triwulan", "minggu", "periode", "timeline"})


def settle_marks(pages: Sequence[PageLayout]) -> tuple[PageLayout, ...]:
    """The same pages, their fragments settled together by :func:`settle_ticks`."""
    fragments = iter(settle_ticks([f for page in pages for f in page.fragments]))
    return tuple(
        replace(page, fragments=tuple(_worded(next(fragments), page) for _ in page.fragments))
        for page in pages
    )


def _worded(fragment: TableFragment, page: PageLayout) -> TableFragment:
    """The fragment with the words of cells that were taken for marks and are none."""
    return replace(fragment, cells=tuple(_with_words(cell, page) for cell in fragment.cells))


def _with_words(cell: Cell, page: PageLayout) -> Cell:
    if cell.tick is not None or cell.text or not cell.words:
        return cell
    words = [page.words[index] for index in cell.words]
    said = " ".join(word.text for word in words)
    return replace(cell, text=said, confidence=min(word.confidence for word in words))


def settle_ticks(fragments: Sequence[TableFragment]) -> tuple[TableFragment, ...]:
    """The same fragments with ticks in time grids only, and there in every item's cell.

    Header, number and band rows and columns of text lose theirs. Fragments with as many columns
    as a headed one have its time columns; without any header the readings themselves decide.
    """
    kinds = [find_header_rows(fragment).kinds for fragment in fragments]
    headed: dict[int, set[int]] = {}
    for fragment, rows in zip(fragments, kinds, strict=True):
        columns = _labelled_columns(fragment, rows)
        if columns:
            headed.setdefault(fragment.n_cols, columns)
    settled = []
    for fragment, rows in zip(fragments, kinds, strict=True):
        columns = headed.get(fragment.n_cols) or _ticked_columns(fragment, rows)
        cells = tuple(_settled(cell, rows, columns) for cell in fragment.cells)
        settled.append(replace(fragment, cells=cells))
    return tuple(settled)


def _labelled_columns(fragment: TableFragment, kinds: Sequence[RowKind]) -> set[int]:
    """The columns under time labels; at least two, or there is no grid."""
    heads = [cell for cell in fragment.cells if kinds[cell.row] == "header"]
    lowest: dict[int, Cell] = {}
    for cell in sorted(heads, key=lambda cell: cell.row):
        lowest.update(dict.fromkeys(_columns_of(cell), cell))
    labels = {col for col, cell in lowest.items() if is_time_label(cell.text)}
    wide = {col for cell in heads if _is_over_time(cell, labels) for col in _columns_of(cell)}
    texts = {col for col, cell in lowest.items() if is_known_heading(cell.text)} - labels
    columns = labels | (wide - texts)
    amounts = {col for cell in heads if _is_over_figures(cell) for col in _columns_of(cell)}
    timed = columns - {col for col in amounts if _holds_figures(fragment, kinds, col)}
    columns = timed if len(timed) >= FEWEST_COLUMNS else columns
    return columns if len(columns) >= FEWEST_COLUMNS else set()


def _is_over_figures(cell: Cell) -> bool:
    """True for a heading of targets or sums by period: how much by when, not when."""
    words = set(re.findall(r"[a-z]+", cell.text.lower()))
    return cell.col_span > 1 and bool(words & _FIGURE_WORDS) and not words & _WHEN_WORDS


def _holds_figures(fragment: TableFragment, kinds: Sequence[RowKind], col: int) -> bool:
    """True for a column with words or what may be words; one of marks says what was done."""
    cells = [c for c in fragment.cells if c.col == col and kinds[c.row] == "item"]
    return any(
        c.tick.provisional if c.tick is not None else bool(c.text.strip()) and not is_mark(c.text)
        for c in cells
    )


def _is_over_time(cell: Cell, labels: set[int]) -> bool:
    """True for a heading over several columns that names time or stands over labels of time."""
    if cell.col_span < 2:
        return False
    below = len(labels & set(_columns_of(cell)))
    words = re.findall(r"[a-z]+", cell.text.lower())
    named = any(word in _TIME_WORDS or is_time_label(word) for word in words)
    return named or below >= max(2.0, LABELS_READ * cell.col_span)


def _columns_of(cell: Cell) -> range:
    return range(cell.col, cell.col + cell.col_span)


def _ticked_columns(fragment: TableFragment, kinds: Sequence[RowKind]) -> set[int]:
    """The columns whose item cells are mostly tick readings or mark glyphs, and no words."""
    ticks: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for cell in fragment.cells:
        if kinds[cell.row] == "item":
            text = _legible(cell)
            longest = 0 if cell.tick is not None and cell.tick.provisional else 2
            counted = words if len(text) > longest and not is_mark(text) else ticks
            if counted is words or cell.tick is not None or is_mark(text):
                counted.update(_columns_of(cell))
    return {col for col in ticks if ticks[col] > words[col]}


def _legible(cell: Cell) -> str:
    """The cell's text; nothing where it is filled with black."""
    tick = cell.tick
    is_black = tick is not None and tick.kind == "shade" and tick.ink >= BLACK
    return "" if is_black else cell.text.strip()


def _settled(cell: Cell, kinds: Sequence[RowKind], columns: set[int]) -> Cell:
    inside = set(_columns_of(cell)) <= columns
    if not inside or kinds[cell.row] not in ("item", "empty"):
        return _without_tick(cell)
    if cell.tick is not None and cell.tick.provisional:
        cell = _confirmed(cell, cell.tick)
    text, tick = cell.text.strip(), cell.tick
    if text and set(text) <= DASHES and (tick is None or tick.verdict != "marked"):
        return replace(cell, tick=Tick("empty", "none", tick.ink if tick else 0.0, DASH_READ))
    glyph = _tick_of_glyph(text, tick)
    if glyph is not None:
        return replace(cell, tick=glyph)
    if not text and tick is None:
        return replace(cell, tick=_tick_of_blank(cell))
    return cell


def _tick_of_glyph(text: str, tick: Tick | None) -> Tick | None:
    """The tick of a calendar's cell whose text is a mark; None where it is none, or judged."""
    if tick is None and is_mark(text.strip(BESIDE_MARKS)):
        return Tick("marked", "mark", 0.0, GLYPH_READ if is_mark(text) else GLYPH_ALONE)
    if tick is not None and tick.verdict == "empty" and is_mark(text):
        return Tick("marked", "mark", tick.ink, GLYPH_ALONE)
    return None


def _without_tick(cell: Cell) -> Cell:
    """The cell outside the calendar: what was taken for a mark there is print that nobody read."""
    if cell.tick is None:
        return cell
    unread = cell.tick.verdict == "marked" and cell.tick.kind == "mark" and not cell.text.strip()
    return replace(cell, tick=None, confidence=0.0 if unread else cell.confidence)


def _tick_of_blank(cell: Cell) -> Tick:
    """The tick of a calendar's cell that was read as one of text, without finding any."""
    if cell.shaded:
        return Tick("marked", "shade", 0.0, SHADE_READ)
    if cell.confidence < INK_UNREAD:
        return Tick("marked", "mark", 0.0, INK_ALONE)
    return Tick("empty", "none", 0.0, BLANK_READ)


def _confirmed(cell: Cell, tick: Tick) -> Cell:
    """The cell of a calendar with its tick settled, or with its words where it holds words."""
    text = _legible(cell)
    if len(text) > LONGEST_MISREAD and cell.confidence >= WORDS_READ:
        return replace(cell, tick=None)
    if is_mark(text):
        return replace(cell, tick=replace(tick, provisional=False))
    return replace(cell, tick=replace(tick, provisional=False), text="", confidence=1.0)
