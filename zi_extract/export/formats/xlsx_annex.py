"""A table of a Lampiran as a sheet: cells merged, heads frozen and repeated, as on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zi_extract.export.csv_files import FORMULA, neutralised
from zi_extract.export.formats.table_cells import HEAD_KINDS, shown
from zi_extract.export.formats.xlsx_cells import cell_text

BOLD_KINDS = HEAD_KINDS | {"band"}

NARROW, WIDE = 5.0, 40.0
"""Least and greatest width of a column, in characters: a mark fits in one, a promise wraps in the
other."""

Cell = Mapping[str, Any]


def add_annex(sheet: Any, table: Mapping[str, Any]) -> None:
    """Fills an empty ``openpyxl`` sheet with a table of decree.json."""
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin")
    border = Border(line, line, line, line)
    for cell in table["cells"]:
        written = sheet.cell(cell["row"] + 1, cell["col"] + 1)
        written.value = cell_text(neutralised(shown(cell), FORMULA)) or None
        kind = table["row_kinds"][cell["row"]]
        centred = kind in HEAD_KINDS or cell["tick"] is not None
        written.alignment = Alignment(
            "center" if centred else "left", "center" if centred else "top", wrap_text=True
        )
        written.font = Font(bold=kind in BOLD_KINDS)
        _place(sheet, cell, border)
    _freeze(sheet, table)
    _set_widths(sheet, table)


def _place(sheet: Any, cell: Cell, border: Any) -> None:
    top, left = cell["row"] + 1, cell["col"] + 1
    bottom, right = top + cell["row_span"] - 1, left + cell["col_span"] - 1
    if (bottom, right) != (top, left):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column).border = border


def _freeze(sheet: Any, table: Mapping[str, Any]) -> None:
    """Keeps the rows of the head in view and repeats them on every printed page."""
    head = 0
    while head < table["n_rows"] and table["row_kinds"][head] in HEAD_KINDS:
        head += 1
    if head:
        sheet.freeze_panes = sheet.cell(head + 1, 1)
        sheet.print_title_rows = f"1:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _set_widths(sheet: Any, table: Mapping[str, Any]) -> None:
    from openpyxl.utils import get_column_letter

    longest = [0] * table["n_cols"]
    for cell in table["cells"]:
        if cell["col_span"] == 1 and cell["tick"] is None:
            longest[cell["col"]] = max(longest[cell["col"]], len(cell["text"]))
    for number, length in enumerate(longest, start=1):
        width = min(max(NARROW, length + 2), WIDE)
        sheet.column_dimensions[get_column_letter(number)].width = width
