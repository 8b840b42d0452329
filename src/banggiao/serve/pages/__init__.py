"""Every page that only shows: one module a kind of page."""

from __future__ import annotations

from starlette.routing import BaseRoute

from banggiao.serve.keeping import kept_routes
from banggiao.serve.pages import about, coverage, documents, entries, lists, relations, searching

ROUTES: list[BaseRoute] = [
    *kept_routes([*relations.ROUTES, *lists.ROUTES, *coverage.ROUTES, *entries.ROUTES]),
    *kept_routes([*searching.ROUTES, *documents.ROUTES]),
    *about.ROUTES,
]
