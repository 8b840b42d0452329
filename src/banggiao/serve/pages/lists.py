"""List pages: one kind of entry, filtered, by pages, with facets and counts; each also as `.json` and `.csv`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from banggiao.serve.filters import asked
from banggiao.serve.listing import PAGE, Listing, as_csv, as_json
from banggiao.serve.render import page
from banggiao.serve.rows import all_rows, columns, rows


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list: its path, the kinds of entries in it, the facets beside it, its first order."""

    path: str
    kinds: tuple[str, ...]
    facets: tuple[str, ...]
    order: str = "label"
    template: str = "list.html"


LISTS: Final = (
    ListPage("commitments", ("commitment",), ("pillar", "stage", "act", "year", "flag"), "newest"),
    ListPage("stances", ("stance",), ("pillar", "act", "year"), "newest"),
    ListPage("timeline", ("event", "statement", "relationship"), ("kind", "type", "year"), "date", "timeline.html"),
    ListPage("figures", ("series",), ("type", "flag"), "label", "figures.html"),
    ListPage("mechanisms", ("mechanism",), ("type",), "surest"),
    ListPage("people", ("person",), ("party",), "surest"),
    ListPage("organisations", ("organisation",), ("party", "type"), "surest"),
    ListPage("disagreements", ("disagreement",), ("flag",), "label"),
)

#: facet -> the vocabulary in labels.toml that names its values
VOCABULARY: Final = {
    "pillar": "pillar", "stage": "stage", "act": "act", "flag": "flag", "kind": "kind", "party": "party",
}  # fmt: skip
#: what `type` means in a list
TYPES: Final = {
    "timeline": "event_type", "figures": "metric", "mechanisms": "mechanism_type", "organisations": "organisation_type",
}  # fmt: skip


def _html(listed: ListPage) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        store, as_of = request.app.state.store, request.app.state.options.as_of
        found = asked(request.query_params, listed.kinds, as_of, order=listed.order)
        ids = store.entry_ids(found.filter, order=found.order, limit=PAGE, offset=(found.page - 1) * PAGE)
        context = {
            "listed": listed, "asked": found, "query": dict(request.query_params),
            "listing": Listing(columns(listed.kinds), rows(store, ids), store.entry_total(found.filter), found.page),
            "facets": {name: store.facet(name, found.filter) for name in listed.facets},
            "vocabulary": VOCABULARY | {"type": TYPES.get(listed.path, "")},
        }  # fmt: skip
        return page(request, listed.template, context)

    return show


def _data(listed: ListPage, suffix: str) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        store, as_of = request.app.state.store, request.app.state.options.as_of
        found = asked(request.query_params, listed.kinds, as_of, order=listed.order)
        every = all_rows(store, found.filter, found.order)
        if suffix == "json":
            return as_json(every, store.entry_total(found.filter), store.take())
        return as_csv(columns(listed.kinds), every, listed.path, store.take())

    return show


ROUTES = [
    route
    for listed in LISTS
    for route in (
        Route(f"/{listed.path}", _html(listed), name=listed.path),
        *(Route(f"/{listed.path}.{suffix}", _data(listed, suffix)) for suffix in ("json", "csv")),
    )
]
