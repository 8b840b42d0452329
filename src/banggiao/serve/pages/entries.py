"""One entry: what it says, who is bound, its chain over time, its sentences, witnesses, links and judgements.

Keeps true: a page reads what it shows; an entry with many claims shows its sentences by pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from banggiao.export.figures import sum_words
from banggiao.model.anchoring import standing_for
from banggiao.model.entries import Entry, Link
from banggiao.model.judgements import Judgement
from banggiao.model.shape import to_shape
from banggiao.serve.charts import chart, marked, specification, told_by
from banggiao.serve.pages.sides import by_witness, disputed, disputes
from banggiao.serve.render import page, view
from banggiao.store.listed import Listed, Quoted
from banggiao.store.store import Store

#: Sentences, and entries linked in either direction, that one page shows.
SENTENCES: Final = 40
LINKED: Final = 40


def opened(request: Request) -> Entry:
    """The entry that the address names, by id or alias. Raises 404."""
    entry: Entry | None = request.app.state.store.entry(request.path_params["id"])
    if entry is None:
        raise HTTPException(404, "no such entry")
    return entry


def shown_sentences(request: Request, entry: Entry) -> tuple[int, tuple[str, ...]]:
    """The page of sentences that the address asks for, and the claims on it. Raises 404 where there is no such page."""
    text = request.query_params.get("page", "1")
    number = int(text) if text.isdecimal() and len(text) < 7 else 0
    claims = entry.claims[(number - 1) * SENTENCES : number * SENTENCES] if number else ()
    if not claims and (number != 1 or entry.claims):
        raise HTTPException(404, "no such page")
    return number, claims


def judged(store: Store, quoted: Sequence[Quoted]) -> dict[str, list[Judgement]]:
    """Claim id -> the judgements about it, also those made when it had another id."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    about = store.judgements_of_documents({q.document for q in quoted})
    read = {
        f.document.id: f.claims for f in store.documents_by_id(sorted({j.claim.document for j in about if j.claim}))
    }
    for judgement in about:
        if judgement.claim and (now := standing_for(judgement.claim, read.get(judgement.claim.document, ()))):
            found[now.id].append(judgement)
    return found


def linked(store: Store, entry: Entry) -> tuple[list[tuple[Link, Listed]], list[tuple[str, Listed]]]:
    """The entries that this one links to, and those that link to it, with the relation."""
    links, back = entry.links[:LINKED], store.links_to(entry.id)[:LINKED]
    known = {x.id: x for x in store.listed(dict.fromkeys([*(x.entry for x in links), *(i for _, i in back)]))}
    there = [(x, known[x.entry]) for x in links if x.entry in known]
    return there, [(relation, known[i]) for relation, i in back if i in known]


def entry_page(request: Request) -> Response:
    """One entry; an alias leads to the id that stands for it now."""
    entry, store = opened(request), request.app.state.store
    if entry.id != request.path_params["id"]:
        return RedirectResponse(f"/entries/{entry.id}", 301)
    number, claims = shown_sentences(request, entry)
    elsewhere = [v["claim"] for v in entry.fields.get("values") or () if isinstance(v, dict) and "claim" in v]
    quotes = store.quotes(dict.fromkeys([*claims, *elsewhere, *(x.claim for x in entry.chain)]))
    here = [quotes[c] for c in claims if c in quotes]
    there, back = linked(store, entry)
    theirs = [entry.fields, *(e.fields for _, e in back if e.kind == "disagreement")]
    told = disputes(theirs, store, grounds=entry.kind == "disagreement")
    named = {e.id for _, e in there}
    context = {
        "entry": entry, "groups": by_witness(here), "quotes": quotes, "here": {q.claim for q in here},
        "number": number, "pages": max(1, -(-len(entry.claims) // SENTENCES)),
        "linked": there, "back": [(r, e) for r, e in back if e.kind != "disagreement" and e.id not in named],
        "disputes": told, "told_by": told_by,
        "judgements": store.judgements_of_entry(entry.id), "judged": judged(store, here),
        "chart": chart(entry, disputed(told)) if entry.kind == "series" else None, "disputed": disputed(told),
        "marked": marked, "sum_words": sum_words,
    }  # fmt: skip
    return page(request, "entry.html", context)


def entry_data(request: Request) -> Response:
    """The entry with its claims as JSON."""
    entry, store = opened(request), request.app.state.store
    return JSONResponse(entry_shape(store, entry))


def entry_shape(store: Store, entry: Entry) -> dict[str, Any]:
    """An entry as a JSON object, its claims with their documents' names."""
    parts = {"chain": [asdict(x) for x in entry.chain], "links": [asdict(x) for x in entry.links]}
    claims = [to_shape(c) | {"doc": doc} for doc, c in store.claims_by_id(entry.claims)]
    return {name: getattr(entry, name) for name in _ENTRY} | parts | {"claims": claims}


_ENTRY: Final = tuple(f.name for f in fields(Entry))


def chart_data(request: Request) -> Response:
    """The Vega-Lite specification of a series, its data inline."""
    entry, store = opened(request), request.app.state.store
    if entry.kind != "series":
        raise HTTPException(404, "no chart of this entry")
    quotes = store.quotes(dict.fromkeys(v["claim"] for v in entry.fields.get("values") or ()))
    _, back = linked(store, entry)
    told = disputes([e.fields for _, e in back if e.kind == "disagreement"], store)
    return JSONResponse(specification(entry, view(request).lang, quotes, disputed(told)))


ROUTES = [
    Route("/entries/{id}.json", entry_data),
    Route("/entries/{id}/chart.json", chart_data),
    Route("/entries/{id}", entry_page),
]
