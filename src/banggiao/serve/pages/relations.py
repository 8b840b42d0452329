"""The map of relations and the page of one: what is promised, by whom, where it stands, what the figures are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from banggiao.model.entries import Entry
from banggiao.model.kinds import LEVELS, PILLARS
from banggiao.serve.filters import codes, silent_day
from banggiao.serve.listing import Column, as_csv, as_json
from banggiao.serve.render import page
from banggiao.serve.rows import rows
from banggiao.store.counting import READ
from banggiao.store.listing import EntryFilter
from banggiao.store.store import Store

STAGES: Final = ("proposal", "pledge", "under_way", "delivered", "ended", "postponed")
COLUMNS: Final = [Column(k, k) for k in ("parties", "level", "since", "commitments", "events", "series")]
#: Rows of each block on a relation's page.
SHOWN: Final = 6


def relations(store: Store) -> list[dict[str, Any]]:
    """Every pair of parties that an entry names together, with its highest level, most commitments first."""
    found: list[dict[str, Any]] = store.kept("relations", lambda: _relations(store), of=READ)
    return found


def _relations(store: Store) -> list[dict[str, Any]]:
    pairs: dict[tuple[str, ...], dict[str, Any]] = {}
    for kind, name in (("commitment", "commitments"), ("event", "events"), ("series", "series")):
        for parties, number in store.party_sets(kind).items():
            if len(parties) == 2:
                row = pairs.setdefault(parties, {"commitments": 0, "events": 0, "series": 0})
                row[name] += number
    levels: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for e in store.entries(kind="relationship"):
        levels[tuple(sorted(e.parties))].append(e)
    out = []
    for parties in sorted({*pairs, *levels}):
        row = {"parties": list(parties), "level": None, "since": None, "commitments": 0, "events": 0, "series": 0}
        row |= pairs.get(parties, {})
        if parties in levels:
            top = ladder(levels[parties])[-1]
            row |= {"level": top.fields.get("level"), "since": top.fields.get("date"), "entry": top.id}
        out.append(row)
    out.sort(key=lambda r: (-r["commitments"], -r["events"], r["parties"]))
    return out


def ladder(levels: Iterable[Entry]) -> list[Entry]:
    """The levels of one pair, low to high, by date inside a level."""
    order = {level: float(n) for n, level in enumerate(LEVELS)}
    order |= {"other": -1.0, "special": 2.5}  # special stands beside the ladder, below strategic
    return sorted(
        levels, key=lambda e: (order.get(str(e.fields.get("level")), -1.0), str(e.fields.get("date") or ""), e.id)
    )


def matrix(store: Store, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    """Pillars by stage: counts of commitments, pillars without any left out."""
    counts = store.matrix(parties)
    grid: dict[str, dict[str, int]] = defaultdict(dict)
    for (pillar, stage), number in counts.items():
        grid[pillar][stage] = grid[pillar].get(stage, 0) + number
    return [
        {"pillar": p, "counts": [(s, grid[p].get(s, 0)) for s in STAGES], "total": sum(grid[p].values())}
        for p in PILLARS
        if p in grid
    ]


def _blocks(store: Store, parties: tuple[str, ...], as_of: str, since: str | None) -> dict[str, Any]:
    def listed(order: str, **wanted: Any) -> dict[str, Any]:
        chosen = EntryFilter(parties=parties, **wanted)
        return {
            "rows": rows(store, store.entry_ids(chosen, order=order, limit=SHOWN)), "total": store.entry_total(chosen)
        }  # fmt: skip

    commitment = {"kinds": ("commitment",)}
    return {
        "new": listed("newest", **commitment, said_since=since) if since else listed("newest", **commitment),
        "overdue": listed("deadline", **commitment, overdue=as_of),
        "due": listed("deadline", **commitment, due_from=as_of),
        "silent": listed("newest", **commitment, silent_since=silent_day(as_of)),
        "stances": listed("surest", kinds=("stance",)),
        "events": listed("date", kinds=("event", "statement")),
        "mechanisms": listed("surest", kinds=("mechanism",)),
        "disagreements": listed("label", kinds=("disagreement",)),
    }


def listed_people(store: Store, party: str) -> list[dict[str, Any]]:
    """The people of a party that most documents name."""
    return rows(store, store.entry_ids(EntryFilter(kinds=("person",), parties=(party,)), order="surest", limit=SHOWN))


def index(request: Request) -> Response:
    """All relations of the register: a list and a matrix."""
    found = relations(request.app.state.store)
    return page(request, "relations.html", {"relations": found, "levels": LEVELS})


def as_data(request: Request) -> Response:
    """The same as JSON or CSV."""
    found = relations(request.app.state.store)
    return as_json(found) if request.url.path.endswith(".json") else as_csv(COLUMNS, found, "relations")


def relation(request: Request) -> Response:
    """One relation."""
    store: Store = request.app.state.store
    parties = codes(request.path_params["pair"])
    if len(parties) < 2:
        raise HTTPException(404, "no such relation")
    as_of = request.app.state.options.as_of
    levels = [e for e in store.entries(kind="relationship", parties=parties) if set(e.parties) == set(parties)]
    series = list(store.entries_by_id(store.entry_ids(EntryFilter(kinds=("series",), parties=parties), limit=200)))
    context = {
        "pair_codes": parties, "pair": "-".join(parties), "ladder": ladder(levels),
        "matrix": matrix(store, parties), "stages": STAGES, "as_of": as_of,
        "series": [s for s in series if not s.fields.get("modality")],
        "since": request.query_params.get("since"),
        "blocks": _blocks(store, parties, as_of, request.query_params.get("since")),
        "people": {p: listed_people(store, p) for p in parties},
    }  # fmt: skip
    return page(request, "relation.html", context)


def home(request: Request) -> Response:
    """The relation that the register holds most of; the list where it holds none."""
    found = relations(request.app.state.store)
    return RedirectResponse(f"/relations/{'-'.join(found[0]['parties'])}" if found else "/relations", 303)


ROUTES = [
    Route("/", home),
    Route("/relations", index),
    Route("/relations.json", as_data),
    Route("/relations.csv", as_data),
    Route("/relations/{pair}", relation),
]
