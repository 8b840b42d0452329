"""Routes that write: judgements and uploads. Under `public_read_only` none of them exists.

Takes forms of this server, gives redirects (a reload repeats nothing). Keeps true: every decision goes to the ledger
with who, when and why; nothing but the ledger and the job queue is written; a form without its token is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from banggiao.model.anchoring import anchor
from banggiao.model.judgements import DECISIONS, Judgement
from banggiao.serve.pages.review import ROUTES as REVIEW
from banggiao.serve.render import page
from banggiao.serve.safety import FORM_FIELD, form_token, same_secret
from banggiao.store.jobs import Job
from banggiao.store.store import Store

#: Forms hold a few fields; a file is bounded by `upload_limit`.
_PART: Final = 1_000_000
SUFFIXES: Final = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}


async def form(request: Request) -> FormData:
    """The form of a request. Raises 403 without its token, 413 where it is too large."""
    limit = request.app.state.options.upload_limit
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit + _PART:
        raise HTTPException(413, f"larger than {limit} bytes")
    data = await request.form(max_files=50, max_fields=50, max_part_size=max(limit, _PART))
    token = data.get(FORM_FIELD)
    if not same_secret(token if isinstance(token, str) else None, form_token(request.app.state.options.token)):
        raise HTTPException(403, "the form is none of this server's; reload the page")
    return data


def now(request: Request) -> datetime:
    """The moment, by the clock that the command line handed over."""
    moment: datetime = request.app.state.clock()
    return moment


def text(data: FormData, name: str) -> str:
    """A field of a form as text."""
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def back(data: FormData, fallback: str) -> str:
    """Where to go after the form: a path of this site."""
    to = text(data, "back")
    return to if to.startswith("/") and not to.startswith(("//", "/\\")) else fallback


def judgement(request: Request, data: FormData, values: Mapping[str, Any]) -> Judgement:
    """The judgement that a form asks for. Raises 400 where it is none, 404 where its claim is gone."""
    store: Store = request.app.state.store
    decision, claim, entry = text(data, "decision"), text(data, "claim"), text(data, "entry") or None
    if decision not in DECISIONS:
        raise HTTPException(400, "no such decision")
    held = store.claim(claim) if claim else None
    if claim and held is None:
        raise HTTPException(404, "the claim is gone")
    if not held and not entry and decision != "undo":
        raise HTTPException(400, "a judgement is about a claim or an entry")
    return Judgement(
        decision=decision, reviewer=request.app.state.options.reviewer.name, at=now(request).isoformat(),
        reason=text(data, "reason")[:2000], claim=anchor(held[1]) if held else None, entry=entry, values=values,
        rules=held[0].rules if held else "",
    )  # fmt: skip


def values_of(data: FormData) -> dict[str, Any]:
    """What comes with a decision: the field and its new value with its span, the ids to merge, the number to undo."""
    out: dict[str, Any] = {}
    if field := text(data, "field"):
        out |= {"field": field, "value": text(data, "value")}
    for name in ("start", "end", "number", "rank"):
        if text(data, name).isdecimal():
            out[name] = int(text(data, name))
    if ids := text(data, "with").split():
        out["with"] = ids
    return out


async def judge(request: Request) -> Response:
    """Put a judgement into the ledger and go on."""
    data = await form(request)

    def add() -> None:
        made = judgement(request, data, values_of(data))
        if made.decision == "undo" and "number" not in made.values:
            raise HTTPException(400, "undo which judgement?")
        request.app.state.store.add_judgement(made)

    await run_in_threadpool(add)
    return RedirectResponse(back(data, "/review"), 303)


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
    Route("/judgements", judge, methods=["POST"]),
]
