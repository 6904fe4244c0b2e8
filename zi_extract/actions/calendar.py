"""Calendars drawn as grids: which period each column stands for, and which a row marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from zi_extract.actions.label_sequence import align_labels, find_breaks
from zi_extract.actions.lexicon import read_data
from zi_extract.actions.periods import COUNT, PeriodUnit
from zi_extract.actions.planned import without_pair
from zi_extract.actions.table_view import TableView
from zi_extract.actions.time_columns import YEAR, find_time_columns, read_label
from zi_extract.model.logical import LogicalCell

FEWEST_COLUMNS = 2
"""Columns from which periods side by side are a grid."""

WEEKS = 4
"""Columns of a month in a calendar of weeks."""

LABELS_READ = 0.5
"""Share of a grid's columns whose label must be understood; below it the count decides."""

COUNTED = 0.75
"""Confidence (0-1) of columns named by their count alone (twelve are months)."""

PROVEN = 0.5
"""Share of the labels read that must agree with the sequence; where fewer do, the labels are
garbled and one that fits may do so by chance."""

REPAIRED = 0.9
"""Confidence (0-1) of a column whose own label could not be read but whose neighbours could."""

READ = 0.99
"""Confidence (0-1) of a column with a label that was read."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """The period of one column: ``index`` of its unit, ``week`` in it; year if printed above."""

    unit: PeriodUnit
    index: int
    week: int = 0
    year: int | None = None
    confidence: float = READ
    label: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The time columns of a table. ``year`` is what the heading over the whole grid says.

    ``nameless`` are columns of marks of which neither labels nor their number tell the period,
    ``done`` those of what was done (``Realisasi``) beside the planned.
    """

    columns: dict[int, GridColumn]
    year: int | None
    heading: LogicalCell | None = None
    nameless: tuple[int, ...] = ()
    done: frozenset[int] = frozenset()

    @property
    def drawn(self) -> frozenset[int]:
        """All its columns."""
        return self.done.union(self.columns, self.nameless)


def find_calendar(view: TableView) -> Calendar | None:
    """The calendar of a table: from its headings, else from the columns of ticks."""
    columns, done = find_time_columns(view)
    if len(columns) < FEWEST_COLUMNS:
        return None
    paths = {col: list(view.header_path(col)) for col in columns}
    if done:
        paths = {col: without_pair(path) for col, path in paths.items()}
    drawn = {col: list(view.header_path(col, blank=True)) for col in columns}
    named = _from_labels(columns, paths, drawn)
    heading = next((p[0] for p in paths.values() if p), None)
    years = {int(y) for p in paths.values() for c in p for y in YEAR.findall(c.text.value)}
    year = years.pop() if len(years) == 1 else None
    return Calendar(named, year, heading, tuple(col for col in columns if col not in named), done)


def _from_labels(
    columns: list[int],
    paths: dict[int, list[LogicalCell]],
    drawn: dict[int, list[LogicalCell]],
) -> dict[int, GridColumn]:
    """The period of each column from the labels over it; ``drawn`` holds the blank ones, too."""
    texts = {col: [cell.text.value for cell in path] for col, path in paths.items()}
    leaves = {c: read_label(t[-1]) if t else ("", 0) for c, t in texts.items()}
    units = Counter(unit for unit, _ in leaves.values() if unit)
    unit, seen = units.most_common(1)[0] if units else ("", 0)
    if seen < LABELS_READ * len(columns) and _unit_by_count(columns, texts) is not None:
        unit = "number"
    if unit in ("number", "week", "") and _are_weeks(columns, texts, drawn):
        return _weeks(columns, drawn)
    if _are_initials(columns, texts):
        return _numbered(columns, "month", dict(zip(columns, range(1, 13), strict=False)), texts)
    if unit in ("month", "quarter", "semester", "third"):
        read = {c: n for c, (u, n) in leaves.items() if u == unit and n}
        return _numbered(columns, cast("PeriodUnit", unit), read, texts)
    counted = _unit_by_count(columns, texts)
    if counted is None and len(columns) > COUNT["month"] and len(columns) % WEEKS == 0:
        return _counted_weeks(columns)
    if counted is None:
        return {}
    read = {c: n for c, (u, n) in leaves.items() if u == "number"}
    return _numbered(columns, counted, read, texts)


def _are_weeks(
    columns: list[int], texts: dict[int, list[str]], drawn: dict[int, list[LogicalCell]]
) -> bool:
    """True for columns in equal blocks of four or five, or under names of months."""
    above = [c for c in columns if any(_is_month(t) for t in texts[c][:-1])]
    if len(above) >= LABELS_READ * len(columns):
        return True
    spans = [cell.col_span for c in columns if (cell := _month_cell(drawn[c])) is not None]
    blocks = sum(span in (4, 5) for span in spans)
    return len(columns) > COUNT["month"] and blocks >= LABELS_READ * len(columns)


def _is_month(text: str) -> bool:
    """True for a month's own name; ``Bulan ke-`` stands over months, not over weeks."""
    unit, number = read_label(text)
    return unit == "month" and number > 0


def _are_initials(columns: list[int], texts: dict[int, list[str]]) -> bool:
    initials = read_data("times")["initials"]
    if len(columns) != len(initials):
        return False
    letters = [(texts[c][-1].strip().lower() if texts[c] else "") for c in columns]
    same = sum(a == b for a, b in zip(letters, initials, strict=True))
    return same > LABELS_READ * len(initials) and max(map(len, letters)) <= 2


def _unit_by_count(columns: list[int], texts: dict[int, list[str]]) -> PeriodUnit | None:
    words = " ".join(t for c in columns for t in texts[c]).lower()
    by_count: dict[int, PeriodUnit] = {12: "month", 4: "quarter", 2: "semester"}
    if len(columns) == 4 and re.search(r"minggu|week", words):
        return None
    return by_count.get(len(columns))


def _numbered(
    columns: list[int], unit: PeriodUnit, read: dict[int, int], texts: dict[int, list[str]]
) -> dict[int, GridColumn]:
    """Columns in sequence; misread labels give way to their neighbours."""
    top = COUNT[unit]
    labels = [read[c] if 1 <= read.get(c, 0) <= top else None for c in columns]
    numbers = align_labels(labels, top)
    sure = _certainties(labels, numbers, top)
    return {
        col: GridColumn(unit, number, 0, _year(texts[col]), certainty, _shown(texts[col]))
        for col, number, certainty in zip(columns, numbers, sure, strict=True)
    }


def _certainties(labels: Sequence[int | None], numbers: Sequence[int], top: int) -> Iterator[float]:
    """How sure each column's number is: its own label says it, its neighbours do, or the count."""
    agreed = sum(label == number for label, number in zip(labels, numbers, strict=True))
    proven = agreed >= FEWEST_COLUMNS and agreed >= PROVEN * sum(
        label is not None for label in labels
    )
    broken = find_breaks(numbers, top)
    for place, (label, number) in enumerate(zip(labels, numbers, strict=True)):
        if label == number and proven:
            yield READ
        else:
            yield REPAIRED if proven and place not in broken else COUNTED


def _weeks(columns: list[int], paths: dict[int, list[LogicalCell]]) -> dict[int, GridColumn]:
    """Weeks under months: the month by its label or its neighbours', the week by its place."""
    over = {col: _month_cell(paths[col]) for col in columns}
    drawn = [list(group) for _, group in groupby(columns, key=lambda c: _begin(over[c], c))]
    blocks = [month for block in drawn for month in _in_months(block)]
    top = COUNT["month"]
    firsts = {block[0] for block in drawn}
    labels = [(_month_of(over[b[0]]) or None) if b[0] in firsts else None for b in blocks]
    months = align_labels(labels, top)
    named: dict[int, GridColumn] = {}
    for block, month, sure in zip(blocks, months, _certainties(labels, months, top), strict=True):
        for week, col in enumerate(block, start=1):
            texts = [cell.text.value for cell in paths[col]]
            named[col] = GridColumn("week", month, week, _year(texts), sure, _shown(texts))
    return named


def _in_months(block: list[int]) -> list[list[int]]:
    """The columns under one heading; more than a month has weeks are several months.

    The ruling between their headings was lost.
    """
    if len(block) <= COUNT["week"]:
        return [block]
    return [block[start : start + WEEKS] for start in range(0, len(block), WEEKS)]


def _counted_weeks(columns: list[int]) -> dict[int, GridColumn]:
    """Weeks without any heading: four to a month from January on."""
    places = enumerate(columns)
    return {
        col: GridColumn("week", n // WEEKS + 1, n % WEEKS + 1, None, COUNTED, "")
        for n, col in places
        if n // WEEKS < COUNT["month"]
    }


def _month_cell(path: list[LogicalCell]) -> LogicalCell | None:
    """The lowest heading over several columns: the month over its weeks."""
    return next((cell for cell in reversed(path[:-1]) if cell.col_span > 1), None)


def _begin(cell: LogicalCell | None, col: int) -> int:
    return cell.col if cell is not None else -1 - col


def _month_of(cell: LogicalCell | None) -> int:
    unit, number = read_label(cell.text.value) if cell is not None else ("", 0)
    return number if unit == "month" else 0


def _year(texts: list[str]) -> int | None:
    found = [int(year) for text in texts for year in YEAR.findall(text)]
    return found[-1] if found else None


def _shown(texts: list[str]) -> str:
    return " ".join(texts[-1].split()) if texts else ""
