"""The files of one decree and those of a collection: name to content, for a store to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zi_extract.export.catalog import catalog
from zi_extract.export.collection_tables import TABLES
from zi_extract.export.csv_files import collection_csv, table_csv
from zi_extract.export.datapackage import datapackage
from zi_extract.export.json_files import decree_json, evidence_json, pages_json
from zi_extract.export.report import report
from zi_extract.export.rows import collection_rows
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.extraction import SettledDecree


def document_files(settled: SettledDecree) -> dict[str, bytes]:
    """decree.json, evidence.json, pages.json, report.html and table-N.csv.

    N counts from 1 through the tables of all annexes.
    """
    files = {
        "decree.json": decree_json(settled),
        "evidence.json": evidence_json(settled),
        "pages.json": pages_json(settled),
        "report.html": report(settled),
    }
    tables = (table for annex in settled.decree.annexes for table in annex.tables)
    for number, table in enumerate(tables, start=1):
        files[f"table-{number}.csv"] = table_csv(table.model_dump(mode="json"))
    return files


def collection_files(
    decrees: Iterable[dict[str, Any]], documents: Iterable[DocumentRow]
) -> dict[str, bytes]:
    """The collection's tables as CSV, datapackage.json and catalog.sqlite.

    ``decrees`` are parsed decree.json, so that a collection can be made of the files on disk; the
    same decrees and documents give the same bytes in whatever order they come.
    """
    known = sorted(documents, key=lambda row: (row.file, row.sha256))
    rows = collection_rows(decrees, known)
    files = {f"{form.name}.csv": collection_csv(form, rows[form.name]) for form in TABLES}
    package = {"datapackage.json": datapackage(files, known), "catalog.sqlite": catalog(rows)}
    return files | package
