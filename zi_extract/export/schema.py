"""The published form: JSON Schema 2020-12 made of the models, and validation by them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pydantic
from pydantic import BaseModel, TypeAdapter

from zi_extract.export.json_files import json_bytes
from zi_extract.export.schema_examples import newest_example, with_examples
from zi_extract.model.correction import Correction
from zi_extract.model.decree import Decree
from zi_extract.model.document_base import SCHEMA_VERSION
from zi_extract.model.document_evidence import EvidenceDocument, PagesDocument

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDRESS = "urn:zi-extract:schema:{name}:{version}"

VERSION = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}")

Schema = dict[str, Any]


def decree_schema() -> Schema:
    """The JSON Schema of decree.json."""
    return _schema("decree", Decree)


def evidence_schema() -> Schema:
    """The JSON Schema of evidence.json."""
    return _schema("evidence", EvidenceDocument)


def pages_schema() -> Schema:
    """The JSON Schema of pages.json."""
    return _schema("pages", PagesDocument)


def corrections_schema() -> Schema:
    """The JSON Schema of one line of a corrections file."""
    return _schema("corrections", Correction)


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "decree.schema.json": decree_schema,
    "evidence.schema.json": evidence_schema,
    "pages.schema.json": pages_schema,
    "corrections.schema.json": corrections_schema,
}


def schema_files() -> dict[str, bytes]:
    """What ``schemas/`` holds: file name to content."""
    return {name: json_bytes(make()) for name, make in SCHEMAS.items()}


def validate_document(data: object) -> list[str]:
    """What is wrong with a parsed decree.json, evidence.json or pages.json; empty when nothing is.

    Each entry is the JSON Pointer of the place and what is wrong there. Documents of older minor
    versions are valid; of a newer one only that is said.
    """
    if _is_newer(data):
        return [f"/schema_version: newer than {SCHEMA_VERSION}, which this program knows"]
    try:
        _adapter(_kind(data)).validate_python(data)
    except pydantic.ValidationError as error:
        return [f"{_pointer(item['loc'])}: {item['msg']}" for item in error.errors()]
    return []


def _schema(name: str, model: type[BaseModel]) -> Schema:
    made = model.model_json_schema(mode="serialization")
    address = ADDRESS.format(name=name, version=SCHEMA_VERSION)
    made = with_examples(made, newest_example(name))
    return {"$schema": DIALECT, "$id": address, "version": SCHEMA_VERSION} | made


def _is_newer(data: object) -> bool:
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        return False
    return [int(part) for part in version.split(".")] > [int(p) for p in SCHEMA_VERSION.split(".")]


def _kind(data: object) -> type[BaseModel]:
    if isinstance(data, dict) and "evidence" in data:
        return EvidenceDocument
    if isinstance(data, dict) and "header" not in data and "pages" in data:
        return PagesDocument
    return Decree


@cache
def _adapter(model: type[BaseModel]) -> TypeAdapter[BaseModel]:
    return TypeAdapter(model)


def _pointer(parts: tuple[int | str, ...]) -> str:
    return "".join(f"/{part}" for part in parts) or "/"
