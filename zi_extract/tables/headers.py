"""Which rows of a fragment are headers, column numbers, bands or empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zi_extract.model.logical import RowKind
from zi_extract.model.table import Cell, TableFragment
from zi_extract.tables.header_words import (
    LONGEST_HEADING,
    is_area_name,
    is_known_heading,
    is_mark,
    is_number_heading,
    is_time_label,
    looks_like_band,
)

HEADING_SHARE = 0.5
"""Share of a row's filled cells that must be known headings. Lower takes rows of short entries for
headers; higher loses headers with several private wordings."""

MANY_HEADINGS = 4
"""Known headings of a row that is no item's though it begins with a number: a fax reads ``NO`` as
``80``. Items have one or two texts that may be headings, too."""

TIME_SHARE = 0.7
"""Share of a row's own cells that must be names of months, quarters or weeks. The rest may be
unread; lower takes a row of item numbers for a calendar's header."""

BAND_SHARE = 0.75
"""Share of the columns over which a band's cell reaches. Lower takes a wide merged value for a
band; higher loses bands whose number stands in a cell of its own beside an empty one."""

LONGEST_NUMBER = 5
"""Characters of a column's number with its brackets and a speck; longer texts are headings."""

TWO_SIGNS = 2
"""Characters of the longest column number without brackets."""

MIN_NUMBERS = 4
"""Filled cells from which a row under a header may be its column numbers; tables have more columns
of text than three, and a short row of three entries may be an item."""

MOST_PIECES = 4
"""Pieces into which false rulings may part a band. Rows of more filled cells are items."""

_NUMBERED = re.compile(r"\(?\d{1,3}[.)]?")
_WORD = re.compile(r"[^\W\d_]{3}")
_ROMAN = re.compile(r"(?:[IVXl|]{1,4}|[A-H])[.)]?")


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """What each row of a fragment is; ``kinds`` has one entry per row."""

    kinds: tuple[RowKind, ...]

    @property
    def blocks(self) -> tuple[range, ...]:
        """Runs of successive header rows (with a row of column numbers under them)."""
        runs: list[range] = []
        for row, kind in enumerate(self.kinds):
            if kind not in ("header", "numbers"):
                continue
            if runs and runs[-1].stop == row and (kind == "numbers" or self.kinds[row - 1] == kind):
                runs[-1] = range(runs[-1].start, row + 1)
            else:
                runs.append(range(row, row + 1))
        return tuple(runs)


MIN_TEXT_COLUMNS = 3
"""Columns beside a calendar from which equal depths are a header's; two may be merged values."""

UNREADABLE = 0.4
"""Confidence (0-1) up to which all words of a row are noise."""


def find_header_rows(fragment: TableFragment) -> HeaderRows:
    """The kind of every row of ``fragment``, headers recognised anywhere, not only at the top."""
    own = [[cell for cell in fragment.cells if cell.row == row] for row in range(fragment.n_rows)]
    kinds: list[RowKind] = ["item"] * fragment.n_rows
    row = 0
    while row < fragment.n_rows:
        stop = _header_end(own, row)
        if stop > row:
            kinds[row:stop] = ["header"] * (stop - row)
            row = stop
            if row < fragment.n_rows and (
                _may_count_columns(own[row]) or _counts_columns(own[row])
            ):
                kinds[row] = "numbers"
                row += 1
            continue
        kinds[row] = _kind_of(fragment, row, own[row])
        row += 1
    return HeaderRows(tuple(kinds))


def _header_end(own: list[list[Cell]], row: int) -> int:
    """The row after the header block that starts at ``row``; ``row`` itself when none does."""
    filled = [cell for cell in own[row] if cell.text.strip()]
    known = sum(is_known_heading(cell.text) for cell in filled)
    known = 0 if known < MANY_HEADINGS and _is_of_item(own[row]) else known
    below = row + 1 < len(own) and _is_time_row(own[row + 1])
    drawn = _drawn_header_end(own, row)
    if drawn > row:
        return drawn
    counted = bool(filled) and is_number_heading(filled[0].text)
    enough = known >= 2 and (counted or known >= HEADING_SHARE * len(filled))
    if not (enough or (below and known >= 1 and _all_short(filled))):
        return row
    stop = max((cell.row + cell.row_span for cell in own[row] if cell in filled), default=row + 1)
    while stop < len(own) and _is_time_row(own[stop]):
        stop += 1
    return min(stop, len(own))


def _is_of_item(own: list[Cell]) -> bool:
    """True for a row that begins with an item's number, or that one above reaches down into.

    Its proof may be called ``Dokumen`` and its owner ``Tim``, as columns are.
    """
    if not own or own[0].col > 0:
        return True
    return _NUMBERED.fullmatch(own[0].text.strip()) is not None


def _drawn_header_end(own: list[list[Cell]], row: int) -> int:
    """The end of a header known by its cells alone, for words that cannot be read.

    All columns of text reach down over the levels of the calendar beside them. A row of unreadable
    words under it belongs to it: column numbers are small print.
    """
    deep = [cell.row_span for cell in own[row] if cell.row_span >= 2]
    wide = [c for c in own[row] if c.col_span >= 2 and c.row_span < max(deep, default=1)]
    if row > 0 or not wide or len(set(deep)) != 1 or len(deep) + len(wide) < len(own[row]):
        return row
    stop = row + deep[0]
    if stop < len(own) and _is_unreadable(own[stop]):
        stop += 1
    return stop if len(deep) >= MIN_TEXT_COLUMNS and stop < len(own) else row


def _is_unreadable(cells: list[Cell]) -> bool:
    filled = [cell.confidence for cell in cells if cell.text.strip()]
    return len(filled) >= MIN_TEXT_COLUMNS and max(filled) < UNREADABLE


def _all_short(cells: list[Cell]) -> bool:
    return all(len(cell.text) <= LONGEST_HEADING for cell in cells)


def _is_time_row(cells: list[Cell]) -> bool:
    """True for a row of time labels; a calendar never begins with the first column."""
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled or filled[0].col == 0:
        return False
    times = sum(is_time_label(cell.text) for cell in filled)
    return times >= 2 and times >= TIME_SHARE * len(filled)


def _kind_of(fragment: TableFragment, row: int, own: list[Cell]) -> RowKind:
    filled = [cell for cell in own if cell.text.strip()]
    if _counts_columns(own):
        return "numbers"
    if _is_band(fragment, filled, own) or _is_torn_name(fragment, filled, own):
        return "band"
    covering = [c for c in _covering(fragment, row) if c.text.strip() and not is_mark(c.text)]
    marked = any(c.tick is not None and c.tick.verdict != "empty" for c in own)
    marked = marked or any(is_mark(cell.text) for cell in own)
    return "item" if covering or marked else "empty"


def _covering(fragment: TableFragment, row: int) -> Iterator[Cell]:
    return (c for c in fragment.cells if c.row <= row < c.row + c.row_span)


def _counts_columns(own: list[Cell]) -> bool:
    return _counts_filled(own) or _counts_every_column(own) or _counts_some_columns(own)


def _counts_filled(own: list[Cell]) -> bool:
    """Cells (1) (2) (3): they begin with the first column and grow by one; some may be misread."""
    filled = [cell for cell in own if cell.text.strip()]
    texts = [cell.text.strip() for cell in filled]
    if len(filled) < 3 or filled[0].col != 0 or max(map(len, texts)) > LONGEST_NUMBER:
        return False
    right = sum(_digits(text) == str(n) for n, text in enumerate(texts, start=1))
    return right >= TIME_SHARE * len(texts)


def _counts_every_column(own: list[Cell]) -> bool:
    """Numbers under every column, those of the calendar taken for marks or for nothing."""
    cells = sorted(own, key=lambda cell: cell.col)
    texts = {n: text for n, c in enumerate(cells, start=1) if (text := c.text.strip())}
    bare = any(c.tick is not None and c.tick.verdict == "empty" for c in cells)
    if len(texts) < MIN_NUMBERS or bare or cells[0].col != 0:
        return False
    right = sum(_digits(text) == str(n) for n, text in texts.items())
    return right >= TIME_SHARE * len(texts)


def _counts_some_columns(own: list[Cell]) -> bool:
    """Numbers that grow from 1 as the columns do, and not a word: some were not read.

    A heading over several columns has one number, so that numbers may fall behind the columns, but
    never run ahead of them.
    """
    cells = sorted(own, key=lambda cell: cell.col)
    filled = [(place, text) for place, cell in enumerate(cells) if (text := cell.text.strip())]
    if len(filled) < MIN_NUMBERS or cells[0].col != 0:
        return False
    if any(len(text) > LONGEST_NUMBER or _WORD.search(text) for _, text in filled):
        return False
    read = [(place, int(bare)) for place, text in filled if (bare := _digits(text)).isdecimal()]
    if len(read) < max(MIN_NUMBERS, TIME_SHARE * len(filled)) or read[0] != (0, 1):
        return False
    return all(0 < n - m <= at - before for (before, m), (at, n) in pairwise(read))


def _may_count_columns(own: list[Cell]) -> bool:
    """Small print right under a header that can be nothing but column numbers, however misread.

    No row of a plan has mostly texts of a few letters; one of them still shows its bracket, or all
    are a sign or two and half of them figures. On the grey of dots some are read as scraps of any
    length.
    """
    texts = [text for cell in own if (text := cell.text.strip())]
    short = [text for text in texts if len(text) <= LONGEST_NUMBER]
    if len(texts) < MIN_NUMBERS or own[0].col != 0 or len(short) < TIME_SHARE * len(texts):
        return False
    if any("(" in text or ")" in text for text in short):
        return True
    figures = sum(_digits(text).isdecimal() for text in texts)
    return max(map(len, texts)) <= TWO_SIGNS and 2 * figures >= len(texts)


def _digits(text: str) -> str:
    return text.translate(str.maketrans("lIO", "110")).strip("()[]{}., ")


def _is_torn_name(fragment: TableFragment, filled: list[Cell], own: list[Cell]) -> bool:
    """True for an area's name over the whole row that rulings which are none part in pieces."""
    if len(filled) != len(own) or not 2 <= len(filled) <= MOST_PIECES:
        return False
    if sum(cell.col_span for cell in own) != fragment.n_cols:
        return False
    pieces = [cell.text.strip() for cell in filled]
    return is_area_name(" ".join(pieces)) or is_area_name("".join(pieces))


def _is_band(fragment: TableFragment, filled: list[Cell], own: list[Cell]) -> bool:
    if fragment.n_cols < 3 or not 1 <= len(filled) <= 2 or any(c.row_span > 1 for c in filled):
        return False
    widest = max(filled, key=lambda cell: cell.col_span)
    wide = widest.col_span >= BAND_SHARE * fragment.n_cols
    number = filled[0].text.strip()
    if len(filled) == 2 and not (
        (wide and len(number) <= LONGEST_NUMBER) or _ROMAN.fullmatch(number)
    ):
        return False
    if wide:
        return widest.tick is None or widest.tick.kind == "none" or len(widest.text.strip()) > 2
    title = " ".join(cell.text for cell in filled)
    alone = sum(cell.col_span for cell in own) == fragment.n_cols
    return alone and filled[0].col <= 1 and looks_like_band(title)
