"""The coverage of a joint statement: each undertaking of it with what followed, as `banggiao coverage` tells it.

Keeps true: the page, its rows as data and the command say the same; an excerpt is never called complete.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from banggiao.errors import NothingFound
from banggiao.export.coverage import Coverage, Undertaking, build
from banggiao.export.coverage.tree import counted, shape
from banggiao.export.dossier.following import STATES
from banggiao.export.dossier.markdown import step_words
from banggiao.export.words import word
from banggiao.model.entries import Change
from banggiao.serve.listing import Column, as_csv
from banggiao.serve.pages.entries import opened
from banggiao.serve.render import page, view
from banggiao.store.counting import READ

COLUMNS: Final = [
    Column(k, k) for k in ("entry", "pillar", "heading", "stage", "follow_up", "overdue", "quote", "doc", "start",
                           "end", "text", "steps", "last_step", "last_date", "last_doc")
]  # fmt: skip


def covered(request: Request) -> Coverage:
    """The coverage of the statement that the address names. Raises 404 where it is no statement."""
    entry, store = opened(request), request.app.state.store
    if entry.kind != "statement":
        raise HTTPException(404, "no statement")
    as_of, lang = date.fromisoformat(request.app.state.options.as_of), view(request).lang

    def make() -> Coverage:
        return build(store, statement=entry.id, as_of=as_of, lang=lang)[0]

    try:
        found: Coverage = store.kept(("coverage", entry.id, as_of, lang), make, of=READ)
    except NothingFound as error:
        raise HTTPException(404, error.reason) from error
    return found


def rows(coverage: Coverage) -> list[dict[str, Any]]:
    """One row an undertaking, in the order of the page."""
    return [_row(u) for pillar in coverage.pillars for u in coverage.of(pillar)]


def _row(u: Undertaking) -> dict[str, Any]:
    last = u.steps[-1] if u.steps else None
    return {
        "entry": u.line.entry.id, "pillar": u.pillar, "heading": u.heading, "stage": u.stage, "follow_up": u.state,
        "overdue": u.line.overdue, "quote": u.told.quote, "doc": u.told.doc, "start": u.told.start,
        "end": u.told.end, "text": "full" if u.full else "excerpt", "steps": len(u.steps),
        "last_step": last.what if last else None, "last_date": last.date if last else None,
        "last_doc": last.citation.doc if last else None,
    }  # fmt: skip


def coverage_page(request: Request) -> Response:
    """The undertakings by pillar, counted by what followed, each with its sentence and those of its follow-ups."""
    found, lang = covered(request), view(request).lang
    shown = [s for s in STATES if any(u.state == s for u in found.undertakings)]
    names = {s: word(f"state_{s}" if found.heard or s != "none" else "state_unheard", lang) for s in shown}

    def told(step: Any) -> str:
        return step_words(Change(what=step.what, date=step.date, claim=step.citation.claim, note=step.note), lang)

    context = {
        "c": found, "entry": found.statement.line.entry, "states": names, "counted": counted, "told": told,
        "full": sum(u.full for u in found.undertakings), "word": lambda key: word(key, lang),
    }  # fmt: skip
    return page(request, "coverage.html", context)


def coverage_data(request: Request) -> Response:
    """The same as JSON (as the command prints it) or, one row an undertaking, as CSV."""
    found = covered(request)
    if request.url.path.endswith(".json"):
        return JSONResponse(shape(found))
    return as_csv(COLUMNS, rows(found), "coverage")


ROUTES = [
    Route("/entries/{id}/coverage", coverage_page),
    Route("/entries/{id}/coverage.json", coverage_data),
    Route("/entries/{id}/coverage.csv", coverage_data),
]
