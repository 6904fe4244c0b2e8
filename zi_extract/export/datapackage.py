"""datapackage.json: a Data Package (version 2) that says what each CSV holds and how they join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zi_extract.export.collection_tables import TABLES
from zi_extract.export.columns import Column, ForeignKey, TableForm
from zi_extract.export.json_files import json_bytes
from zi_extract.model.document_base import SCHEMA_VERSION
from zi_extract.model.document_row import DocumentRow

PROFILE = "https://datapackage.org/profiles/2.0/{name}.json"
NEUTRALISED_NOTE = (
    "A text that begins with = + - @, a tab or a carriage return, and one of digits alone with a "
    "zero in front or more than 15 of them, has one more apostrophe in front (also after others), "
    "so that no spreadsheet changes it; take one away to get it back."
)
RAW_NOTE = (
    "Texts stand as they are; one may begin like a formula. Not to be opened in a spreadsheet."
)
LICENCE = {
    "name": "notspecified",
    "title": "Not specified: who publishes this collection says under which terms.",
}
"""Scans come from anywhere: only their owner can say. The name is one of opendefinition.org."""


def datapackage(
    csv: Mapping[str, tuple[int, str]], documents: Iterable[DocumentRow], *, safe: bool = True
) -> bytes:
    """The package that describes the collection's CSV files (name to bytes and sha256).

    ``safe`` says whether their texts were made harmless for spreadsheets.
    """
    return json_bytes(
        {
            "$schema": PROFILE.format(name="datapackage"),
            "name": "zi-extract-decrees",
            "title": "Decrees on integrity zones with their plans of action",
            "description": NEUTRALISED_NOTE if safe else RAW_NOTE,
            "version": f"{SCHEMA_VERSION}.0",
            "licenses": [LICENCE],
            "resources": [_resource(form, *csv[f"{form.name}.csv"], safe=safe) for form in TABLES],
            "sources": [_source(row) for row in documents],
        }
    )


def _resource(form: TableForm, size: int, sha256: str, *, safe: bool) -> dict[str, Any]:
    return {
        "$schema": PROFILE.format(name="dataresource"),
        "name": form.name,
        "title": form.title,
        "path": f"{form.name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "dialect": {"$schema": PROFILE.format(name="tabledialect"), "lineTerminator": "\r\n"},
        "neutralised": safe,
        "schema": _table_schema(form),
    }


def _table_schema(form: TableForm) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": PROFILE.format(name="tableschema"),
        "fields": [_field(column) for column in form.columns],
        "missingValues": [""],
        "primaryKey": list(form.key),
    }
    if form.foreign:
        schema["foreignKeys"] = [_foreign_key(key) for key in form.foreign]
    return schema


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "type": column.type, "title": column.title}
    if column.type == "boolean":
        made |= {"trueValues": ["1"], "falseValues": ["0"]}
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.pattern:
        limits["pattern"] = column.pattern
    if column.choices:
        limits["enum"] = list(column.choices)
    if column.lowest is not None:
        limits["minimum"] = column.lowest
    if column.highest is not None:
        limits["maximum"] = column.highest
    return made | ({"constraints": limits} if limits else {})


def _foreign_key(key: ForeignKey) -> dict[str, Any]:
    return {
        "fields": list(key.columns),
        "reference": {"resource": key.table, "fields": list(key.target_columns)},
    }


def _source(row: DocumentRow) -> dict[str, Any]:
    made = {"title": row.file}
    return made | ({"hash": f"sha256:{row.sha256}"} if row.sha256 else {})
