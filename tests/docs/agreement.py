"""Do all formats of a folder of results say the same? Every value of every table is compared.

``python tests/docs/agreement.py OUT`` prints what disagrees, for any folder.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from zi_extract.export.collection_tables import MONTHS, TABLES
from zi_extract.export.columns import TableForm
from zi_extract.export.csv_files import FORMULA, restored
from zi_extract.export.formats import akn, csv_plain, jdihn, ndjson, parquet, sqlite, xlsx
from zi_extract.export.formats.akn_elements import NAMESPACE
from zi_extract.export.formats.characters import xml_text
from zi_extract.export.formats.results import Results, read_results

Table = list[list[str]]


def disagreements(folder: Path) -> Iterator[str]:
    """One line for each format and table that holds other values than the decrees."""
    results = read_results(folder)
    rows = results.rows()
    for form in TABLES:
        expected = [[told(row.get(name)) for name in form.names] for row in rows[form.name]]
        for name, read in READERS.items():
            found = read(results, form)
            if sorted(found) != sorted(expected):
                yield f"{name}: {form.name}: {len(found)} rows, expected {len(expected)}"
    yield from _documents(results)


def told(value: Any) -> str:
    """A value of any format as one text: gaps empty, truth 1 and 0, numbers without their form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, float):
        return repr(round(value, 9))
    return str(value)


def _csv(content: bytes, form: TableForm, *, safe: bool) -> Table:
    lines = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    kinds = {column.name: column.type for column in form.columns}
    return [
        [
            told(float(text))
            if text and kinds[name] == "number"
            else restored(text)
            if safe
            else text
            for name, text in line.items()
        ]
        for line in lines
    ]


def _by_csv(results: Results, form: TableForm) -> Table:
    package = json.loads((results.folder / "datapackage.json").read_bytes())
    safe = all(resource["neutralised"] for resource in package["resources"])
    return _csv((results.folder / f"{form.name}.csv").read_bytes(), form, safe=safe)


def _by_plain_csv(results: Results, form: TableForm) -> Table:
    return _csv(dict(csv_plain.export(results))[f"{form.name}.csv"], form, safe=False)


def _database(database: sqlite3.Connection, form: TableForm) -> Table:
    names = ", ".join(f'"{name}"' for name in form.names)
    rows = database.execute(f'select {names} from "{form.name}"')  # noqa: S608 - fixed names
    return [[told(value) for value in row] for row in rows]


def _by_catalogue(results: Results, form: TableForm) -> Table:
    with closing(sqlite3.connect(results.folder / "catalog.sqlite")) as database:
        return _database(database, form)


def _by_sqlite(results: Results, form: TableForm) -> Table:
    ((_, content),) = sqlite.export(results)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        return _database(database, form)


def _by_parquet(results: Results, form: TableForm) -> Table:
    import pyarrow.parquet as pq

    content = dict(parquet.export(results))[f"{form.name}.parquet"]
    joined = {("actions", "owners"): "; "}
    return [
        [
            joined.get((form.name, name), " ").join(map(str, value))
            if isinstance(value, list)
            else told(value)
            for name, value in row.items()
        ]
        for row in pq.read_table(io.BytesIO(content)).to_pylist()
    ]


def _by_xlsx(results: Results, form: TableForm) -> Table:
    import openpyxl

    content = dict(xlsx.export(results))["collection.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    head, *lines = book[form.name].values
    rows = results.rows()[form.name]
    table = []
    for line, row in zip(lines, rows, strict=True):
        cells = dict(zip(head, line, strict=True))
        # A month is x or nothing there; which of the empty ones are false is in no workbook.
        months = {
            name: told(row[name]) if cells[name] != "x" else "1" for name in MONTHS if name in cells
        }
        texts = {name: _shown(value) for name, value in cells.items()}
        table.append([(texts | months)[name] for name in form.names])
    return table


def _shown(value: Any) -> str:
    if hasattr(value, "date"):
        return str(value.date())
    text = told(value)
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


READERS = {
    "CSV": _by_csv,
    "CSV for programs": _by_plain_csv,
    "catalogue": _by_catalogue,
    "SQLite": _by_sqlite,
    "Parquet": _by_parquet,
    "workbook": _by_xlsx,
}


def _documents(results: Results) -> Iterator[str]:
    """The formats that hold whole decrees."""
    decrees = list(results.decrees())
    lines = dict(ndjson.export(results))["decrees.ndjson"].splitlines()
    if [json.loads(line) for line in lines] != decrees:
        yield "NDJSON: other decrees"
    ((_, content),) = jdihn.export(results)
    numbers = [record["noPeraturan"] for record in json.loads(content)["data"]]
    if numbers != [decree["header"]["number"]["printed"] for decree in decrees]:
        yield "JDIHN: other numbers"
    for decree, (name, document) in zip(decrees, akn.export(results), strict=True):
        if _texts_of(decree) != _texts_in(document):
            yield f"Akoma Ntoso: other texts in {name}"


def _texts_of(decree: Any) -> Counter[str]:
    clauses = [*decree["considerations"], *decree["legal_basis"], *decree["dictums"]]
    tables = [table for annex in decree["annexes"] for table in annex["tables"]]
    cells = [cell["text"] for table in tables for cell in table["cells"] if cell["tick"] is None]
    return Counter(_plain(text) for text in [*(clause["text"] for clause in clauses), *cells])


def _texts_in(document: bytes) -> Counter[str]:
    from lxml import etree

    names = {"a": NAMESPACE}
    root = etree.fromstring(document)
    clauses = root.xpath(
        "//a:recitals[@eId='recs_1']/a:recital|//a:citation|//a:point/a:content", namespaces=names
    )
    cells = root.xpath("//a:th|//a:td[not(@class)]", namespaces=names)
    found = []
    for element in [*clauses, *cells]:
        parts = element.xpath("./a:p", namespaces=names)
        found.append(_plain(" ".join("".join(part.itertext()) for part in parts)))
    return Counter(found)


def _plain(text: str) -> str:
    return " ".join(xml_text(text).split())


if __name__ == "__main__":
    told_lines = list(disagreements(Path(sys.argv[1])))
    print("\n".join(told_lines) or "all formats agree")  # noqa: T201
