"""The review desk: claims become decisions. Exists only where the server may write."""

from __future__ import annotations

from starlette.routing import BaseRoute

from banggiao.serve.review import desk, history, joining, judging

ROUTES: list[BaseRoute] = [*desk.ROUTES, *history.ROUTES, *joining.ROUTES, *judging.ROUTES]
