"""``zi-extract schema``: the JSON Schemas of what comes out, made from the models."""

from __future__ import annotations

import sys

from zi_extract.errors import ExitCode, ZiExtractError
from zi_extract.export.json_files import json_bytes
from zi_extract.export.schema import schema_files
from zi_extract.export.schema_examples import newest_example

ENDING = ".schema.json"


class UnknownSchemaError(ZiExtractError):
    """There is no schema of that name."""

    exit_code = ExitCode.BAD_ARGUMENTS
    code = "bad-arguments"


def print_schema(name: str, *, as_example: bool = False) -> int:
    """Prints the schema of ``name``.json, or a document that keeps it; UnknownSchemaError."""
    schemas = schema_files()
    if name + ENDING not in schemas:
        known = " or ".join(file.removesuffix(ENDING) for file in schemas)
        raise UnknownSchemaError(
            f"There is no schema {name!r}. Where: the argument. Next: {known}."
        )
    if as_example:
        sys.stdout.write(json_bytes(newest_example(name)).decode())
        return ExitCode.OK
    sys.stdout.write(schemas[name + ENDING].decode())
    return ExitCode.OK
