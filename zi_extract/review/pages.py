"""The pages that people see: worklist and document. Templates escape everything."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import jinja2
import pydantic
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from zi_extract.review.desk import Desk
from zi_extract.review.query import WorklistQuery, chosen
from zi_extract.review.security import REPORT_POLICY
from zi_extract.review.view import item_data
from zi_extract.review.words import Language, catalogue, field_label, language_of, texts

LANGUAGE_COOKIE = "zi_extract_language"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of ours that the page loads."""

    content: bytes
    kind: str
    tag: str


@cache
def static_files() -> Mapping[str, StaticFile]:
    """All of them by name: nothing else can be asked for."""
    made = {}
    for item in files("zi_extract.review").joinpath("static").iterdir():
        content = item.read_bytes()
        kind = mimetypes.guess_type(item.name)[0] or "application/octet-stream"
        kind = "text/javascript" if item.name.endswith(".js") else kind
        made[item.name] = StaticFile(content, kind, f'"{sha256(content).hexdigest()[:32]}"')
    return made


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("zi_extract.review", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # lists of keys have an order
    return environment


class Pages:
    """The handlers, over one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        for name in ("worklist.html", "documents.html", "document.html"):
            _templates().get_template(name)  # compiled before the first who asks for it

    def routes(self) -> list[Route]:
        """All addresses that answer with a page."""
        return [
            Route("/", self.worklist),
            Route("/documents", self.documents),
            Route("/d/{id}", self.document),
            Route("/d/{id}/report.html", self.report),
            Route("/language/{name}", self.language),
            Route("/static/{name}", self.static),
        ]

    def worklist(self, request: Request) -> Response:
        """What is flagged in the whole collection."""
        language = self._language(request)
        try:
            query = WorklistQuery.model_validate(dict(request.query_params))
        except pydantic.ValidationError:
            query = WorklistQuery()
        entries = self.desk.worklist.entries()
        wanted = chosen(entries, query)
        names = {name: entry.file for name, entry in self.desk.results.ids().items()}
        return self._page(
            "worklist.html",
            language,
            query=query,
            items=[item_data(entry, language) for entry in wanted[: query.limit]],
            total=len(wanted),
            remaining=sum(entry.settled is None for entry in entries),
            everything=len(entries),
            more="?" + urlencode({**_filters(query), "limit": min(query.limit + 200, 1_000)}),
            counts=self.desk.worklist.counts(),
            names=names,
            field_label=field_label,
        )

    def documents(self, request: Request) -> Response:
        """All documents and how much of each is left."""
        language = self._language(request)
        return self._page("documents.html", language, documents=self.desk.worklist.summaries())

    def document(self, request: Request) -> Response:
        """One document; its data comes by the API."""
        language = self._language(request)
        name = str(request.path_params["id"])
        entry = self.desk.results.ids().get(name)
        if entry is None:
            return self._page("missing.html", language, status=404)
        return self._page(
            "document.html",
            language,
            id=name,
            file=entry.file,
            at=request.query_params.get("at", "")[:500],
            following=self._following(name),
            roles=texts(language)["roles"],
            page_kinds=texts(language)["page_kinds"],
            catalogue=catalogue(language),
        )

    def report(self, request: Request) -> Response:
        """The report of a document, in a sandbox."""
        name = str(request.path_params["id"])
        if name not in self.desk.results.ids():
            return PlainTextResponse("There is no such document.", 404)
        try:
            content = (self.desk.results.out / name / "report.html").read_bytes()
        except OSError:
            return PlainTextResponse("There is no report of this document.", 404)
        return HTMLResponse(content, headers={"content-security-policy": REPORT_POLICY})

    def language(self, request: Request) -> Response:
        """Keeps the chosen language in a cookie and goes back."""
        name = language_of(str(request.path_params["name"]))
        back = request.query_params.get("back", "/")
        local = back.startswith("/") and not back.startswith(("//", "/\\"))
        answer = RedirectResponse(back if local else "/", 303)
        if name is not None:
            answer.set_cookie(LANGUAGE_COOKIE, name, max_age=31_536_000, samesite="strict")
        return answer

    def static(self, request: Request) -> Response:
        """A file of ours."""
        known = static_files().get(str(request.path_params["name"]))
        if known is None:
            return PlainTextResponse("There is no such file.", 404)
        headers = {"etag": known.tag, "cache-control": "no-cache"}
        if request.headers.get("if-none-match") == known.tag:
            return Response(status_code=304, headers=headers)
        return Response(known.content, 200, headers, known.kind)

    def _following(self, name: str) -> str:
        """The next document with something left, after this one; empty when there is none."""
        left = [s.id for s in self.desk.worklist.summaries() if s.remaining and s.id != name]
        return left[0] if left else ""

    def _language(self, request: Request) -> Language:
        return language_of(request.cookies.get(LANGUAGE_COOKIE)) or self.desk.language

    def _page(self, template: str, language: Language, status: int = 200, **about: Any) -> Response:
        words = texts(language)["ui"]
        content = (
            _templates()
            .get_template(template)
            .render(
                t=words,
                kinds=texts(language)["kinds"],
                lang=language,
                who=self.desk.who,
                **about,
            )
        )
        safe = content.encode("utf-8", "backslashreplace")
        return HTMLResponse(safe, status, {"cache-control": "no-store"})


def _filters(query: WorklistQuery) -> dict[str, Any]:
    plain = query.model_dump(include={"document", "kind", "field", "settled"})
    return {key: value for key, value in plain.items() if value}
