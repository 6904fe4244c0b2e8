"""catalog.sqlite kept in step with the files: what changed is replaced, the rest is left alone.

The files are the truth. A catalogue that is missing, damaged or made by another version of the
program is thrown away and made anew of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from zi_extract.batch.assembly import LAST_FILE
from zi_extract.errors import OutputError
from zi_extract.export.catalog import create_tables, insert_rows, remove_decree
from zi_extract.export.columns import TableForm
from zi_extract.export.rows import decree_rows, document_rows
from zi_extract.export.texts import text_rows
from zi_extract.model.document_row import DocumentRow
from zi_extract.store.atomic import remove

NAME = "catalog.sqlite"

BESIDE = ("-wal", "-shm")
"""Endings of the files that SQLite keeps beside a database while it is written."""

PATIENCE_SECONDS = 30.0
"""Wall seconds to wait for a reader who holds the file. WAL readers do not; a backup may."""

MARK_DIGITS = 7
"""Hex digits of a fingerprint that fit into SQLite's user_version (31 bits)."""

CANNOT_WRITE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)
"""SQLite's codes for trouble that throwing the catalogue away would not mend."""

STATE = "CREATE TABLE made_of (decree_id TEXT PRIMARY KEY, bytes INTEGER, mtime_ns INTEGER) STRICT"
"""Size and mtime of the decree.json that each decree's rows were made of."""

Stamp = tuple[int, int]


class Catalog:
    """An open catalogue. Only one process may write at a time (``only_writer_of_tables``)."""

    def __init__(self, out: Path, database: sqlite3.Connection) -> None:
        self._out = out
        self._database = database

    def rows(self, form: TableForm) -> Iterator[Mapping[str, Any]]:
        """The table's rows in the order of its CSV."""
        order = "decree_id, rowid" if "decree_id" in form.names else "position"
        cursor = self._database.execute(f"SELECT * FROM {form.name} ORDER BY {order}")  # noqa: S608
        for values in cursor:
            yield dict(zip(form.names, values, strict=True))

    def update(self, documents: Sequence[DocumentRow]) -> int:
        """Makes it hold these documents and their decrees, in one transaction.

        Returns how many decrees were read again. Raises OutputError, sqlite3.DatabaseError.
        """
        there = dict(self._stamps(name for row in documents for name in row.ids))
        known = {name: (size, mtime) for name, size, mtime in self._made_of()}
        stale = [name for name, stamp in known.items() if there.get(name) != stamp]
        fresh = sorted(name for name, stamp in there.items() if known.get(name) != stamp)
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            for name in stale:
                remove_decree(self._database, name)
                self._database.execute("DELETE FROM made_of WHERE decree_id = ?", (name,))
            for name in fresh:
                decree = json.loads((self._out / name / LAST_FILE).read_bytes())
                insert_rows(self._database, decree_rows(decree), text_rows(decree))
                stamp = (name, *there[name])
                self._database.execute("INSERT INTO made_of VALUES (?, ?, ?)", stamp)
            self._database.execute("DELETE FROM documents")
            insert_rows(self._database, {"documents": document_rows(documents)})
        return len(fresh)

    def _made_of(self) -> list[tuple[str, int, int]]:
        return self._database.execute("SELECT decree_id, bytes, mtime_ns FROM made_of").fetchall()

    def _stamps(self, names: Iterator[str]) -> Iterator[tuple[str, Stamp]]:
        for name in names:
            info = (self._out / name / LAST_FILE).stat()
            yield name, (info.st_size, info.st_mtime_ns)


@contextmanager
def up_to_date(out: Path, documents: Sequence[DocumentRow], mark: str) -> Iterator[Catalog]:
    """The catalogue, holding these documents. ``mark`` is the fingerprint of what makes rows.

    Raises OutputError when it cannot be written.
    """
    version = int(mark[:MARK_DIGITS], 16) or 1
    with closing(_updated(out, documents, version) or _renewed(out, documents, version)) as opened:
        yield Catalog(out, opened)


def discard(out: Path) -> None:
    """Takes the catalogue away, to be made anew. Raises OutputError."""
    for ending in ("", *BESIDE):
        remove(out / f"{NAME}{ending}")


def _updated(
    out: Path, documents: Sequence[DocumentRow], version: int
) -> sqlite3.Connection | None:
    """The database brought up to date; None when what is there is of no use."""
    if (out / NAME).is_symlink():
        return None
    database = _connected(out / NAME)
    try:
        if not _version_of(database):
            _make(database, version)
        if _version_of(database) == version:
            Catalog(out, database).update(documents)
            return database
    except sqlite3.OperationalError as error:
        database.close()
        if _is_full(error):
            raise _cannot_write(out, error) from error
        return None
    except sqlite3.DatabaseError:
        pass
    database.close()
    return None


def _renewed(out: Path, documents: Sequence[DocumentRow], version: int) -> sqlite3.Connection:
    """A database made of the files alone. Raises OutputError."""
    discard(out)
    database = _connected(out / NAME)
    try:
        _make(database, version)
        Catalog(out, database).update(documents)
    except sqlite3.DatabaseError as error:
        database.close()
        raise _cannot_write(out, error) from error
    return database


def _make(database: sqlite3.Connection, version: int) -> None:
    with database:
        database.execute("BEGIN IMMEDIATE")
        create_tables(database)
        database.execute(STATE)
        database.execute(f"PRAGMA user_version = {version}")


def _connected(path: Path) -> sqlite3.Connection:
    """Raises OutputError where no database can be opened."""
    try:
        database = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        database.execute("PRAGMA foreign_keys = ON")
    except sqlite3.OperationalError as error:
        raise _cannot_write(path.parent, error) from error
    return database


def _version_of(database: sqlite3.Connection) -> int:
    database.execute("PRAGMA journal_mode = WAL")
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _is_full(error: sqlite3.OperationalError) -> bool:
    """Whether it is the disk, or who holds it, and not what is in the file."""
    return error.sqlite_errorcode & 0xFF in CANNOT_WRITE


def _cannot_write(out: Path, error: sqlite3.DatabaseError) -> OutputError:
    return OutputError(
        f"Cannot write the catalogue: {error}. Where: {out / NAME}. Next: make room, or see "
        "whether another program holds it; the same command goes on."
    )
