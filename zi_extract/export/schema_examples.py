"""Examples for the keys of a schema, taken from an example document: so they are true ones.

``examples/NAME-VERSION.json`` are documents of every minor version; they stay, because later
versions must go on to accept them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "examples"

LONGEST = 200
"""Characters of an example as JSON. A whole table is no example that anybody reads."""

Schema = dict[str, Any]


def examples(name: str) -> dict[str, Any]:
    """The example documents of a schema (``decree``), parsed: version to document, newest last."""
    files = {path.stem.rpartition("-")[2]: path for path in FOLDER.glob(f"{name}-*.json")}
    versions = sorted(files, key=lambda version: [int(part) for part in version.split(".")])
    return {version: json.loads(files[version].read_bytes()) for version in versions}


def newest_example(name: str) -> Any:
    """The example document of the newest version; None when there is none of that name."""
    return next(reversed(examples(name).values()), None)


def with_examples(schema: Schema, document: Any) -> Schema:
    """The schema with ``examples`` at every key of which the document shows a short value."""
    forms = schema.get("$defs", {})
    for form, data in _instances(schema, document, forms):
        for key, field in form["properties"].items():
            if "examples" not in field and _is_short(data.get(key)):
                field["examples"] = [data[key]]
    return schema


def _instances(schema: Schema, data: Any, forms: Mapping[str, Schema]) -> Iterator[Any]:
    """Every object of the document with the form that it has."""
    if "$ref" in schema:
        yield from _instances(forms[schema["$ref"].rpartition("/")[2]], data, forms)
    elif "anyOf" in schema:
        for choice in schema["anyOf"]:
            yield from _instances(choice, data, forms)
    elif isinstance(data, list):
        for item in data:
            yield from _instances(schema.get("items", {}), item, forms)
    elif isinstance(data, dict) and "properties" in schema:
        yield schema, data
        for key, field in schema["properties"].items():
            yield from _instances(field, data.get(key), forms)
    elif isinstance(data, dict) and "patternProperties" in schema:
        (form,) = schema["patternProperties"].values()
        for item in data.values():
            yield from _instances(form, item, forms)


def _is_short(value: Any) -> bool:
    empty = value is None or value in ("", [], {})
    return not empty and len(json.dumps(value, ensure_ascii=False)) <= LONGEST
