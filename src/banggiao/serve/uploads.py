"""Uploads: files and pasted text into the queue, and what has become of them.

Takes forms of this server, gives redirects (a reload repeats nothing). Keeps true: what a form holds is taken as a
whole or not at all; progress is what the database says; a page is a full page without scripts.
"""

from __future__ import annotations

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from banggiao.serve.forms import form, now, text
from banggiao.serve.render import page
from banggiao.store.jobs import STATES
from banggiao.store.store import Store

SUFFIXES: Final = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}
#: Uploads that a page lists.
PAGE: Final = 100

Upload = tuple[str, bytes, str]


def _media_type(name: str) -> str:
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return SUFFIXES.get(suffix, "text/plain")


async def uploads_of(data: FormData, limit: int) -> list[Upload]:
    """The files and the pasted text of a form. Raises 413 where one is larger than `limit` bytes."""
    out: list[Upload] = []
    for item in data.getlist("files"):
        if isinstance(item, UploadFile) and item.filename:
            content = await item.read(limit + 1)
            if len(content) > limit:
                raise HTTPException(413, f"{item.filename} is larger than {limit} bytes")
            out.append((item.filename[:200], content, _media_type(item.filename)))
    if pasted := text(data, "pasted").strip():
        name = text(data, "name").strip()[:200] or "pasted.txt"
        out.append((name, pasted.encode("utf-8", "replace"), _media_type(name)))
    return out


async def upload(request: Request) -> Response:
    """Take files and pasted text into the queue; the worker reads them."""
    data = await form(request)
    taken = await uploads_of(data, request.app.state.options.upload_limit)
    if not taken:
        raise HTTPException(400, "no file and no text")
    store: Store = request.app.state.store
    await run_in_threadpool(store.enqueue_all, taken, now=now(request))
    request.app.state.wake()
    return RedirectResponse("/upload", 303)


async def retry(request: Request) -> Response:
    """Let a failed upload wait again, or all of them where the form names none."""
    data = await form(request)
    number = text(data, "number")
    if number and not (number.isdecimal() and len(number) < 15):
        raise HTTPException(404, "no failed upload of that number")
    again = await run_in_threadpool(request.app.state.store.retry, int(number) if number else None)
    if number and not again:
        raise HTTPException(404, "no failed upload of that number")
    request.app.state.wake()
    return RedirectResponse("/upload", 303)


def upload_page(request: Request) -> Response:
    """Drop files or paste text; what waits, what is done, what failed and why."""
    store: Store = request.app.state.store
    q = request.query_params
    state = q.get("state") if q.get("state") in STATES else None
    number = int(q["page"]) if q.get("page", "").isdecimal() and int(q["page"][:7]) > 0 else 1
    counts = store.job_counts()
    total = counts[state] if state else sum(counts.values())
    context = {
        "jobs": store.jobs(state=state, limit=PAGE, offset=(number - 1) * PAGE), "counts": counts, "state": state,
        "number": number, "pages": max(1, -(-total // PAGE)), "resolved": store.resolved(),
    }  # fmt: skip
    return page(request, "upload.html", context)


def progress(request: Request) -> Response:
    """The counts of the queue as the database has them."""
    return JSONResponse(request.app.state.store.job_counts())


ROUTES: list[BaseRoute] = [
    Route("/upload", upload_page, methods=["GET"]),
    Route("/upload", upload, methods=["POST"]),
    Route("/upload/progress", progress),
    Route("/upload/retry", retry, methods=["POST"]),
]
