"""The review desk: claims become decisions. Exists only where the server may write."""

from __future__ import annotations

from starlette.routing import BaseRoute

from banggiao.serve.review import desk, judging

ROUTES: list[BaseRoute] = [*desk.ROUTES, *judging.ROUTES]
