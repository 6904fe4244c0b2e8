"""The tables of a collection as pandas frames, typed: for people who analyse in Python."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.columns import TableForm
from zi_extract.export.formats.results import Results
from zi_extract.export.rows import Row, collection_rows
from zi_extract.model.document_row import DocumentRow
from zi_extract.model.extraction import Extraction

if TYPE_CHECKING:
    import pandas as pd

TYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
"""pandas types that know a missing value from 0, false and an empty text."""


def frames(*sources: Extraction | Results) -> dict[str, pd.DataFrame]:
    """Every table of docs/reference/tables.md by name, with its key as ordinary columns.

    ``sources`` are what ``extract`` returned, or folders that ``read_results`` has opened. Missing
    values are ``pd.NA`` (``NaT`` for dates); months are booleans, NA where the paper names none.
    Raises InputError when a folder's decree is missing or damaged.
    """
    decrees = [decree for source in sources for decree in _decrees(source)]
    documents = [row for source in sources for row in _documents(source)]
    rows = collection_rows(decrees, documents)
    return {form.name: _frame(form, rows[form.name]) for form in TABLES}


def _decrees(source: Extraction | Results) -> Iterable[dict[str, Any]]:
    if isinstance(source, Extraction):
        return [decree.model_dump(mode="json") for decree in source.decrees]
    return source.decrees()


def _documents(source: Extraction | Results) -> Iterable[DocumentRow]:
    if not isinstance(source, Extraction):
        return source.documents
    file = source.source
    ids = tuple(decree.id for decree in source.decrees)
    return [DocumentRow(file.name, file.sha256, file.pages, source.status, source.reason, ids)]


def _frame(form: TableForm, rows: list[Row]) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, Any] = {}
    for column in form.columns:
        values = [row.get(column.name) for row in rows]
        if column.type == "date":
            columns[column.name] = pd.to_datetime(
                pd.Series(values, dtype="object"), errors="coerce"
            )
        else:
            columns[column.name] = pd.Series(values, dtype=TYPES[column.type])
    return pd.DataFrame(columns)
