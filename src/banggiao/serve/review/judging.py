"""Judgements from forms: into the ledger, with who, when and why.

Takes a form of the desk, gives a redirect to where the reviewer goes on (a reload repeats nothing). Keeps true: the
words that an edit names stand in the document letter for letter; merges and splits carry the claims of what they name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from banggiao.model.anchoring import anchor
from banggiao.model.judgements import DECISIONS, Judgement
from banggiao.serve.forms import back, form, now, text
from banggiao.store.store import Store


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


ROUTES: list[BaseRoute] = [Route("/judgements", judge, methods=["POST"])]
