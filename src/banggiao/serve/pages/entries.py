"""One entry: what it says, who is bound, its chain over time, its sentences, witnesses, links and judgements."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from banggiao.model.claims import Claim
from banggiao.model.entries import Entry
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields, to_shape
from banggiao.serve.charts import chart, specification
from banggiao.serve.render import page, view
from banggiao.store.store import Store


def held(store: Store, entry: Entry) -> list[tuple[Filed, Claim]]:
    """The claims of an entry with their documents, in the entry's order; each document is read once."""
    quotes = store.quotes(entry.claims)
    documents = {f.document.id: f for f in store.documents_by_id(dict.fromkeys(q.document for q in quotes.values()))}
    out = []
    for name in entry.claims:
        filed = documents.get(quotes[name].document) if name in quotes else None
        out += [(filed, c) for c in filed.claims if c.id == name] if filed else []
    return out


def by_witness(pairs: list[tuple[Filed, Claim]]) -> list[list[tuple[Filed, Claim]]]:
    """Claims grouped by the witness that tells them: copies of one text count once."""
    groups: dict[str, list[tuple[Filed, Claim]]] = defaultdict(list)
    for filed, claim in pairs:
        groups[filed.witness or filed.document.id].append((filed, claim))
    return list(groups.values())


def opened(request: Request) -> Entry:
    """The entry that the address names, by id or alias. Raises 404."""
    entry: Entry | None = request.app.state.store.entry(request.path_params["id"])
    if entry is None:
        raise HTTPException(404, "no such entry")
    return entry


def entry_page(request: Request) -> Response:
    """One entry; an alias leads to the id that stands for it now."""
    entry, store = opened(request), request.app.state.store
    if entry.id != request.path_params["id"]:
        return RedirectResponse(f"/entries/{entry.id}", 301)
    pairs = held(store, entry)
    linked = {e.id: e for e in store.entries_by_id([x.entry for x in entry.links])}
    back = [(relation, e) for relation, i in store.links_to(entry.id) for e in store.entries_by_id([i])]
    context = {
        "entry": entry, "groups": by_witness(pairs), "claims": {c.id: (f, c, own_fields(c)) for f, c in pairs},
        "linked": [(x, linked[x.entry]) for x in entry.links if x.entry in linked], "back": back,
        "judgements": store.judgements_of_entry(entry.id),
        "judged": {c.id: js for _, c in pairs if (js := store.judgements_for(c))},
        "chart": chart(entry) if entry.kind == "series" else None,
    }  # fmt: skip
    return page(request, "entry.html", context)


def entry_data(request: Request) -> Response:
    """The entry with its claims as JSON."""
    entry, store = opened(request), request.app.state.store
    return JSONResponse(entry_shape(store, entry))


def entry_shape(store: Store, entry: Entry) -> dict[str, Any]:
    """An entry as a JSON object, its claims with their documents' names."""
    from dataclasses import asdict

    return asdict(entry) | {"claims": [to_shape(c) | {"doc": f.doc} for f, c in held(store, entry)]}


def chart_data(request: Request) -> Response:
    """The Vega-Lite specification of a series, its data inline."""
    entry = opened(request)
    if entry.kind != "series":
        raise HTTPException(404, "no chart of this entry")
    return JSONResponse(specification(entry, view(request).lang))


ROUTES = [
    Route("/entries/{id}.json", entry_data),
    Route("/entries/{id}/chart.json", chart_data),
    Route("/entries/{id}", entry_page),
]
