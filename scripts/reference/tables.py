"""docs/reference/tables.md: every table of a collection with its columns and keys."""

from __future__ import annotations

from collections.abc import Iterator

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.columns import Column, TableForm

HEAD = """\
# Tables

The tables of a collection: `OUT/<table>.csv`, the tables of `catalog.sqlite`, and the files of
`zi-extract export OUT --to csv`, `parquet` or `xlsx`. `datapackage.json` says the same to programs.
An empty cell is a value that the paper does not give, or one that could not be read: then there is
a row about it in findings.csv. This page is made of the tables' forms (`make reference`).
"""


def tables_page() -> str:
    """The page as its file has it."""
    return "\n".join([HEAD, *(line for form in TABLES for line in _table(form))])


def _table(form: TableForm) -> Iterator[str]:
    yield f"## {form.name}\n"
    yield f"{form.title}. Key: {_names(form.key)}."
    for key in form.foreign:
        yield f"{_names(key.columns)} leads to [{key.table}](#{key.table})."
    yield "\n| column | type | needed | values | in Indonesian |\n| --- | --- | --- | --- | --- |"
    for column in form.columns:
        needed = "yes" if column.required else ""
        yield (
            f"| `{column.name}` | {column.type} | {needed} | {_values(column)} | {column.title} |"
        )
    yield ""


def _names(columns: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in columns)


def _values(column: Column) -> str:
    if column.choices:
        return ", ".join(f"`{choice}`" for choice in column.choices)
    if column.pattern:
        return f"fits `{column.pattern}`".replace("|", "\\|")
    if column.highest is not None:
        return f"{column.lowest} to {column.highest}"
    if column.lowest is not None:
        return f"{column.lowest} or more"
    return ""
