"""Search over documents and claims: words, phrases, facets with counts, hits in context."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from banggiao.serve.filters import codes
from banggiao.serve.listing import Column, as_csv, as_json
from banggiao.serve.render import page
from banggiao.store.matching import COUNTED
from banggiao.store.searching import Filters, Found

COLUMNS = [Column(k, k) for k in ("kind", "doc", "title", "published", "publisher", "claim", "start", "end", "snippet")]
#: Hits of a page: each is looked up in its text.
PAGE = 20


def _filters(request: Request) -> Filters:
    q = request.query_params
    return Filters(
        parties=codes(q.get("parties", "")), pillar=q.get("pillar") or None, stage=q.get("stage") or None,
        act=q.get("act") or None,
    )  # fmt: skip


def _found(request: Request, limit: int, offset: int) -> Found:
    q = request.query_params
    kinds = (q["kind"],) if q.get("kind") else ()
    found: Found = request.app.state.store.search(
        q.get("q", ""), kinds=kinds, limit=limit, offset=offset, filters=_filters(request)
    )
    return found


def pieces(hit: Any) -> list[tuple[str, bool]]:
    """The snippet cut at its marks: (text, whether it is a word that was searched)."""
    out, at = [], hit.start
    for a, b in hit.marks:
        if a < at:
            continue
        out += [
            (hit.snippet[at - hit.start : a - hit.start], False),
            (hit.snippet[a - hit.start : b - hit.start], True),
        ]
        at = b
    return [*out, (hit.snippet[at - hit.start :], False)]


def search(request: Request) -> Response:
    """Hits in context."""
    text = request.query_params.get("page", "1")
    number = min(int(text), 1000) if text.isdecimal() and int(text) else 1
    q = request.query_params.get("q", "")
    found = _found(request, PAGE, (number - 1) * PAGE)
    counts, more = request.app.state.store.search_counts(q, filters=_filters(request))
    context = {
        "q": q, "found": found, "hits": [(h, pieces(h)) for h in found], "counts": counts, "more": more,
        "number": number, "pages": max(1, -(-found.total // PAGE)), "kind": request.query_params.get("kind", ""),
    }  # fmt: skip
    return page(request, "search.html", context)


def search_data(request: Request) -> Response:
    """The hits that a page counts, as JSON or CSV."""
    hits = [{k: v for k, v in asdict(h).items() if k != "marks"} for h in _found(request, COUNTED, 0)]
    return as_json(hits) if request.url.path.endswith(".json") else as_csv(COLUMNS, hits, "search")


ROUTES = [Route("/search", search), Route("/search.json", search_data), Route("/search.csv", search_data)]
