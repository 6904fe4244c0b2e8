"""The files of one decree: name to content, for a store to write."""

from __future__ import annotations

from zi_extract.export.csv_files import table_csv
from zi_extract.export.json_files import decree_json, evidence_json, pages_json
from zi_extract.export.report import Told, no_meaning, report
from zi_extract.model.extraction import SettledDecree


def document_files(settled: SettledDecree, told: Told = no_meaning) -> dict[str, bytes]:
    """decree.json, evidence.json, pages.json, report.html and table-N.csv.

    N counts from 1 through the tables of all annexes; ``told`` gives the report's findings words in
    its language.
    """
    files = {
        "decree.json": decree_json(settled),
        "evidence.json": evidence_json(settled),
        "pages.json": pages_json(settled),
        "report.html": report(settled, told),
    }
    tables = (table for annex in settled.decree.annexes for table in annex.tables)
    for number, table in enumerate(tables, start=1):
        files[f"table-{number}.csv"] = table_csv(table.model_dump(mode="json"))
    return files
