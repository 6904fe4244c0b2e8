"""``zi-extract schema``: the JSON Schemas of what comes out, made from the models."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from zi_extract.errors import ExitCode, ZiExtractError
from zi_extract.model.decree import Decree
from zi_extract.model.document_base import SCHEMA_VERSION, Document
from zi_extract.model.document_evidence import EvidenceDocument, PagesDocument

DOCUMENTS: dict[str, type[Document]] = {
    "decree": Decree,
    "evidence": EvidenceDocument,
    "pages": PagesDocument,
}
"""Name of a file without .json to the model that its content keeps."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class UnknownSchemaError(ZiExtractError):
    """There is no schema of that name."""

    exit_code = ExitCode.BAD_ARGUMENTS
    code = "bad-arguments"


def print_schema(name: str) -> int:
    """Prints the schema. Raises UnknownSchemaError."""
    if name not in DOCUMENTS:
        raise UnknownSchemaError(
            f"There is no schema {name!r}. Where: the argument. Next: {' or '.join(DOCUMENTS)}."
        )
    sys.stdout.write(schema_text(name))
    return ExitCode.OK


def json_schema(name: str) -> dict[str, Any]:
    """The schema of ``name``.json, as written (not as read), with its version in ``$id``."""
    identity = {"$schema": DIALECT, "$id": f"urn:zi-extract:schema:{name}:{SCHEMA_VERSION}"}
    return identity | DOCUMENTS[name].model_json_schema(mode="serialization")


def schema_text(name: str) -> str:
    """The schema as its file has it."""
    return json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Writes all schemas as ``<name>.schema.json``."""
    folder.mkdir(exist_ok=True)
    for name in DOCUMENTS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")
