"""The annexes of a decree in Akoma Ntoso, their tables with spans as on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zi_extract.export.formats.akn_elements import add, add_paragraphs
from zi_extract.export.formats.akn_meta import add_meta
from zi_extract.export.formats.table_cells import HEAD_KINDS, shown


def add_annexes(parent: Any, decree: Mapping[str, Any]) -> None:
    """Every Lampiran as an attachment with a document of its own."""
    if not decree["annexes"]:
        return
    attachments = add(parent, "attachments")
    for number, annex in enumerate(decree["annexes"], start=1):
        identifier = f"att_{number}"
        attachment = add(attachments, "attachment", eId=identifier)
        if annex["heading"]:
            add(attachment, "heading", annex["heading"])
        document = add(attachment, "doc", name="lampiran")
        add_meta(document, decree, f"lampiran_{number}")
        if annex["title"]:
            preface = add(document, "preface")
            add(add(preface, "p"), "docTitle", annex["title"])
        body = add(document, "mainBody")
        tables = [table for table in annex["tables"] if table["cells"]]
        for at, table in enumerate(tables, start=1):
            _add_table(body, table, f"{identifier}__table_{at}")
        if not tables:
            add(body, "p")


def _add_table(parent: Any, table: Mapping[str, Any], identifier: str) -> None:
    """Rows in which no cell begins cannot be written; the cells that cover them get shorter."""
    written = sorted({cell["row"] for cell in table["cells"]})
    element = add(parent, "table", eId=identifier)
    rows = {row: add(element, "tr", class_=table["row_kinds"][row]) for row in written}
    for cell in sorted(table["cells"], key=lambda cell: (cell["row"], cell["col"])):
        kind = "th" if table["row_kinds"][cell["row"]] in HEAD_KINDS else "td"
        added = add(rows[cell["row"]], kind)
        covered = range(cell["row"], cell["row"] + cell["row_span"])
        _set_span(added, "rowspan", sum(row in rows for row in covered))
        _set_span(added, "colspan", cell["col_span"])
        _add_content(added, cell)


def _set_span(element: Any, name: str, span: int) -> None:
    if span > 1:
        element.set(name, str(span))


def _add_content(element: Any, cell: Mapping[str, Any]) -> None:
    """The text line by line; a mark as one sign, and how it was judged as the cell's class."""
    if cell["tick"] is not None:
        element.set("class", cell["tick"])
    add_paragraphs(element, shown(cell))
