"""Which columns of a table are a calendar: labels of time over them, or marks in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from zi_extract.actions.lexicon import folded, likeness, names_one, read_data
from zi_extract.actions.planned import done_columns
from zi_extract.actions.table_view import TableView
from zi_extract.actions.time_span import side_of
from zi_extract.actions.time_words import month_number, unit_named, whole_number
from zi_extract.model.logical import LogicalCell

WORD_ALIKE = 0.85
"""Likeness (0-1) of a word inside a heading to one of time. Lower finds ``bulan`` in ``bukan``."""

_TIME_WORDS = (
    "waktu",
    "jadwal",
    "pelaksanaan",
    "triwulan",
    "semester",
    "minggu",
    "periode",
    "bulan",
)
_WHEN = ("waktu", "jadwal", "periode", "timeline")
_FIGURE_WORDS = ("target", "capaian", "realisasi", "indikator", "anggaran", "jumlah")
"""Words over columns of periods that hold figures: how much by when, not when something is done."""

YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


def find_time_columns(view: TableView) -> tuple[list[int], frozenset[int]]:
    """The run of columns with time labels or marks, and those of what was done in its periods.

    Of several runs the one with marks that stands under no heading of figures, then the longest. A
    run of figures is no calendar where a column says the time in words. A column of the grid that
    holds no mark and whose label is garbled is known by those beside it.
    """
    n_cols = view.table.n_cols
    chosen = [c for c in range(n_cols) if _is_time_column(view, c)]
    for left, right in list(pairwise(chosen)):
        if all(_is_tick_column(view, col) for col in range(left + 1, right)):
            chosen.extend(range(left + 1, right))
    done = done_columns(view, chosen)
    planned = sorted(set(chosen) - done)
    beside = {col: place for place, col in enumerate(c for c in range(n_cols) if c not in done)}
    places = groupby(
        enumerate(planned), lambda pair: (beside[pair[1]] - pair[0], _is_figure(view, pair[1]))
    )
    runs = [[col for _, col in run] for _, run in places]
    best = max(runs, key=lambda run: (not _is_figure(view, run[0]), len(run)), default=[])
    if best and _is_figure(view, best[0]) and _has_words_of_time(view, set(chosen)):
        return [], done
    return best, done


def is_figure_of_period(path: Sequence[LogicalCell]) -> bool:
    """True for one of several columns under a heading that are told apart by period: no text."""
    over = any(cell.col_span > 1 for cell in path[:-1])
    named = ("month", "quarter", "semester", "third", "week")
    return over and path[-1].col_span == 1 and read_label(path[-1].text.value)[0] in named


def _is_figure(view: TableView, col: int) -> bool:
    """True for a column of periods under a heading of targets or sums, not of time."""
    over = " ".join(cell.text.value for cell in view.header_path(col)[:-1])
    return names_one(over, _FIGURE_WORDS, WORD_ALIKE) and not names_one(over, _WHEN, WORD_ALIKE)


def _has_words_of_time(view: TableView, taken: set[int]) -> bool:
    """True when a column of texts is headed with a word of time."""
    paths = (view.header_path(col) for col in range(view.table.n_cols) if col not in taken)
    return any(path and names_one(path[-1].text.value, _WHEN, WORD_ALIKE) for path in paths)


def _is_time_column(view: TableView, col: int) -> bool:
    path = view.header_path(col)
    if not path:
        return _is_tick_column(view, col)
    if side_of(path[-1].text.value) is not None:
        return False
    wide = any(cell.col_span > 1 and _names_time(cell.text.value) for cell in path)
    if wide or read_label(path[-1].text.value)[0] in ("month", "quarter", "semester"):
        return path[-1].col_span == 1 or wide
    named = any(likeness(folded(path[-1].text.value), word) >= WORD_ALIKE for word in _named())
    return not named and _is_tick_column(view, col) and _has_marks(view, col)


@cache
def _named() -> frozenset[str]:
    """Headings that mean a column of figures or text, whatever lies in it."""
    roles = read_data("roles")
    return frozenset(word for role in ("other", "output", "note") for word in roles[role]["strong"])


def _names_time(text: str) -> bool:
    """True when a heading over several columns speaks of time, also when it is misread."""
    if names_one(text, _TIME_WORDS, WORD_ALIKE):
        return True
    words = re.findall(r"[a-z]+", text.lower())
    return any(unit_named(w) or month_number(w, fuzzy=len(w) > 5) for w in words if len(w) > 1)


def _is_tick_column(view: TableView, col: int) -> bool:
    """True for a column of tick readings; without any mark all its cells must be such."""
    cells = view.column(col)
    ticks = sum(cell.tick is not None for cell in cells)
    return bool(cells) and ticks > len(cells) / 2 and (_has_marks(view, col) or ticks == len(cells))


def _has_marks(view: TableView, col: int) -> bool:
    return any(c.tick is not None and c.tick.verdict != "empty" for c in view.column(col))


def read_label(text: str) -> tuple[str, int]:
    """What a label says: (unit, number), ("number", n) for a bare one, ("", 0) for nothing."""
    words = re.findall(r"[a-zA-Z]+|\d+", YEAR.sub(" ", text))
    if not words:
        return "", 0
    code = re.fullmatch(r"[bB]\s*[-.]?\s*([0-9oO]{1,2})", text.strip())
    if code:
        return "month", int(code[1].replace("o", "0").replace("O", "0") or 0)
    month = month_number(words[0])
    if month and (len(words) == 1 or not whole_number(words[-1])):
        return "month", month
    number = whole_number(words[-1])
    glued = re.fullmatch(r"([a-zA-Z]+?)([ivxIVX]+|\d+)", "".join(words))
    unit = unit_named(words[0]) or (unit_named(glued[1]) if glued else None)
    if unit and number is None and glued:
        number = whole_number(glued[2])
    if unit:
        return unit, number or 0
    return ("number", number) if number and len(words) == 1 else ("", 0)
