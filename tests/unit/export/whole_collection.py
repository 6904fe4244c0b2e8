"""The files of a collection, made at once of decrees; a run makes them of its catalogue."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from zi_extract.export.catalog import catalog
from zi_extract.export.collection_tables import TABLES
from zi_extract.export.csv_files import collection_csv
from zi_extract.export.datapackage import datapackage
from zi_extract.export.rows import collection_rows
from zi_extract.export.texts import text_rows
from zi_extract.model.document_row import DocumentRow


def collection_files(
    decrees: Iterable[dict[str, Any]], documents: Iterable[DocumentRow]
) -> dict[str, bytes]:
    """Name to content."""
    decrees = sorted(decrees, key=lambda decree: str(decree["id"]))
    known = sorted(documents, key=lambda row: (row.file, row.sha256))
    rows = collection_rows(decrees, known)
    files = {f"{form.name}.csv": collection_csv(form, rows[form.name]) for form in TABLES}
    stamps = {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    return files | {
        "datapackage.json": datapackage(stamps, known),
        "catalog.sqlite": catalog(rows, [row for decree in decrees for row in text_rows(decree)]),
    }
