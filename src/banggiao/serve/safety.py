"""Safety of every request and answer: headers, host, origin, token.

Keeps true: no answer leaves without the policy headers; no request but GET and HEAD reaches a route unless it comes
from this origin, with the start-up token and a form token made from it; a foreign Host is refused (DNS rebinding).
"""

from __future__ import annotations

import hashlib
import hmac
from http.cookies import SimpleCookie
from typing import Final
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from banggiao.serve.options import ServeOptions, is_loopback

COOKIE: Final = "banggiao_token"
FORM_FIELD: Final = "form_token"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS: Final = (
    (
        b"content-security-policy",
        b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        b"base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def form_token(token: str) -> str:
    """What a form of this server carries: made from the start-up token, useless without it."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def same_secret(a: str | None, b: str) -> bool:
    """Whether two secrets are the same, in constant time."""
    return a is not None and hmac.compare_digest(a.encode(), b.encode())


class Safety:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, options: ServeOptions) -> None:
        self.app, self.options = app, options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not pass; add the policy headers to every answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((k, v) for k, v in HEADERS if k not in known)]
            await send(message)

        answer = self._refusal(scope) or self._enter(scope)
        await (answer or self.app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if not self.options.public_read_only:
            host = headers.get("host", "").rsplit(":", 1)[0].strip("[]")
            if not is_loopback(host) and host != "testserver":
                return PlainTextResponse("this server answers to 127.0.0.1 only\n", 421)
        if scope["method"] in SAFE_METHODS or self.options.public_read_only:
            return None  # without write routes the router itself answers 404 or 405
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return PlainTextResponse("a write from another site is refused\n", 403)
        origin = headers.get("origin")
        if origin is not None and origin.split("://", 1)[-1] != headers.get("host"):
            return PlainTextResponse("a write from another origin is refused\n", 403)
        if not self.may_write(headers):
            return PlainTextResponse("writing needs the token that the server printed when it started\n", 401)
        return None

    def may_write(self, headers: Headers) -> bool:
        """Whether a request carries the start-up token, as a bearer token or in the cookie."""
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        cookie: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
        found = cookie[COOKIE].value if COOKIE in cookie else None
        return same_secret(bearer, self.options.token) or same_secret(found, self.options.token)

    def _enter(self, scope: Scope) -> RedirectResponse | None:
        """`?token=...` on a page: keep it in a cookie and take it out of the address."""
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if self.options.public_read_only or scope["method"] != "GET" or "token" not in query:
            return None
        if not same_secret(query.pop("token")[0], self.options.token):
            return None
        rest = urlencode(query, doseq=True)
        answer = RedirectResponse(scope["path"] + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self.options.token, httponly=True, samesite="strict", path="/")
        return answer
