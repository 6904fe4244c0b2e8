"""CSV (RFC 4180, UTF-8): the collection's tables, and one file per logical table.

A text that a spreadsheet would run as a formula, or whose digits it would lose, gets an apostrophe
in front, and a text that already begins so gets one more: taking one away gives the text back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from zi_extract.export.columns import Column, TableForm

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What Excel, LibreOffice and Google Sheets take for the beginning of a formula (CWE-1236)."""

ALTERED = re.compile(rf"{FORMULA.pattern}|'*(?:0\d+|\d{{16,}})\s*$")
"""Formulas, and texts that they open as another number: a zero in front goes, and of 16 digits and
more (a NIP has 18) all after the fifteenth."""

MARKS = {"marked": "x", "unsure": "?", "empty": ""}
"""A tick in a table's CSV."""

LONGEST_MARK = 2
"""Characters that a mark may be read as (v, \\/, V'). Longer text in a time grid is text: a date,
"1 dok"."""

TEXTS = frozenset({"string", "date"})
"""Types of columns whose values are texts of the paper, or look like such."""

LINE_END = "\r\n"

ROWS_AT_ONCE = 10_000
"""Rows that are held in memory: about 10 MB. A collection may have a million."""


def neutralised(text: str, pattern: re.Pattern[str] = ALTERED) -> str:
    """The text, safe in a spreadsheet: with an apostrophe in front where ``pattern`` fits."""
    return "'" + text if pattern.match(text) else text


def restored(text: str) -> str:
    """What ``neutralised`` was given."""
    return text[1:] if text.startswith("'") and ALTERED.match(text) else text


def collection_csv(
    form: TableForm, rows: Iterable[Mapping[str, Any]], *, safe: bool = True
) -> bytes:
    """The table as one piece; see ``csv_pieces``."""
    return b"".join(csv_pieces(form, rows, safe=safe))


def csv_pieces(
    form: TableForm, rows: Iterable[Mapping[str, Any]], *, safe: bool = True
) -> Iterator[bytes]:
    """The table with its columns in their stable order, some rows at a time; null is empty.

    Unless ``safe``, texts stand in it as they are, for programs.
    """
    written = (
        [written_value(column, row.get(column.name), safe=safe) for column in form.columns]
        for row in rows
    )
    yield _csv(form.names, list(islice(written, ROWS_AT_ONCE)))
    while some := list(islice(written, ROWS_AT_ONCE)):
        yield _csv(form.names, some, header=False)


def table_csv(table: Mapping[str, Any]) -> bytes:
    """A logical table as its grid looks; a merged text stands in its top left cell alone.

    ``table`` is a table of decree.json. Columns: row (from 0), kind, then c1 .. cN.
    """
    width = table["n_cols"]
    grid = [[str(row), kind, *[""] * width] for row, kind in enumerate(table["row_kinds"])]
    for cell in table["cells"]:
        grid[cell["row"]][cell["col"] + 2] = _cell_text(cell["text"], cell["tick"])
    return _csv(("row", "kind", *(f"c{col}" for col in range(1, width + 1))), grid)


def _cell_text(text: str, tick: str | None) -> str:
    """A mark as one sign, unless words stand in its cell: those are never dropped."""
    if tick is None or len(text.strip()) > LONGEST_MARK:
        return neutralised(text)
    return MARKS[tick]


def written_value(column: Column, value: Any, *, safe: bool = True) -> str:
    """A value as text: booleans as 1 and 0, null as nothing, texts made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return neutralised(str(value)) if safe and column.type in TEXTS else str(value)


def _csv(names: Sequence[str], rows: Sequence[Sequence[str]], *, header: bool = True) -> bytes:
    # Not by pandas: all is text already, and pandas takes half a second to load in every run.
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=LINE_END)
    if header:
        writer.writerow(names)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")
