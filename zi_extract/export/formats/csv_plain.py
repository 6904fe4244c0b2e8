"""CSV for programs: the collection's tables with every text as it is, no apostrophe in front."""

from __future__ import annotations

from collections.abc import Iterator

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.csv_files import collection_csv
from zi_extract.export.formats.results import Results


def export(results: Results) -> Iterator[tuple[str, bytes]]:
    """``<table>.csv`` for every table. Not for spreadsheets: a text may begin like a formula."""
    rows = results.rows()
    for form in TABLES:
        yield f"{form.name}.csv", collection_csv(form, rows[form.name], safe=False)
