"""Who did what: the ledger, newest first, with what each decision was about and what took it back.

Takes the address (reviewer, page), gives the page and the same rows as `.json` and `.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from banggiao.model.judgements import Judgement
from banggiao.serve.keeping import in_one_state
from banggiao.serve.listing import PAGE, Column, as_csv, as_json
from banggiao.serve.render import page
from banggiao.store.store import Store

COLUMNS: Final = [
    Column(k, k)
    for k in ("number", "at", "reviewer", "decision", "claim", "entry", "what", "values", "reason", "undone")
]


def told(store: Store, judgements: list[Judgement]) -> list[dict[str, Any]]:
    """Judgements as rows: with the sentence or the entry's line that each is about."""
    gone = store.undone()
    quotes = store.quotes([j.claim.claim for j in judgements if j.claim])
    entries = {e.id: e for e in store.entries_by_id({j.entry for j in judgements if j.entry})}
    out = []
    for j in judgements:
        quoted = quotes.get(j.claim.claim) if j.claim else None
        entry = entries.get(j.entry or "")
        out.append({
            "number": j.number, "at": j.at, "reviewer": j.reviewer, "decision": j.decision,
            "claim": j.claim.claim if j.claim else None, "entry": j.entry, "kind": j.claim.kind if j.claim else None,
            "what": quoted.quote if quoted else entry.label if entry else None,
            "values": {k: v for k, v in j.values.items() if k != "claims"}, "reason": j.reason,
            "undone": j.number in gone,
        })  # fmt: skip
    return out


def _reviewer(request: Request) -> str | None:
    return request.query_params.get("reviewer") or None


def history(request: Request) -> Response:
    """One page of the ledger."""
    store: Store = request.app.state.store
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isdecimal() and 0 < int(asked[:8]) < 10**7 else 1
    by, who = store.judged_by(), _reviewer(request)
    total = by.get(who, 0) if who else sum(by.values())
    found = store.last_judgements(PAGE, offset=(number - 1) * PAGE, reviewer=who)
    context = {
        "rows": told(store, found), "total": total, "number": number, "pages": max(1, -(-total // PAGE)), "by": by,
        "who": who or "",
    }  # fmt: skip
    return page(request, "history.html", context)


def _every(request: Request) -> Iterator[dict[str, Any]]:
    store, offset = request.app.state.store, 0
    while found := store.last_judgements(500, offset=offset, reviewer=_reviewer(request)):
        yield from told(store, found)
        offset += len(found)


def history_data(request: Request) -> Response:
    """All of it as JSON or CSV."""
    rows = _every(request)
    if request.url.path.endswith(".json"):
        return as_json(rows)
    return as_csv(COLUMNS, rows, "judgements", request.app.state.store.take())


ROUTES: list[BaseRoute] = [
    Route("/review/history", in_one_state(history), methods=["GET"]),
    Route("/review/history.json", in_one_state(history_data), methods=["GET"]),
    Route("/review/history.csv", in_one_state(history_data), methods=["GET"]),
]
