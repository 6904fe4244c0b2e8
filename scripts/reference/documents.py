"""docs/reference/documents.md: every key of the JSON documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from zi_extract.export.schema import SCHEMAS

HEAD = """\
# JSON documents

Every key of the JSON files of a decree, and of the corrections that people make (one object per
line), with the Indonesian term that stands on paper. The schemas themselves (JSON Schema 2020-12)
are in `schemas/` and printed by `zi-extract schema NAME`; how they change is told in
[migrations](../migrations.md). Unless said otherwise a key is always there, with null where the
paper gives nothing. This page is made of the models (`make reference`).
"""

Schema = Mapping[str, Any]


def documents_page() -> str:
    """The page as its file has it."""
    return "\n".join([HEAD, *(line for name in SCHEMAS for line in _document(name))])


def _document(name: str) -> Iterator[str]:
    schema = SCHEMAS[name]()
    yield f"## {name.removesuffix('.schema.json')}\n"
    yield f"Version {schema['version']}.\n"
    yield from _keys(schema)
    for part, form in sorted(schema.get("$defs", {}).items()):
        if "properties" in form:
            yield f"### {part}\n"
            yield from _keys(form)


def _keys(form: Schema) -> Iterator[str]:
    yield f"{' '.join(form.get('description', '').split())}\n"
    yield "| key | type | on paper | meaning | example |\n| --- | --- | --- | --- | --- |"
    for key, field in form["properties"].items():
        told = [f"`{key}`", _type(field), field.get("title", ""), field.get("description", "")]
        told += [f"`{_shown(value)}`" for value in field.get("examples", [])[:1]] or [""]
        yield "| " + " | ".join(" ".join(text.split()).replace("|", "\\|") for text in told) + " |"
    yield ""


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _type(field: Schema) -> str:
    """A type in words: ``text or null``, ``list of Clause``."""
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "enum" in field or "const" in field:
        return ", ".join(f"`{value}`" for value in field.get("enum", [field.get("const")]))
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_type(field['items'])}" if "items" in field else "list of numbers"
    if "patternProperties" in field:
        return f"object of {_type(next(iter(field['patternProperties'].values())))}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    kind = str(field.get("type", "any"))
    return words.get(kind, kind)
