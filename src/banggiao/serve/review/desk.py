"""The review desk: a queue of claims, the document on one side, the claim on the other, one key a decision."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from banggiao.model.kinds import CLAIM_KINDS
from banggiao.model.shape import own_fields
from banggiao.serve.filters import codes
from banggiao.serve.pages.documents import segments
from banggiao.serve.render import page
from banggiao.store.queue import QUEUE_ORDERS, QueueFilter
from banggiao.store.store import Store

#: Judgements shown beside the desk.
RECENT: Final = 8


def desk(request: Request) -> Response:
    """The claim that is next, or the one that the address names."""
    store: Store = request.app.state.store
    q = request.query_params
    kind = q.get("kind") if q.get("kind") in CLAIM_KINDS else None
    wanted = QueueFilter(kind=kind, parties=codes(q.get("parties", "")))
    order = q.get("order", "unsure") if q.get("order") in QUEUE_ORDERS else "unsure"
    at = int(q["at"]) if q.get("at", "").isdecimal() and len(q["at"]) < 8 else 0
    ids = store.queue(wanted, order=order, limit=1, offset=at)
    held = store.claim(q.get("claim", "") or (ids[0] if ids else ""))
    context: dict[str, Any] = {
        "held": held, "at": at, "total": store.queue_total(wanted), "order": order, "orders": QUEUE_ORDERS,
        "kind": kind or "", "kinds": CLAIM_KINDS, "recent": recent(store), "undone": store.undone(),
    }  # fmt: skip
    if held:
        filed, claim = held
        entries = store.entries_of_claims([claim.id]).get(claim.id, ())
        context |= {
            "fields": own_fields(claim), "segments": segments(filed), "entries": list(store.entries_by_id(entries)),
            "judged": store.judgements_for(claim),
        }  # fmt: skip
    return page(request, "review.html", context)


def recent(store: Store) -> list[Any]:
    """The last judgements, newest first."""
    return store.last_judgements(RECENT)


ROUTES: list[BaseRoute] = [Route("/review", desk, methods=["GET"])]
