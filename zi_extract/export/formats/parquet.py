"""Parquet: one file per table with real types; times, owners and pages as lists."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from zi_extract.errors import ValidationError
from zi_extract.export.collection_tables import TABLES
from zi_extract.export.columns import Column, TableForm
from zi_extract.export.formats.results import Results
from zi_extract.model.document_base import SCHEMA_VERSION

COMPRESSION = "zstd"
"""Read by DuckDB, pandas, Polars and Spark alike; a third smaller than their common default."""

INTEGERS, TEXTS = "integers", "texts"

LISTS = {
    ("documents", "ids"): TEXTS,
    ("decrees", "pages"): INTEGERS,
    ("actions", "owners"): TEXTS,
    ("actions", "periods"): TEXTS,
    ("actions", "unsure"): TEXTS,
    ("actions", "rows"): INTEGERS,
    ("actions", "pages"): INTEGERS,
}
"""Columns that the CSV files hold as joined text. Null where the CSV cell is null."""

Row = Mapping[str, Any]


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``<table>.parquet`` for every table of the collection.

    The metadata of each file names the version of the schema and the hashes of all input files.
    Raises ValidationError when a date of a decree is on no calendar.
    """
    rows = results.rows() | {"actions": _actions(results)}
    hashes = sorted(row.sha256 for row in results.documents if row.sha256)
    for form in TABLES:
        yield f"{form.name}.parquet", _parquet(form, rows[form.name], hashes)


def _actions(results: Results) -> list[dict[str, Any]]:
    """The rows of actions with their lists as in decree.json, not as joined text."""
    rows = iter(results.rows()["actions"])
    listed = []
    for decree in results.decrees():
        for action, row in zip(decree["actions"], rows, strict=False):
            schedule = action["schedule"] or {"periods": None, "unsure": None}
            lists = {name: action[name] for name in ("owners", "rows", "pages")}
            listed.append(row | lists | {name: schedule[name] for name in ("periods", "unsure")})
    return listed


def _parquet(form: TableForm, rows: Sequence[Row], hashes: Sequence[str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [_field(form, column) for column in form.columns]
    about = {
        "table": form.name,
        "title": form.title,
        "schema_version": SCHEMA_VERSION,
        "source_sha256": json.dumps(hashes),
    }
    columns = [
        [_typed(form, column, row.get(column.name)) for row in rows] for column in form.columns
    ]
    schema = pa.schema(fields, metadata=about)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
    written = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), written, compression=COMPRESSION)
    return written.getvalue()


def _field(form: TableForm, column: Column) -> Any:
    import pyarrow as pa

    kinds: dict[str, Callable[[], Any]] = {
        "string": pa.string,
        "integer": pa.int64,
        "number": pa.float64,
        "boolean": pa.bool_,
        "date": pa.date32,
        INTEGERS: lambda: pa.list_(pa.int64()),
        TEXTS: lambda: pa.list_(pa.string()),
    }
    kind = LISTS.get((form.name, column.name), column.type)
    about = {"title": column.title}
    return pa.field(column.name, kinds[kind](), nullable=not column.required, metadata=about)


def _typed(form: TableForm, column: Column, value: Any) -> Any:
    """The value in the type of its column. What UTF-8 cannot hold is escaped."""
    kind = LISTS.get((form.name, column.name))
    if kind and isinstance(value, str):
        value = value.split()
    if kind == INTEGERS and value is not None:
        return [int(item) for item in value]
    if kind == TEXTS and value is not None:
        return [_text(item) for item in value]
    if column.type == "date" and value is not None:
        return _date(value)
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    return value.encode("utf-8", "backslashreplace").decode()


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValidationError(
            f"A date is on no calendar: {value}. Where: the table of decrees. "
            "Next: correct it in its decree.json, or export to another format."
        ) from error
