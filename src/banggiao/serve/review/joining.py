"""Merging and splitting entries, with what they will look like before anybody decides; ranking a disagreement's sides.

Takes the entry and what the address proposes, gives the page. Keeps true: looking decides nothing, the proposal is in
the address; what is shown is what resolving will make.
"""

from __future__ import annotations

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from banggiao.errors import BadSetting
from banggiao.model.entries import ENTRY_OF_CLAIM, Entry
from banggiao.model.judgements import Judgement
from banggiao.serve.keeping import in_one_state
from banggiao.serve.render import page
from banggiao.serve.rows import rows
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store

#: Entries proposed for a merge.
NEAR: Final = 12


def near(store: Store, entry: Entry, words: str) -> list[dict[str, Any]]:
    """Entries that may be the same: what words find, else those whose claims were compared and kept out, then the
    newest of the same parties."""
    if words:
        found = [h.claim for h in store.search(words, limit=4 * NEAR) if h.claim]
        ids = [i for c in found for i in store.entries_of_claims([c]).get(c, ())]
    else:
        kept_out = [c for r in entry.why.get("kept_out", ()) for c in r["claims"] if c not in entry.claims]
        by_claim = store.entries_of_claims(kept_out)
        same = EntryFilter(kinds=(entry.kind,), parties=entry.parties)
        ids = [i for c in kept_out for i in by_claim.get(c, ())] + store.entry_ids(same, order="newest", limit=NEAR)
    others = dict.fromkeys(i for i in ids if i != entry.id)
    return [r for r in rows(store, list(others)) if r["kind"] == entry.kind][:NEAR]


def proposed(request: Request, entry: Entry) -> Judgement | None:
    """The merge or split that the address proposes."""
    q = request.query_params
    ids = [i for text in q.getlist("with") for i in text.split()]
    if q.get("decision") not in ("merge", "split") or not ids:
        return None
    return Judgement(decision=q["decision"], reviewer="", at="", entry=entry.id, values={"with": ids})


def _after(request: Request, store: Store, made: Judgement) -> dict[str, Any]:
    try:
        after = request.app.state.deciding.preview(made)
    except BadSetting as error:
        return {"refused": error.reason}
    named = [made.entry or "", *made.values["with"]] if made.decision == "merge" else [made.entry or ""]
    before = list(store.entries_by_id(named))
    quotes = store.quotes([c for e in (*before, *after) for c in e.claims])
    return {"before": before, "after": after, "preview_quotes": quotes}


def joining(request: Request) -> Response:
    """The entry, what may be merged with it, what may leave it; and, where the address proposes it, the preview."""
    store: Store = request.app.state.store
    entry = store.entry(request.path_params["id"])
    if entry is None:
        raise HTTPException(404, "no such entry")
    if entry.id != request.path_params["id"]:
        return RedirectResponse(f"/review/entries/{entry.id}", 303)
    made = proposed(request, entry)
    can = request.app.state.deciding is not None and entry.kind in ENTRY_OF_CLAIM.values()
    context = {
        "entry": entry, "can": can, "made": made, "refused": "", "before": [], "after": [],
        "quotes": store.quotes(entry.claims), "judgements": store.judgements_of_entry(entry.id),
        "undone": store.undone(), "q": request.query_params.get("q", ""),
        "near": near(store, entry, request.query_params.get("q", "")) if can else [],
    }  # fmt: skip
    return page(request, "joining.html", context | (_after(request, store, made) if can and made else {}))


ROUTES: list[BaseRoute] = [Route("/review/entries/{id}", in_one_state(joining), methods=["GET"])]
