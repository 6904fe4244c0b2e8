"""``zi-extract schema``: the JSON Schemas of what comes out, made from the models."""

from __future__ import annotations

import sys

from zi_extract.errors import ExitCode, ZiExtractError
from zi_extract.export.schema import schema_files

ENDING = ".schema.json"


class UnknownSchemaError(ZiExtractError):
    """There is no schema of that name."""

    exit_code = ExitCode.BAD_ARGUMENTS
    code = "bad-arguments"


def print_schema(name: str) -> int:
    """Prints the schema of ``name``.json. Raises UnknownSchemaError."""
    schemas = schema_files()
    if name + ENDING not in schemas:
        known = " or ".join(file.removesuffix(ENDING) for file in schemas)
        raise UnknownSchemaError(
            f"There is no schema {name!r}. Where: the argument. Next: {known}."
        )
    sys.stdout.write(schemas[name + ENDING].decode())
    return ExitCode.OK
