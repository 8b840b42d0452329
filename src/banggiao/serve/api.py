"""The HTTP API under /api/v1: read-only, cursor pages, ETags, problem+json, the names of the command line's JSON.

Takes a store, gives JSON. Keeps true: nothing here writes; an answer changes only when the register does (its ETag is
made from the data version and the address); a cursor is opaque and names where the next page begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from banggiao.model.document_shape import document_shape
from banggiao.model.entries import ENTRY_KINDS
from banggiao.model.kinds import PILLARS, STAGES
from banggiao.serve.filters import codes
from banggiao.serve.keeping import tag_of, tags_asked
from banggiao.serve.pages.documents import may_show, source_rows
from banggiao.serve.pages.entries import entry_shape
from banggiao.serve.pages.relations import relations
from banggiao.serve.rows import rows
from banggiao.store.listing import EntryFilter
from banggiao.store.searching import Filters
from banggiao.store.store import Store

#: Rows of a page of the API where nothing is said, and at most (RELIABILITY, default limits).
SIZE: Final = 50
MOST: Final = 1000


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: Any = None
    instance: str = ""


class Page(BaseModel):
    """One page of a list."""

    model_config = ConfigDict(extra="forbid")
    total: int = Field(description="Rows of the whole list", ge=0)
    next: str | None = Field(description="Cursor of the next page; null on the last one")
    rows: list[dict[str, Any]]


class SearchPage(Page):
    """One page of hits."""

    more: bool = Field(description="Whether there are more than `total`, which is a bound then")


PROBLEM: Final = {"model": Problem, "content": {"application/problem+json": {}}}
ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "Nothing has changed since the ETag"}, 400: PROBLEM, 404: PROBLEM, 422: PROBLEM,
}  # fmt: skip
Kind = Literal["commitment", "stance", "event", "statement", "series", "mechanism", "relationship", "person",
               "organisation", "disagreement"]  # fmt: skip
Order = Literal["label", "newest", "deadline", "surest"]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows of a page")]
Cursor = Annotated[str | None, Query(pattern="^o[0-9]{1,9}$", description="`next` of the page before")]
Parties = Annotated[str, Query(max_length=60, description="Codes with hyphens between: VNM-USA")]

assert set(Kind.__args__) == set(ENTRY_KINDS)  # type: ignore[attr-defined]


def answered(show: Callable[..., Mapping[str, Any] | BaseModel]) -> Callable[..., Response]:
    """`show`, read from one state of the register, with its ETag; 304 where the caller has this version.

    What it gives goes out as it is: its model stands in the OpenAPI document and is checked by the tests, not at every
    answer.
    """

    @wraps(show)
    def answer(request: Request, **asked: Any) -> Response:
        store: Store = request.app.state.store
        with store.snapshot():
            etag = tag_of(store.versions(), request.app.version, request.url.path, request.url.query)
            head = {"etag": etag, "cache-control": "no-cache"}
            if etag in tags_asked(request):
                return Response(status_code=304, headers=head)
            made = show(request=request, **asked)
        return JSONResponse(dict(made), headers=head)

    return answer


router = APIRouter(prefix="/api/v1", responses=ERRORS, tags=["register"])


def after(cursor: str | None) -> int:
    """Where the page behind a cursor begins."""
    return int(cursor[1:]) if cursor else 0


def onward(offset: int, shown: int, total: int) -> str | None:
    """The cursor of the next page."""
    return f"o{offset + shown}" if shown and offset + shown < total else None


@router.get("/info")
@answered
def info(request: Request) -> dict[str, Any]:
    """What the register holds."""
    store: Store = request.app.state.store
    return {"counts": store.counts(), "data_version": store.data_version(), "resolved": store.resolved()}


@router.get("/relations")
@answered
def list_relations(request: Request, limit: Limit = SIZE, cursor: Cursor = None) -> Page:
    """Every pair of parties, with its highest level and counts."""
    offset, found = after(cursor), relations(request.app.state.store)
    shown = found[offset : offset + limit]
    return Page(total=len(found), next=onward(offset, len(shown), len(found)), rows=shown)


def entry_filter(
    kind: Kind | None = None,
    parties: Parties = "",
    pillar: Annotated[str | None, Query(pattern="^(" + "|".join(PILLARS) + ")$")] = None,
    stage: Annotated[str | None, Query(pattern="^(" + "|".join(STAGES) + ")$")] = None,
    year: Annotated[str | None, Query(pattern="^[0-9]{4}$")] = None,
) -> EntryFilter:
    """The filters of a list of entries."""
    kinds = (kind,) if kind else ()
    return EntryFilter(kinds=kinds, parties=codes(parties), pillar=pillar, stage=stage, year=year)


@router.get("/entries")
@answered
def list_entries(
    request: Request,
    wanted: Annotated[EntryFilter, Depends(entry_filter)],
    order: Order = "label",
    limit: Limit = SIZE,
    cursor: Cursor = None,
) -> Page:
    """Entries of the register, filtered and in one order."""
    store: Store = request.app.state.store
    offset, total = after(cursor), store.entry_total(wanted)
    shown = rows(store, store.entry_ids(wanted, order=order, limit=limit, offset=offset))
    return Page(total=total, next=onward(offset, len(shown), total), rows=shown)


@router.get("/entries/{entry}")
@answered
def get_entry(request: Request, entry: str) -> dict[str, Any]:
    """One entry with its claims, by id or by an alias of it."""
    store: Store = request.app.state.store
    found = store.entry(entry)
    if found is None:
        raise HTTPException(404, "no such entry")
    return entry_shape(store, found)


@router.get("/claims/{claim}")
@answered
def get_claim(request: Request, claim: str) -> dict[str, Any]:
    """One claim with its evidence and its document's name."""
    from banggiao.model.shape import to_shape

    found = request.app.state.store.claim(claim)
    if found is None:
        raise HTTPException(404, "no such claim")
    filed, held = found
    return to_shape(held) | {"doc": filed.doc, "document": filed.document.id}


@router.get("/documents")
@answered
def list_documents(request: Request, limit: Limit = SIZE, cursor: Cursor = None) -> Page:
    """Documents with their metadata, by name."""
    store: Store = request.app.state.store
    offset, found = after(cursor), store.sources()
    shown = list(source_rows(store, found[offset : offset + limit]))
    return Page(total=len(found), next=onward(offset, len(shown), len(found)), rows=shown)


@router.get("/documents/{document}")
@answered
def get_document(request: Request, document: str) -> dict[str, Any]:
    """One document as `extract` prints it, by id or name."""
    filed = request.app.state.store.document(document)
    if filed is None:
        raise HTTPException(404, "no such document")
    out = document_shape(filed.doc, filed.document, filed.parties, filed.claims)
    if not may_show(filed, public=request.app.state.options.public_read_only):
        out |= {"text": None, "segments": []}
    return out


@router.get("/search")
@answered
def search(
    request: Request, q: Annotated[str, Query(max_length=500)], kind: Annotated[str, Query(max_length=20)] = "",
    parties: Parties = "", limit: Annotated[int, Query(ge=1, le=100)] = 20, cursor: Cursor = None,
) -> SearchPage:  # fmt: skip
    """Documents and claims that hold all the words; phrases in double quotes."""
    from dataclasses import asdict

    offset = after(cursor)
    kinds = (kind,) if kind else ()
    found = request.app.state.store.search(
        q, kinds=kinds, limit=limit, offset=offset, filters=Filters(parties=codes(parties))
    )
    hits = [asdict(h) for h in found]
    return SearchPage(total=found.total, next=onward(offset, len(hits), found.total), rows=hits, more=found.more)
