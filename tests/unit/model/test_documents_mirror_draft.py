from __future__ import annotations

import dataclasses
import importlib
import inspect
import types

import pytest

from zi_extract.errors import InputError
from zi_extract.model import draft
from zi_extract.model.document_base import Document
from zi_extract.model.extraction import Extraction
from zi_extract.model.source import SourceFile

HOMES = (
    "decree",
    "document_actions",
    "document_clauses",
    "document_closing",
    "document_header",
)
ONLY_EXPORTED = {"Decree": {"id", "schema_version", "source", "status", "invariants"}}

DRAFTS = [
    cls
    for name, cls in inspect.getmembers(draft, inspect.isclass)
    if name.endswith("Draft") and dataclasses.is_dataclass(cls)
]


def documents() -> dict[str, type[Document]]:
    modules: list[types.ModuleType] = [
        importlib.import_module(f"zi_extract.model.{home}") for home in HOMES
    ]
    return {
        name: cls
        for module in modules
        for name, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, Document)
    }


@pytest.mark.parametrize("cls", DRAFTS, ids=lambda cls: cls.__name__)
def test_fields_are_those_of_the_draft(cls: type) -> None:
    name = cls.__name__.removesuffix("Draft")
    exported = set(documents()[name].model_fields) - ONLY_EXPORTED.get(name, set())
    assert exported == {field.name for field in dataclasses.fields(cls)}


def test_every_document_is_frozen_and_closed() -> None:
    for cls in documents().values():
        assert cls.model_config.get("frozen")
        assert cls.model_config.get("extra") == "forbid"


def test_the_only_decree_or_a_clear_error() -> None:
    source = SourceFile("a.pdf", "0" * 64, 1, "pdf", 1)
    with pytest.raises(InputError, match="no decree"):
        _ = Extraction(source, "not_a_decree").decree
