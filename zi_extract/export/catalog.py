"""catalog.sqlite: the collection's tables in one file, with types, keys and full-text search.

Tables and columns are those of the CSV files. ``texts`` holds every text with its JSON Pointer, and
``texts_fts`` its words (``where texts_fts match 'wbs'``); Datasette finds it by itself.
"""

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

TEXT_COLUMNS = ("decree_id", "pointer", "kind", "text")

SEARCH = (
    (
        'CREATE TABLE texts (id INTEGER PRIMARY KEY, decree_id TEXT NOT NULL REFERENCES "decrees" '
        '("decree_id"), pointer TEXT NOT NULL, kind TEXT NOT NULL, "text" TEXT NOT NULL) STRICT'
    ),
    "CREATE INDEX texts_of_decree ON texts (decree_id)",
    (
        "CREATE VIRTUAL TABLE texts_fts USING FTS5 "  # in this form Datasette knows it
        "(text, content=\"texts\", content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    ),
    (
        "CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN "
        "INSERT INTO texts_fts (rowid, text) VALUES (new.id, new.text); END"
    ),
    (
        "CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN "
        "INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.id, old.text); END"
    ),
)
"""What makes the search; triggers keep it true, whoever changes ``texts``."""

Row = Mapping[str, Any]


def catalog(rows: Mapping[str, Sequence[Row]], texts: Iterable[Row] = ()) -> bytes:
    """The database file. Texts stand in it unchanged; booleans are 1 and 0, nothing is NULL."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        create_tables(database)
        insert_rows(database, rows, texts)
        database.commit()
        return database.serialize()


def create_tables(database: sqlite3.Connection) -> None:
    """Makes all tables, empty."""
    for statement in (*map(create_statement, TABLES), *SEARCH):
        database.execute(statement)


def insert_rows(
    database: sqlite3.Connection, rows: Mapping[str, Iterable[Row]], texts: Iterable[Row] = ()
) -> None:
    """Adds the rows of each table that is named in ``rows``, and texts to be searched."""
    for form in TABLES:
        _insert(database, form.name, form.names, rows.get(form.name, ()))
    _insert(database, "texts", TEXT_COLUMNS, texts)


def remove_decree(database: sqlite3.Connection, decree_id: str) -> None:
    """Takes away every row of this decree."""
    of_decrees = [form.name for form in TABLES if "decree_id" in form.names]
    for name in ("texts", *reversed(of_decrees)):  # what refers to others goes first
        database.execute(f"DELETE FROM {_quoted(name)} WHERE decree_id = ?", (decree_id,))  # noqa: S608


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


def _insert(
    database: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Row]
) -> None:
    marks = ", ".join("?" for _ in columns)
    # Names come from the fixed table forms, values only as parameters.
    statement = f"INSERT INTO {_quoted(table)} ({_names(columns)}) VALUES ({marks})"  # noqa: S608
    database.executemany(statement, ([_stored(row.get(name)) for name in columns] for row in rows))


def _stored(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _column(column: Column) -> str:
    rule = " NOT NULL" if column.required else ""
    return f"{_quoted(column.name)} {TYPES[column.type]}{rule}"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(_quoted(column) for column in columns)


def _quoted(name: str) -> str:
    return f'"{name}"'
