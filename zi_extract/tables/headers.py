"""Which rows of a fragment are headers, column numbers, bands or empty."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

from zi_extract.model.logical import RowKind
from zi_extract.model.table import Cell, TableFragment

SIMILAR = 84.0
"""Likeness (0-100) from which a heading counts as one of the known words. Lower takes ``Kegiatan
Rutin`` for ``Kegiatan``; higher loses headings with one misread letter in six."""

SHORT = 4
"""Letters up to which a known word must match exactly: one slip in ``ket`` makes another word."""

HEADING_SHARE = 0.5
"""Share of a row's filled cells that must be known headings. Lower takes rows of short entries for
headers; higher loses headers with several private wordings."""

LONGEST_HEADING = 60
"""Characters. A longer text is a sentence; headings with an explanation in brackets are shorter."""

TIME_SHARE = 0.7
"""Share of a row's own cells that must be names of months, quarters or weeks. The rest may be
unread; lower takes a row of item numbers for a calendar's header."""

BAND_SHARE = 0.75
"""Share of the columns over which a band's cell reaches. Lower takes a wide merged value for a
band; higher loses bands whose number stands in a cell of its own beside an empty one."""

MARKS = frozenset("✓✔√vVxX●■•\uf0fc\uf0fe\uf0d6*")
"""Glyphs of a text layer that mark a month: check, root sign, v, x, dot, square, Wingdings."""

_NUMBER = re.compile(r"[(\[{]?[0-9lIO]{1,2}[)\]}.]?")
_ROMAN_LEAD = re.compile(r"(?:[IVXl1|]{1,4}|[A-H])[.)]?\s+(?=[A-Z])")
_ROMAN = re.compile(r"(?:[IVXl|]{1,4}|[A-H])[.)]?")
_YEAR_TAIL = re.compile(r"\b(?:tahun|ta|t\.a\.)?\s*(?:anggaran\s*)?(?:19|20)\d\d\b", re.IGNORECASE)
_TIME_LABEL = re.compile(r"([a-z]*)(\d{0,2}|i{1,3}|iv|vi{0,3}|ix|xi{0,2}|x)")


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
            continue
        kinds[row] = _kind_of(fragment, row, own[row])
        row += 1
    return HeaderRows(tuple(kinds))


def is_mark(text: str) -> bool:
    """True for a text that is a mark glyph of a text layer and nothing else."""
    glyphs = text.strip()
    return 0 < len(glyphs) <= 2 and all(glyph in MARKS for glyph in glyphs)


def is_known_heading(text: str) -> bool:
    """True for a column heading of the vocabulary, also joined ones (``Kriteria/Indikator``)."""
    if len(text) > LONGEST_HEADING:
        return False
    plain = _YEAR_TAIL.sub("", text)
    if _is_word_of(plain, _words("headings")):
        return True
    parts = [part for part in re.split(r"/|&|\bdan\b|\(|\)|,", plain) if part.strip()]
    return len(parts) > 1 and all(_is_word_of(part, _words("headings")) for part in parts)


def is_time_label(text: str) -> bool:
    """True for what stands over a calendar's column: month, quarter, week, or its number."""
    letters = re.sub(r"[^a-z0-9]", "", text.lower())
    if len(letters) > len("september") + 4 or not letters:
        return False
    if letters in _words("times") or letters in "jfmasond":
        return True
    match = _TIME_LABEL.fullmatch(letters)
    return match is not None and (not match[1] or match[1] in _words("times"))


def is_area_name(text: str) -> bool:
    """True for the name of an area of change, with or without its number."""
    name = _folded(_ROMAN_LEAD.sub("", text, count=1))
    return any(fuzz.ratio(name, known) >= SIMILAR for known in _words("areas"))


def looks_like_band(text: str) -> bool:
    """True for an area's name or for a short title behind a roman numeral or a capital letter."""
    title = " ".join(text.split())
    return is_area_name(title) or bool(_ROMAN_LEAD.match(title) and len(title) <= LONGEST_HEADING)


def _header_end(own: list[list[Cell]], row: int) -> int:
    """The row after the header block that starts at ``row``; ``row`` itself when none does."""
    filled = [cell for cell in own[row] if cell.text.strip()]
    known = sum(is_known_heading(cell.text) for cell in filled)
    below = row + 1 < len(own) and _is_time_row(own[row + 1])
    enough = known >= 2 and known >= HEADING_SHARE * len(filled)
    if not (enough or (below and known >= 1 and _all_short(filled))):
        return row
    stop = max((cell.row + cell.row_span for cell in own[row] if cell in filled), default=row + 1)
    while stop < len(own) and _is_time_row(own[stop]):
        stop += 1
    return min(stop, len(own))


def _all_short(cells: list[Cell]) -> bool:
    return all(len(cell.text) <= LONGEST_HEADING for cell in cells)


def _is_time_row(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell.text.strip()]
    times = sum(is_time_label(cell.text) for cell in filled)
    return times >= 2 and times >= TIME_SHARE * len(filled) and not _counts_columns(filled)


def _kind_of(fragment: TableFragment, row: int, own: list[Cell]) -> RowKind:
    filled = [cell for cell in own if cell.text.strip()]
    if _counts_columns(filled):
        return "numbers"
    if _is_band(fragment, filled, own):
        return "band"
    covering = [c for c in _covering(fragment, row) if c.text.strip() and not is_mark(c.text)]
    marked = any(c.tick is not None and c.tick.verdict != "empty" for c in own)
    marked = marked or any(is_mark(cell.text) for cell in own)
    return "item" if covering or marked else "empty"


def _covering(fragment: TableFragment, row: int) -> Iterator[Cell]:
    return (c for c in fragment.cells if c.row <= row < c.row + c.row_span)


def _counts_columns(filled: list[Cell]) -> bool:
    """Cells (1) (2) (3): they begin with the first column and grow by one."""
    if len(filled) < 3 or filled[0].col != 0:
        return False
    texts = [cell.text.strip() for cell in filled]
    if not all(_NUMBER.fullmatch(text) for text in texts):
        return False
    right = sum(_digits(text) == str(n) for n, text in enumerate(texts, start=1))
    return right >= TIME_SHARE * len(texts)


def _digits(text: str) -> str:
    return text.translate(str.maketrans("lIO", "110")).strip("()[]{}. ")


def _is_band(fragment: TableFragment, filled: list[Cell], own: list[Cell]) -> bool:
    if fragment.n_cols < 3 or not 1 <= len(filled) <= 2 or any(c.row_span > 1 for c in filled):
        return False
    widest = max(filled, key=lambda cell: cell.col_span)
    if len(filled) == 2 and not _ROMAN.fullmatch(filled[0].text.strip()):
        return False
    if widest.col_span >= BAND_SHARE * fragment.n_cols:
        return widest.tick is None or widest.tick.kind == "none" or len(widest.text.strip()) > 2
    title = " ".join(cell.text for cell in filled)
    alone = sum(cell.col_span for cell in own) == fragment.n_cols
    return alone and filled[0].col <= 1 and looks_like_band(title)


def _is_word_of(text: str, words: frozenset[str]) -> bool:
    folded = _folded(text)
    if folded in words:
        return True
    if len(folded) <= SHORT:
        return False
    return any(fuzz.ratio(folded, word) >= SIMILAR for word in words if len(word) > SHORT)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9/]+", " ", text.lower()).split())


@lru_cache(maxsize=3)
def _words(kind: str) -> frozenset[str]:
    source = files("zi_extract.tables").joinpath("header_words.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[kind])
