"""The schedule of one row: from the marks of a grid, or from time in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zi_extract.actions.calendar import Calendar, GridColumn
from zi_extract.actions.lexicon import read_data
from zi_extract.actions.periods import Period, PeriodUnit
from zi_extract.actions.phrases import read_phrase
from zi_extract.actions.plan_year import Year
from zi_extract.actions.table_view import TableView
from zi_extract.model.draft import ActionDraft, ScheduleDraft
from zi_extract.model.evidence import Extracted, Provenance
from zi_extract.model.finding import Finding
from zi_extract.model.logical import LogicalCell
from zi_extract.model.table import INK_UNREAD

UNMARKED = 0.75
"""Confidence (0-1) that an action has no time where the others of its table have one: flagged."""

NAMELESS = 0.5
"""Confidence (0-1) of marks whose columns nobody can name: flagged."""

UNCLEAR_TIME = "time in words, not wholly understood"
"""How a time was read of which words are left over, or which may mean more than its periods."""

_CODES = re.compile(r"\bB\s?[0-9oO]{1,2}\b")


@dataclass(frozen=True, slots=True)
class _Marked:
    cell: LogicalCell
    column: GridColumn
    period: Period
    unsure: bool
    confidence: float


def read_grid(
    view: TableView, row: int, calendar: Calendar, year: Year | None, *, usual: bool
) -> ScheduleDraft:
    """The periods that a row marks; a mark over several columns stands for all of them.

    ``usual``: nearly every row of the table has a mark, so that one without any is in doubt.
    """
    if calendar.nameless:
        return ScheduleDraft(printed=_nameless(view, row, calendar))
    marks: list[_Marked] = []
    emptiest = 1.0
    blank: list[Provenance] = []
    for col, column in sorted(calendar.columns.items()):
        cell = view.at(row, col)
        if cell is None:
            continue
        base = column.year or (year.value if year else None)
        mark = _mark(cell, column, base)
        if mark is not None:
            marks.append(mark)
        elif cell.tick is not None:
            emptiest = min(emptiest, cell.tick.confidence, cell.structure)
            blank += cell.text.provenance
    shades = [m for m in marks if m.cell.tick is not None and m.cell.tick.kind == "shade"]
    given = "shading" if len(shades) > len(marks) / 2 else "ticks"
    drafted = _draft(marks, given, year)
    if not marks and usual and blank:
        unmarked: Extracted[str | None] = Extracted(
            None, "", min(emptiest, UNMARKED), tuple(dict.fromkeys(blank))
        )
        return replace(drafted, printed=unmarked)
    return replace(drafted, printed=_printed(marks, emptiest))


def _nameless(view: TableView, row: int, calendar: Calendar) -> Extracted[str | None]:
    """Marks of which nobody knows the period: their ink, flagged."""
    cells = [view.at(row, col) for col in sorted(calendar.drawn)]
    places = [p for cell in cells if _is_marked(cell) and cell for p in cell.text.provenance]
    return Extracted(None, "", NAMELESS, tuple(dict.fromkeys(places)))


def share_marked(view: TableView, calendar: Calendar) -> float:
    """The share (0-1) of a table's items that have a mark in its calendar."""
    rows = view.rows("item")
    marked = sum(any(_is_marked(view.at(row, col)) for col in calendar.columns) for row in rows)
    return marked / len(rows) if rows else 0.0


def _is_marked(cell: LogicalCell | None) -> bool:
    return cell is not None and cell.tick is not None and cell.tick.verdict != "empty"


def read_text(text: Extracted[str], year: Year | None, hint: PeriodUnit | None) -> ScheduleDraft:
    """The periods that a time cell's words name."""
    reading = read_phrase(text.value, year.value if year else None, hint)
    sure = min(text.confidence, reading.confidence)
    if year is not None and not reading.year_printed:
        sure = min(sure, year.confidence)
    periods = tuple(_said(text, code, sure) for p in reading.periods for code in p.codes)
    months = tuple(_said(text, month, sure) for month in _months(reading.periods))
    kind = "codes" if _CODES.search(text.value) else "text"
    return ScheduleDraft(
        periods=periods,
        months=months,
        given_as=replace(text, value=kind, confidence=sure) if text.value.strip() else None,
        printed=replace(text, confidence=sure, derived=UNCLEAR_TIME if reading.unclear else ""),
        undated=replace(text, confidence=sure) if reading.undated else None,
        year_from=_year_from(text, year, printed=reading.year_printed),
    )


def unclear_times(actions: Sequence[ActionDraft]) -> Iterator[Finding]:
    """A finding for every time in words that says more, or something else, than its periods."""
    for number, action in enumerate(actions):
        printed = action.schedule.printed if action.schedule is not None else None
        if printed is None or printed.derived != UNCLEAR_TIME or not printed.provenance:
            continue
        ink, at = printed.provenance[0], f"/actions/{number}/schedule/printed"
        message = f"'{' '.join(str(printed.value).split())}' may say more than the periods given."
        yield Finding("time-unclear", "warning", message, ink.page, ink.box, at)


def _year_from(text: Extracted[str], year: Year | None, *, printed: bool) -> Extracted[str] | None:
    if printed:
        return replace(text, value="cell")
    return year.named() if year else None


def _mark(cell: LogicalCell, column: GridColumn, year: int | None) -> _Marked | None:
    """The mark of one grid cell; text that is no glyph (``1 dok``, a date) is a mark, too.

    A nought or a dash is none; whether ink is one that nobody could read is unsure.
    """
    if year is None:
        return None
    period = Period(year, column.index, column.unit, column.week)
    tick, written = cell.tick, cell.text.value.strip()
    if tick is not None and tick.verdict != "empty":
        sure = min(tick.confidence, column.confidence, cell.structure)
        return _Marked(cell, column, period, tick.verdict == "unsure", sure)
    if written and tick is None and written.lower() not in read_data("times")["blank"]["figures"]:
        sure = min(cell.text.confidence, column.confidence, cell.structure)
        return _Marked(cell, column, period, unsure=False, confidence=sure)
    if not written and tick is None and cell.text.confidence < INK_UNREAD:
        return _Marked(cell, column, period, unsure=True, confidence=cell.text.confidence)
    return None


def _draft(marks: list[_Marked], given: str, year: Year | None) -> ScheduleDraft:
    likely = [m for m in marks if not m.unsure]
    months: dict[str, _Marked] = {}
    for mark in likely:
        for month in mark.period.months:
            best = months.get(month)
            months[month] = mark if best is None or mark.confidence > best.confidence else best
    return ScheduleDraft(
        periods=tuple(_ticked(m, code) for m in likely for code in m.period.codes),
        months=tuple(_ticked(mark, month) for month, mark in sorted(months.items())),
        unsure=tuple(_ticked(m, code) for m in marks if m.unsure for code in m.period.codes),
        given_as=_ticked(marks[0], given) if marks else None,
        year_from=year.named() if year else None,
    )


def _ticked(mark: _Marked, value: str) -> Extracted[str]:
    places = tuple(replace(place, words=()) for place in mark.cell.text.provenance)
    derived = f"{mark.column.unit} of column {mark.column.label}".strip()
    sure = min(mark.confidence, 0.5) if mark.unsure else mark.confidence
    return Extracted(value, mark.cell.text.raw, sure, places, derived)


def _printed(marks: list[_Marked], emptiest: float) -> Extracted[str] | None:
    """What stands in the marked cells; its confidence is that of the row's weakest cell."""
    if not marks:
        return None
    sure = min(emptiest, *(m.confidence for m in marks)) if len(marks) > 1 else emptiest
    sure = min(sure, marks[0].confidence)
    places = tuple(place for m in marks for place in m.cell.text.provenance)
    written = " ".join(dict.fromkeys(m.cell.text.value for m in marks if m.cell.text.value))
    return Extracted(written, written, sure, tuple(dict.fromkeys(places)))


def _said(text: Extracted[str], value: str, sure: float) -> Extracted[str]:
    return replace(text, value=value, confidence=sure, derived=f"from {text.value}")


def _months(periods: tuple[Period, ...]) -> list[str]:
    return sorted({month for period in periods for month in period.months})
