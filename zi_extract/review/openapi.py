"""The OpenAPI description of the API, its schemas made of the models."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from zi_extract.model.correction import Correction
from zi_extract.model.decree import Decree
from zi_extract.model.document_actions import Action
from zi_extract.model.document_evidence import EvidenceItem
from zi_extract.model.document_source import FindingDocument
from zi_extract.review.making import Change
from zi_extract.review.query import WorklistQuery

Data = dict[str, Any]

REFERENCE = "#/components/schemas/{model}"

ID: Data = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Id of a decree, as in documents.csv.",
    "schema": {"type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "maxLength": 200},
}
LANGUAGE: Data = {
    "name": "lang",
    "in": "query",
    "description": "Language of labels and reasons.",
    "schema": {"type": "string", "enum": ["en", "id"]},
}
PAGE: Data = {
    "name": "page",
    "in": "path",
    "required": True,
    "description": "Page of the file, counted from 1.",
    "schema": {"type": "integer", "minimum": 1, "maximum": 100_000},
}


@cache
def description() -> Data:
    """The whole description, OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "zi-extract review",
            "version": version("zi-extract"),
            "description": (
                "Results of one output folder, and people's corrections of them. "
                "On this machine only; changes of results appear after the next extract."
            ),
        },
        "paths": _paths(),
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"bearer": []}],
    }


def _paths() -> Data:
    one = "/api/documents/{id}"
    items = {"type": "array", "items": _ref("WorklistItem")}
    worklist = {
        "type": "object",
        "required": ["total", "remaining", "items"],
        "properties": {"total": _COUNT, "remaining": _COUNT, "items": items},
    }
    evidence = {"type": "object", "additionalProperties": _ref("EvidenceItem")}
    holding = {"type": "array", "items": _ref("Correction")}
    return {
        "/api/openapi.json": _get("This description.", {"type": "object"}, found=False),
        "/api/documents": _get(
            "All decrees, those with most left to check first.",
            {"type": "array", "items": _ref("DocumentSummary")},
            found=False,
        ),
        "/api/worklist": _get(
            "What is flagged, worst first.", worklist, *_query_parameters(), found=False
        ),
        one: _get("A decree: decree.json.", _ref("Decree"), ID),
        f"{one}/actions": _get("Its actions.", {"type": "array", "items": _ref("Action")}, ID),
        f"{one}/findings": _get(
            "Its findings.", {"type": "array", "items": _ref("FindingDocument")}, ID
        ),
        f"{one}/evidence": _get("The ink of its values, by JSON Pointer.", evidence, ID),
        f"{one}/view": _get("What the page shows of it.", {"type": "object"}, ID, LANGUAGE),
        f"{one}/pages/{{page}}/picture": _picture(),
        f"{one}/corrections": _get("Its corrections that hold.", holding, ID) | _post(),
    }


_COUNT: Data = {"type": "integer", "minimum": 0}


def _get(summary: str, schema: Data, *parameters: Data, found: bool = True) -> Data:
    answers = {"200": {"description": summary, "content": _json(schema)}}
    if parameters:
        answers["400"] = _error("A parameter is wrong.")
    if found:
        answers["404"] = _error("There is no such document.")
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


def _picture() -> Data:
    answer = {"description": "The page, upright.", "content": {"image/jpeg": {}}}
    return {
        "get": {
            "summary": "A page as a picture.",
            "parameters": [ID, PAGE],
            "responses": {
                "200": answer,
                "404": _error("There is no such page, or its file is not there."),
            },
        }
    }


def _post() -> Data:
    made = {
        "type": "object",
        "required": ["correction", "remaining"],
        "properties": {"correction": _ref("Correction"), "remaining": _COUNT},
    }
    return {
        "post": {
            "summary": "Adds a correction; the next extract applies it.",
            "parameters": [ID],
            "requestBody": {"required": True, "content": _json(_ref("Change"))},
            "responses": {
                "201": {"description": "It is saved.", "content": _json(made)},
                "400": _error("The request is no change."),
                "404": _error("There is no such document."),
                "409": _error("The change does not fit the document."),
                "507": _error("It cannot be saved: the disk is full, or may not be written."),
            },
        }
    }


def _query_parameters() -> list[Data]:
    schema = WorklistQuery.model_json_schema()
    made = []
    for name, form in schema["properties"].items():
        plain = {key: value for key, value in form.items() if key not in ("title", "description")}
        if name == "lang":
            plain = LANGUAGE["schema"]
        made.append(
            {"name": name, "in": "query", "description": form["description"], "schema": plain}
        )
    return made


def _schemas() -> Data:
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        *((model, "serialization") for model in (Decree, Action, EvidenceItem, FindingDocument)),
        (Correction, "serialization"),
        (Change, "validation"),
    ]
    _, made = models_json_schema(models, ref_template=REFERENCE)
    text, whole = {"type": "string"}, {"type": "integer"}
    return {
        **made["$defs"],
        "Error": {"type": "object", "required": ["error"], "properties": {"error": text}},
        "DocumentSummary": _object(
            id=text,
            name=text,
            status=text,
            issuer=text,
            title=text,
            actions=whole,
            items=whole,
            remaining=whole,
        ),
        "WorklistItem": _object(
            document=text,
            pointer=text,
            kind=text,
            field=text,
            label=text,
            severity=text,
            confidence={"type": "number"},
            page=whole,
            box={"type": ["array", "null"], "items": {"type": "number"}},
            value=text,
            place=text,
            codes={"type": "array", "items": text},
            why={"type": "array", "items": text},
            advice={"type": "array", "items": text},
            settled={"type": ["string", "null"]},
        ),
    }


def _object(**properties: Data) -> Data:
    return {"type": "object", "required": list(properties), "properties": properties}


def _json(schema: Data) -> Data:
    return {"application/json": {"schema": schema}}


def _error(description_: str) -> Data:
    return {"description": description_, "content": _json(_ref("Error"))}


def _ref(name: str) -> Data:
    return {"$ref": REFERENCE.format(model=name)}
