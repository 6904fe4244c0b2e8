"""SQLite: the catalogue of the collection, made anew of the results on disk."""

from __future__ import annotations

from collections.abc import Iterator

from zi_extract.export.catalog import catalog
from zi_extract.export.formats.results import Results
from zi_extract.export.texts import text_rows


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``catalog.sqlite`` with a table per CSV file, typed and with its keys."""
    texts = (row for decree in results.decrees() for row in text_rows(decree))
    yield "catalog.sqlite", catalog(results.rows(), texts)
