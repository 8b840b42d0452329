"""Judgements from forms: into the ledger, with who, when and why.

Takes a form of the desk, gives a redirect to where the reviewer goes on (a reload repeats nothing). Keeps true: the
words that an edit names stand in the document letter for letter; merges and splits carry the claims of what they name.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from banggiao.errors import BadSetting
from banggiao.model.anchoring import anchor
from banggiao.model.claims import Claim
from banggiao.model.judgements import DECISIONS, Judgement
from banggiao.model.register import Filed
from banggiao.serve.deciding import Deciding
from banggiao.serve.forms import back, form, now, text
from banggiao.serve.review.values import Unreadable, controls, fits, place, read
from banggiao.store.store import Store

#: decisions whose entries must be named with their claims
_JOINING = ("merge", "split")


def judgement(request: Request, data: FormData) -> Judgement:
    """The judgement that a form asks for. Raises 400 where it is none, 404 where what it is about is gone, and
    Unreadable where an edit does not hold."""
    store: Store = request.app.state.store
    decision, entry = text(data, "decision"), text(data, "entry") or None
    if decision not in DECISIONS:
        raise HTTPException(400, "no such decision")
    held = store.claim(text(data, "claim")) if text(data, "claim") else None
    if text(data, "claim") and held is None:
        raise HTTPException(404, "the claim is gone")
    if entry and store.entry(entry) is None:
        raise HTTPException(404, "the entry is gone")
    if not held and not entry and decision != "undo":
        raise HTTPException(400, "a judgement is about a claim or an entry")
    values = edit_of(data, *held) if decision == "edit" and held else values_of(data)
    made = Judgement(
        decision=decision, reviewer=request.app.state.options.reviewer.name, at=now(request).isoformat(),
        reason=text(data, "reason")[:2000], claim=anchor(held[1]) if held else None, entry=entry, values=values,
        rules=held[0].rules if held else "",
    )  # fmt: skip
    return _joining(request, made) if decision in _JOINING else made


def _joining(request: Request, made: Judgement) -> Judgement:
    """A merge or split as it goes into the ledger. Raises 400 where it would do nothing."""
    deciding: Deciding | None = request.app.state.deciding
    if deciding is None or made.entry is None:
        raise HTTPException(400, "this server merges and splits nothing")
    try:
        deciding.preview(made)
    except BadSetting as error:
        raise HTTPException(400, str(error)) from error
    return deciding.anchored(made)


def number_of(data: FormData, name: str) -> int | None:
    """A field of a form as a number; None where it is none."""
    value = text(data, name)
    return int(value) if value.isdecimal() and len(value) < 12 else None


def values_of(data: FormData) -> dict[str, Any]:
    """What comes with a decision: the ids to merge or to part, the place of a side, the number to undo."""
    found = {name: number_of(data, name) for name in ("number", "rank")}
    out: dict[str, Any] = {name: n for name, n in found.items() if n is not None}
    if ids := text(data, "with").split():
        out["with"] = ids
    return out


def edit_of(data: FormData, filed: Filed, claim: Claim) -> dict[str, Any]:
    """The field, its value read from what was typed or else from the words, and where these words stand."""
    control = controls(claim.kind).get(text(data, "field"))
    if control is None:
        raise HTTPException(400, "no such field")
    quote = text(data, "quote").strip()
    found = place(
        filed.document.text, quote, number_of(data, "start"), number_of(data, "end"), claim.evidence.start
    )  # fmt: skip
    if quote and found is None:
        raise Unreadable("wrong_quote")
    value = read(control, text(data, "value") or quote)
    if not fits(claim, control.field, value) and not found:
        raise Unreadable("wrong_value")
    span = {"start": found[0], "end": found[1]} if found else {}
    return {"field": control.field, "value": value, **span}


async def judge(request: Request) -> Response:
    """Put a judgement into the ledger and go on; an edit that does not hold comes back with its reason."""
    data = await form(request)
    store: Store = request.app.state.store

    def add() -> str:
        try:
            made = judgement(request, data)
            store.add_judgement(made)
        except Unreadable as error:
            typed = {name: text(data, name) for name in ("value", "quote", "reason")}
            again = {"claim": text(data, "claim"), "edit": text(data, "field"), "wrong": str(error), **typed}
            return f"/review?{urlencode(again)}"
        except BadSetting as error:
            raise HTTPException(400, str(error)) from error
        return back(data, "/review")

    request.app.state.wake()  # entries that follow earlier judgements give way to this one
    to = await run_in_threadpool(add)
    request.app.state.wake()
    return RedirectResponse(to, 303)


ROUTES: list[BaseRoute] = [Route("/judgements", judge, methods=["POST"])]
