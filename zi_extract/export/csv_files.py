"""CSV (RFC 4180, UTF-8) by pandas: the collection's tables, and one file per logical table.

A text that a spreadsheet would run as a formula gets an apostrophe in front, and a text that
already begins so gets one more: taking one away gives the text back, without loss.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from zi_extract.export.columns import Column, TableForm

FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What Excel, LibreOffice and Google Sheets take for the beginning of a formula (CWE-1236)."""

MARKS = {"marked": "x", "unsure": "?", "empty": ""}
"""A tick in a table's CSV."""

LONGEST_MARK = 2
"""Characters that a mark may be read as (v, \\/, V'). Longer text in a time grid is text: a date,
"1 dok"."""

LINE_END = "\r\n"


def neutralised(text: str) -> str:
    """The text, harmless for a spreadsheet."""
    return "'" + text if FORMULA.match(text) else text


def restored(text: str) -> str:
    """What ``neutralised`` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def collection_csv(form: TableForm, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The table with its columns in their stable order; null is an empty cell."""
    written = [
        [written_value(column, row.get(column.name)) for column in form.columns] for row in rows
    ]
    return _csv(form.names, written)


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


def written_value(column: Column, value: Any) -> str:
    """A value as text: booleans as 1 and 0, null as nothing, texts made harmless."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if column.type in {"string", "date"}:
        return neutralised(str(value))
    return str(value)


def _csv(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    import pandas as pd  # noqa: PLC0415 - heavy; only those who write CSV pay for it

    frame = pd.DataFrame(list(rows), columns=list(names), dtype="object")
    text = frame.to_csv(index=False, lineterminator=LINE_END)
    return str(text).encode("utf-8", "backslashreplace")
