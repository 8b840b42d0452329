"""A document with every claim marked where it stands; the page as found as plain text; where sources come from.

Keeps true: no stored HTML is ever served as HTML; under `public_read_only` only title, quotes and link are shown
unless the document's rights allow more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from banggiao.model.claims import Claim
from banggiao.model.document import Document
from banggiao.model.register import Filed
from banggiao.model.shape import own_fields
from banggiao.serve.listing import PAGE, Column, as_csv, as_json
from banggiao.serve.render import page
from banggiao.store.sources import Source
from banggiao.store.store import Store

#: values of a manifest's `rights` under which the whole text may be shown to others
OPEN_RIGHTS: Final = ("public domain", "cc0", "cc-by", "cc by", "open", "own")
#: Texts in several documents that the page of sources names.
COPIES: Final = 20
COLUMNS: Final = [
    Column(k, k) for k in ("doc", "title", "published", "publisher", "credit", "claims", "parties", "witness", "extent")
]


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as the page marks it; its id is made once, since many pieces of text name it."""

    id: str
    kind: str
    start: int
    end: int
    quote: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the claims that cover it; `opens`: those that begin with it."""

    text: str
    claims: tuple[Marked, ...]
    opens: tuple[Marked, ...]


def marked(claims: Iterable[Claim]) -> list[Marked]:
    """The claims of a document as its page marks them."""
    return [Marked(c.id, c.kind, c.evidence.start, c.evidence.end, c.evidence.quote, own_fields(c)) for c in claims]


def pieces(text: str, start: int, end: int, claims: Iterable[Marked]) -> list[Piece]:
    """`text[start:end]` cut wherever a claim begins or ends."""
    inside = [c for c in claims if c.start < end and c.end > start]
    cuts = {start, end}
    for c in inside:
        cuts |= {max(start, c.start), min(end, c.end)}
    out = []
    for a, b in pairwise(sorted(cuts)):
        cover = tuple(c for c in inside if c.start <= a and c.end >= b)
        out.append(Piece(text[a:b], cover, tuple(c for c in cover if c.start == a)))
    return out


def segments(document: Document, claims: Sequence[Marked]) -> list[dict[str, Any]]:
    """The document's segments, each as marked pieces."""
    return [{"kind": s.kind, "pieces": pieces(document.text, s.start, s.end, claims)} for s in document.segments]


def may_show(filed: Filed, *, public: bool) -> bool:
    """Whether the whole text may be shown."""
    if not public or filed.document.sample:
        return True
    rights = (filed.document.given.rights or "").strip().lower()
    return any(rights.startswith(r) for r in OPEN_RIGHTS)


def found(request: Request) -> Filed:
    """The document that the address names. Raises 404."""
    filed: Filed | None = request.app.state.store.document(request.path_params["name"])
    if filed is None:
        raise HTTPException(404, "no such document")
    return filed


def document(request: Request) -> Response:
    """The article beside its claims."""
    filed = found(request)
    store: Store = request.app.state.store
    shown = may_show(filed, public=request.app.state.options.public_read_only)
    claims = marked(filed.claims)
    context = {
        "filed": filed, "whole": shown, "segments": segments(filed.document, claims) if shown else [],
        "claims": claims, "entries": store.entries_of_claims([c.id for c in claims]),
        "counts": Counter(c.kind for c in filed.claims), "on": request.query_params.get("claim"),
    }  # fmt: skip
    return page(request, "document.html", context)


def as_found(request: Request) -> Response:
    """The page as it was found, as plain text that no browser runs."""
    filed = found(request)
    if not may_show(filed, public=request.app.state.options.public_read_only):
        raise HTTPException(403, "the rights of this document do not allow it to be shown to others")
    stored = request.app.state.store.page(filed.document.id)
    headers = {"content-security-policy": "default-src 'none'; sandbox", "content-disposition": "inline"}
    return PlainTextResponse(stored.source if stored else "", headers=headers)


def source_rows(store: Store, numbers: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    """The documents with these numbers as rows."""
    for source in store.source_rows(numbers):
        yield {name: getattr(source, name) for name in _SOURCE} | {"parties": list(source.parties)}


_SOURCE: Final = tuple(f.name for f in fields(Source))


def _chosen(request: Request) -> tuple[int, ...]:
    """Numbers of the documents that the address asks for."""
    q = request.query_params
    numbers: tuple[int, ...] = request.app.state.store.sources(outlet=q.get("outlet"), witness=q.get("witness") or None)
    return numbers


def sources(request: Request) -> Response:
    """Outlets, agencies and witnesses."""
    store, numbers = request.app.state.store, _chosen(request)
    text = request.query_params.get("page", "1")
    number = int(text) if text.isdecimal() and 0 < int(text) < 1_000_000 else 1
    context = {
        "rows": list(source_rows(store, numbers[(number - 1) * PAGE : number * PAGE])), "total": len(numbers),
        "number": number, "pages": max(1, -(-len(numbers) // PAGE)), "outlets": store.outlets(),
        "copied": store.copies(COPIES), "witnesses": store.counts()["witnesses"],
        "chosen": dict(request.query_params),
    }  # fmt: skip
    return page(request, "sources.html", context)


def sources_data(request: Request) -> Response:
    """The same as JSON or CSV."""
    numbers = _chosen(request)
    rows = source_rows(request.app.state.store, numbers)
    if request.url.path.endswith(".json"):
        return as_json(rows, len(numbers), request.app.state.store.take())
    return as_csv(COLUMNS, rows, "sources", request.app.state.store.take())


ROUTES = [
    Route("/sources", sources),
    Route("/sources.json", sources_data),
    Route("/sources.csv", sources_data),
    Route("/documents/{name:path}/page.txt", as_found),
    Route("/documents/{name:path}", document),
]
