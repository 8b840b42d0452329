"""The application: pages, review desk and API over one register.

Takes a way to open the register and the options of the start, gives an ASGI application. Keeps true: under
`public_read_only` no route takes anything but GET and HEAD; every answer passes through `Safety`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from importlib import resources
from typing import Final

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from banggiao import __version__
from banggiao.serve import api, pages, writing
from banggiao.serve.deciding import Deciding
from banggiao.serve.keeping import Kept
from banggiao.serve.options import ServeOptions
from banggiao.serve.render import THEME_COOKIE, page
from banggiao.serve.safety import Safety
from banggiao.store.store import Store

Clock = Callable[[], datetime]
Wake = Callable[[], None]

#: Pages that one process makes at once: one may read from the database while another is written out. With four, a page
#: cost a fifth more CPU (benchmarks/web.py, 149,003 claims): they take the interpreter from one another.
THREADS: Final = 2
THEMES: Final = ("light", "dark", "auto")


def theme(request: Request) -> Response:
    """Set light, dark or the system's colours, and go back to where the reader was."""
    back = request.query_params.get("back", "/")
    # only a path of this site: "//elsewhere" and "https:..." would lead away
    if not back.startswith("/") or back.startswith(("//", "/\\")):
        back = "/"
    answer = RedirectResponse(back, 303)
    to = request.query_params.get("to", "auto")
    answer.set_cookie(THEME_COOKIE, to if to in THEMES else "auto", samesite="strict", max_age=31_536_000)
    return answer


def problem(request: Request, status: int, title: str) -> Response:
    """An error: problem+json under /api, a page elsewhere."""
    if request.url.path.startswith("/api/"):
        body = {"type": "about:blank", "title": title, "status": status, "instance": request.url.path}
        return JSONResponse(body, status, media_type="application/problem+json")
    return page(request, "error.html", {"status": status, "title": title}, status=status)


def on_http_error(request: Request, error: Exception) -> Response:
    """Errors that routes raise on purpose."""
    assert isinstance(error, HTTPException)
    if error.status_code in (204, 304):  # no content may come with these
        return Response(status_code=error.status_code, headers=error.headers)
    answer = problem(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


def on_invalid(request: Request, error: Exception) -> Response:
    """A parameter that does not fit: which one, and why."""
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(str(x) for x in e['loc'])}: {e['msg']}" for e in error.errors())
    return problem(request, 422, told)


@asynccontextmanager
async def few_threads(_: FastAPI) -> AsyncIterator[None]:
    """While the server runs: so many pages are made at once that one is read from the database while another is
    written out; more only wait for one another."""
    limiter = current_default_thread_limiter()
    before, limiter.total_tokens = limiter.total_tokens, THREADS
    yield
    limiter.total_tokens = before


def create_app(
    store: Store, options: ServeOptions, *, clock: Clock, wake: Wake = lambda: None, deciding: Deciding | None = None
) -> Safety:
    """The whole application, wrapped in `Safety`. `clock` gives the moment of a judgement, `wake` tells the worker
    that the command line started that an upload or a judgement waits, `deciding` what resolving says of a merge
    (without it nothing is merged or split)."""

    app = FastAPI(
        title="Bang Giao",
        version=__version__,
        description="The register of a relation between states: claims with their quotes. A claim is not a fact.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=few_threads,
    )
    app.state.options, app.state.store = options, store
    app.state.clock, app.state.wake, app.state.deciding = clock, wake, deciding
    app.state.kept = Kept()
    folder = str(resources.files("banggiao.serve").joinpath("static"))
    routes: list[BaseRoute] = [Mount("/static", StaticFiles(directory=folder)), Route("/theme", theme)]
    app.include_router(api.router)
    app.router.routes.extend([*routes, *pages.ROUTES])
    if not options.public_read_only:
        app.router.routes.extend(writing.ROUTES)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    safety = Safety(app, options)
    app.state.safety = safety
    return safety
