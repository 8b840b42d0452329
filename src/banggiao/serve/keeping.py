"""Answers that are kept as long as the register stands still, and the tags by which a browser asks for changes alone.

Takes a page's function, gives one with an ETag and 304. Keeps true: an answer is made anew once the data version moves;
two readers share an answer only where language, theme and right to write are the same; what is kept is bounded in
bytes.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from banggiao.serve.render import view

#: Bytes of answers that are kept; the one asked for longest ago goes first.
MOST: Final = 48_000_000
Show = Callable[[Request], Response]


class Kept:
    """Answers by key, each with the version that it was made of."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, tuple[str, Response]] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable, tag: str) -> Response | None:
        """The answer for `key`, where it was made under this tag."""
        with self._lock:
            found = self._answers.get(key)
            if found is None or found[0] != tag:
                return None
            self._answers.move_to_end(key)
            return found[1]

    def put(self, key: Hashable, tag: str, answer: Response) -> None:
        """Keep an answer, and let go of the oldest ones where there are too many bytes."""
        with self._lock:
            if old := self._answers.pop(key, None):
                self._bytes -= len(old[1].body)
            self._answers[key] = (tag, answer)
            self._bytes += len(answer.body)
            while self._bytes > MOST:
                _, (_, gone) = self._answers.popitem(last=False)
                self._bytes -= len(gone.body)


def tag_of(*parts: object) -> str:
    """An entity tag of all that an answer depends on."""
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'


def tags_asked(request: Request) -> list[str]:
    """The entity tags that the caller has."""
    return [e.strip().removeprefix("W/") for e in request.headers.get("if-none-match", "").split(",")]


def keeping(show: Show) -> Show:
    """`show`, its answer kept for a data version and told by its tag. A streamed answer is told, not kept."""

    def answer(request: Request) -> Response:
        with request.app.state.store.snapshot():
            return _answer(request, show)

    return answer


def in_one_state(show: Show) -> Show:
    """`show`, all of it read from one state of the register over one connection."""

    def answer(request: Request) -> Response:
        with request.app.state.store.snapshot():
            return show(request)

    return answer


def _answer(request: Request, show: Show) -> Response:
    seen = view(request)
    key = (seen.path, request.url.query, seen.lang, seen.theme, seen.form_token)
    tag = tag_of(request.app.state.store.versions(), request.app.version, key)
    head = {"etag": tag, "cache-control": "no-cache", "vary": "Cookie"}
    if tag in tags_asked(request):
        return Response(status_code=304, headers=head)
    kept: Kept = request.app.state.kept
    made = kept.get(key, tag)
    if made is None:
        made = show(request)
        made.headers.update(head)
        if made.status_code == 200 and not isinstance(made, StreamingResponse):
            kept.put(key, tag, made)
    return made


def kept_routes(routes: list[Route]) -> list[Route]:
    """The routes with their answers kept."""
    return [Route(r.path, keeping(r.endpoint), name=r.name) for r in routes]
