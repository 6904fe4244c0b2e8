"""Who may talk to the server: this machine's own browser, after showing the one-time token.

Against a page elsewhere that talks to localhost: the Host must be ours (DNS rebinding), the cookie
is SameSite=Strict, a changing request must be JSON and say no foreign origin; no CORS header is
ever sent. Against text of documents that holds scripts: a strict content security policy.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_BYTES = 32

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""For report.html, which holds its style and pictures itself and no script."""

HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

MAX_BODY = 1_000_000
"""Bytes of a request. The longest clause has 5 kB; a correction of more is no correction."""

SAFE = frozenset({"GET", "HEAD"})

ENTERED = """<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">
<link rel="icon" href="/static/icon.svg"><title>zi-extract</title><p><a href="/">Review</a></p>"""
"""Sent with the cookie. A plain redirect would keep the browser from sending a strict cookie when
the link was clicked in another site's page."""


@dataclass(slots=True)
class Keys:
    """``once`` opens the page in one browser, once; ``session`` is what its cookie holds then.

    ``bearer`` is for other tools: ``Authorization: Bearer ...``.
    """

    once: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))
    bearer: str = field(default_factory=lambda: secrets.token_urlsafe(TOKEN_BYTES))

    def spend(self, token: str) -> bool:
        """Whether this is the one-time token; it is worth nothing afterwards."""
        right = bool(self.once) and _same(token, self.once)
        if right:
            self.once = ""
        return right


class Gate:
    """Lets in who may come in, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, keys: Keys, port: int) -> None:
        self._app = app
        self._keys = keys
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._cookie = f"zi_extract_review_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers the request, or refuses it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._refusal(request)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                extra = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in extra if pair[0] not in present),
                ]
            await send(message)

        answer: ASGIApp = refusal if refusal is not None else self._app
        await answer(scope, receive, send_with_headers)

    def _refusal(self, request: Request) -> Response | None:
        """Why not; None for a request that may pass."""
        if request.headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This server answers on this machine only.", 421)
        if request.method not in SAFE:
            trouble = _foreign(request, self._hosts)
            if trouble is not None:
                return trouble
        if request.url.path == "/enter" and request.method == "GET":
            return self._enter(request)
        if request.url.path.startswith("/static/"):
            return None
        if self._is_known(request):
            return None
        return PlainTextResponse(
            "This page opens with the address that `zi-extract review` printed. It works once; "
            "start the command again for another.",
            403,
        )

    def _enter(self, request: Request) -> Response:
        if not self._keys.spend(request.query_params.get("token", "")):
            return PlainTextResponse("This address was used before, or was never right.", 403)
        answer = HTMLResponse(ENTERED)
        answer.set_cookie(
            self._cookie, self._keys.session, path="/", httponly=True, samesite="strict"
        )
        return answer

    def _is_known(self, request: Request) -> bool:
        if _same(request.cookies.get(self._cookie, ""), self._keys.session):
            return True
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and _same(token, self._keys.bearer)


def _foreign(request: Request, hosts: set[str]) -> Response | None:
    """A changing request from another site's page, or one that a form could have sent."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc not in hosts:
        return PlainTextResponse("Requests of other sites are refused.", 403)
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("Requests of other sites are refused.", 403)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST" and kind != "application/json":
        return PlainTextResponse("Send JSON.", 415)
    length = request.headers.get("content-length", "")
    if request.method == "POST" and not (length.isdecimal() and int(length) <= MAX_BODY):
        return PlainTextResponse("Say how long the request is; at most 1 MB.", 413)
    return None


def _same(one: str, other: str) -> bool:
    return bool(one) and hmac.compare_digest(one.encode(), other.encode())
