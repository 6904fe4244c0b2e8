"""catalog.sqlite: the collection's tables in one file, with types and keys, for any SQL tool."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.columns import Column, TableForm

TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}

Row = Mapping[str, Any]


def catalog(rows: Mapping[str, Sequence[Row]]) -> bytes:
    """The database file. Texts stand in it unchanged; booleans are 1 and 0, nothing is NULL."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        for form in TABLES:
            database.execute(create_statement(form))
            _insert(database, form, rows[form.name])
        database.commit()
        return database.serialize()


def create_statement(form: TableForm) -> str:
    """The SQL that makes the table, keys and foreign keys included."""
    parts = [_column(column) for column in form.columns]
    parts.append(f"PRIMARY KEY ({_names(form.key)})")
    parts.extend(
        f"FOREIGN KEY ({_names(key.columns)}) "
        f"REFERENCES {_quoted(key.table)} ({_names(key.target_columns)})"
        for key in form.foreign
    )
    return f"CREATE TABLE {_quoted(form.name)} (\n  " + ",\n  ".join(parts) + "\n) STRICT"


def _insert(database: sqlite3.Connection, form: TableForm, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" for _ in form.columns)
    # Names come from the fixed table forms, values only as parameters.
    statement = f"INSERT INTO {_quoted(form.name)} VALUES ({marks})"  # noqa: S608
    database.executemany(
        statement, ([_stored(row.get(name)) for name in form.names] for row in rows)
    )


def _stored(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _column(column: Column) -> str:
    rule = " NOT NULL" if column.required else ""
    return f"{_quoted(column.name)} {TYPES[column.type]}{rule}"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(_quoted(column) for column in columns)


def _quoted(name: str) -> str:
    return f'"{name}"'
