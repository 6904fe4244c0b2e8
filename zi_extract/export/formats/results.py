"""A folder of results as the other formats read it: from its files, not from memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zi_extract.errors import InputError
from zi_extract.export.csv_files import restored
from zi_extract.export.formats.pictures import Pictures, no_pictures
from zi_extract.export.rows import Row, collection_rows
from zi_extract.model.document_row import DocumentRow


@dataclass(frozen=True, slots=True)
class Results:
    """The results in ``folder``: one row per input file, and the ids of the decrees in order.

    ``pictures`` gives the pages of a decree as pictures, for the formats that need them.
    """

    folder: Path
    documents: tuple[DocumentRow, ...]
    pictures: Pictures = no_pictures

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all decrees, sorted: the order of every table."""
        return tuple(sorted({name for row in self.documents for name in row.ids}))

    def decrees(self) -> Iterator[dict[str, Any]]:
        """Every decree.json, parsed, by id. Raises InputError for a missing or damaged one."""
        return (_read_json(self.folder / name / "decree.json") for name in self.ids)

    def pages(self, decree_id: str) -> list[dict[str, Any]]:
        """The pages of a decree's pages.json, words included. Raises InputError."""
        pages: list[dict[str, Any]] = _read_json(self.folder / decree_id / "pages.json")["pages"]
        return pages

    def rows(self) -> dict[str, list[Row]]:
        """The collection's tables, typed: the rows that its CSV files hold. Raises InputError."""
        return collection_rows(self.decrees(), self.documents)


def read_results(folder: str | Path, pictures: Pictures = no_pictures) -> Results:
    """The results in a folder that ``extract`` has written. Raises InputError."""
    folder = Path(folder)
    path = folder / "documents.csv"
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            documents = tuple(_document(row) for row in csv.DictReader(stream))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"There are no results here: no documents.csv can be read. Where: {folder}. "
            "Next: name a folder that `zi-extract extract` has written."
        ) from error
    return Results(folder, documents, pictures)


def _document(row: dict[str, Any]) -> DocumentRow:
    return DocumentRow(
        file=restored(row["file"]),
        sha256=row["sha256"],
        pages=int(row["pages"]) if row["pages"] else None,
        status=row["status"],
        reason=restored(row["reason"]),
        ids=tuple(row["ids"].split()),
    )


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise InputError(
            f"A result is missing or damaged ({error}). Where: {path}. "
            "Next: run `zi-extract extract` into that folder again."
        ) from error
