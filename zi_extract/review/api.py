"""The API: documents, actions, findings, evidence, page pictures out; corrections in. All JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

import pydantic
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from zi_extract.errors import InputError, OutputError
from zi_extract.review.desk import Desk
from zi_extract.review.making import Change
from zi_extract.review.openapi import description
from zi_extract.review.query import WorklistQuery, chosen
from zi_extract.review.results import Document
from zi_extract.review.view import item_data, view
from zi_extract.review.words import LANGUAGES, Language

YEAR = 31_536_000
"""Seconds that a browser may keep a picture: its address holds the hash of the file."""

Handler = Callable[[Request], Response]


class RefusedError(Exception):
    """A request that cannot be answered; ``status`` says what kind of no."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def answered(handler: Handler) -> Handler:
    """A handler whose refusals become answers in JSON: ``{"error": ...}``."""

    @wraps(handler)
    def with_refusals(request: Request) -> Response:
        try:
            return handler(request)
        except LookupError as error:
            return _refused(404, str(error.args[0]) if error.args else "There is no such thing.")
        except RefusedError as error:
            return _refused(error.status, str(error))
        except InputError as error:
            return _refused(409, str(error))
        except OutputError as error:
            return _refused(507, str(error))

    return with_refusals


def _refused(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status)


def as_json(data: Any, request: Request, status: int = 200) -> Response:
    """Data as JSON with an ETag, so that asking again costs nothing."""
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=False)
    body = content.encode("utf-8", "backslashreplace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if status == 200 and request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, "application/json")


class Api:
    """The handlers, over one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> list[Route]:
        """All addresses below /api."""
        one = "/api/documents/{id}"
        table: list[tuple[str, Handler]] = [
            ("/api/openapi.json", self.openapi),
            ("/api/documents", self.documents),
            ("/api/worklist", self.worklist),
            (one, self.decree),
            (f"{one}/actions", self.actions),
            (f"{one}/findings", self.findings),
            (f"{one}/evidence", self.evidence),
            (f"{one}/view", self.view),
            (f"{one}/pages/{{page:int}}/picture", self.picture),
            (f"{one}/corrections", self.corrections),
        ]
        made = [Route(path, answered(handler), methods=["GET"]) for path, handler in table[:-1]]
        made.append(Route(table[-1][0], self.corrections_both, methods=["GET", "POST"]))
        return made

    def openapi(self, request: Request) -> Response:
        """The description of all this."""
        return as_json(description(), request)

    def documents(self, request: Request) -> Response:
        """Every decree with how much of it is left to check."""
        names = ("id", "name", "status", "issuer", "title", "actions", "items", "remaining")
        summaries = self.desk.worklist.summaries()
        return as_json([{n: getattr(s, n) for n in names} for s in summaries], request)

    def worklist(self, request: Request) -> Response:
        """Flagged places of all documents, worst first."""
        query = self._query(request)
        entries = chosen(self.desk.worklist.entries(), query)
        page = entries[query.offset : query.offset + query.limit]
        return as_json(
            {
                "total": len(entries),
                "remaining": sum(entry.settled is None for entry in entries),
                "items": [item_data(entry, query.lang or self.desk.language) for entry in page],
            },
            request,
        )

    def decree(self, request: Request) -> Response:
        """decree.json."""
        return as_json(self._document(request).decree, request)

    def actions(self, request: Request) -> Response:
        """The action items of a decree."""
        return as_json(self._document(request).decree["actions"], request)

    def findings(self, request: Request) -> Response:
        """The findings of a decree."""
        return as_json(self._document(request).decree["findings"], request)

    def evidence(self, request: Request) -> Response:
        """The ink of every value of a decree."""
        return as_json(self._document(request).evidence, request)

    def view(self, request: Request) -> Response:
        """What the page shows of a document."""
        document = self._document(request)
        entries = self.desk.worklist.of(document.id)
        holding = self.desk.holding(document)
        return as_json(view(document, entries, holding, self._language(request)), request)

    def picture(self, request: Request) -> Response:
        """A page as JPEG."""
        document = self._document(request)
        page = int(request.path_params["page"])
        if page not in {known["page"] for known in document.decree["source"]["pages"]}:
            raise LookupError("The file has no such page.")
        tag = f'"{document.sha256[:32]}-{page}"'
        headers = {"etag": tag, "cache-control": f"private, max-age={YEAR}, immutable"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        try:
            content = self.desk.pictures.picture(document, page)
        except InputError as error:
            raise RefusedError(404, str(error)) from error
        return Response(content, 200, headers, "image/jpeg")

    def corrections(self, request: Request) -> Response:
        """The corrections of a document that hold."""
        holding = self.desk.holding(self._document(request))
        return as_json([record.model_dump(mode="json") for record in holding], request)

    async def corrections_both(self, request: Request) -> Response:
        """GET: those that hold. POST: adds one."""
        if request.method != "POST":
            return await run_in_threadpool(answered(self.corrections), request)
        body = await request.body()
        return await run_in_threadpool(answered(lambda r: self._save(r, body)), request)

    def _save(self, request: Request, body: bytes) -> Response:
        document = self._document(request)
        try:
            change = Change.model_validate_json(body)
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            where = "/".join(str(part) for part in first["loc"])
            raise RefusedError(
                400, f"{where}: {first['msg']}" if where else first["msg"]
            ) from error
        record = self.desk.save(document, change)
        remaining = sum(e.settled is None for e in self.desk.worklist.of(document.id))
        made = {"correction": record.model_dump(mode="json"), "remaining": remaining}
        return as_json(made, request, 201)

    def _document(self, request: Request) -> Document:
        return self.desk.document(str(request.path_params["id"]))

    def _language(self, request: Request) -> Language:
        wanted = request.query_params.get("lang")
        if wanted is None:
            return self.desk.language
        known = next((code for code in LANGUAGES if code == wanted), None)
        if known is None:
            raise RefusedError(400, f"lang is one of {', '.join(LANGUAGES)}.")
        return known

    @staticmethod
    def _query(request: Request) -> WorklistQuery:
        try:
            return WorklistQuery.model_validate(dict(request.query_params))
        except pydantic.ValidationError as error:
            first = error.errors()[0]
            where = "/".join(str(part) for part in first["loc"])
            raise RefusedError(400, f"{where}: {first['msg']}") from error
