"""How the register was made, its versions and counts, what the program cannot do."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from banggiao import __version__
from banggiao.serve.keeping import in_one_state
from banggiao.serve.render import page


def about(request: Request) -> Response:
    """The about page."""
    store = request.app.state.store
    context = {
        "version": __version__,
        "counts": store.counts(),
        "runs": store.last_runs(5),
        "failures": store.last_failures(50),
    }
    return page(request, "about.html", context)


ROUTES = [Route("/about", in_one_state(about))]
