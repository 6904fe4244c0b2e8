"""XLSX: one workbook of the collection, and one per decree with its Lampiran as printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from zi_extract.export.collection_tables import DECREES, MONTHS, TABLES
from zi_extract.export.columns import Column, TableForm
from zi_extract.export.csv_files import FORMULA, neutralised
from zi_extract.export.formats.results import Results
from zi_extract.export.formats.workbook_bytes import workbook_bytes
from zi_extract.export.formats.xlsx_annex import add_annex
from zi_extract.export.formats.xlsx_cells import cell_text

ROWS_PER_SHEET = 1_048_575
"""Rows below the header that Excel can open; more go on in a second sheet."""

WIDTHS = {"string": 24, "integer": 8, "number": 10, "boolean": 8, "date": 12}
"""Width of a column in characters, by type; long texts are read in the cell or on its sheet."""

MONTH_WIDTH = 5

MONTH_MARKS = {True: "x", False: ""}
"""A month in the table of actions; a doubtful one is ``?``, as in the tables' own CSV."""

UNSURE = "?"

Row = Mapping[str, Any]


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``collection.xlsx`` with a sheet per table, and per decree ``<id>.xlsx`` with its Lampiran.

    A text that a spreadsheet would run as a formula has one more apostrophe in front, as in the CSV
    files; digits are safe here, because cells have types.
    """
    rows = results.rows()
    yield "collection.xlsx", _collection(rows)
    of_decree = {row["decree_id"]: row for row in rows["decrees"]}
    for decree in results.decrees():
        yield f"{decree['id']}.xlsx", _decree(decree, of_decree[decree["id"]])


def _collection(rows: Mapping[str, Sequence[Row]]) -> bytes:
    import pandas as pd

    workbook = _empty_workbook()
    for form in TABLES:
        written = [_written(form, row) for row in rows[form.name]]
        for number, part in enumerate(_parts(written), start=1):
            name = form.name if number == 1 else f"{form.name} {number}"
            frame = pd.DataFrame(part, columns=list(form.names), dtype="object")
            _add_sheet(workbook, name, frame, form.columns)
    _add_sheet(workbook, "columns", _column_frame(), ())
    return workbook_bytes(workbook)


def _parts(rows: list[list[Any]]) -> Iterable[list[list[Any]]]:
    starts = range(0, max(len(rows), 1), ROWS_PER_SHEET)
    return (rows[start : start + ROWS_PER_SHEET] for start in starts)


def _written(form: TableForm, row: Row) -> list[Any]:
    return [
        _month(row, column.name) if column.name in MONTHS else _value(column, row.get(column.name))
        for column in form.columns
    ]


def _month(row: Row, name: str) -> str:
    value = row.get(name)
    if value is not None:
        return MONTH_MARKS[value]
    doubtful = {period[5:7] for period in str(row.get("unsure") or "").split() if "Q" not in period}
    return UNSURE if name[1:] in doubtful else ""


def _value(column: Column, value: Any) -> Any:
    """Numbers, booleans and dates as such; a text harmless, and as far as a cell can hold it."""
    if value is None or (column.type in {"integer", "number", "boolean"}):
        return value
    if column.type == "date":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return cell_text(value)
    return cell_text(neutralised(str(value), FORMULA))


def _column_frame() -> Any:
    """What the columns of all sheets are called on paper."""
    import pandas as pd

    return pd.DataFrame(
        [
            [form.name, column.name, column.type, column.title]
            for form in TABLES
            for column in form.columns
        ],
        columns=["table", "column", "type", "title"],
        dtype="object",
    )


def _add_sheet(workbook: Any, name: str, frame: Any, columns: Sequence[Column]) -> None:
    """A sheet with the names in a bold first row that stays in view."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = workbook.create_sheet(name)
    sheet.append(list(frame.columns))
    for row in frame.itertuples(index=False, name=None):
        sheet.append([None if value == "" else value for value in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, column in enumerate(columns, start=1):
        width = MONTH_WIDTH if column.name in MONTHS else WIDTHS[column.type]
        sheet.column_dimensions[get_column_letter(number)].width = width


def _decree(decree: Mapping[str, Any], row: Row) -> bytes:
    workbook = _empty_workbook()
    sheet = workbook.create_sheet("Keputusan")
    sheet.append(["column", "title", "value"])
    for column in DECREES.columns:
        sheet.append([column.name, column.title, _value(column, row.get(column.name))])
    sheet.freeze_panes = "A2"
    tables = (table for annex in decree["annexes"] for table in annex["tables"])
    for number, table in enumerate(tables, start=1):
        add_annex(workbook.create_sheet(f"table-{number}"), table)
    return workbook_bytes(workbook)


def _empty_workbook() -> Any:
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    return workbook
