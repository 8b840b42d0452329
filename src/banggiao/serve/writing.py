"""Uploads, and the list of all routes that only a reviewer has: under `public_read_only` none of them exists.

Takes forms of this server, gives redirects (a reload repeats nothing). Keeps true: nothing but the ledger (by
`review`) and the job queue is written; a form without its token is refused.
"""

from __future__ import annotations

from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from banggiao.serve.forms import form, now, text
from banggiao.serve.render import page
from banggiao.serve.review import ROUTES as REVIEW
from banggiao.store.jobs import Job
from banggiao.store.store import Store

SUFFIXES: Final = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}


def _media_type(name: str) -> str:
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return SUFFIXES.get(suffix, "text/plain")


async def upload(request: Request) -> Response:
    """Take files and pasted text into the queue; the worker reads them."""
    data = await form(request)
    store, limit = request.app.state.store, request.app.state.options.upload_limit
    taken = 0
    for item in data.getlist("files"):
        if isinstance(item, UploadFile) and item.filename:
            content = await item.read(limit + 1)
            if len(content) > limit:
                raise HTTPException(413, f"{item.filename} is larger than {limit} bytes")
            kind = _media_type(item.filename)
            await run_in_threadpool(store.enqueue, item.filename[:200], content, media_type=kind, now=now(request))
            taken += 1
    if pasted := text(data, "pasted").strip():
        name = text(data, "name").strip()[:200] or "pasted.txt"
        content = pasted.encode("utf-8", "replace")
        await run_in_threadpool(store.enqueue, name, content, media_type=_media_type(name), now=now(request))
        taken += 1
    if not taken:
        raise HTTPException(400, "no file and no text")
    request.app.state.wake()
    return RedirectResponse("/upload", 303)


async def retry(request: Request) -> Response:
    """Let a failed upload wait again."""
    data = await form(request)
    number = text(data, "number")
    if not number.isdecimal() or not await run_in_threadpool(request.app.state.store.retry, int(number)):
        raise HTTPException(404, "no failed upload of that number")
    request.app.state.wake()
    return RedirectResponse("/upload", 303)


def upload_page(request: Request) -> Response:
    """Drop files or paste text; what waits, what is done, what failed and why."""
    store: Store = request.app.state.store
    jobs: list[Job] = list(reversed(store.jobs(limit=1000)))
    return page(request, "upload.html", {"jobs": jobs[:200], "counts": store.job_counts()})


def progress(request: Request) -> Response:
    """The counts of the queue as the database has them."""
    return JSONResponse(request.app.state.store.job_counts())


ROUTES: list[BaseRoute] = [
    *REVIEW,
    Route("/upload", upload_page, methods=["GET"]),
    Route("/upload", upload, methods=["POST"]),
    Route("/upload/progress", progress),
    Route("/upload/retry", retry, methods=["POST"]),
]
