from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from zi_extract.export.json_files import decree_json, evidence_json, pages_json
from zi_extract.export.schema import (
    SCHEMAS,
    decree_schema,
    evidence_schema,
    pages_schema,
    schema_files,
    validate_document,
)
from zi_extract.export.schema_examples import examples, newest_example
from zi_extract.model.document_base import SCHEMA_VERSION
from zi_extract.model.extraction import SettledDecree

PUBLISHED = Path(__file__).parents[3] / "schemas"


def test_published_schemas_are_those_of_the_models() -> None:
    for name, content in schema_files().items():
        assert (PUBLISHED / name).read_bytes() == content, name


@pytest.mark.parametrize("make", [decree_schema, evidence_schema, pages_schema])
def test_schemas_are_sound(make: Any) -> None:
    schema = make()
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(":1.0")


def test_documents_hold_by_two_validators(settled: SettledDecree) -> None:
    for write, make in (
        (decree_json, decree_schema),
        (evidence_json, evidence_schema),
        (pages_json, pages_schema),
    ):
        data = json.loads(write(settled))
        assert validate_document(data) == []
        assert list(Draft202012Validator(make()).iter_errors(data)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("closing", "date"), "3 Februari 2031"),
        (("actions", 0, "schedule", "periods", 0), "2031-13"),
        (("actions", 0, "schedule", "given_as"), "guess"),
        (("header", "number", "month"), 13),
        (("pages", 0), 0),
        (("findings", 0, "severity"), "fatal"),
        (("annexes", 0, "tables", 0, "cells", 0, "row_span"), 0),
        (("annexes", 0, "tables", 0, "fragments", 0, "box", 0), 1.5),
        (("header", "colour"), "blue"),
    ],
)
def test_both_validators_refuse(settled: SettledDecree, path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(decree_json(settled))
    node = data
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    (told,) = validate_document(data)
    assert told.startswith("/" + "/".join(str(step) for step in path))
    assert list(Draft202012Validator(decree_schema()).iter_errors(data))


def test_a_missing_key_is_named(settled: SettledDecree) -> None:
    data = json.loads(decree_json(settled))
    del data["header"]["title"]
    assert validate_document(data) == ["/header/title: Field required"]
    assert validate_document([]) != []


@pytest.mark.parametrize("name", ["decree", "evidence", "pages"])
def test_documents_of_every_minor_version_remain_valid(name: str) -> None:
    """A key added later must have a default, or this fails; see docs/migrations.md."""
    known = examples(name)
    assert next(reversed(known)) == SCHEMA_VERSION, f"add examples/{name}-{SCHEMA_VERSION}.json"
    for version, document in known.items():
        assert document["schema_version"] == version
        assert validate_document(document) == [], version


@pytest.mark.parametrize("name", ["decree", "evidence", "pages", "corrections"])
def test_the_example_holds_by_another_validator(name: str) -> None:
    schema = SCHEMAS[f"{name}.schema.json"]()
    assert list(Draft202012Validator(schema).iter_errors(newest_example(name))) == []


def test_every_example_of_a_key_fits_it() -> None:
    for make in SCHEMAS.values():
        schema = make()
        shown = [(key, field) for key, field in properties(schema) if "examples" in field]
        assert len(shown) >= 8
        for key, field in shown:
            form = {"$defs": schema.get("$defs", {})} | field
            assert list(Draft202012Validator(form).iter_errors(field["examples"][0])) == [], key


@pytest.mark.parametrize("version", ["1.7", "2.0", "9.9"])
def test_a_newer_version_is_named(settled: SettledDecree, version: str) -> None:
    data = json.loads(decree_json(settled)) | {"schema_version": version}
    (told,) = validate_document(data)
    assert told.startswith("/schema_version: newer than")


@pytest.mark.parametrize("version", ["0.9", "1", "one", None, "1.0.1"])
def test_what_is_no_version_is_refused(settled: SettledDecree, version: object) -> None:
    assert validate_document(json.loads(decree_json(settled)) | {"schema_version": version})


def test_migrations_are_told() -> None:
    page = (PUBLISHED.parent / "docs" / "migrations.md").read_text(encoding="utf-8")
    assert f"\n## {SCHEMA_VERSION}\n" in page


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in {"": schema, **schema.get("$defs", {})}.items():
        for key, value in part.get("properties", {}).items():
            yield f"{name}.{key}", value


@pytest.mark.parametrize("make", [decree_schema, evidence_schema, pages_schema])
def test_every_key_has_its_indonesian_title_and_a_meaning(make: Any) -> None:
    bare = [
        key
        for key, value in properties(make())
        if not value.get("title") or not value.get("description", "").endswith((".", ")"))
    ]
    assert bare == []
